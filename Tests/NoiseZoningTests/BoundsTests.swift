import FeatureIO
import Foundation
import Testing

@testable import Geometry
@testable import PackMaking
@testable import PlanarArrangement
@testable import ZoningLaw
@testable import ZoningModel

@Suite("What is held within bounds")
struct BoundsTests {
    @Test("long rectangles by the thousand take no more than the bound, and are found")
    func cells() {
        let long = (0..<3000).map { Envelope(minX: 0, minY: Double($0), maxX: 400_000, maxY: Double($0) + 400_000) }
        let cells = CellIndex(long + [Envelope(minX: 7, minY: 7, maxX: 8, maxY: 8)], cell: 1)
        #expect(cells.candidates(at: Coordinate(x: 200_000, y: 100_000)).contains(17))
        #expect(cells.candidates(at: Coordinate(x: 7.5, y: 7.5)).contains(3000))
        #expect(cells.candidates(at: Coordinate(x: .nan, y: 0)).isEmpty)
        #expect(cells.candidates(at: Coordinate(x: 1e300, y: -1e300)).isEmpty)
    }

    @Test("lines that cross too often are an error with its place")
    func crossings() throws {
        let lines = (0..<100).flatMap { number in
            [
                TileSegment(a: TilePoint(x: number, y: 0), b: TilePoint(x: number, y: 200)),
                TileSegment(a: TilePoint(x: 0, y: number + 50), b: TilePoint(x: 200, y: number + 50)),
            ]
        }
        #expect(throws: CrowdedTile.self) { try SnapRounding.noded(lines, side: 200, most: 5000) }
        #expect(try SnapRounding.noded(lines, side: 200).nodes.count > 9900)
    }

    /// A line of 1,200 m that goes up and down by some metres at every step.
    private static func zigzag(_ count: Int) -> [Coordinate] {
        var random = Seeded(seed: 3)
        return (0...count).map { Coordinate(x: 1200 * Double($0) / Double(count), y: .random(in: -1.5...1.5, using: &random)) }
    }

    private static func cover(_ course: [Coordinate]) -> (parts: [BandPart], graph: SectionGraph) {
        let line = TransportLine(
            layer: .roads, row: "annex1-16", name: "", from: nil, to: nil, source: .railway, structure: .surface, status: .open,
            openedOn: nil, edgeKind: nil, left: 10, right: 20, accuracy: nil, course: course)
        let graph = SectionGraph([line])
        return (graph.pieces.map { .strip(from: $0.from, to: $0.to, left: $0.left, right: $0.right) }, graph)
    }

    @Test("of crowded parts the whole border stays, and much of what runs inside goes")
    func border() {
        let (parts, _) = Self.cover(Self.zigzag(600))
        var cover = BandCover(parts, reach: 40, arcTolerance: 0.005)
        var (drawn, kept, lost) = (0.0, 0.0, 0)
        for number in stride(from: 0, to: parts.count, by: 7) {
            guard let ring = parts[number].outline(width: 30, arcTolerance: 0.005) else { continue }
            drawn += Self.length(ring)
            cover.uncovered(ring, width: 30) { kept += Self.length($0) }
            // A place of an outline that lies in no other part is on the border.
            for (a, b) in zip(ring, ring.dropFirst()) where a.distance(to: b) > 1 {
                let middle = (a + b) * 0.5
                let isInside = parts.contains { ($0.distance(to: middle) ?? .infinity) < 30 - 0.01 }
                var isKept = false
                cover.uncovered([a, b], width: 30) { line in
                    isKept = isKept || zip(line, line.dropFirst()).contains { middle.distance(toSegment: $0, $1) < 0.001 }
                }
                if !isInside, !isKept { lost += 1 }
            }
        }
        #expect(lost == 0)
        #expect(kept < drawn * 0.65, "\(kept) of \(drawn) m")
    }

    @Test("where parts are few, a line stays as it is")
    func few() {
        let (parts, _) = Self.cover([Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 0), Coordinate(x: 200, y: 50)])
        var cover = BandCover(parts, reach: 40, arcTolerance: 0.005)
        let line = [Coordinate(x: 90, y: 0), Coordinate(x: 110, y: 1), Coordinate(x: 150, y: 20)]
        var found: [[Coordinate]] = []
        cover.uncovered(line, width: 30) { found.append($0) }
        #expect(found == [line])
    }

    @Test("a piece drawn many times, there and back, is one with the wider sides")
    func pieces() {
        let (a, b) = (Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 0))
        let graph = Self.cover([a, b, a, b, a]).graph
        #expect(graph.pieces.count == 1)
        #expect(graph.pieces.first?.left == 20 && graph.pieces.first?.right == 20)
        #expect(graph.nodes.map(\.rays.count) == [1, 1])
    }

    @Test("ring in ring overlaps nothing; a box in a box does")
    func pairs() {
        func ring(_ r: Double) -> [Coordinate] {
            [(-r, -r), (r, -r), (r, r), (-r, r), (-r, -r)].map { Coordinate(x: $0.0, y: $0.1) }
        }
        let apart = [Polygon(exterior: ring(1000)), Polygon(exterior: ring(3000), holes: [ring(2000)])]
        #expect(!ZonePairs(apart.map { [$0] }).mayOverlap(0, 1))
        #expect(ZonePairs([[Polygon(exterior: ring(1000))], [Polygon(exterior: ring(3000))]]).mayOverlap(0, 1))
        let next = [Polygon(exterior: ring(2000)), Polygon(exterior: ring(3000), holes: [ring(2000)])]
        #expect(ZonePairs(next.map { [$0] }).mayOverlap(0, 1))
    }

    /// A ring about a middle that goes in and out at every corner.
    private static func star(_ corners: Int, _ inner: Double, _ outer: Double) -> [Coordinate] {
        let ring = (0..<corners).map { number in
            let angle = 2 * Double.pi * Double(number) / Double(corners)
            return Coordinate(x: cos(angle), y: sin(angle)) * (number.isMultiple(of: 2) ? inner : outer)
        }
        return ring + [ring[0]]
    }

    @Test("of many zones, ring in ring, those that touch are found, as each against each says")
    func manyPairs() {
        let radii = (1...12).map { 1e5 + 3e4 * Double($0) }
        let zones = radii.map { radius in
            // Each third ring keeps a gap of 1 m to the one before.
            let gap = Int(radius / 3e4) % 3 == 0 ? 1000.0 : 0
            return [Polygon(exterior: Self.star(80, radius, radius + 2e4), holes: [Self.star(80, radius - 3e4 + gap, radius - 1e4 + gap)])]
        }
        let pairs = ZonePairs(zones)
        for (number, one) in zones.enumerated() {
            for (second, other) in zones.enumerated() where second > number {
                let touches = one[0].rings.contains { p in
                    other[0].rings.contains { q in p.contains { place in q.contains { $0.distance(to: place) < 1 } } }
                }
                #expect(pairs.mayOverlap(number, second) == touches, "\(number) \(second)")
            }
        }
    }

    @Test("large areas are judged as GEOS judges them")
    func validity() throws {
        let context = GEOSContext()
        let round = Self.star(3000, 100, 100)
        var bow = round
        bow.swapAt(700, 701)
        let hole = Self.star(2000, 10, 30)
        let moved = hole.map { $0 + Coordinate(x: 300, y: 0) }
        let cases: [[Polygon]] = [
            [Polygon(exterior: round)], [Polygon(exterior: bow)], [Polygon(exterior: round, holes: [hole])],
            [Polygon(exterior: round, holes: [moved])], [Polygon(exterior: round), Polygon(exterior: moved)],
            [Polygon(exterior: round), Polygon(exterior: hole)], [Polygon(exterior: Self.star(50_000, 90, 100))],
        ]
        for polygons in cases {
            let validity = try AreaValidity.of(polygons, in: context)
            let fault = try GEOSGeometry(polygons: polygons, in: context).validityFault()
            #expect((validity == .valid) == (fault == nil), "\(validity)")
        }
        let touching = Self.star(60_000, 90, 100)
        let corner = [touching[1], Coordinate(x: 110, y: -1), Coordinate(x: 110, y: 1), touching[1]]
        let found = try AreaValidity.of([Polygon(exterior: touching), Polygon(exterior: corner)], in: context)
        guard case .tooManyVertices(let count, let place) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(count == 60_005 && place == touching[1])
    }

    private static func length(_ line: [Coordinate]) -> Double { zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
}
