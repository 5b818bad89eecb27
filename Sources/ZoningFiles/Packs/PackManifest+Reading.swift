import FeatureIO
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension PackManifest {
    /// Reads the text of a `pack.json`; every fault is a diagnostic, and without a whole manifest there is none.
    package static func read(_ bytes: [UInt8], file: String) -> (PackManifest?, [Diagnostic]) {
        do throws(JSONError) {
            var object = try JSONDocument(bytes, file: file).object()
            var diagnostics: [Diagnostic] = []
            let manifest = try read(&object, file: file, &diagnostics)
            do throws(JSONError) { try object.finish() } catch {
                diagnostics.append(
                    .json(error, file: file, code: PackFault.packUnknownName, severity: .warning, fix: "Check the spelling; it is not used")
                )
            }
            return (manifest, diagnostics)
        } catch {
            return (
                nil, [.json(error, file: file, code: PackFault.packManifest, fix: "Mend pack.json; the article DataPacks.md shows one")]
            )
        }
    }

    private static func read(
        _ object: inout StrictObject, file: String, _ diagnostics: inout [Diagnostic]
    ) throws(JSONError) -> PackManifest {
        let id = try object.string("id")
        var title = try object.object("title")
        let text = try title.ownText()
        let ruleset = try object.string("ruleset")
        let status = try object.string("status", oneOf: PackStatus.allCases.map(\.rawValue))
        let accuracy = try MetresEntry.metres(try object.value("positional_accuracy_m"), from: 0, to: FeatureAccuracies.most)
        let crs = try object.value("working_crs")
        let working = try system(crs, file: file)
        guard !working.isGeographic, working.metresPerUnit == 1 else {
            throw crs.error("distances are measured in the working plane: it must be a projected system in metres, such as EPSG:4548")
        }
        let (layers, mappings) = try LayerEntry.all(try object.object("layers"))
        var manifest = PackManifest(
            id: id, title: text, ruleset: ruleset, status: PackStatus(rawValue: status) ?? .schematic,
            positionalAccuracy: accuracy, workingCRS: working,
            layerCRS: try object.optionalValue("crs").map { (value) throws(JSONError) in try system(value, file: file) }, layers: layers,
            sources: try sources(&object), readings: try readings(&object), assumedHalfWidths: try assumptions(&object),
            joining: try metres("join_m", from: 0, to: Joining.doubtful, &object) ?? Joining.standard,
            metresPerStorey: try metres("metres_per_storey", from: 2, to: 10, &object),
            sourceHeight: try metres("source_height_m", from: 0, to: 10, &object))
        manifest.mappings = mappings
        manifest.neighbours = try neighbours(&object)
        return manifest
    }

    /// A reference system by its name; the path of a `.prj` file begins beside pack.json.
    private static func system(_ value: StrictValue, file: String) throws(JSONError) -> CoordinateReferenceSystem {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let name = try value.string()
        do throws(ProjectionError) {
            return try CoordinateReferenceSystem(parsing: name, in: folder.isEmpty ? nil : folder)
        } catch { throw value.error("\(error.what). \(error.fix)") }
    }

    private static func metres(_ name: String, from low: Double, to high: Double, _ object: inout StrictObject) throws(JSONError) -> Double?
    {
        try object.optionalValue(name).map { (value) throws(JSONError) in try MetresEntry.metres(value, from: low, to: high) }
    }

    private static func neighbours(_ object: inout StrictObject) throws(JSONError) -> [String] {
        var folders: [String] = []
        for element in try object.optionalArray("neighbours") ?? [] {
            let folder = try element.string()
            guard !folder.isEmpty else { throw element.error("a neighbour is the folder of its pack, from this folder on") }
            folders.append(folder)
        }
        return folders
    }

    private static func sources(_ object: inout StrictObject) throws(JSONError) -> [Source] {
        var sources: [Source] = []
        for element in try object.optionalArray("sources") ?? [] {
            var source = try element.object()
            sources.append(
                Source(
                    layer: try source.optionalString("layer") ?? "", origin: try source.optionalString("origin") ?? "",
                    licence: try source.optionalString("licence") ?? "", date: try source.optionalString("date") ?? ""))
        }
        return sources
    }

    private static func readings(_ object: inout StrictObject) throws(JSONError) -> [(name: String, value: String)] {
        guard var table = try object.optionalObject("readings") else { return [] }
        var readings: [(name: String, value: String)] = []
        for name in table.names { readings.append((name, try table.string(name))) }
        return readings
    }

    private static func assumptions(_ object: inout StrictObject) throws(JSONError) -> [String: Double] {
        var widths: [String: Double] = [:]
        guard var assumptions = try object.optionalObject("assumptions"), var table = try assumptions.optionalObject("half_width_m") else {
            return widths
        }
        for name in table.names {
            let value = try table.value(name)
            let metres = try value.double()
            guard metres >= 0, metres <= HalfWidths.most else {
                throw value.error("a half-width is given in metres, from 0 to \(Int(HalfWidths.most))")
            }
            widths[name] = metres
        }
        return widths
    }
}

extension Diagnostic {
    /// A fault in a JSON file, with its line and column.
    static func json(_ error: JSONError, file: String, code: some FaultCode, severity: Severity = .error, fix: Phrase) -> Diagnostic {
        var place: Phrase = "line \(error.line), column \(error.column)"
        if !error.path.isEmpty { place = "\(place), \(error.path)" }
        return Diagnostic(
            code: code, severity: severity, file: file, what: "\(place): \(error.what)", fix: fix)
    }
}
