import Geometry
import StrictJSON
import TestSupport

@testable import FeatureIO

typealias Seeded = TestSupport.Seeded

/// Random layers.
extension Seeded {
    /// A place with 7 decimals.
    mutating func place() -> Coordinate {
        Coordinate(
            x: Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &self)) / 1e7,
            y: Double(Int.random(in: -900_000_000...900_000_000, using: &self)) / 1e7)
    }

    mutating func line() -> [Coordinate] { (0..<Int.random(in: 2...6, using: &self)).map { _ in place() } }

    /// An upright rectangle.
    mutating func ring(counterClockwise: Bool) -> [Coordinate] {
        let (a, b) = (place(), place())
        let (west, east, south, north) = (min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y))
        let ring = [
            Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north), Coordinate(x: west, y: north),
            Coordinate(x: west, y: south),
        ]
        return counterClockwise ? ring : ring.reversed()
    }

    mutating func polygon() -> Polygon {
        Polygon(
            exterior: ring(counterClockwise: true),
            holes: (0..<Int.random(in: 0...2, using: &self)).map { _ in ring(counterClockwise: false) })
    }

    mutating func shape() -> Shape {
        switch Int.random(in: 0..<6, using: &self) {
        case 0: .point(place())
        case 1: .multiPoint(line())
        case 2: .lineString(LineString(line()))
        case 3: .multiLineString([LineString(line()), LineString(line())])
        case 4: .polygon(polygon())
        default: .multiPolygon(MultiPolygon([polygon(), polygon()]))
        }
    }

    mutating func collection(count: Int) -> FeatureCollection {
        let texts = ["", "荣华中路", "a\"b\\c", "line\nbreak", "\u{1F600}"]
        return FeatureCollection(
            features: (1...count).map { ordinal in
                let properties = [
                    JSONMember(name: "name", value: .string(texts.randomElement(using: &self) ?? "")),
                    JSONMember(name: "n", value: .number(JSONNumber(Int.random(in: -999...999, using: &self)))),
                    JSONMember(name: "flag", value: .bool(Bool.random(using: &self))), JSONMember(name: "none", value: .null),
                ]
                return Feature(shape: shape(), properties: properties, ordinal: ordinal)
            })
    }
}
