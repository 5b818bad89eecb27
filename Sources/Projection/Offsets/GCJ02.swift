import Geometry
import SystemIO

/// GCJ-02, the shifted longitude and latitude of Chinese web maps, by the formula published as EvilTransform
/// (github.com/googollee/eviltransform; the same in github.com/wandergis/coordtransform). The official one is not public.
///
/// Outside the rectangle 72.004–137.8347° E, 0.8293–55.8271° N the published formula changes nothing, and so it is here. (The rectangle also
/// holds parts of other countries, Korea for one: the formula shifts them too.) On the rim of the rectangle the formula jumps by up to
/// a kilometre: there the inverse prefers the shifted reading, and a place in the gap has none.
enum GCJ02 {
    private static let longitudes = 72.004...137.8347
    private static let latitudes = 0.8293...55.8271

    /// WGS 84 to GCJ-02, degrees. Total on finite input. O(1).
    static func fromWGS84(_ place: Coordinate) -> Coordinate {
        guard applies(at: place) else { return place }
        let shift = shift(at: place)
        return Coordinate(x: place.x + shift.x, y: place.y + shift.y)
    }

    /// GCJ-02 to WGS 84: the exact inverse, the place from which ``fromWGS84(_:)`` gives `place` again within 1e-9 degrees (0.1 mm), and within
    /// 1e-12 but for the surroundings of 105° E and of the rim.
    ///
    /// nil on the rim of the rectangle, where no place has this reading. O(1).
    static func toWGS84(_ place: Coordinate) -> Coordinate? { Unshift().convert(place) }

    /// Places where they stand; one that has no inverse comes back not finite. O(n).
    static func toWGS84(_ places: UnsafeMutableBufferPointer<Coordinate>) { unsafe Unshift().convert(places) }

    /// The shift undone.
    struct Unshift: QuickWay {
        /// Degrees inside the rim that no shift reaches over.
        private static let margin = 0.1
        private static let longitudes = GCJ02.longitudes.lowerBound + margin...GCJ02.longitudes.upperBound - margin
        private static let latitudes = GCJ02.latitudes.lowerBound + margin...GCJ02.latitudes.upperBound - margin

        @inline(__always) func quick(_ place: Coordinate) -> Nearing { GCJ02Newton.solve(place) }

        func covers(_ place: Coordinate) -> Bool {
            Self.longitudes.contains(place.x) && Self.latitudes.contains(place.y) && !GCJ02Newton.cusp.contains(place.x)
        }

        func slow(_ place: Coordinate) -> Coordinate? {
            let solved = FixedPoint.solve(for: place) { guess in
                let shift = shift(at: guess)
                return Coordinate(x: guess.x + shift.x, y: guess.y + shift.y)
            }
            if let solved, applies(at: onRim(solved)) { return onRim(solved) }
            return applies(at: place) ? nil : place
        }
    }

    static func applies(at place: Coordinate) -> Bool {
        longitudes.contains(place.x) && latitudes.contains(place.y)
    }

    /// A place that rounding has carried over the edge of the rectangle, put back on it; any other as it is.
    private static func onRim(_ place: Coordinate) -> Coordinate {
        func snap(_ value: Double, _ edges: ClosedRange<Double>) -> Double {
            let inside = min(max(value, edges.lowerBound), edges.upperBound)
            return abs(inside - value) < FixedPoint.tolerance ? inside : value
        }
        return Coordinate(x: snap(place.x, longitudes), y: snap(place.y, latitudes))
    }

    /// The shift in degrees, also outside the rectangle (where the inverse may look for a moment).
    private static func shift(at place: Coordinate) -> Coordinate {
        let x = place.x - 105
        let y = place.y - 35
        let ripple = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot() + ripple
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot() + ripple
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
        let latitude = place.y * .pi / 180
        let w = 1 - Krasovsky.eccentricity2 * sin(latitude) * sin(latitude)
        let meridian = Krasovsky.semiMajorAxis * (1 - Krasovsky.eccentricity2) / (w * w.squareRoot())
        let parallel = Krasovsky.semiMajorAxis / w.squareRoot() * cos(latitude)
        return Coordinate(x: east / parallel * 180 / .pi, y: north / meridian * 180 / .pi)
    }
}
