import FeatureIO
import Regulation
import Wording

/// Reads a data pack from its folder: manifest, layers, and everything that is wrong with them.
public struct PackReader {
    /// The folder that holds `pack.json`.
    public let folder: String
    /// Whether areas that are not valid are made valid (`--mend`); a pack cannot ask for it by itself.
    private let mends: Bool

    public init(folder: String, mends: Bool = false) {
        self.folder = folder
        self.mends = mends
    }

    /// The path of a file that `pack.json` names.
    static func path(of name: String, in folder: String) -> String {
        name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    }

    /// - Parameter layers: the layers to read; all but the network, unless the caller wants it.
    public func read(
        layers wanted: [PackManifest.Layer] = PackManifest.Layer.allCases.filter { $0 != .network }
    ) throws(FileError) -> PackReading {
        let path = "\(folder)/pack.json"
        let bytes = try readFile(path)
        let (manifest, faults) = PackManifest.read(bytes, file: path)
        guard let manifest else {
            var reading = PackReading()
            reading.faults += faults
            return reading
        }
        var reading = PackReading(manifest: manifest, ruleset: try? Ruleset.bundled(manifest.ruleset))
        reading.folder = folder
        reading.faults += faults
        reading.mends = mends
        reading.sources.append(.init(file: "pack.json", sha256: SHA256.hexDigest(of: bytes)))
        guard reading.ruleset != nil else {
            reading.faults.append(
                Diagnostic(
                    code: "ruleset-unknown", file: path, what: "the ruleset \"\(manifest.ruleset)\" is not known",
                    fix: "Name one of: \(Ruleset.bundledIDs.joined(separator: ", "))"))
            return reading
        }
        reading.setSwitches(manifest.readings, file: path)
        for layer in wanted {
            guard let name = manifest.layers[layer] else { continue }
            reading.faults += LayerPaths.doubts(of: layer, in: manifest, file: path)
            try read(layer, name: name, into: &reading)
        }
        if wanted.contains(.zones) { requireLayers(manifest, path: path, into: &reading) }
        return reading
    }

    private func read(_ layer: PackManifest.Layer, name: String, into reading: inout PackReading) throws(FileError) {
        let file = Self.path(of: name, in: folder)
        // Everything that is read is hashed: the table and the system of a shapefile say as much as its shapes.
        for (part, ending) in layerFiles(of: file) {
            reading.sources.append(
                .init(file: ending.isEmpty ? name : name.dropLast(4) + ending, sha256: try SHA256.hexDigest(ofFile: part)))
        }
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
        reading.faults += rest
    }

    private func requireLayers(_ manifest: PackManifest, path: String, into reading: inout PackReading) {
        func missing(_ what: Phrase) {
            reading.faults.append(Diagnostic(code: "layer-missing", file: path, what: what, fix: "Name the file under \"layers\""))
        }
        if manifest.layers[.district] == nil { missing("there is no layer district") }
        if manifest.layers[.zones] == nil { missing("there is no layer zones") }
        for (layer, features, used) in reading.counts where used == 0 && !reading.hasErrors {
            let isNeeded = layer == .district || layer == .zones
            reading.faults.append(
                Diagnostic(
                    code: "layer-empty", severity: isNeeded ? .error : .warning, file: reading.file(of: layer),
                    what: features == 0 ? "the layer \(layer.rawValue) holds nothing" : "nothing of the layer \(layer.rawValue) is left",
                    fix: isNeeded ? "Draw it, or name another file" : "Draw it, or take the layer out of pack.json"))
        }
        if manifest.layers[.roads] == nil && manifest.layers[.rail] == nil { missing("there is neither a layer roads nor a layer rail") }
    }
}
