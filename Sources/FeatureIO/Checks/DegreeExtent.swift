import Geometry

/// On which side of the range of degrees vertices lie.
struct DegreeExtent {
    private(set) var hasWithin = false
    private(set) var hasBeyond = false

    @inline(__always) mutating func add(_ place: Coordinate) {
        let isBeyond = Self.isBeyond(place)
        hasBeyond = hasBeyond || isBeyond
        hasWithin = hasWithin || !isBeyond
    }

    /// Whether a place cannot be longitude and latitude.
    @inline(__always) static func isBeyond(_ place: Coordinate) -> Bool { abs(place.x) > 180 || abs(place.y) > 90 }
}
