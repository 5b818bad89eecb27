import Geometry

/// Makes one table of a GeoPackage with its entries in the tables of contents.
struct GeoPackageTableWriter {
    let table: GeoPackageTable
    let lastChange: String
    /// For messages.
    let path: String
    private let key: String
    private let geometry: String

    init(_ table: GeoPackageTable, lastChange: String, path: String) {
        self.table = table
        self.path = path
        self.lastChange = lastChange
        key = GeoPackageTableWriter.free(["fid", "gpkg_fid"], table)
        geometry = GeoPackageTableWriter.geometryName(table)
    }

    /// The name of the geometry column: `geom` unless a property has it.
    static func geometryName(_ table: GeoPackageTable) -> String { free(["geom", "gpkg_geom"], table) }

    /// The first name that no column has (SQL does not tell upper from lower case).
    private static func free(_ names: [String], _ table: GeoPackageTable) -> String {
        names.first { name in !table.columns.contains { $0.name.lowercased() == name } } ?? names[0]
    }

    func write(_ database: borrowing SQLiteDatabase) throws(FileError) {
        do throws(SQLiteFault) {
            try createTable(database)
            if hasIndex { try createIndex(database) }
        } catch { throw error.writing(path) }
        let bounds = try writeRows(database)
        do throws(SQLiteFault) {
            if hasIndex { try database.execute(GeoPackageSchema.indexTriggers(table: table.name, key: key, column: geometry)) }
            try writeContents(database, bounds)
            for column in table.columns where column.title != nil || column.constraint != nil { try writeTitle(database, column) }
        } catch { throw error.writing(path) }
    }

    private var hasIndex: Bool { table.geometry?.hasIndex == true }

    private func createTable(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        var columns = ["\(SQLiteDatabase.quoted(key)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let kind = table.geometry?.kind { columns.append("\(SQLiteDatabase.quoted(geometry)) \(kind.rawValue)") }
        columns += table.columns.map { "\(SQLiteDatabase.quoted($0.name)) \($0.kind.rawValue)" }
        try database.execute("CREATE TABLE \(SQLiteDatabase.quoted(table.name)) (\(columns.joined(separator: ", ")))")
    }

    private func createIndex(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        try SQLiteStatement(database, "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)").run([
            .text(table.name), .text(geometry), .text("gpkg_rtree_index"),
            .text("http://www.geopackage.org/spec120/#extension_rtree"), .text("write-only"),
        ])
        try database.execute("CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy)")
    }

    private var index: String { SQLiteDatabase.quoted(GeoPackageSchema.indexName(table.name, geometry)) }

    /// Rows are numbered from 1 in the order of the features.
    /// - Returns: the rectangle about all shapes.
    private func writeRows(_ database: borrowing SQLiteDatabase) throws(FileError) -> Envelope {
        var bounds = Envelope()
        var misfit: FileError?
        do throws(SQLiteFault) {
            let marks = [String](repeating: "?", count: 1 + (table.geometry == nil ? 0 : 1) + table.columns.count).joined(separator: ", ")
            let insert = try SQLiteStatement(database, "INSERT INTO \(SQLiteDatabase.quoted(table.name)) VALUES (\(marks))")
            // A statement that is never run where there is no index.
            let enter = try SQLiteStatement(database, hasIndex ? "INSERT INTO \(index) VALUES (?, ?, ?, ?, ?)" : "SELECT 1")
            for number in 0..<table.features.count {
                let (values, shape): ([SQLiteValue], Shape?)
                do throws(FileError) { (values, shape) = try GeoPackageValues.row(table.features[number], of: table, path) } catch {
                    misfit = error
                    break
                }
                let key = SQLiteValue.integer(Int64(number + 1))
                guard let geometry = table.geometry else {
                    try insert.run([key] + values)
                    continue
                }
                try insert.run([key, shape.map { .blob(GeoPackageGeometry.bytes($0, srs: geometry.system)) } ?? .null] + values)
                let box = shape.map { Envelope($0.coordinates) } ?? Envelope()
                bounds.add(box)
                if hasIndex, shape != nil { try enter.run([key, .real(box.minX), .real(box.maxX), .real(box.minY), .real(box.maxY)]) }
            }
        } catch { throw error.writing(path) }
        if let misfit { throw misfit }
        return bounds
    }

    private func writeContents(_ database: borrowing SQLiteDatabase, _ envelope: Envelope) throws(SQLiteFault) {
        let bounds = [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]
        let system = table.geometry.map { SQLiteValue.integer(Int64($0.system)) } ?? .null
        try SQLiteStatement(database, "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").run(
            [
                .text(table.name), .text(table.geometry == nil ? "attributes" : "features"), .text(table.identifier),
                .text(table.description), .text(lastChange),
            ] + bounds.map { envelope.isEmpty ? .null : .real($0) } + [system])
        guard let kind = table.geometry?.kind else { return }
        try SQLiteStatement(database, "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)")
            .run([.text(table.name), .text(geometry), .text(kind.rawValue), system])
    }

    /// What people call a column, and what its values may be.
    private func writeTitle(_ database: borrowing SQLiteDatabase, _ column: GeoPackageColumn) throws(SQLiteFault) {
        func text(_ text: String?) -> SQLiteValue { text.map { .text($0) } ?? .null }
        let name = column.constraint == nil ? nil : "\(table.name)_\(column.name)".lowercased()
        try SQLiteStatement(database, "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, NULL, NULL, ?)")
            .run([.text(table.name), .text(column.name), .text(column.name), text(column.title), text(name)])
        let insert = try SQLiteStatement(database, "INSERT INTO gpkg_data_column_constraints VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        switch column.constraint {
        case nil: break
        case .choices(let choices):
            for choice in choices {
                try insert.run([text(name), .text("enum"), .text(choice.value), .null, .null, .null, .null, .text(choice.title)])
            }
        case .range(let low, let high):
            try insert.run([text(name), .text("range"), .null, .real(low), .integer(1), .real(high), .integer(1), .null])
        }
    }
}
