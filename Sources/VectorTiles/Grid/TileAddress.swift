/// Which tile: a square of the world in Web Mercator (OGC tile matrix set WebMercatorQuad), column 0 in the west, row 0 in the north.
package struct TileAddress: Sendable, Hashable, Comparable {
    /// The zoom: at level n the world has 2ⁿ columns and as many rows.
    package let level: Int
    package let column: Int
    package let row: Int

    /// Precondition: level 0…``highest``, column and row below 2 to the level.
    package init(level: Int, column: Int, row: Int) {
        self.level = level
        self.column = column
        self.row = row
    }

    /// The highest level for which tiles are made; beyond it a unit of a tile is a millimetre.
    package static let highest = 22

    package static func < (a: TileAddress, b: TileAddress) -> Bool { (a.level, a.column, a.row) < (b.level, b.column, b.row) }
}
