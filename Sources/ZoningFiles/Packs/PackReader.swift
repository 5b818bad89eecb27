import FeatureIO
import Projection
import Regulation
import Wording
import ZoningModel

/// Reads a data pack from its folder: manifest, layers, and everything that is wrong with them.
public struct PackReader {
    /// The folder that holds `pack.json`.
    package let folder: String
    /// The system of layers that name none, beside that of `pack.json`.
    private let crs: CoordinateReferenceSystem?
    /// Whether areas that are not valid are made valid (`--mend`); a pack cannot ask for it by itself.
    private let mends: Bool

    /// Reads nothing yet. `crs` is for layers that name no system; it must agree with that of `pack.json` (`crs-conflict`).
    public init(folder: String, crs: CoordinateReferenceSystem? = nil, mends: Bool = false) {
        self.folder = folder
        self.crs = crs
        self.mends = mends
    }

    /// - Parameter layers: the layers to read; all but the network, unless the caller wants it.
    public func read(
        layers wanted: [PackManifest.Layer] = PackManifest.Layer.allCases.filter { $0 != .network }
    ) throws(FileError) -> PackContents {
        let path = "\(folder)/pack.json"
        let bytes: [UInt8]
        do throws(FileError) { bytes = try readFile(path, pipes: false) } catch {
            guard error.fault == FileFault.fileNotFound, !isFolder(folder), (try? GeoPackageReader.recognises(folder)) != nil else {
                throw error
            }
            throw FileError(
                code: PackFault.packIsFile, path: folder, what: "this is a file; a data pack is a folder with pack.json",
                fix: folder.hasSuffix("json") ? "Give the folder that holds it" : "Give the folder; a zone map goes with --map",
                kind: .notFound)
        }
        try ForeignFormat.refuseText(bytes, path, as: .document)
        let (manifest, faults) = PackManifest.read(bytes, file: path)
        guard let manifest else {
            var reading = PackContents()
            reading.faults += faults
            return reading
        }
        var reading = PackContents(manifest: manifest, ruleset: try? Ruleset.bundled(manifest.ruleset))
        reading.folder = folder
        reading.faults += faults
        reading.mends = mends
        reading.sources.append(.init(file: "pack.json", sha256: SHA256.hexDigest(of: bytes)))
        guard reading.ruleset != nil else {
            reading.faults.append(
                Diagnostic(
                    code: PackFault.rulesetUnknown, file: path, what: "the ruleset \"\(manifest.ruleset)\" is not known",
                    fix: "Name one of: \(Ruleset.bundledIDs.joined(separator: ", "))"))
            return reading
        }
        if let own = manifest.layerCRS, let crs, !own.isSame(as: crs) {
            reading.faults.append(
                Diagnostic(
                    code: PackFault.crsConflict, file: path, what: "\"crs\" is \(own.identifier), and --crs says \(crs.identifier)",
                    fix: "Leave --crs out, or correct pack.json"))
            return reading
        }
        if let ruleset = reading.ruleset {
            // What the rules read, the network that layers are traced from, and housing and buildings, which every city has.
            let known = LayerColumn.layers(by: ruleset) + [.network, .residential, .buildings]
            for layer in PackManifest.Layer.allCases where manifest.layers[layer] != nil && !known.contains(layer) {
                reading.faults.append(
                    Diagnostic(
                        code: PackFault.packManifest, file: path,
                        what: "the rules \(ruleset.id) make nothing of a layer \(layer.rawValue): take it out",
                        fix: "Mend pack.json; the article DataPacks.md shows one"))
            }
            if reading.hasErrors { return reading }
        }
        reading.setSwitches(manifest.readings, file: path)
        for layer in wanted {
            guard let name = manifest.layers[layer] else { continue }
            reading.faults += LayerPaths.doubts(of: layer, in: manifest, file: path)
            try read(layer, name: name, into: &reading)
        }
        guard wanted.contains(.zones) else { return reading }
        requireLayers(manifest, path: path, into: &reading)
        if !manifest.neighbours.isEmpty, let ruleset = reading.ruleset {
            try NeighbourReader(folder: folder, pack: manifest, ruleset: ruleset, crs: crs, mends: mends).read(into: &reading)
        }
        return reading
    }

    private func read(_ layer: PackManifest.Layer, name: String, into reading: inout PackContents) throws(FileError) {
        let file = reading.file(of: layer)
        let rows = try LayerFile.rows(of: file, assumed: crs ?? reading.input?.pack.layerCRS)
        var taking: LayerReader?
        let rest = try rows.forEach { (source) throws(FileError) in
            for hash in source.hashes {
                let source = MapMeta.SourceHash(file: LayerFile.name(hash.path, in: folder), sha256: hash.sha256)
                if !reading.sources.contains(source) { reading.sources.append(source) }
            }
            taking = reading.begin(layer, source, file: file)
        } body: { (row) throws(FileError) in
            taking?.add(row, to: &reading)
        }
        taking?.end(&reading)
        reading.faults += rest
    }

    private func requireLayers(_ manifest: PackManifest, path: String, into reading: inout PackContents) {
        func missing(_ what: Phrase) {
            reading.faults.append(Diagnostic(code: PackFault.layerMissing, file: path, what: what, fix: "Name the file under \"layers\""))
        }
        if manifest.layers[.district] == nil { missing("there is no layer district") }
        // Rules that put all other land into one zone need none drawn.
        let mayLackZones = reading.ruleset?.residual != nil
        if manifest.layers[.zones] == nil, !mayLackZones { missing("there is no layer zones") }
        // Where features are at fault, that is told; the layer is not empty.
        let empty = reading.hasErrors ? [] : reading.counts.filter { $0.used == 0 }
        for (layer, features, _) in empty where layer == .district || layer == .zones {
            note(layer, features, layer == .zones && mayLackZones ? .warning : .error, fix: "Draw it, or name another file", into: &reading)
        }
        let others = empty.filter { $0.layer != .district && $0.layer != .zones }
        if others.count > 1 {
            reading.faults.append(
                Diagnostic(
                    code: PackFault.layerEmpty, severity: .warning, file: path,
                    what: "nothing is drawn in the layers \(Phrase.list(others.map(\.layer.rawValue)))",
                    fix: "Draw what there is, and take the other layers out of pack.json"))
        } else if let (layer, features, _) = others.first {
            note(layer, features, .warning, fix: "Draw it, or take the layer out of pack.json", into: &reading)
        }
        // Something must make the bands; only where nothing but zones and areas decides is there nothing to draw.
        let lines: [PackManifest.Layer] = [.roads, .rail, .waterways, .roadLand, .railwayLand]
        if !lines.contains(where: { manifest.layers[$0] != nil }), reading.ruleset?.sources.contains(where: { $0.effect != nil }) ?? true {
            let read = reading.ruleset.map { LayerColumn.layers(by: $0) } ?? lines
            let wanted = lines.filter(read.contains).map(\.rawValue)
            missing("there is no layer of lines, and the rules read \(Phrase.list(wanted))")
        }
    }

    private func note(
        _ layer: PackManifest.Layer, _ features: Int, _ severity: Diagnostic.Severity, fix: Phrase, into reading: inout PackContents
    ) {
        reading.faults.append(
            Diagnostic(
                code: PackFault.layerEmpty, severity: severity, file: reading.file(of: layer),
                what: features == 0 ? "the layer \(layer.rawValue) holds nothing" : "nothing of the layer \(layer.rawValue) is left",
                fix: fix))
    }
}
