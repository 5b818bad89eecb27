import Geometry
import StrictJSON

/// Writes a GeoPackage 1.3 whole or not at all.
///
/// The same contents give the same bytes (with the same version of SQLite, whose number stands in every file it makes).
/// Complexity: linear in the bytes; features are made, written and forgotten one by one.
/// Fails as `writeFile` does, with `property-type` where a value does not fit its column, and with `gpkg-not-written`.
package func writeGeoPackage(_ path: String, overwrite: Bool = false, _ contents: GeoPackageContents) throws(FileError) {
    let output = try FileOutput(path, overwrite: overwrite)
    try output.write(contents)
    try output.commit()
}

extension GeoPackageContents {
    /// What `GeoPackageReader.changeCount` gives of a file as it was written: the base's marks, and all the rest in one write.
    package static let changeCount = 3
}

extension FileOutput {
    /// Appends a whole GeoPackage. The database is made in a file of its own first: SQLite writes here and there.
    package func write(_ contents: GeoPackageContents) throws(FileError) {
        let scratch = try ScratchDatabase.making(for: self)
        // SQLite writes by itself, without our care for signals.
        let quiet = QuietWrite()
        let written = Result { () throws(FileError) in try GeoPackageWriter(contents: contents, path: path).write(scratch.database) }
        quiet.end()
        try written.get()
        try scratch.copy(to: self)
    }
}

extension GeoPackageContents {
    /// The bytes of the file, which is to be written beside others: all of them or none. `path` is where it will be.
    package func bytes(for path: String) throws(FileError) -> [UInt8] {
        // Dropped without a name: what it is for is its place.
        let place = try FileOutput(path)
        let scratch = try ScratchDatabase.making(for: place)
        let quiet = QuietWrite()
        let written = Result { () throws(FileError) in try GeoPackageWriter(contents: self, path: path).write(scratch.database) }
        quiet.end()
        try written.get()
        return try scratch.bytes(for: path)
    }
}

/// Fills an empty database, in one transaction and always in the same order.
struct GeoPackageWriter {
    let contents: GeoPackageContents
    /// For messages.
    let path: String

    func write(_ database: borrowing SQLiteDatabase) throws(FileError) {
        do throws(SQLiteFault) {
            try database.execute(GeoPackageSchema.base)
            try writeSystems(database)
            let hasTitles = contents.tables.contains { $0.columns.contains { $0.title != nil || $0.constraint != nil } }
            if hasTitles || contents.tables.contains(where: { $0.geometry?.hasIndex == true }) {
                try database.execute(GeoPackageSchema.extensions)
            }
            if hasTitles { try database.execute(GeoPackageSchema.columns) }
        } catch { throw error.writing(path) }
        for table in contents.tables { try GeoPackageTableWriter(table, lastChange: contents.lastChange, path: path).write(database) }
        do throws(SQLiteFault) {
            if !contents.styles.isEmpty { try writeStyles(database) }
            try database.execute("COMMIT")
        } catch { throw error.writing(path) }
    }

    private func writeSystems(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        let given = Set(contents.systems.map(\.id))
        let all = GeoPackageSchema.systems.filter { !given.contains($0.id) } + contents.systems
        let insert = try SQLiteStatement(database, "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)")
        for system in all {
            try insert.run([
                .text(system.name), .integer(Int64(system.id)), .text(system.organization), .integer(Int64(system.code)),
                .text(system.definition), .text(system.description),
            ])
        }
    }

    private func writeStyles(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        try database.execute(GeoPackageSchema.styles)
        try SQLiteStatement(database, "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL)")
            .run([.text("layer_styles"), .text("attributes"), .text("layer_styles"), .text(""), .text(contents.lastChange)])
        let insert = try SQLiteStatement(database, "INSERT INTO layer_styles VALUES (NULL, '', '', ?, ?, ?, ?, ?, ?, ?, '', NULL, ?)")
        for style in contents.styles {
            let table = contents.tables.first { $0.name == style.table }
            try insert.run([
                .text(style.table), .text(table.map { GeoPackageTableWriter.geometryName($0) } ?? ""), .text(style.name), .text(style.qml),
                .text(style.sld), .integer(style.isDefault ? 1 : 0), .text(style.description), .text(contents.lastChange),
            ])
        }
    }
}
