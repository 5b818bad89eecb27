import Geometry
import StrictJSON
import Wording

/// The rows of a CSV table as features: their geometry from a column of well-known text, their properties from the others.
struct CSVRows {
    let path: String
    let encoding: TextEncoding
    let separator: Character
    /// Nil takes the first of `wkt`, `geometry`, `geom`.
    let geometryColumn: String?
    let assumedCRS: String
    /// Nil where it is not known.
    let isGeographic: Bool?

    func forEach(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        let table = try CSVTable(path: path, encoding: encoding, separator: separator)
        let column = try indexOfGeometry(in: table.header)
        let names = Self.unique(table.header)
        try begin(FeatureSource(crs: assumedCRS, namesCRS: false, header: table.headerSource))
        var ordinal = 0
        do {
            try table.forEachRow { (row) throws(FileError) in
                ordinal += 1
                try body(feature(row, column: column, names: names, ordinal: ordinal))
            }
        } catch {
            switch error {
            case .file(let error), .body(let error): throw error
            }
        }
    }

    private func indexOfGeometry(in header: [String]) throws(FileError) -> Int {
        for name in geometryColumn.map({ [$0] }) ?? ["wkt", "geometry", "geom"] {
            if let column = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return column }
        }
        let missing: Phrase = geometryColumn.map { Phrase(verbatim: $0) } ?? "wkt, geometry or geom"
        throw FileError(
            code: "csv-geometry", path: path,
            what: "there is no column \(missing); the header is \(CSVTable.list(header))",
            fix: "Name the column that holds the geometry as well-known text with --geometry", kind: .badData)
    }

    /// Names that stand twice get a number behind, so that an object of them has no name twice.
    private static func unique(_ header: [String]) -> [String] {
        var taken: Set<String> = []
        // Where to go on counting: the thousandth column of one name does not try all numbers again.
        var numbers: [String: Int] = [:]
        return header.map { name in
            var unique = name
            while !taken.insert(unique).inserted {
                numbers[name, default: 1] += 1
                unique = "\(name)_\(numbers[name, default: 1])"
            }
            return unique
        }
    }

    private func feature(_ row: CSVRow, column: Int, names: [String], ordinal: Int) -> FeatureRow {
        var feature = Feature(shape: nil, ordinal: ordinal)
        for index in 0..<min(row.count, names.count) where index != column {
            feature.properties.append(JSONMember(name: names[index], value: .string(row[index])))
        }
        var result = FeatureRow(feature: feature, source: row.source(width: names.count, separator: separator))
        if let broken = row.fault {
            result.diagnostics = [fault(broken.code, row, feature, broken.what, broken.fix)]
            return result
        }
        do throws(WKT.Fault) {
            guard let shape = try WKT.read(row.bytes(column)) else {
                result.diagnostics = [
                    fault("empty-geometry", row, feature, "the geometry is EMPTY", "Draw the feature, or delete its row")
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
            let place: Phrase = "column \(names[column]), character \(error.character)"
            result.diagnostics = [fault("wkt", row, feature, "\(place): \(error.what)", error.fix)]
        }
        return result
    }

    private func fault(_ code: String, _ row: CSVRow, _ feature: Feature, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        Diagnostic(code: code, file: path, feature: feature.label, what: "line \(row.line), \(what)", fix: fix)
    }
}
