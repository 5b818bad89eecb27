extension Coordinate {
    /// The sum of two vectors.
    @inlinable public static func + (a: Coordinate, b: Coordinate) -> Coordinate { Coordinate(x: a.x + b.x, y: a.y + b.y) }
    /// The vector from `b` to `a`.
    @inlinable public static func - (a: Coordinate, b: Coordinate) -> Coordinate { Coordinate(x: a.x - b.x, y: a.y - b.y) }
    /// The vector, `factor` times as long.
    @inlinable public static func * (a: Coordinate, factor: Double) -> Coordinate { Coordinate(x: a.x * factor, y: a.y * factor) }

    /// Length as a vector.
    @inlinable public var length: Double { (x * x + y * y).squareRoot() }

    /// The vector turned 90° to the left.
    public var leftNormal: Coordinate { Coordinate(x: -y, y: x) }

    /// The vector of length 1 in the same direction; `(0, 0)` has none and stays as it is.
    public var normalized: Coordinate {
        let length = self.length
        return length > 0 ? Coordinate(x: x / length, y: y / length) : self
    }

    /// The dot product: 0 where the vectors are square to each other.
    @inlinable public static func dot(_ a: Coordinate, _ b: Coordinate) -> Double { a.x * b.x + a.y * b.y }

    /// z of the cross product: positive where `b` lies to the left of `a`.
    @inlinable public static func cross(_ a: Coordinate, _ b: Coordinate) -> Double { a.x * b.y - a.y * b.x }

    /// The straight distance in the plane, in the unit of the coordinates.
    @inlinable public func distance(to other: Coordinate) -> Double { (self - other).length }

    /// Distance to the nearest place of the segment from `a` to `b`.
    @inlinable public func distance(toSegment a: Coordinate, _ b: Coordinate) -> Double {
        distance(to: nearest(onSegment: a, b))
    }

    /// The place of the segment that is nearest.
    @inlinable public func nearest(onSegment a: Coordinate, _ b: Coordinate) -> Coordinate {
        let along = b - a
        let square = Coordinate.dot(along, along)
        guard square > 0 else { return a }
        let t = min(1, max(0, Coordinate.dot(self - a, along) / square))
        return a + along * t
    }
}

extension Polygon {
    /// Area by Gauss's formula, in the square of the unit of the coordinates; holes taken off.
    public var area: Double {
        abs(Polygon.signedArea(exterior)) - holes.reduce(0) { $0 + abs(Polygon.signedArea($1)) }
    }

    /// Positive for a ring that runs counter-clockwise. Measured from the first vertex, so that large coordinates cost no digits.
    @inlinable package static func signedArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        var twice = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) { twice += Coordinate.cross(a - origin, b - origin) }
        return twice / 2
    }
}

extension Polygon {
    /// Length of all rings.
    public var perimeter: Double {
        rings.reduce(0) { sum, ring in sum + zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
    }

    /// How wide a long thin area is, on average: twice the area by the perimeter.
    @inlinable package var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }
}
