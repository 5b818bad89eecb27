/// A place on the lattice of the map: whole millimetres of the working plane, east and north.
///
/// Everything that two neighbours share is on this lattice, so that "the same corner" is equality of integers.
package struct LatticePoint: Sendable, Hashable, Comparable {
    package var x: Int64
    package var y: Int64

    package init(x: Int64, y: Int64) {
        self.x = x
        self.y = y
    }

    package static func < (a: LatticePoint, b: LatticePoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

/// The grid of all overlay: 1 mm.
package enum Lattice {
    package static let perMetre = 1000.0

    package static func point(_ place: Coordinate) -> LatticePoint {
        LatticePoint(x: Int64((place.x * perMetre).rounded()), y: Int64((place.y * perMetre).rounded()))
    }

    package static func coordinate(_ point: LatticePoint) -> Coordinate {
        Coordinate(x: Double(point.x) / perMetre, y: Double(point.y) / perMetre)
    }

    /// Vertices on the lattice, without the repeats that rounding makes.
    package static func chain(_ places: some Collection<Coordinate>) -> [LatticePoint] {
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
package struct LatticeSegment: Sendable, Hashable, Comparable {
    package let a: LatticePoint
    package let b: LatticePoint

    package init(_ p: LatticePoint, _ q: LatticePoint) {
        (a, b) = p < q ? (p, q) : (q, p)
    }

    package static func < (s: LatticeSegment, t: LatticeSegment) -> Bool { s.a != t.a ? s.a < t.a : s.b < t.b }
}
