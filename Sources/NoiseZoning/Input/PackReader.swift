import FeatureIO
import Regulation
import Wording

/// Reads a data pack from its folder: manifest, layers, and everything that is wrong with them.
public struct PackReader {
    /// The folder that holds `pack.json`.
    public let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    /// - Parameter layers: the layers to read; all but the network, unless the caller wants it.
    public func read(
        layers wanted: [PackManifest.Layer] = PackManifest.Layer.allCases.filter { $0 != .network }
    ) throws(FileError) -> PackReading {
        let path = "\(folder)/pack.json"
        let bytes = try readFile(path)
        try ForeignFormat.refuseText(bytes, path, as: .document)
        let (manifest, faults) = PackManifest.read(bytes, file: path)
        guard let manifest else {
            var reading = PackReading()
            reading.diagnostics = faults
            return reading
        }
        var reading = PackReading(manifest: manifest, ruleset: try? Ruleset.bundled(manifest.ruleset))
        reading.folder = folder
        reading.diagnostics = faults
        reading.sources.append(.init(file: "pack.json", sha256: SHA256.hexDigest(of: bytes)))
        guard reading.ruleset != nil else {
            reading.diagnostics.append(
                Diagnostic(
                    code: "ruleset-unknown", file: path, what: "the ruleset \"\(manifest.ruleset)\" is not known",
                    fix: "Name one of: \(Ruleset.bundledIDs.joined(separator: ", "))"))
            return reading
        }
        reading.setSwitches(manifest.readings, file: path)
        for layer in wanted {
            guard let name = manifest.layers[layer] else { continue }
            try read(layer, name: name, into: &reading)
        }
        if wanted.contains(.zones) { requireLayers(manifest, path: path, into: &reading) }
        return reading
    }

    private func read(_ layer: PackManifest.Layer, name: String, into reading: inout PackReading) throws(FileError) {
        let file = name.hasPrefix("/") ? name : "\(folder)/\(name)"
        reading.sources.append(.init(file: name, sha256: try SHA256.hexDigest(ofFile: String(file.split(separator: "|", maxSplits: 1)[0]))))
        var rows = FeatureRows(path: file)
        rows.assumedCRS = reading.input?.pack.layerCRS ?? "EPSG:4326"
        guard !rows.isCSV else {
            throw FileError(
                code: "layer-format", path: file, what: "a layer of a pack cannot be a table of text",
                fix: "Give it as GeoJSON, a GeoPackage or a shapefile", kind: .badData)
        }
        var taking: LayerReading?
        let rest = try rows.forEach { (source) throws(FileError) in
            taking = reading.begin(layer, source, file: file)
        } body: { (row) throws(FileError) in
            taking?.add(row, to: &reading)
        }
        taking?.end(&reading)
        reading.diagnostics += rest
    }

    private func requireLayers(_ manifest: PackManifest, path: String, into reading: inout PackReading) {
        func missing(_ what: Phrase) {
            reading.diagnostics.append(Diagnostic(code: "layer-missing", file: path, what: what, fix: "Name the file under \"layers\""))
        }
        if manifest.layers[.district] == nil { missing("there is no layer district") }
        if manifest.layers[.zones] == nil { missing("there is no layer zones") }
        if manifest.layers[.roads] == nil && manifest.layers[.rail] == nil { missing("there is neither a layer roads nor a layer rail") }
    }
}
