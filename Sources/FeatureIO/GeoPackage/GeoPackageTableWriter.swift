import Geometry

/// Makes one table of a GeoPackage with its entries in the tables of contents.
struct GeoPackageTableWriter {
    let table: GeoPackageTable
    let lastChange: String
    private let key: String
    private let geometry: String

    init(_ table: GeoPackageTable, lastChange: String) {
        self.table = table
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

    func write(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        try createTable(database)
        try writeContents(database)
        let shapes = table.geometry.map { kind in table.features.map { $0.shape.map { GeoPackageValues.promoted($0, to: kind.kind) } } }
        try writeRows(database, shapes)
        if let shapes, table.geometry?.hasIndex == true { try writeIndex(database, shapes) }
    }

    private func createTable(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        var columns = ["\(SQLiteDatabase.quoted(key)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let kind = table.geometry?.kind { columns.append("\(SQLiteDatabase.quoted(geometry)) \(kind.rawValue)") }
        columns += table.columns.map { "\(SQLiteDatabase.quoted($0.name)) \($0.kind.rawValue)" }
        try database.execute("CREATE TABLE \(SQLiteDatabase.quoted(table.name)) (\(columns.joined(separator: ", ")))")
    }

    private func writeContents(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        var envelope = Envelope()
        if table.geometry != nil { for feature in table.features { envelope.add(Envelope(feature.shape?.coordinates ?? [])) } }
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

    /// Rows are numbered from 1 in the order of the features.
    private func writeRows(_ database: borrowing SQLiteDatabase, _ shapes: [Shape?]?) throws(SQLiteFault) {
        let marks = [String](repeating: "?", count: 1 + (shapes == nil ? 0 : 1) + table.columns.count).joined(separator: ", ")
        let insert = try SQLiteStatement(database, "INSERT INTO \(SQLiteDatabase.quoted(table.name)) VALUES (\(marks))")
        for (index, feature) in table.features.enumerated() {
            var row: [SQLiteValue] = [.integer(Int64(index + 1))]
            if let shapes, let system = table.geometry?.system {
                row.append(shapes[index].map { .blob(GeoPackageGeometry.bytes($0, srs: system)) } ?? .null)
            }
            for column in table.columns { row.append(GeoPackageValues.value(feature.property(column.name), column.kind) ?? .null) }
            try insert.run(row)
        }
    }

    private func writeIndex(_ database: borrowing SQLiteDatabase, _ shapes: [Shape?]) throws(SQLiteFault) {
        let name = SQLiteDatabase.quoted(GeoPackageSchema.indexName(table.name, geometry))
        try SQLiteStatement(database, "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)").run([
            .text(table.name), .text(geometry), .text("gpkg_rtree_index"),
            .text("http://www.geopackage.org/spec120/#extension_rtree"), .text("write-only"),
        ])
        try database.execute("CREATE VIRTUAL TABLE \(name) USING rtree(id, minx, maxx, miny, maxy)")
        let insert = try SQLiteStatement(database, "INSERT INTO \(name) VALUES (?, ?, ?, ?, ?)")
        for (index, shape) in shapes.enumerated() {
            guard let shape else { continue }
            let box = Envelope(shape.coordinates)
            try insert.run([.integer(Int64(index + 1)), .real(box.minX), .real(box.maxX), .real(box.minY), .real(box.maxY)])
        }
        try database.execute(GeoPackageSchema.indexTriggers(table: table.name, key: key, column: geometry))
    }
}
