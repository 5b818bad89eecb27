/// The vector tiles (MVT 2.1) of some layers, made one by one, or from sheets of tiles that lie side by side.
///
/// A tile follows from the layers and its address alone: the same layers give the same bytes, whatever was asked for before. A value that any
/// number of tasks may ask at once; who asks for many tiles keeps their sheets.
package struct TileSet: Sendable {
    /// A tile and its bytes, as they are: not compressed.
    package struct Entry: Sendable {
        package let address: TileAddress
        package let bytes: [UInt8]
    }

    private let layers: [DrawnLayer]

    /// Time: n log n in the vertices of the layers.
    package init(_ layers: [TileLayer]) { self.layers = layers.map { DrawnLayer($0) } }

    /// The bytes of one tile, drawn for it alone; nil where nothing lies within its sides.
    ///
    /// Time: that of drawing what comes near the tile, however large the map.
    /// - Parameter names: the layers that are asked for; nil for all.
    package func tile(_ address: TileAddress, layers names: Set<String>? = nil) throws(CrowdedLevel) -> [UInt8]? {
        let chosen = names.map { names in layers.filter { names.contains($0.name) } } ?? layers
        let (column, row) = (address.column, address.row)
        return try TileSheet(chosen, level: address.level, columns: column...column, rows: row...row).tile(address)
    }

    /// Draws a sheet. Time: that of drawing what comes near it, however large the map.
    package func sheet(_ address: SheetAddress) throws(CrowdedLevel) -> TileSheet {
        try TileSheet(layers, level: address.level, columns: address.columns, rows: address.rows)
    }

    /// All tiles of a level that have something within their sides, by column and row: each as ``tile(_:layers:)`` gives it.
    package func tiles(level: Int) throws(CrowdedLevel) -> [Entry] {
        var sheets: [SheetAddress: [TileAddress]] = [:]
        for layer in layers where layer.levels.contains(level) {
            for tile in layer.tiles(level: level) { sheets[SheetAddress(of: tile), default: []].append(tile) }
        }
        var entries: [Entry] = []
        for (address, tiles) in sheets {
            let sheet = try sheet(address)
            for tile in Set(tiles) {
                if let bytes = sheet.tile(tile) { entries.append(Entry(address: tile, bytes: bytes)) }
            }
        }
        return entries.sorted { $0.address < $1.address }
    }
}
