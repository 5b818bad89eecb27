/// A place on the lattice of the map: whole millimetres of the working plane, east and north.
///
/// Everything that two neighbours share is on this lattice, so that "the same corner" is equality of integers.
@usableFromInline package struct LatticePoint: Sendable, Hashable, Comparable {
    /// Millimetres to the east.
    @usableFromInline package var x: Int64
    /// Millimetres to the north.
    @usableFromInline package var y: Int64

    /// A place by whole millimetres to the east and to the north.
    @inlinable package init(x: Int64, y: Int64) {
        self.x = x
        self.y = y
    }

    @inlinable package static func == (a: LatticePoint, b: LatticePoint) -> Bool { a.x == b.x && a.y == b.y }

    /// From west to east, of one meridian from south to north.
    @inlinable package static func < (a: LatticePoint, b: LatticePoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

/// The grid of all overlay: 1 mm.
@usableFromInline package enum Lattice {
    /// Steps in a metre.
    @inlinable package static var perMetre: Double { 1000 }

    /// The nearest place of the lattice; halves away from 0. Precondition: within 100,000 km.
    @inlinable package static func point(_ place: Coordinate) -> LatticePoint {
        LatticePoint(x: Int64((place.x * perMetre).rounded()), y: Int64((place.y * perMetre).rounded()))
    }

    /// In metres of the working plane.
    @inlinable package static func coordinate(_ point: LatticePoint) -> Coordinate {
        Coordinate(x: Double(point.x) / perMetre, y: Double(point.y) / perMetre)
    }

    /// Vertices on the lattice, without the repeats that rounding makes.
    package static func chain(_ places: [Coordinate]) -> [LatticePoint] { chain(places[...]) }

    /// Vertices on the lattice, without the repeats that rounding makes.
    package static func chain(_ places: ArraySlice<Coordinate>) -> [LatticePoint] {
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
@usableFromInline package struct LatticeSegment: Sendable, Hashable, Comparable {
    /// The smaller end.
    @usableFromInline package let a: LatticePoint
    /// The greater end.
    @usableFromInline package let b: LatticePoint

    /// The ends in either order.
    @inlinable package init(_ p: LatticePoint, _ q: LatticePoint) {
        (a, b) = p < q ? (p, q) : (q, p)
    }

    @inlinable package static func == (s: LatticeSegment, t: LatticeSegment) -> Bool { s.a == t.a && s.b == t.b }

    /// By the smaller end, then by the greater.
    @inlinable package static func < (s: LatticeSegment, t: LatticeSegment) -> Bool { s.a != t.a ? s.a < t.a : s.b < t.b }
}
