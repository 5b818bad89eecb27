import FeatureIO
import Geometry
import Projection
import Wording
import ZoneQueries
import ZoningFiles

/// A file of surveyed areas, in whatever form: a list of corners, or features in any format that is read.
struct SurveySource {
    let file: String
    /// The system that the caller names.
    let crs: CoordinateReferenceSystem?
    let encoding: TextEncoding?
    let geometry: String?
    /// The plane of the map.
    let working: CoordinateReferenceSystem
    let mends: Bool

    enum SurveyedEntry {
        case area(SurveyedArea)
        case fault(number: Int, label: String, Diagnostic)
    }

    /// Areas in the order of the file, each with its number.
    func forEach(_ body: (SurveyedEntry) -> Void, onFault: (Diagnostic) -> Void) throws(FileError) {
        guard mayBeList else { return try features(given: nil, body, onFault) }
        let bytes = try readFile(file)
        guard let list = try CornerFile.list(bytes, file: file, encoding: encoding) else {
            return try features(given: file == "-" ? bytes : nil, body, onFault)
        }
        for fault in list.diagnostics { onFault(fault) }
        // A corner that cannot be read is missing in its ring: no area is made without it.
        if let error = list.diagnostics.first(where: { $0.severity == .error }) {
            body(.fault(number: 1, label: "#1", error))
            return
        }
        let system = try CornerSystem(list, said: crs, working: working, file: file)
        let reader = try reader(system.crs, isTaken: system.isTaken)
        for (index, plot) in list.plots.enumerated() {
            do throws(Diagnostic) { body(.area(try reader.area(plot, system.axes, number: index + 1, onDoubt: onFault))) } catch {
                onFault(error)
                body(.fault(number: index + 1, label: plot.name ?? "#\(index + 1)", error))
            }
        }
    }

    /// Texts without an ending of their own, and tables without a column of geometry that was named.
    private var mayBeList: Bool {
        if geometry != nil { return false }
        switch FileEnding(file) {
        case .csv, .tsv: return true
        case .other: return file == "-"
        default: return false
        }
    }

    private func reader(_ crs: CoordinateReferenceSystem, isTaken: Bool) throws(FileError) -> SurveyReader {
        do throws(ProjectionError) {
            return try SurveyReader(file, in: crs, isSystemTaken: isTaken, working: working, mends: mends)
        } catch { throw FileError(code: error.code, path: file, what: error.what, fix: error.fix, kind: .badData) }
    }

    private func features(given: [UInt8]?, _ body: (SurveyedEntry) -> Void, _ onFault: (Diagnostic) -> Void) throws(FileError) {
        if crs == nil, FileEnding(file) == .csv || FileEnding(file) == .tsv || geometry != nil {
            throw FileError(
                code: AnswerFault.crsMissing, path: file, what: "a table does not say which reference system it is in",
                fix: "Give it with --crs: cgcs2000, wgs84, EPSG:n or a .prj file, for example --crs EPSG:4548", kind: .badData)
        }
        var reader: SurveyReader?
        var number = 0
        func begin(_ source: FeatureSource) throws(FileError) {
            for doubt in source.diagnostics where doubt.severity == .warning { onFault(doubt) }
            if let fault = source.diagnostics.first(where: { $0.severity == .error }) { throw FileError(fault, path: fault.file ?? file) }
            reader = try self.reader(try source.system(assumed: crs, path: file), isTaken: false)
        }
        func take(_ row: FeatureRow) {
            guard let reader else { return }
            number += 1
            for doubt in row.diagnostics where doubt.severity == .warning { onFault(doubt) }
            do throws(Diagnostic) { body(.area(try reader.area(row, number: number, onDoubt: onFault))) } catch {
                onFault(error)
                body(.fault(number: number, label: row.feature.label, error))
            }
        }
        let rest: [Diagnostic]
        if file == "-" {
            var rows = FeatureRows(path: file)
            rows.given = given
            rows.geometryColumn = geometry
            rows.encoding = encoding ?? .utf8
            rows.assumedCRS = crs?.definitionText
            rows.isGeographic = ReferenceSystems.isGeographic
            rest = try rows.forEach { (source) throws(FileError) in
                try begin(source)
            } body: {
                take($0)
            }
        } else {
            var source = SourceFile(path: file)
            source.geometryColumn = geometry
            source.encoding = encoding ?? .utf8
            source.assumedCRS = crs?.definitionText
            source.isGeographic = ReferenceSystems.isGeographic
            rest = try source.forEach { (layer) throws(FileError) in
                try begin(layer.source)
                return layer.kind != SourceLayer.ShapeKind.none
            } body: {
                take($0)
            }
        }
        if let damage = rest.first(where: { $0.severity == .error }) { throw FileError(damage, path: file) }
        for doubt in rest { onFault(doubt) }
    }
}
