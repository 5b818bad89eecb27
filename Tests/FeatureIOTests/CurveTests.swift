import Geometry
import Testing

@testable import FeatureIO

@Suite("Curves are made straight")
struct CurveTests {
    private static func hypotenuse(_ a: Coordinate, _ b: Coordinate) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    @Test(
        "The places of an arc lie on its circle, its own three among them, and no chord is off by more than 5 mm at 500 m",
        arguments: [
            // Start, middle, end of circles about (4,500,000 · 39.8): a quarter to the left, three quarters to the right, a full circle.
            (Coordinate(x: 500, y: 0), Coordinate(x: 300, y: 400), Coordinate(x: 0, y: 500), 90.0),
            (Coordinate(x: 0, y: 500), Coordinate(x: 500, y: 0), Coordinate(x: -500, y: 0), 270.0),
            (Coordinate(x: 500, y: 0), Coordinate(x: -500, y: 0), Coordinate(x: 500, y: 0), 360.0),
        ])
    func arcs(start: Coordinate, middle: Coordinate, end: Coordinate, degrees: Double) {
        let centre = Coordinate(x: 4_500_000, y: 39.8)
        let given = [start, middle, end].map { Coordinate(x: centre.x + $0.x, y: centre.y + $0.y) }
        let line = [given[0]] + CircularArc.places(from: given[0], through: given[1], to: given[2])
        #expect(given.allSatisfy(line.contains) && line.last == given[2])
        #expect(line.allSatisfy { abs(Self.hypotenuse($0, centre) - 500) < 1e-6 })
        for (a, b) in zip(line, line.dropFirst()) {
            let half = Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
            #expect(500 - Self.hypotenuse(half, centre) < 0.005)
        }
        let length = zip(line, line.dropFirst()).reduce(0) { $0 + Self.hypotenuse($1.0, $1.1) }
        #expect(abs(length - degrees * .pi / 180 * 500) < 0.02)
    }

    /// At 50 km chords of half a degree would be off by 48 cm; a degree of latitude has 111.7 km at most, so 5 mm are 4.476e-8 of it.
    @Test(
        "Chords stay within 5 mm of their circle whatever its radius, in metres and in degrees",
        arguments: [
            (1.5, Coordinate(x: 500_000, y: 4_400_000), 0.005), (501, Coordinate(x: 500_000, y: 4_400_000), 0.005),
            (5_000, Coordinate(x: 500_000, y: 4_400_000), 0.005), (50_000, Coordinate(x: 500_000, y: 4_400_000), 0.005),
            (2_000_000, Coordinate(x: 500_000, y: 4_400_000), 0.005), (0.9, Coordinate(x: 500_000, y: 4_400_000), 0.005),
            (0.0001, Coordinate(x: 116.5, y: 39.8), 4.477e-8), (0.02, Coordinate(x: 116.5, y: 39.8), 4.477e-8),
            (0.9, Coordinate(x: 116.5, y: 39.8), 4.477e-8),
        ])
    func chords(radius: Double, centre: Coordinate, most: Double) {
        // Three, four and five of a triangle of whole numbers: all three places are on the circle, one degree and more apart.
        let given = [(1, 0), (0.8, 0.6), (0.6, 0.8)].map { Coordinate(x: centre.x + radius * $0.0, y: centre.y + radius * $0.1) }
        let line = [given[0]] + CircularArc.places(from: given[0], through: given[1], to: given[2])
        #expect(given.allSatisfy(line.contains) && line.last == given[2])
        let off = zip(line, line.dropFirst()).map {
            abs(radius - Self.hypotenuse(Coordinate(x: ($0.x + $1.x) / 2, y: ($0.y + $1.y) / 2), centre))
        }
        #expect(off.allSatisfy { $0 <= most + 1e-8 * max(radius, 1).squareRoot() * (most > 1e-3 ? 1 : 0) })
        // Finer than needed would be waste: 53.13° take no more than twice the chords of half a degree, or of the height asked for.
        let turn = 0.927295218
        #expect(Double(line.count) <= 2 * turn * max(360 / .pi, (radius / (8 * most)).squareRoot()) + 3)
    }

    @Test("A circle of any size takes no more memory than one of the size of the earth", arguments: [1e9, 1e15, 1e300])
    func immense(radius: Double) {
        let line = CircularArc.places(
            from: Coordinate(x: radius, y: 0), through: Coordinate(x: -radius, y: 0), to: Coordinate(x: radius, y: 0))
        #expect(line.count <= 200_000)
    }

    @Test("Three places in one line, or at one place, are no arc")
    func straight() {
        let line = [Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 2), Coordinate(x: 5, y: 5)]
        #expect(CircularArc.places(from: line[0], through: line[1], to: line[2]) == [line[1], line[2]])
        #expect(CircularArc.places(from: line[0], through: line[0], to: line[0]) == [line[0], line[0]])
    }

    /// Two doubles, big end first.
    private static func place(_ x: Double, _ y: Double) -> [UInt8] {
        [x, y].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(56 - 8 * $0)) } }
    }

    private static func number(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) } }

    private static func geometry(_ type: UInt32, _ count: UInt32, _ rest: [UInt8]) -> [UInt8] { [0] + number(type) + number(count) + rest }

    private static let halfCircle = geometry(8, 3, place(10, 0) + place(0, 10) + place(-10, 0))
    private static let diameter = geometry(2, 2, place(-10, 0) + place(10, 0))
    private static let round = geometry(9, 2, halfCircle + diameter)

    @Test("All types with arcs are read, with lines in between")
    func types() throws {
        let half = try #require(try WKB.read(Self.halfCircle)).lines
        #expect(half.count == 1 && half[0].coordinates.count == 361)
        let compound = try #require(try WKB.read(Self.round)).lines
        #expect(compound[0].coordinates.count == 362 && compound[0].coordinates.first == compound[0].coordinates.last)
        let curvePolygon = Self.geometry(10, 1, Self.round)
        #expect(try WKB.read(curvePolygon)?.polygons.map(\.exterior.count) == [362])
        #expect(try WKB.read(Self.geometry(11, 2, Self.halfCircle + Self.diameter))?.lines.map(\.coordinates.count) == [361, 2])
        let square = Self.geometry(3, 1, Self.number(4) + [(0, 0), (1, 0), (0, 1), (0, 0)].flatMap { Self.place($0.0, $0.1) })
        #expect(try WKB.read(Self.geometry(12, 2, curvePolygon + square))?.polygons.map(\.exterior.count) == [362, 4])
        #expect(try WKB.read(Self.geometry(8, 0, [])) == nil && WKB.read(Self.geometry(12, 0, [])) == nil)
    }

    @Test(
        "Curves that are none are refused",
        arguments: [
            geometry(8, 2, place(0, 0) + place(1, 1)), geometry(8, 4, place(0, 0) + place(1, 1) + place(2, 0) + place(3, 3)),
            geometry(9, 1, round), geometry(10, 1, [0] + number(1) + place(0, 0)), geometry(12, 1, halfCircle), geometry(8, 1 << 30, []),
        ])
    func refused(bytes: [UInt8]) { #expect(throws: WKBFault.self) { try WKB.read(bytes) } }
}
