import Geometry
import SystemIO

/// BD-09, Baidu's longitude and latitude: GCJ-02 shifted once more, by the public formula (wandergis/coordtransform and many others).
///
/// The published formula asks for no country: the second shift applies everywhere, also where GCJ-02 itself is the identity.
enum BD09 {
    private static let turn = Double.pi * 3000 / 180

    /// WGS 84 to BD-09, degrees. Total on finite input. O(1).
    static func fromWGS84(_ place: Coordinate) -> Coordinate? { fromGCJ02(GCJ02.fromWGS84(place)) }

    /// BD-09 to WGS 84, both shifts undone; nil where GCJ-02 has no inverse. O(1).
    static func toWGS84(_ place: Coordinate) -> Coordinate? { toGCJ02(place).flatMap(GCJ02.toWGS84) }

    /// Places where they stand; one that has no inverse comes back not finite. O(n).
    static func toWGS84(_ places: UnsafeMutableBufferPointer<Coordinate>) {
        unsafe SecondUnshift().convert(places)
        unsafe GCJ02.toWGS84(places)
    }

    static func fromGCJ02(_ place: Coordinate) -> Coordinate {
        let radius = (place.x * place.x + place.y * place.y).squareRoot() + 0.00002 * sin(place.y * turn)
        let angle = atan2(place.y, place.x) + 0.000003 * cos(place.x * turn)
        return Coordinate(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
    }

    /// The exact inverse, not the published approximation (up to 0.2 m off).
    static func toGCJ02(_ place: Coordinate) -> Coordinate? { SecondUnshift().convert(place) }

    /// The second shift undone.
    struct SecondUnshift: QuickWay {
        @inline(__always) func quick(_ place: Coordinate) -> Nearing { BD09Newton.solve(place) }

        func covers(_ place: Coordinate) -> Bool { BD09Newton.longitudes.contains(place.x) && BD09Newton.latitudes.contains(place.y) }

        func slow(_ place: Coordinate) -> Coordinate? { FixedPoint.solve(for: place, of: fromGCJ02) }
    }
}
