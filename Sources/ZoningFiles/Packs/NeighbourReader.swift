import FeatureIO
import Projection
import Regulation
import Wording
import ZoningModel

/// Reads of the packs beside a pack what may make bands on this side of the border: lines and land, by the rules of this side (readings Z6, Z7).
///
/// Neighbours of neighbours are not followed, so that two packs may name each other. Linear in the band layers of the neighbours.
struct NeighbourReader {
    /// Of the pack that names them.
    let folder: String
    let pack: PackManifest
    let ruleset: Ruleset
    let crs: CoordinateReferenceSystem?
    let mends: Bool

    private var packFile: String { "\(folder)/pack.json" }

    func read(into reading: inout PackContents) throws(FileError) {
        var seen: [FileIdentity?] = [FileIdentity(packFile)]
        for name in pack.neighbours {
            let place = PackManifest.folder(ofNeighbour: name, from: folder)
            let path = "\(place)/pack.json"
            guard let identity = FileIdentity(path) else {
                reading.faults.append(
                    Diagnostic(
                        code: PackFault.neighbourMissing, file: packFile,
                        what: "the neighbour \(name) is no data pack: it has no pack.json",
                        fix: "Name the folder of its pack as it is seen from the folder of this one, or take it out"))
                continue
            }
            guard !seen.contains(identity) else {
                reading.faults.append(
                    Diagnostic(
                        code: PackFault.neighbourTwice, file: packFile,
                        what: "the neighbour \(name) is this pack itself, or was named before", fix: "Name every neighbour once"))
                continue
            }
            seen.append(identity)
            try read(place, name, into: &reading)
        }
    }

    private func read(_ place: String, _ name: String, into reading: inout PackContents) throws(FileError) {
        let path = "\(place)/pack.json"
        let bytes = try readFile(path, pipes: false)
        try ForeignFormat.refuseText(bytes, path, as: .document)
        let (found, faults) = PackManifest.read(bytes, file: path)
        reading.faults += faults.filter { $0.severity == .error }
        guard var manifest = found else { return }
        // Distances are measured in our plane, whatever the neighbour draws in.
        manifest.workingCRS = pack.workingCRS
        reading.sources.append(.init(file: "\(name)/pack.json", sha256: SHA256.hexDigest(of: bytes)))
        var contents = PackContents(manifest: manifest, ruleset: ruleset)
        (contents.folder, contents.mends) = (place, mends)
        let known = LayerColumn.layers(by: ruleset)
        for layer in ZoningInput.bandLayers where known.contains(layer) && manifest.layers[layer] != nil {
            try read(layer, name, of: manifest, into: &contents, telling: &reading)
        }
        guard let input = contents.input else { return }
        reading.input?.neighbours.append(Neighbour(folder: place, input: input))
    }

    /// What is wrong with a feature of a neighbour keeps it from making a band here, and is told once a layer: to mend it is theirs.
    private func read(
        _ layer: PackManifest.Layer, _ name: String, of manifest: PackManifest, into contents: inout PackContents,
        telling reading: inout PackContents
    ) throws(FileError) {
        let place = contents.folder
        let file = contents.file(of: layer)
        let rows = try LayerFile.rows(of: file, assumed: manifest.layerCRS ?? crs)
        var taking: LayerReader?
        var (count, lost) = (0, 0)
        var first: Diagnostic?
        let rest = try rows.forEach { (source) throws(FileError) in
            for hash in source.hashes {
                let source = MapMeta.SourceHash(file: "\(name)/\(LayerFile.name(hash.path, in: place))", sha256: hash.sha256)
                if !reading.sources.contains(source) { reading.sources.append(source) }
            }
            taking = contents.begin(layer, source, file: file)
            // What keeps the layer from being read at all stops the map: bands would be missing without a word.
            if taking == nil { reading.faults += contents.faults.diagnostics.filter { $0.severity == .error } }
            taking?.foreignRows = manifest.ruleset == ruleset.id ? nil : manifest.id
        } body: { (row) throws(FileError) in
            guard taking != nil, let counts = contents.input?.bandCounts else { return }
            contents.faults = DiagnosticTally()
            taking?.add(row, to: &contents)
            count += 1
            let isFit = contents.input?.bandCounts != counts && !contents.faults.hasErrors
            guard !isFit else { return }
            lost += 1
            first = first ?? contents.faults.diagnostics.first { $0.severity == .error } ?? contents.faults.diagnostics.first
            contents.input?.cut(to: counts)
        }
        contents.faults = DiagnosticTally()
        taking?.end(&contents)
        first = first ?? contents.faults.diagnostics.first { $0.severity == .error }
        contents.faults = DiagnosticTally()
        reading.faults += rest.filter { $0.severity == .error }
        guard lost > 0 else { return }
        let reason = first?.what ?? "its rules do not count it"
        reading.faults.append(
            Diagnostic(
                code: PackFault.neighbourLeftOut, severity: manifest.ruleset == ruleset.id ? .warning : .note, file: file,
                feature: first?.feature,
                what:
                    "\(lost) of \(count) features of the layer \(layer.rawValue) of the neighbour \(manifest.id) make no band here: \(reason)",
                fix: "By the rules here, \(ruleset.id), they count for nothing; mend them in the neighbour's pack if they should"))
    }
}
