import Geometry

/// A place of one tile: whole millimetres from its south-west corner, from 0 to the side of the tile.
struct TilePoint: Sendable, Hashable {
    var x: Int32
    var y: Int32
}

/// A straight line within one tile.
///
/// With coordinates up to 2^20 every product below fits 64 bits: all tests are exact.
package struct TileSegment: Sendable, Hashable, BitwiseCopyable {
    var a: TilePoint
    var b: TilePoint

    /// Where two segments cross inside both of them, rounded to the lattice, halves up; nil where they touch, miss or lie on one line:
    /// then they meet in an end, if at all.
    @inline(__always) func crossing(_ other: TileSegment) -> TilePoint? {
        let (dx, dy) = (Int64(b.x - a.x), Int64(b.y - a.y))
        let first = Orientation.cross(dx, dy, Int64(other.a.x - a.x), Int64(other.a.y - a.y))
        let second = Orientation.cross(dx, dy, Int64(other.b.x - a.x), Int64(other.b.y - a.y))
        guard Crossing.areOpposite(first, second) else { return nil }
        let (ex, ey) = (Int64(other.b.x - other.a.x), Int64(other.b.y - other.a.y))
        let third = Orientation.cross(ex, ey, Int64(a.x - other.a.x), Int64(a.y - other.a.y))
        let fourth = Orientation.cross(ex, ey, Int64(b.x - other.a.x), Int64(b.y - other.a.y))
        guard Crossing.areOpposite(third, fourth) else { return nil }
        let (part, whole) = (abs(first), abs(first) + abs(second))
        return TilePoint(
            x: other.a.x + Int32(Self.rounded(ex * part, by: whole)), y: other.a.y + Int32(Self.rounded(ey * part, by: whole)))
    }

    /// a / b to the nearest whole number, halves up; b is positive.
    @inline(__always) private static func rounded(_ a: Int64, by b: Int64) -> Int64 {
        let (numerator, denominator) = (2 * a + b, 2 * b)
        let quotient = numerator / denominator
        return quotient * denominator > numerator ? quotient - 1 : quotient
    }

    /// Whether the segment meets the pixel about `centre`: the square of side 1, its left and lower edges belonging to it.
    @inline(__always) func meets(pixel centre: TilePoint) -> Bool {
        guard min(a.x, b.x) <= centre.x, centre.x <= max(a.x, b.x), min(a.y, b.y) <= centre.y, centre.y <= max(a.y, b.y) else {
            return false
        }
        let (dx, dy) = (Int64(b.x - a.x), Int64(b.y - a.y))
        let twice = 2 * Orientation.cross(dx, dy, Int64(centre.x - a.x), Int64(centre.y - a.y))
        let reach = abs(dx) + abs(dy)
        if abs(twice) < reach { return true }
        // Through a corner only: the lower left one belongs to the pixel, and only a falling line touches no more than that.
        return twice == dx - dy && abs(twice) == reach && (dx < 0) != (dy < 0) && dx != 0 && dy != 0
    }
}
