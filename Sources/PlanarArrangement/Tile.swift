import Geometry

/// The square of the plane with its south-west corner at (column, row) times the side of a tile.
@usableFromInline package struct Tile: Sendable, Hashable, Comparable {
    let column: Int64
    let row: Int64
    /// In steps of the lattice; the same for all tiles of a tiling.
    let side: Int64

    /// Side in millimetres: 1 km. A union over many tiles grows with the number of tiles, one over everything does not end.
    package static let usualSide: Int64 = 1_000_000

    @usableFromInline package static func < (a: Tile, b: Tile) -> Bool { a.row != b.row ? a.row < b.row : a.column < b.column }

    /// Whether a place may lie on a line between two tiles. No tile has a place within it that another one has.
    static func isOnSeam(_ place: LatticePoint) -> Bool { place.x % usualSide == 0 || place.y % usualSide == 0 }

    var origin: LatticePoint { LatticePoint(x: column * side, y: row * side) }

    var corners: [LatticePoint] {
        let (o, s) = (origin, side)
        return [o, LatticePoint(x: o.x + s, y: o.y), LatticePoint(x: o.x + s, y: o.y + s), LatticePoint(x: o.x, y: o.y + s)]
    }
}
