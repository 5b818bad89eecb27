import Geometry

/// A connected part of a parcel in one land; or one of the rings about it, where it has several.
struct ParcelFace {
    /// Parts no wider than this on average, in metres, are rounding: a parcel drawn along a zone line and written in degrees with seven
    /// decimals (6 mm) does not follow it exactly. Such a part goes to its longest neighbour in the parcel.
    static let sliverWidth = 0.02

    /// Square metres: what is smaller came of rounding in a corner, however wide it looks beside its few micrometres of outline.
    static let dustArea = 1e-6

    let land: Int32
    /// Square metres; negative for a ring about a hole.
    var area = 0.0
    var perimeter = 0.0
    /// The stretches of lines along it.
    var firstSide: Int32 = 0
    var endSide: Int32 = 0
    /// The first edge of the outline of a ring that no line crosses; -1 of any other.
    var ring: Int32 = -1
    /// Of a hole the face that it is taken off, of a sliver the one that it goes to; else itself.
    var owner: Int32 = -1

    init(land: Int32) { self.land = land }

    /// Whether the face is no rounding, but land to be told.
    var isWide: Bool { area > Self.dustArea && meanWidth > Self.sliverWidth }

    /// Metres: how wide a long thin face is, as ``Polygon/meanWidth``.
    var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }

    /// One straight stretch with the face on its left; its length in metres.
    @discardableResult @inline(__always)
    mutating func add(_ a: Coordinate, _ b: Coordinate) -> Double {
        area += Coordinate.cross(a, b) / 2
        let length = a.distance(to: b)
        perimeter += length
        return length
    }
}
