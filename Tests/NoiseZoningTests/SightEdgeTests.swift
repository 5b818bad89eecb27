import Glibc
import TestSupport
import Testing

@testable import Geometry
@testable import LineOfSight
@testable import ZoningLaw
@testable import ZoningModel

/// Where quick answers end: walls within rounding of a segment, long segments, far places. Held against whole numbers of any size.
@Suite("Line of sight at the edge of rounding")
struct SightEdgeTests {
    private typealias Point = SIMD2<Int>

    /// A convex footprint, counter-clockwise, in millimetres.
    private struct Block {
        let corners: [Point]

        func building(_ number: Int) -> Building {
            let ring = (corners + [corners[0]]).map(SightEdgeTests.metres)
            return Building(id: "\(number)", storeys: 3, height: nil, base: nil, polygons: [Polygon(exterior: ring)])
        }

        /// Whether the segment runs through the inside: the shares of it that lie to the left of all sides leave something over.
        func isCrossed(_ a: Point, _ b: Point) -> Bool {
            var (low, high) = ((num: Int128(0), den: Int128(1)), (num: Int128(1), den: Int128(1)))
            for (c, d) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
                let (from, to) = (SightEdgeTests.cross(c, d, a), SightEdgeTests.cross(c, d, b))
                if from <= 0, to <= 0 { return false }
                if from >= 0, to >= 0 { continue }
                let share = from < 0 ? (num: -from, den: to - from) : (num: from, den: from - to)
                if from < 0 {
                    if share.num * low.den > low.num * share.den { low = share }
                } else if share.num * high.den < high.num * share.den {
                    high = share
                }
            }
            return low.num * high.den < high.num * low.den
        }
    }

    private static func metres(_ point: Point) -> Coordinate { Coordinate(x: Double(point.x) / 1000, y: Double(point.y) / 1000) }

    private static func cross(_ a: Point, _ b: Point, _ c: Point) -> Int128 {
        Int128(b.x - a.x) * Int128(c.y - a.y) - Int128(b.y - a.y) * Int128(c.x - a.x)
    }

    /// Eighths of a metre, which `Double` holds exactly anywhere.
    private static func eighths(_ range: ClosedRange<Int>, _ random: inout Seeded) -> Point {
        Point(.random(in: range, using: &random), .random(in: range, using: &random)) &* 125
    }

    /// Upright and turned blocks, up to 30 m, about a place.
    private static func blocks(_ count: Int, about middle: Point, within metres: Int, _ random: inout Seeded) -> [Block] {
        (0..<count).map { number in
            let corner = middle &+ eighths(-8 * metres...8 * metres, &random)
            var (side, depth) = (Point(.random(in: 8...240, using: &random), 0) &* 125, Int.random(in: 1...2, using: &random))
            if number % 2 == 1 { side = eighths(4...120, &random) }
            if number % 4 == 0 { depth = 1 }
            let turned = Point(-side.y, side.x) &* depth
            return Block(corners: [corner, corner &+ side, corner &+ side &+ turned, corner &+ turned])
        }
    }

    /// Segments that run past, through, along and up to the corners of blocks, some a few millimetres off.
    private static func segments(_ blocks: [Block], _ count: Int, _ random: inout Seeded) -> [(Point, Point)] {
        (0..<count).map { number in
            let (one, other) = (blocks.randomElement(using: &random)!, blocks.randomElement(using: &random)!)
            let corner = one.corners.randomElement(using: &random)!
            let way = number % 3 == 0 ? one.corners[1] &- one.corners[0] : eighths(-300...300, &random)
            let off = number % 2 == 0 ? Point.zero : Point(.random(in: -3...3, using: &random), .random(in: -3...3, using: &random))
            switch number % 5 {
            case 0: return (corner &- way, corner &+ way &+ off)
            case 1: return (corner &+ way, corner &+ off)
            case 2: return (corner, other.corners.randomElement(using: &random)! &+ off)
            case 3: return ((one.corners[0] &+ one.corners[1]) / 2 &+ off, corner &+ way)
            default: return (corner &- way &* 2 &+ off, corner &+ way)
            }
        }
    }

    private static func check(_ blocks: [Block], _ segments: [(Point, Point)]) {
        let grid = SightGrid(blocks.enumerated().map { $1.building($0) })
        let expected = segments.map { a, b in !blocks.contains { $0.isCrossed(a, b) } }
        for ((a, b), isClear) in zip(segments, expected) where grid.isClear(from: metres(a), to: metres(b)) != isClear {
            Issue.record("\(a) \(b) clear: \(isClear)")
        }
        #expect(grid.areClear(from: segments.map { metres($0.0) }, to: segments.map { metres($0.1) }) == expected)
        #expect(Set(expected).count == 2, "some are clear and some are not")
    }

    /// The corner of the plane, Beijing, and the far corner of a grid of 40 km.
    @Test("segments that touch, or miss by millimetres", arguments: [(0, 0), (460_000_000, 4_400_000_000), (500_000_000, 4_440_000_000)])
    func touching(x: Int, y: Int) {
        var random = Seeded(seed: 28)
        var blocks = Self.blocks(60, about: Point(x, y), within: 150, &random)
        let segments = Self.segments(blocks, 1500, &random)
        if x == 500_000_000 { blocks += Self.blocks(20, about: Point(460_000_000, 4_400_000_000), within: 100, &random) }
        Self.check(blocks, segments)
    }

    @Test("10 km and 1,000 km past the same blocks, starting outside the grid", arguments: [10_000, 1_000_000])
    func long(length: Int) {
        var random = Seeded(seed: UInt64(length))
        let middle = Point(460_000_000, 4_400_000_000)
        let blocks = Self.blocks(12, about: middle, within: 2000, &random)
        let segments = (0..<1000).map { number -> (Point, Point) in
            let corner = blocks.randomElement(using: &random)!.corners.randomElement(using: &random)!
            let turn = Double.random(in: 0..<2 * .pi, using: &random)
            let way = Point(Int(cos(turn) * Double(length) * 500), Int(sin(turn) * Double(length) * 500))
            let off = Point(.random(in: -20...20, using: &random), .random(in: 1...20, using: &random))
            return (corner &- way, corner &+ (number % 2 == 0 ? way : way &* 2) &+ off)
        }
        Self.check(blocks, segments)
    }

    @Test("buildings 5,000 km apart, and one of 60 km")
    func farApart() {
        var random = Seeded(seed: 5)
        let places = [Point(0, 0), Point(3_000_000_000, 4_000_000_000)]
        let groups = places.map { Self.blocks(10, about: $0, within: 60, &random) }
        let across = (0..<200).map { _ in
            (places[0] &+ Self.eighths(-800...800, &random), places[1] &+ Self.eighths(-800...800, &random))
        }
        Self.check(groups.flatMap { $0 }, groups.flatMap { Self.segments($0, 600, &random) } + across)
        let (low, high) = (-20_000_000, 40_000_000)
        let long = Block(corners: [Point(low, 90_000), Point(high, 90_125), Point(high, 95_000), Point(low, 94_000)])
        let past = (0..<600).map { _ in (Self.eighths(-800...800, &random), Self.eighths(-800...800, &random)) }
        Self.check(groups[0] + [long], Self.segments(groups[0], 600, &random) + past)
    }

    @Test("inside a hall, cells away from its walls")
    func hall() {
        let hall = Block(corners: [Point(0, 0), Point(1_000_000, 0), Point(1_000_000, 1_000_000), Point(0, 1_000_000)])
        let places = [-100_000, 300_000, 340_000, 700_000].map { Point($0, 500_000) }
        Self.check(
            [hall],
            [(places[0], places[0] &+ Point(0, 50_000))] + places.flatMap { a in places.dropFirst().map { (a, $0 &+ Point(0, 20_000)) } })
    }

    @Test("more than 65,535 walls in a cell")
    func crowded() {
        let one = Block(corners: [Point(0, 0), Point(1000, 0), Point(1000, 1000), Point(0, 1000)])
        let blocks = [Block](repeating: one, count: 16_500) + [Block(corners: one.corners.map { $0 &+ Point(3000, 0) })]
        let places = [-1000, 500, 2000, 3500, 5000].map { Point($0, 500) }
        Self.check(blocks, places.flatMap { a in places.map { (a, $0) } })
    }

    @Test("numbers that are no places end nothing but the question")
    func noPlaces() {
        let grid = SightGrid([Block(corners: [Point(0, 0), Point(1000, 0), Point(1000, 1000), Point(0, 1000)]).building(0)])
        let numbers = [0.5, -1, .nan, .infinity, -.infinity, 1e18, -1e300, .greatestFiniteMagnitude]
        let places = numbers.flatMap { x in numbers.map { Coordinate(x: x, y: $0) } }
        let inside = Coordinate(x: 0.5, y: 0.5)
        for place in places where place != inside { _ = grid.isClear(from: inside, to: place) }
        let starts = places.flatMap { [Coordinate](repeating: $0, count: places.count) }
        let ends = places.flatMap { _ in places }
        #expect(grid.areClear(from: starts, to: ends).count == places.count * places.count)
        #expect(!grid.isClear(from: Coordinate(x: -1e9, y: 0.5), to: Coordinate(x: 1e9, y: 0.5)))
    }

    @Test("what four walls at once say for sure is so", arguments: [1e3, 1e5, 1e7])
    func sure(length: Double) {
        var random = Seeded(seed: UInt64(length))
        func vector(_ most: Double) -> SIMD2<Double> {
            SIMD2(.random(in: -most...most, using: &random), .random(in: -most...most, using: &random))
        }
        func cross(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.y - a.y * b.x }
        var (sure, all) = (0, 0)
        for number in 0..<10_000 {
            let (way, a) = (vector(length), vector(10_000).rounded(.down))
            let wall = vector(exp2(Double.random(in: 2...16, using: &random))).rounded(.awayFromZero)
            // The end of the wall beside the line of the segment, or its start beside the line of the wall: by 10 m, or by 10 nm.
            let line = number % 2 == 0 ? way : wall
            let off = pow(10, Double.random(in: -5...4, using: &random)) / sqrt((line * line).sum())
            let side = SIMD2(-line.y, line.x) * (Bool.random(using: &random) ? off : -off)
            let share = Double.random(in: -0.2...1.2, using: &random)
            let seen = a + side - line * share
            let (p, q, r) = (cross(way, a - seen), cross(way, a + wall - seen), cross(a - seen, wall))
            let s = cross(a - seen - way, wall)
            // What Double itself may err by.
            guard min(abs(p), abs(q), abs(r), abs(s)) > 1e-14 * length * (length + 1e5) else { continue }
            let (isClear, isCrossed) = (p * q > 0 || r * s > 0, p * q < 0 && r * s < 0)
            var block = WallBlock()
            for lane in 0..<WallBlock.count { block.set(lane, from: a, along: wall) }
            let reach = max(abs(a.x), abs(a.y), abs(a.x + wall.x), abs(a.y + wall.y)) + max(abs(seen.x), abs(seen.y))
            let rough = RoughWay(way, reach: Float(reach), longest: Float(max(abs(wall.x), abs(wall.y))))
            let sides = rough.sides(of: block, from: (SIMD4(repeating: Float(seen.x)), SIMD4(repeating: Float(seen.y))))
            let (saysClear, saysCrossed) = (rough.areClearOnCloserLook(sides), rough.isAnyCrossed(sides))
            if rough.areClear(sides) || saysClear { #expect(isClear, "\(seen) \(way) \(a) \(wall)") }
            if saysCrossed { #expect(isCrossed, "\(seen) \(way) \(a) \(wall)") }
            all += 1
            if saysClear || saysCrossed { sure += 1 }
        }
        #expect(sure * 2 > all && sure < all, "most are sure, some are not")
    }
}
