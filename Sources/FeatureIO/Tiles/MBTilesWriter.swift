import Geometry
import StrictJSON

extension FileOutput {
    /// Appends a whole MBTiles file (version 1.3, tiles in gzip), which SQLite makes in a file of its own first.
    package func write(mbtiles archive: TileArchive) throws(FileError) {
        let scratch = try ScratchDatabase.making(for: self)
        // SQLite writes by itself, without our care for signals.
        let quiet = QuietWrite()
        let written = Result { () throws(SQLiteFault) in try MBTilesWriter(archive: archive).write(scratch.database) }
        quiet.end()
        do throws(SQLiteFault) { try written.get() } catch { throw error.writing(path) }
        try scratch.copy(to: self)
    }
}

/// Fills an empty database, in one transaction and always in the same order.
struct MBTilesWriter {
    let archive: TileArchive

    /// "MPBX" as a number, as the specification asks.
    private static let schema = """
        PRAGMA page_size=4096; PRAGMA auto_vacuum=0; PRAGMA encoding='UTF-8'; PRAGMA application_id=1297105496;
        BEGIN;
        CREATE TABLE metadata (name TEXT, value TEXT);
        CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
        """

    private static let index = "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row); COMMIT"

    func write(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) {
        try database.execute(Self.schema)
        let insert = try SQLiteStatement(database, "INSERT INTO metadata VALUES (?, ?)")
        for (name, value) in metadata { try insert.run([.text(name), .text(value)]) }
        let add = try SQLiteStatement(database, "INSERT INTO tiles VALUES (?, ?, ?, ?)")
        for tile in archive.tiles.sorted(by: { ($0.level, $0.column, $0.row) < ($1.level, $1.column, $1.row) }) {
            // Rows are counted from the south here.
            let row = (1 << tile.level) - 1 - tile.row
            try add.run([.integer(Int64(tile.level)), .integer(Int64(tile.column)), .integer(Int64(row)), .blob(Packed.gzip(tile.bytes))])
        }
        try database.execute(Self.index)
    }

    private var metadata: [(name: String, value: String)] {
        func degrees(_ value: Double) -> String { JSONNumber(fixed: value, places: 7, trimmed: true).literal }
        func json(_ value: JSONValue) -> String {
            var writer = JSONWriter()
            writer.value(value)
            return writer.text
        }
        let (box, start) = (archive.bounds, archive.start)
        var rows = [
            ("name", archive.name), ("format", "pbf"), ("minzoom", String(archive.levels.lowerBound)),
            ("maxzoom", String(archive.levels.upperBound)), ("description", archive.description), ("type", "overlay"), ("version", "1"),
        ]
        if !archive.attribution.isEmpty { rows.append(("attribution", archive.attribution)) }
        if !box.isEmpty {
            rows.append(("bounds", [box.minX, box.minY, box.maxX, box.maxY].map(degrees).joined(separator: ",")))
            rows.append(("center", [degrees(start.place.x), degrees(start.place.y), String(start.level)].joined(separator: ",")))
        }
        rows.append(("json", json(.object([archive.layersJSON]))))
        return rows + archive.members.map { ($0.name, json($0.value)) }
    }
}
