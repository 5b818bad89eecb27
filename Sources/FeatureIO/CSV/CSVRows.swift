import Geometry
import StrictJSON
import Wording

/// The rows of a CSV table as features: their geometry from a column of well-known text, their properties from the others.
struct CSVRows {
    let path: String
    let encoding: TextEncoding
    /// Nil takes what the file shows.
    let separator: UInt8?
    /// Nil takes the first of `wkt`, `geometry`, `geom`.
    let geometryColumn: String?
    let assumedCRS: String
    /// Nil where it is not known.
    let isGeographic: Bool?
    let isReplaced: @Sendable (String) -> Bool

    func forEach(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        var table = try CSVTable(path: path, encoding: encoding, separator: separator)
        let note = try table.replaceColumns(isReplaced)
        let columns = Columns(geometry: try indexOfGeometry(in: table.header), names: Self.named(table.header), isReplaced: isReplaced)
        let head = TableHead(
            separator: table.separator, form: table.form, signLine: table.signLine, header: table.headerSource)
        try begin(FeatureSource(crs: assumedCRS, namesCRS: false, table: head, diagnostics: note.map { [$0] } ?? []))
        var ordinal = 0
        while let chunk = try table.nextChunk() {
            try chunk.forEachRow { (row) throws(FileError) in
                ordinal += 1
                try body(feature(row, source: chunk.source(of: row), columns, ordinal: ordinal))
            }
        }
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

    private func indexOfGeometry(in header: [String]) throws(FileError) -> Int {
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
