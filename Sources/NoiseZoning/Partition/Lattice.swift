import Geometry

/// A place on the lattice of the map: whole millimetres of the working plane, east and north.
///
/// Everything that two neighbours share is on this lattice, so that "the same corner" is equality of integers.
struct LatticePoint: Sendable, Hashable, Comparable {
    var x: Int64
    var y: Int64

    static func < (a: LatticePoint, b: LatticePoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

/// The grid of all overlay: 1 mm.
enum Lattice {
    static let perMetre = 1000.0

    static func point(_ place: Coordinate) -> LatticePoint {
        LatticePoint(x: Int64((place.x * perMetre).rounded()), y: Int64((place.y * perMetre).rounded()))
    }

    static func coordinate(_ point: LatticePoint) -> Coordinate {
        Coordinate(x: Double(point.x) / perMetre, y: Double(point.y) / perMetre)
    }

    /// Vertices on the lattice, without the repeats that rounding makes.
    static func chain(_ places: some Collection<Coordinate>) -> [LatticePoint] {
        var chain: [LatticePoint] = []
        chain.reserveCapacity(places.count)
        for place in places {
            let next = point(place)
            if next != chain.last { chain.append(next) }
        }
        return chain
    }
}

/// A straight line between two places of the lattice; `a` comes before `b`, so that equal segments are equal values.
struct LatticeSegment: Sendable, Hashable, Comparable {
    let a: LatticePoint
    let b: LatticePoint

    init(_ p: LatticePoint, _ q: LatticePoint) {
        (a, b) = p < q ? (p, q) : (q, p)
    }

    static func < (s: LatticeSegment, t: LatticeSegment) -> Bool { s.a != t.a ? s.a < t.a : s.b < t.b }
}
