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

    /// A ring about a middle that goes in and out at every corner.
    private static func star(_ corners: Int, _ inner: Double, _ outer: Double) -> [Coordinate] {
        let ring = (0..<corners).map { number in
            let angle = 2 * Double.pi * Double(number) / Double(corners)
            return Coordinate(x: cos(angle), y: sin(angle)) * (number.isMultiple(of: 2) ? inner : outer)
        }
        return ring + [ring[0]]
    }

    /// A square about (0, 0), counter-clockwise.
    private static func square(_ r: Double) -> [Coordinate] {
        [(-r, -r), (r, -r), (r, r), (-r, r), (-r, -r)].map { Coordinate(x: $0.0, y: $0.1) }
    }

    @Test("a place is told from the edges of its cell, wherever it lies, as from all edges")
    func cellsOfEdges() {
        let shapes: [[Polygon]] = [
            [Polygon(exterior: Self.star(4000, 60, 100))],
            [Polygon(exterior: Self.square(50), holes: (1...90).map { Self.square(Double($0) / 2) })],
            (1...60).map { Polygon(exterior: Self.square(Double($0))) },
            [Polygon(exterior: Self.star(300, 60, 100), holes: [Self.star(300, 20, 50)])],
        ]
        var random = Seeded(seed: 11)
        for polygons in shapes {
            let (locator, stack) = (AreaLocator(polygons), AreaStack(polygons.map { [$0] }))
            for number in 0..<600 {
                // Places anywhere, and at the height and in the column of corners.
                var place = Coordinate(x: .random(in: -110...110, using: &random), y: .random(in: -110...110, using: &random))
                if number.isMultiple(of: 3) { place.x = place.x.rounded() }
                if number.isMultiple(of: 5) { place.y = place.y.rounded() }
                let holding = polygons.indices.filter { Self.holds(polygons[$0], place) }
                #expect(locator.contains(place) == !holding.count.isMultiple(of: 2), "\(place)")
                #expect(stack.areas(at: place).map { Int($0) } == holding, "\(place)")
                #expect(stack.first(at: place).map { Int($0) } == holding.first, "\(place)")
            }
        }
    }

    private static func holds(_ polygon: Polygon, _ place: Coordinate) -> Bool {
        var inside = false
        for ring in polygon.rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
                // On an edge counts as east of it.
                let (low, high) = a.y < b.y ? (a, b) : (b, a)
                if Coordinate.cross(high - low, place - low) > 0 { inside.toggle() }
            }
        }
        return inside
    }

    @Test("a cell of a grid has few of many edges that crowd about a middle")
    func entries() {
        let ring = Self.star(50_000, 60, 100)
        let grid = EdgeGrid(zip(ring, ring.dropFirst()).map { ($0, $1) })
        var most = 0
        for number in 0..<500 {
            let angle = Double(number)
            let place = Coordinate(x: cos(angle), y: sin(angle)) * (60 + Double(number % 40))
            guard let cell = grid.cell(of: place) else { continue }
            var crossings = 0
            grid.forEachCrossing(to: place, in: cell) { _ in crossings += 1 }
            most = max(most, crossings)
        }
        #expect(grid.cells > 1000 && most < 1500, "\(most) of 50000")
    }

    @Test("areas one on the other by the thousand are told as such; ring in ring is no such thing")
    func stacked() {
        #expect(AreaStack((0..<2000).map { _ in [Polygon(exterior: Self.square(50))] }).deepest.count > AreaStack.mostAtOnce)
        let rings = (1...500).map { [Polygon(exterior: Self.square(Double($0) + 1), holes: [Self.square(Double($0))])] }
        #expect(AreaStack(rings).deepest.isEmpty)
    }

    @Test("holes by the thousand find the piece about them, ring in ring and beside each other")
    func holes() {
        func ring(_ x: Int64, _ y: Int64, _ r: Int64) -> [LatticePoint] {
            [(-r, -r), (r, -r), (r, r), (-r, r), (-r, -r)].map { LatticePoint(x: x + $0.0, y: y + $0.1) }
        }
        // Of one label: rings in rings, and beside them one piece with many holes, in one of which a piece lies again.
        var pieces = (1...500).map { LatticePiece(label: 0, exterior: ring(0, 0, 20 * $0 + 10), holes: []) }
        pieces.append(LatticePiece(label: 0, exterior: ring(100_000, 0, 50_000), holes: []))
        pieces.append(LatticePiece(label: 0, exterior: ring(100_000, 0, 5), holes: []))
        var holes = (1...500).map { (label: 0, ring: ring(0, 0, 20 * $0).reversed() as [LatticePoint]) }
        for number in 0..<1000 {
            holes.append((0, ring(100_000 + Int64(number % 40 - 20) * 1000, Int64(number / 40 - 12) * 1000, 300).reversed()))
        }
        #expect(holes.allSatisfy { $0.ring[0] == $0.ring.min() })
        HolePlacing.place(holes, in: &pieces)
        #expect(pieces[..<500].allSatisfy { $0.holes.count == 1 && $0.holes[0][0].x == $0.exterior[0].x + 10 })
        #expect(pieces[500].holes.count == 1000 && pieces[501].holes.isEmpty)
    }

    @Test("ends by the thousand in one place are one point, at once")
    func ends() {
        let lines = (0..<5000).map { number in
            let angle = Double(number) / 5000 * 2 * Double.pi
            return Self.line([Coordinate(x: 0, y: 0), Coordinate(x: cos(angle), y: sin(angle)) * 6000])
        }
        let (joined, gaps) = SectionJoining(distance: 0.1).joined(lines)
        #expect(joined.count == 5000 && joined.allSatisfy { $0.course[0] == Coordinate(x: 0, y: 0) } && gaps.isEmpty)
    }

    private static func line(_ course: [Coordinate]) -> TransportLine {
        TransportLine(
            layer: .roads, row: "annex1-16", name: "", from: nil, to: nil, source: .railway, structure: .surface, status: .open,
            openedOn: nil, edgeKind: nil, left: 10, right: 20, accuracy: nil, course: course)
    }

    @Test("places that crowd are told, and many places that do not are no crowd")
    func crowd() {
        var (few, many) = (CrowdCount(few: 64), CrowdCount(few: 64))
        for number in 0..<100_000 { few.add(Coordinate(x: Double(number), y: 7)) }
        for number in 0..<4000 { many.add(Coordinate(x: Double(number) / 100, y: 7)) }
        #expect(few.crowded == nil && many.crowded != nil)
    }

    @Test("of a track, what lies well inside the band is left out, and the border stays")
    func track() {
        var (parts, graph) = Self.cover(Self.zigzag(1000))
        for node in graph.nodes where node.rays.count == 2 {
            for (ray, next) in [(node.rays[0], node.rays[1]), (node.rays[1], node.rays[0])]
            where Coordinate.cross(ray.direction, next.direction) < -Tolerance.angle {
                parts.append(
                    .sector(
                        centre: node.place, from: ray.direction.leftNormal, to: next.direction.leftNormal * -1, fromOffset: ray.left,
                        toOffset: next.right))
            }
        }
        var cover = BandCover(parts, reach: 40, arcTolerance: 0.005, course: BandCover.Course([graph]))
        // Straight lines through the band: what is left of them is where the band ends.
        for x in stride(from: -30.0, to: 1240, by: 67) {
            var left: [Envelope] = []
            cover.uncovered([Coordinate(x: x, y: -80), Coordinate(x: x, y: 80)], width: 30) { left.append(Envelope($0)) }
            for y in stride(from: -79.9, to: 80, by: 0.5) {
                let place = Coordinate(x: x, y: y)
                let isInside = parts.contains { ($0.distance(to: place) ?? .infinity) < 30 - 0.01 }
                if !isInside { #expect(left.contains { $0.grown(by: 0.001).contains(place) }, "\(place)") }
            }
            if x > 100, x < 1100 { #expect(left.reduce(0) { $0 + $1.height } < 160 - 2 * 30, "\(left)") }
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
