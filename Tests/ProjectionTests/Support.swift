import Geometry
import Projection
import TestSupport

typealias Seeded = TestSupport.Seeded

extension Seeded {
    mutating func place(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Coordinate {
        Coordinate(x: .random(in: x, using: &self), y: .random(in: y, using: &self))
    }
}

/// The larger of the differences in x and y.
func deviation(_ a: Coordinate, _ b: Coordinate) -> Double { max(abs(a.x - b.x), abs(a.y - b.y)) }
