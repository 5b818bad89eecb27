import FeatureIO
import Geometry
import Projection
import Regulation

/// What was read of a data pack. `input` is nil where there is no usable manifest or ruleset; with errors among the diagnostics it is
/// not fit to build from.
public struct PackReading: Sendable {
    public var input: ZoningInput?
    public var ruleset: Ruleset?
    public var diagnostics: [Diagnostic] = []
    public var sources: [MapMeta.SourceHash] = []
    /// Features read and features without a fault, by layer, in the order of the layers.
    public var counts: [(layer: PackManifest.Layer, features: Int, used: Int)] = []

    public init(manifest: PackManifest? = nil, ruleset: Ruleset? = nil) {
        input = manifest.map { ZoningInput(pack: $0) }
        self.ruleset = ruleset
    }

    /// The path of a layer, for messages.
    var folder = ""

    func file(of layer: PackManifest.Layer) -> String {
        let name = input?.pack.layers[layer] ?? layer.rawValue
        return folder.isEmpty ? name : "\(folder)/\(name)"
    }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Takes the features of one layer in; every fault becomes a diagnostic, and the feature is left out.
    ///
    /// A feature is let go as soon as it was read, so that a city given away does not stand in memory twice.
    public mutating func add(_ collection: consuming FeatureCollection, as layer: PackManifest.Layer, file: String) {
        guard let ruleset, let crs = referenceSystem(of: collection, file: file) else { return }
        input?.crs[layer] = crs
        var decoding = LayerDecoding(ruleset: ruleset, metresPerStorey: input?.pack.metresPerStorey)
        let geometryCheck = GeometryCheck()
        var used = 0
        let count = collection.features.count
        collection.features.reverse()
        while let feature = collection.features.popLast() {
            let faults = geometryCheck.faults(of: feature, file: file)
            diagnostics.append(contentsOf: faults)
            guard faults.isEmpty, feature.shape != nil else { continue }
            if place(feature, in: layer, file: file, decoding: &decoding, rows: RowCheck(ruleset: ruleset)) { used += 1 }
        }
        counts.append((layer, count, used))
        diagnostics.append(contentsOf: decoding.diagnostics)
    }

    /// Sets switches of the readings; one that does not exist is a diagnostic.
    public mutating func setSwitches(_ values: [(name: String, value: String)], file: String) {
        for (name, value) in values {
            if let set = ruleset?.switches.setting(name, to: value) {
                ruleset?.switches = set
            } else {
                let known = ruleset?.readings.compactMap(\.switch).map { "\($0.name): \($0.values.joined(separator: ", "))" } ?? []
                diagnostics.append(
                    Diagnostic(
                        code: "reading-switch", file: file, what: "there is no switch \(name) with the value \(value)",
                        fix: "Choose among: \(known.joined(separator: "; "))"))
            }
        }
    }

    private mutating func referenceSystem(of collection: FeatureCollection, file: String) -> CoordinateReferenceSystem? {
        guard let name = collection.crs else {
            diagnostics.append(
                Diagnostic(
                    code: "layer-crs", file: file, what: "the layer does not say in which reference system its coordinates are",
                    fix: "Add a .prj file beside it, or name the system under \"crs\" in pack.json"))
            return nil
        }
        do { return try CoordinateReferenceSystem(parsing: name) } catch {
            diagnostics.append(Diagnostic(code: "layer-crs", file: file, what: error.what, fix: error.fix))
            return nil
        }
    }

    /// Whether the feature could be used.
    private mutating func place(
        _ feature: Feature, in layer: PackManifest.Layer, file: String, decoding: inout LayerDecoding, rows: RowCheck
    ) -> Bool {
        switch layer {
        case .district:
            guard let polygons = decoding.district(feature, file: file) else { return false }
            input?.district += polygons
            return true
        case .zones: return keep(decoding.zone(feature, file: file), \.zones)
        case .roads, .rail:
            guard let lines = layer == .roads ? decoding.road(feature, file: file) : decoding.rail(feature, file: file) else {
                return false
            }
            if let line = lines.first { diagnostics += rows.diagnostics(for: line, feature: feature, file: file) }
            input?.lines += lines
            return true
        case .railwayLand: return keep(decoding.railway(feature, file: file), \.railwayLand)
        case .yards: return keep(decoding.railway(feature, file: file), \.yards)
        case .residential: return keep(decoding.residential(feature, file: file), \.residential)
        case .buildings: return keep(decoding.building(feature, file: file), \.buildings)
        case .network: return false
        }
    }

    private mutating func keep<Noun>(_ noun: Noun?, _ path: WritableKeyPath<ZoningInput, [Noun]>) -> Bool {
        guard let noun else { return false }
        input?[keyPath: path].append(noun)
        return true
    }
}
