import Geometry
import Glibc
import Testing

private func ring(_ places: (Double, Double)...) -> [Coordinate] {
    let open = places.map { Coordinate(x: $0.0, y: $0.1) }
    return open + [open[0]]
}

private let square = Polygon(exterior: ring((0, 0), (10, 0), (10, 10), (0, 10)))
private let holed = Polygon(exterior: square.exterior, holes: [ring((4, 4), (4, 6), (6, 6), (6, 4))])

@Suite("Values in and out of GEOS")
struct GEOSValueTests {
    let context = GEOSContext()

    @Test("a polygon comes back with its hole")
    func polygon() throws {
        let back = try GEOSGeometry(polygon: holed, in: context).polygons()
        #expect(back == [holed])
    }

    @Test("lines come back with their vertices, in order")
    func lines() throws {
        let lines = [
            [Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 2)], [Coordinate(x: 5, y: 5), Coordinate(x: 6, y: 5), Coordinate(x: 6, y: 7)],
        ]
        #expect(try GEOSGeometry(lines: lines, in: context).lines() == lines)
    }

    @Test("an operation that GEOS refuses is an error with GEOS's words")
    func refused() {
        #expect(throws: GeometryError.self) {
            _ = try GEOSGeometry(polygon: Polygon(exterior: [Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]), in: context)
        }
    }
}

@Suite("Operations on the grid")
struct OperationTests {
    let context = GEOSContext()

    @Test("a union of overlapping squares has the area of both less what they share")
    func union() throws {
        let other = Polygon(exterior: ring((5, 5), (15, 5), (15, 15), (5, 15)))
        let union = try GEOSGeometry(polygons: [square, other], in: context).unaryUnion(grid: 1).polygons()
        #expect(union.count == 1)
        #expect(union[0].area == 175)
    }

    @Test("intersection and what is left add up")
    func parts() throws {
        let other = Polygon(exterior: ring((5, -5), (15, -5), (15, 5), (5, 5)))
        let a = try GEOSGeometry(polygon: square, in: context)
        let b = try GEOSGeometry(polygon: other, in: context)
        let shared = try a.intersection(with: b, grid: 1).polygons().reduce(0) { $0 + $1.area }
        let left = try a.difference(with: b, grid: 1).polygons().reduce(0) { $0 + $1.area }
        #expect(shared == 25 && left == 75)
    }

    @Test("noded lines that cross bound four faces")
    func faces() throws {
        let cross = [
            [Coordinate(x: 0, y: 5), Coordinate(x: 10, y: 5)], [Coordinate(x: 5, y: 0), Coordinate(x: 5, y: 10)], square.exterior,
        ]
        let faces = try GEOSGeometry(lines: cross, in: context).unaryUnion(grid: 1).polygonized().polygons()
        #expect(faces.map(\.area) == [25, 25, 25, 25])
    }

    @Test("a bow tie is not valid, and the fault has its place")
    func validity() throws {
        let bow = Polygon(exterior: ring((0, 0), (10, 10), (10, 0), (0, 10)))
        let fault = try #require(try GEOSGeometry(polygon: bow, in: context).validityFault())
        #expect(fault.place == Coordinate(x: 5, y: 5))
        #expect(try GEOSGeometry(polygon: holed, in: context).validityFault() == nil)
    }
}

@Suite("Measures")
struct MeasureTests {
    @Test("area and perimeter count holes")
    func area() {
        #expect(holed.area == 96)
        #expect(holed.perimeter == 48)
    }

    @Test("distance to a segment: beside it, and beyond its ends")
    func distance() {
        let (a, b) = (Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0))
        #expect(Coordinate(x: 5, y: 3).distance(toSegment: a, b) == 3)
        #expect(Coordinate(x: 13, y: 4).distance(toSegment: a, b) == 5)
        #expect(Coordinate(x: 3, y: 4).distance(toSegment: a, a) == 5)
    }
}

@Suite("Discs")
struct DiscTests {
    @Test(
        "the area shared with a polygon, in closed form",
        arguments: [
            (5.0, 5.0, 1.0, Double.pi), (0, 5, 1, .pi / 2), (0, 0, 2, .pi), (5, 5, 100, 100), (-3, 5, 2, 0), (20, 20, 1, 0),
            // A chord at half the radius: r² (π/3 − √3/4).
            (-0.5, 5, 1, .pi / 3 - 3.0.squareRoot() / 4),
        ])
    func shared(x: Double, y: Double, radius: Double, area: Double) {
        #expect(abs(Disc(centre: Coordinate(x: x, y: y), radius: radius).sharedArea(with: square) - area) < 1e-9)
    }

    @Test("a hole takes its part off")
    func hole() {
        let disc = Disc(centre: Coordinate(x: 5, y: 5), radius: 3)
        #expect(abs(disc.sharedArea(with: holed) - (disc.area - 4)) < 1e-9)
    }
}
