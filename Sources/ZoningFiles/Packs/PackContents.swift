import FeatureIO
import Geometry
import Projection
import Regulation
import ZoningModel

/// What was read of a data pack. `input` is nil where there is no usable manifest or ruleset; with errors among the diagnostics it is
/// not fit to build from.
public struct PackContents: Sendable {
    /// The layers as read, in their own coordinates; nil without a usable manifest.
    public var input: ZoningInput?
    /// The rules that the pack names, with the switches it sets; nil where the program does not have them (`ruleset-unknown`).
    public var ruleset: Ruleset?
    /// What is wrong or doubtful, as it is found; the same in many features is counted.
    package var faults = DiagnosticTally()
    /// What is wrong or doubtful, in the order in which it was found; more than three of a kind are one with a count. Time: the kinds.
    public var diagnostics: [Diagnostic] { faults.diagnostics }
    /// Whether areas that are not valid are made valid, each told.
    package var mends = false
    /// SHA-256 of `pack.json` and of every file of its layers, in the order of reading.
    package var sources: [MapMeta.SourceHash] = []
    /// Features read and features without a fault, by layer, in the order of the layers.
    package var counts: [(layer: PackManifest.Layer, features: Int, used: Int)] = []

    /// A reading without layers, to be filled by ``add(_:as:file:)``; without a manifest `input` is nil.
    package init(manifest: PackManifest? = nil, ruleset: Ruleset? = nil) {
        input = manifest.map { ZoningInput(pack: $0) }
        self.ruleset = ruleset
    }

    /// The path of a layer, for messages.
    package var folder = ""

    var packFile: String { folder.isEmpty ? "pack.json" : "\(folder)/pack.json" }

    func file(of layer: PackManifest.Layer) -> String {
        input?.pack.file(of: layer, in: folder) ?? layer.rawValue
    }

    /// Whether any diagnostic is an error, which keeps a map from being built. Time: the kinds of fault.
    public var hasErrors: Bool { faults.hasErrors }

    /// Sets switches of the readings; one that does not exist is a diagnostic.
    package mutating func setSwitches(_ values: [(name: String, value: String)], file: String) {
        for (name, value) in values {
            if let set = ruleset?.setting(name, to: value) {
                ruleset?.switches = set
            } else {
                let known = ruleset?.readings.compactMap(\.switch).map { "\($0.name): \($0.values.joined(separator: ", "))" } ?? []
                faults.append(
                    Diagnostic(
                        code: PackFault.readingSwitch, file: file, what: "there is no switch \(name) with the value \(value)",
                        fix: known.isEmpty ? "These rules leave no choice: take it out" : "Choose among: \(known.joined(separator: "; "))"))
            }
        }
    }

    package mutating func referenceSystem(_ source: FeatureSource, file: String) -> CoordinateReferenceSystem? {
        guard let name = source.crs else {
            // What is wrong with a system that is named was told with the file.
            if let unnamed = source.unnamedCRS ?? (source.diagnostics.isEmpty ? "the layer names no reference system" : nil) {
                faults.append(
                    Diagnostic(
                        code: PackFault.layerCrs, file: file, what: unnamed,
                        fix: "Name it with --crs of build, validate and import, or as \"crs\" in pack.json for all layers that name none"))
            }
            return nil
        }
        let crs: CoordinateReferenceSystem
        do { crs = try CoordinateReferenceSystem(namedInFile: name) } catch {
            faults.append(Diagnostic(code: PackFault.layerCrs, file: file, what: error.what, fix: error.fix))
            return nil
        }
        if crs.isShifted {
            // No survey is in these; the way back is a formula found by others, good to about a metre.
            faults.append(
                Diagnostic(
                    code: PackFault.layerShifted, severity: .warning, file: file,
                    what: "the layer is in \(crs.identifier), the shifted coordinates of web maps, and is converted to WGS 84",
                    fix: "Draw from data in WGS 84 or CGCS2000 where there are any: the converted lines are good to about a metre at best"))
        }
        return crs
    }
}
