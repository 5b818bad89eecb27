import Geometry
import Glibc
import Testing

@Suite("Rings that keep apart")
struct RingSweepTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        let polygons: [Polygon]
        let finding: RingSweep.Finding
        var testDescription: String { what }
    }

    private static func ring(_ places: [(Double, Double)]) -> [Coordinate] {
        let open = places.map { Coordinate(x: $0.0, y: $0.1) }
        return open + [open[0]]
    }

    private static func box(_ left: Double, _ low: Double, _ right: Double, _ high: Double) -> [Coordinate] {
        ring([(left, low), (right, low), (right, high), (left, high)])
    }

    private static func meets(_ x: Double, _ y: Double, isOneRing: Bool = true, crosses: Bool) -> RingSweep.Finding {
        .meets(place: Coordinate(x: x, y: y), isOneRing: isOneRing, crosses: crosses)
    }

    static let rows = [
        Row(what: "a box", polygons: [Polygon(exterior: box(0, 0, 4, 4))], finding: .apart(isNested: true)),
        Row(what: "a box the other way round", polygons: [Polygon(exterior: box(0, 0, 4, 4).reversed())], finding: .apart(isNested: true)),
        Row(what: "a bow-tie", polygons: [Polygon(exterior: ring([(0, 0), (4, 4), (4, 0), (0, 4)]))], finding: meets(2, 2, crosses: true)),
        Row(
            what: "a corner on an edge", polygons: [Polygon(exterior: ring([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)]))],
            finding: meets(2, 0, crosses: false)),
        Row(
            what: "a corner on an upright edge", polygons: [Polygon(exterior: ring([(0, 0), (4, 2), (0, 4), (4, 5), (4, -1)]))],
            finding: meets(4, 2, crosses: false)),
        Row(
            what: "a corner twice", polygons: [Polygon(exterior: ring([(0, 0), (2, 2), (4, 0), (4, 4), (2, 2), (0, 4)]))],
            finding: meets(2, 2, crosses: false)),
        Row(
            what: "back along itself", polygons: [Polygon(exterior: ring([(0, 0), (4, 0), (4, 4), (4, 2), (0, 2)]))],
            finding: meets(4, 2, crosses: false)),
        Row(
            what: "with a hole", polygons: [Polygon(exterior: box(0, 0, 9, 9), holes: [box(1, 1, 3, 3), box(4, 1, 6, 3)])],
            finding: .apart(isNested: true)),
        Row(
            what: "a hole beside it", polygons: [Polygon(exterior: box(0, 0, 4, 4), holes: [box(5, 1, 6, 2)])],
            finding: .apart(isNested: false)),
        Row(
            what: "a hole in a hole", polygons: [Polygon(exterior: box(0, 0, 9, 9), holes: [box(1, 1, 8, 8), box(2, 2, 3, 3)])],
            finding: .apart(isNested: false)),
        Row(
            what: "a part in the hole of another",
            polygons: [Polygon(exterior: box(0, 0, 9, 9), holes: [box(1, 1, 8, 8)]), Polygon(exterior: box(2, 2, 3, 3))],
            finding: .apart(isNested: true)),
        Row(
            what: "a part in another", polygons: [Polygon(exterior: box(0, 0, 9, 9)), Polygon(exterior: box(2, 2, 3, 3))],
            finding: .apart(isNested: false)),
        Row(
            what: "a part beside another", polygons: [Polygon(exterior: box(0, 0, 9, 9)), Polygon(exterior: box(10, 2, 11, 3))],
            finding: .apart(isNested: true)),
        Row(
            what: "parts that touch", polygons: [Polygon(exterior: box(0, 0, 4, 4)), Polygon(exterior: ring([(4, 2), (6, 1), (6, 3)]))],
            finding: meets(4, 2, isOneRing: false, crosses: false)),
        Row(
            what: "parts that cross", polygons: [Polygon(exterior: box(0, 0, 4, 4)), Polygon(exterior: box(2, 2, 6, 6))],
            finding: meets(2, 4, isOneRing: false, crosses: true)),
    ]

    @Test("and rings that do not", arguments: rows)
    func worked(_ row: Row) { #expect(RingSweep.check(row.polygons) == row.finding) }

    /// Corners on a small lattice touch often; a few of them seldom.
    @Test("GEOS finds the same rings valid", arguments: [(4, 6), (5, 40), (7, 1000), (12, 1_000_000), (40, 1_000_000)])
    func random(corners: Int, width: Int) throws {
        let context = GEOSContext()
        var random = Mixed(state: UInt64(corners * width))
        var (valid, invalid) = (0, 0)
        for _ in 0..<400 {
            // Round a centre, the corners more or less in order, so that a part of them is simple.
            let disorder = Double.random(in: 0.5...2.5, using: &random)
            var places: [Coordinate] = []
            for corner in 0..<corners {
                let reach = Double(Int.random(in: 1...width, using: &random))
                let turn = 6.283 * (Double(corner) + .random(in: 0...disorder, using: &random)) / Double(corners)
                places.append(Coordinate(x: (reach * cos(turn)).rounded(), y: (reach * sin(turn)).rounded()))
            }
            let kept = places.indices.filter { places[$0] != places[($0 + 1) % places.count] }.map { places[$0] }
            guard kept.count >= 3 else { continue }
            let polygon = Polygon(exterior: kept + [kept[0]])
            let isValid = try GEOSGeometry(polygon: polygon, in: context).validityFault() == nil
            #expect((RingSweep.check([polygon]) == .apart(isNested: true)) == isValid, "\(kept.map { ($0.x, $0.y) })")
            if isValid { valid += 1 } else { invalid += 1 }
        }
        #expect(valid > 20 && invalid > 5)
    }

    /// The notch ends on the diagonal from corner to corner, or one unit in the last place to either side of it.
    @Test("a corner just beside an edge is told from one on it", arguments: [(0.0, false), (1.0, true), (-1.0, false)])
    func exact(units: Double, isApart: Bool) {
        let tip = Coordinate(x: 7.5, y: 7.5 + units * 7.5.ulp)
        let ring = Self.ring([(0.1, 0.1), (12.7, 12.7), (12.7, 20), (tip.x, tip.y), (0.1, 20)])
        #expect((RingSweep.check([Polygon(exterior: ring)]) == .apart(isNested: true)) == isApart)
    }

    @Test("a slanted comb of 40,000 corners takes no time that grows with their square")
    func comb() {
        var places: [Coordinate] = []
        for tooth in 0..<20_000 {
            let x = Double(tooth)
            places += [Coordinate(x: x, y: x), Coordinate(x: x + 50_000.5, y: x - 49_999)]
        }
        places += [Coordinate(x: 20_000, y: 90_000), Coordinate(x: -90_000, y: 10)]
        #expect(RingSweep.check([Polygon(exterior: places + [places[0]])]) == .apart(isNested: true))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct Mixed: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
