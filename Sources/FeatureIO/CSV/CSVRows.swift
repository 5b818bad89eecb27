import Geometry
import StrictJSON
import Wording

/// The rows of a CSV table as features: their geometry from a column of well-known text, their properties from the others.
final class CSVRows: FeatureFeed {
    let source: FeatureSource
    let rest: [Diagnostic] = []
    private let path: String
    private let assumedCRS: String
    private let isGeographic: Bool?
    private let columns: Columns
    private var table: CSVTable
    /// The rows of one piece of the file, backwards.
    private var waiting: [(row: CSVRow, source: [UInt8])] = []
    private var ordinal = 0

    /// - Parameters:
    ///   - separator: nil takes what the file shows.
    ///   - geometryColumn: nil takes the first of `wkt`, `geometry`, `geom`.
    ///   - isGeographic: nil where it is not known.
    init(
        path: String, encoding: TextEncoding, separator: UInt8?, geometryColumn: String?, assumedCRS: String, isGeographic: Bool?,
        isReplaced: (String) -> Bool
    ) throws(FileError) {
        (self.path, self.assumedCRS, self.isGeographic) = (path, assumedCRS, isGeographic)
        var table = try CSVTable(path: path, encoding: encoding, separator: separator)
        let note = try table.replaceColumns(isReplaced)
        columns = Columns(
            geometry: try Self.indexOfGeometry(geometryColumn, in: table.header, path), names: Self.named(table.header),
            isReplaced: isReplaced)
        let head = TableHead(separator: table.separator, form: table.form, signLine: table.signLine, header: table.headerSource)
        source = FeatureSource(crs: assumedCRS, namesCRS: false, table: head, diagnostics: note.map { [$0] } ?? [])
        self.table = table
    }

    func next() throws(FileError) -> FeatureRow? {
        while waiting.isEmpty {
            guard let chunk = try table.nextChunk() else { return nil }
            chunk.forEachRow { waiting.append(($0, chunk.source(of: $0))) }
            waiting.reverse()
        }
        guard let (row, source) = waiting.popLast() else { return nil }
        ordinal += 1
        return feature(row, source: source, columns, ordinal: ordinal)
    }

    /// What the columns are.
    private struct Columns {
        let geometry: Int
        let geometryName: String
        /// Nil for one that is no property: of the geometry, and those that are replaced.
        let names: [String?]

        init(geometry: Int, names: [String], isReplaced: (String) -> Bool) {
            self.geometry = geometry
            geometryName = names[geometry]
            self.names = names.enumerated().map { $0 == geometry || isReplaced($1) ? nil : $1 }
        }
    }

    private static func indexOfGeometry(_ geometryColumn: String?, in header: [String], _ path: String) throws(FileError) -> Int {
        let names = geometryColumn.map { [$0.lowercased()] } ?? ["wkt", "geometry", "geom"]
        let columns = header.indices.filter { names.contains(header[$0].lowercased()) }
        let exact = columns.filter { header[$0] == geometryColumn }
        if let column = exact.first { return column }
        guard columns.count < 2 else {
            throw FileError(
                code: FileFault.csvColumnTwice, path: path,
                what: "more than one column may hold the geometry: \(Phrase.list(columns.map { header[$0] }))",
                fix: "Keep that name for one of them, or choose with --geometry of parcel", kind: .badData)
        }
        if let column = columns.first { return column }
        let missing: Phrase = geometryColumn.map { Phrase(verbatim: $0) } ?? "wkt, geometry or geom"
        throw FileError(
            code: FileFault.csvGeometry, path: path,
            what: "there is no column \(missing); the header is \(CSVTable.list(header))",
            fix: "Call the column that holds the geometry as well-known text wkt, or name it with --geometry of parcel", kind: .badData)
    }

    /// Columns without a name get their number, so that an object of them has no name twice.
    private static func named(_ header: [String]) -> [String] {
        var taken = Set(header)
        return header.enumerated().map { index, name in
            guard name.isEmpty else { return name }
            var made = "column_\(index + 1)"
            while !taken.insert(made).inserted { made += "_" }
            return made
        }
    }

    private func feature(_ row: CSVRow, source: [UInt8], _ columns: Columns, ordinal: Int) -> FeatureRow {
        var feature = Feature(shape: nil, ordinal: ordinal)
        for (index, name) in columns.names.prefix(row.count).enumerated() {
            if let name { feature.properties.append(JSONMember(name: name, value: .string(row[index]))) }
        }
        var result = FeatureRow(feature: feature, source: source)
        if let broken = row.fault {
            result.diagnostics = [fault(broken.fault, row, feature, broken.what, broken.fix)]
            return result
        }
        do throws(WKTFault) {
            guard let shape = try WKT.read(row.bytes(columns.geometry)) else {
                result.diagnostics = [
                    fault(FileFault.emptyGeometry, row, feature, "the geometry is EMPTY", "Draw the feature, or delete its row")
                ]
                return result
            }
            var faults = FaultList()
            ShapeCheck.add(shape, to: &faults)
            if faults.isEmpty { result.feature.shape = shape }
            result.diagnostics =
                faults.diagnostics(file: path, feature: feature.label).map { diagnostic in
                    var diagnostic = diagnostic
                    diagnostic.what = "line \(row.line): \(diagnostic.what)"
                    return diagnostic
                } + (isGeographic.map { RangeCheck(crs: assumedCRS, isGeographic: $0, file: path).diagnostics(result.feature) } ?? [])
        } catch {
            let place: Phrase = "column \(columns.geometryName), character \(error.character)"
            result.diagnostics = [fault(FileFault.wkt, row, feature, "\(place): \(error.what)", error.fix)]
        }
        return result
    }

    private func fault(_ code: FileFault, _ row: CSVRow, _ feature: Feature, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        Diagnostic(code: code, file: path, feature: feature.label, what: "line \(row.line), \(what)", fix: fix)
    }
}
