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

    /// Faults that name a layer's file as pack.json does, with the folder before it.
    func inFolder(_ faults: [Diagnostic]) -> [Diagnostic] {
        faults.map { fault in
            var fault = fault
            if let file = fault.file, !folder.isEmpty, !file.hasPrefix("/") { fault.file = "\(folder)/\(file)" }
            return fault
        }
    }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Takes the features of one layer in; every fault becomes a diagnostic, and the feature is left out.
    public mutating func add(_ collection: FeatureCollection, as layer: PackManifest.Layer, file: String) {
        var reading = begin(layer, FeatureSource(crs: collection.crs, namesCRS: true), file: file)
        for feature in collection.features { reading?.add(FeatureRow(feature: feature), to: &self) }
        reading?.end(&self)
    }

    /// Begins a layer whose features then come one by one; nil where it cannot be read, which a diagnostic tells.
    mutating func begin(_ layer: PackManifest.Layer, _ source: FeatureSource, file: String) -> LayerReading? {
        diagnostics += source.diagnostics
        guard let ruleset, let crs = referenceSystem(source.crs, file: file) else { return nil }
        input?.crs[layer] = crs
        return LayerReading(layer, file: file, ruleset: ruleset, metresPerStorey: input?.pack.metresPerStorey)
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

    private mutating func referenceSystem(_ name: String?, file: String) -> CoordinateReferenceSystem? {
        guard let name else {
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
}
