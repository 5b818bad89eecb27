import Geometry

extension TileAddress {
    /// Its north-west corner on the grid of its level.
    package var origin: LatticePoint { LatticePoint(x: Int64(column) * TileGrid.extent, y: Int64(row) * TileGrid.extent) }

    /// The tiles of a level that rectangles of the finest grid reach into, buffers counted.
    static func all(about boxes: some Sequence<Envelope>, level: Int) -> Set<TileAddress> {
        let grid = TileGrid(level: level)
        var tiles: Set<TileAddress> = []
        for box in boxes {
            guard let (columns, rows) = grid.tiles(about: box) else { continue }
            for column in columns { for row in rows { tiles.insert(TileAddress(level: level, column: column, row: row)) } }
        }
        return tiles
    }
}
