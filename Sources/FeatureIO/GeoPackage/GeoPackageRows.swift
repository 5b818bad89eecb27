import Geometry

/// Which rows of a layer are wanted.
package struct GeoPackageRows: Sendable, Hashable {
    /// Rows whose rectangle meets this one, in the system of the layer. Others may come along: all of them, in a layer that has no spatial
    /// index (the R-tree of OGC 12-128r17, annex F.3).
    package var near: Envelope?
    /// Rows that hold these words in this column; all of them, in a layer without such a column.
    package var holding: Value?

    /// A text that a column must hold.
    package struct Value: Sendable, Hashable {
        /// The name of the column, spelled as in the table; where the table has no such column, the condition is dropped.
        package var column: String
        /// The whole text of the field, compared with SQL's `=`.
        package var text: String

        /// The condition that `column` holds `text`.
        package init(_ text: String, in column: String) {
            self.text = text
            self.column = column
        }
    }

    /// Rows that meet both conditions; nil leaves a condition out.
    package init(near: Envelope? = nil, holding: Value? = nil) {
        self.near = near
        self.holding = holding
    }

    /// The condition in SQL, and the values that it is bound to.
    ///
    /// - Parameter key: the column that numbers the rows, which the index names them by.
    func condition(
        _ layer: GeoPackageLayer, key: String?, columns: [String], _ database: borrowing SQLiteDatabase
    ) throws(SQLiteFault) -> (sql: String, values: [SQLiteValue]) {
        var conditions: [String] = []
        var values: [SQLiteValue] = []
        if let near, let key, let geometry = layer.geometryColumn, let index = try Self.index(layer.name, geometry, database) {
            // The index rounds outwards, so it never leaves out a row that meets the rectangle.
            conditions.append(
                "\(SQLiteDatabase.quoted(key)) IN (SELECT id FROM \(SQLiteDatabase.quoted(index)) "
                    + "WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)")
            values += [.real(near.minX), .real(near.maxX), .real(near.minY), .real(near.maxY)]
        }
        if let holding, columns.contains(holding.column) {
            conditions.append("\(SQLiteDatabase.quoted(holding.column)) = ?")
            values.append(.text(holding.text))
        }
        return (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "), values)
    }

    /// The name of the table's R-tree; nil if it has none, or one that cannot be asked: then all rows are read.
    private static func index(_ table: String, _ column: String, _ database: borrowing SQLiteDatabase) throws(SQLiteFault) -> String? {
        let name = GeoPackageSchema.indexName(table, column)
        let found = try SQLiteStatement(
            database,
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? AND sql LIKE 'CREATE VIRTUAL TABLE%USING rtree%'")
        found.bind([.text(name)])
        guard try found.step(), found.value(0) == .integer(1) else { return nil }
        // An SQLite without R-trees, and an index without its tables, say so when the question is prepared.
        do throws(SQLiteFault) { _ = try SQLiteStatement(database, "SELECT id FROM \(SQLiteDatabase.quoted(name))") } catch { return nil }
        return name
    }
}
