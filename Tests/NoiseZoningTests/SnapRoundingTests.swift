import Testing

@testable import Geometry
@testable import PlanarArrangement

@Suite("Noding on the lattice, against brute force and GEOS")
struct SnapRoundingTests {
    /// Lines on a lattice so coarse that everything coincides: random ones, stars, needles, repeats, overlaps, points.
    static func lines(seed: UInt64, side: Int32) -> [TileSegment] {
        var random = Seeded(seed: seed)
        func place() -> TilePoint { TilePoint(x: .random(in: 0...side, using: &random), y: .random(in: 0...side, using: &random)) }
        func near(_ p: TilePoint) -> TilePoint {
            TilePoint(
                x: max(0, min(side, p.x + .random(in: -1...1, using: &random))),
                y: max(0, min(side, p.y + .random(in: -1...1, using: &random))))
        }
        var lines: [TileSegment] = []
        let hub = place()
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: lines.append(TileSegment(a: hub, b: place()))
            case 1:
                let (a, b) = (place(), place())
                lines += [TileSegment(a: a, b: b), TileSegment(a: near(b), b: near(a))]
            case 2:
                let row = Int32.random(in: 0...side, using: &random)
                lines.append(TileSegment(a: TilePoint(x: place().x, y: row), b: TilePoint(x: place().x, y: row)))
            case 3: if let last = lines.last { lines.append(TileSegment(a: last.b, b: last.a)) }
            case 4:
                let a = place()
                lines.append(TileSegment(a: a, b: near(a)))
            default: lines.append(TileSegment(a: place(), b: place()))
            }
        }
        return lines
    }

    private struct Edge: Hashable {
        let a: TilePoint
        let b: TilePoint

        init(_ p: TilePoint, _ q: TilePoint) { (a, b) = (p.x, p.y) < (q.x, q.y) ? (p, q) : (q, p) }
    }

    /// Snap rounding as it is defined, with fractions, pair by pair and pixel by pixel.
    private static func reference(_ lines: [TileSegment]) -> Set<Edge> {
        var pixels = Set(lines.flatMap { [$0.a, $0.b] })
        for (number, s) in lines.enumerated() {
            for t in lines[(number + 1)...] {
                let (dx, dy, ex, ey) = (Int(s.b.x - s.a.x), Int(s.b.y - s.a.y), Int(t.b.x - t.a.x), Int(t.b.y - t.a.y))
                var whole = dx * ey - dy * ex
                guard whole != 0 else { continue }
                let (ox, oy) = (Int(t.a.x - s.a.x), Int(t.a.y - s.a.y))
                var (first, second) = (ox * ey - oy * ex, ox * dy - oy * dx)
                if whole < 0 { (whole, first, second) = (-whole, -first, -second) }
                guard (0...whole).contains(first), (0...whole).contains(second) else { continue }
                func rounded(_ a: Int32, _ d: Int) -> Int32 {
                    Int32((Double(2 * (Int(a) * whole + d * first) + whole) / Double(2 * whole)).rounded(.down))
                }
                pixels.insert(TilePoint(x: rounded(s.a.x, dx), y: rounded(s.a.y, dy)))
            }
        }
        var edges: Set<Edge> = []
        for line in lines {
            let hits = pixels.compactMap { pixel in entry(of: line, into: pixel).map { (at: $0, pixel: pixel) } }.sorted { $0.at < $1.at }
            for (p, q) in zip(hits, hits.dropFirst()) { edges.insert(Edge(p.pixel, q.pixel)) }
        }
        return edges
    }

    /// The middle of the stretch of the line inside the half-open pixel, as a share of its length; nil if it misses it.
    private static func entry(of line: TileSegment, into pixel: TilePoint) -> Double? {
        let steps = 2 * max(abs(line.b.x - line.a.x), abs(line.b.y - line.a.y))
        guard steps > 0 else { return line.a == pixel ? 0 : nil }
        // Every bound of the stretch is a fraction with the denominator 2 dx or 2 dy: all are compared over the common one.
        let (dx, dy) = (Int(line.b.x - line.a.x), Int(line.b.y - line.a.y))
        let whole = 2 * max(abs(dx), 1) * max(abs(dy), 1)
        var (low, high, lowIsOpen, highIsOpen) = (0, whole, false, false)
        for (start, d, centre) in [(Int(line.a.x), dx, Int(pixel.x)), (Int(line.a.y), dy, Int(pixel.y))] {
            let (from, to) = (2 * (centre - start) - 1, 2 * (centre - start) + 1)
            if d == 0 {
                guard from <= 0, 0 < to else { return nil }
                continue
            }
            let scale = whole / (2 * abs(d))
            let (enter, leave) = d > 0 ? (from * scale, to * scale) : (-to * scale, -from * scale)
            // The left and the lower edge belong to the pixel.
            let (enterIsOpen, leaveIsOpen) = d > 0 ? (false, true) : (true, false)
            if enter > low || (enter == low && enterIsOpen) { (low, lowIsOpen) = (enter, enterIsOpen) }
            if leave < high || (leave == high && leaveIsOpen) { (high, highIsOpen) = (leave, leaveIsOpen) }
        }
        guard low < high || (low == high && !lowIsOpen && !highIsOpen) else { return nil }
        return Double(low + high) / Double(2 * whole)
    }

    private static func edges(_ noded: NodedLines) -> [Edge] {
        noded.edges.map { Edge(noded.nodes[Int($0.from)], noded.nodes[Int($0.to)]) }
    }

    @Test("the edges are those of the definition", arguments: [Int32(3), 20, 200])
    func definition(side: Int32) throws {
        for seed in UInt64(1)...400 {
            let lines = Self.lines(seed: seed, side: side)
            let found = try Self.edges(SnapRounding.noded(lines, side: side))
            #expect(Set(found).count == found.count, "seed \(seed)")
            #expect(Set(found) == Self.reference(lines), "seed \(seed): \(lines)")
        }
    }

    @Test("edges meet in their ends only", arguments: [Int32(3), 20, 1_000_000])
    func noded(side: Int32) throws {
        for seed in UInt64(1)...400 {
            let noded = try SnapRounding.noded(Self.lines(seed: seed, side: side), side: side)
            let edges = Self.edges(noded).map { TileSegment(a: $0.a, b: $0.b) }
            for (number, edge) in edges.enumerated() {
                #expect(edge.a != edge.b)
                for other in edges[(number + 1)...] { #expect(edge.crossing(other) == nil, "seed \(seed)") }
                for node in noded.nodes where node != edge.a && node != edge.b {
                    let isOn = edge.meets(pixel: node) && Self.isStraight(edge.a, node, edge.b)
                    #expect(!isOn, "seed \(seed): \(node) on \(edge)")
                }
            }
        }
    }

    private static func isStraight(_ a: TilePoint, _ b: TilePoint, _ c: TilePoint) -> Bool {
        Int(b.x - a.x) * Int(c.y - a.y) == Int(b.y - a.y) * Int(c.x - a.x)
    }

    @Test("neither the order of the lines nor their direction matters")
    func order() throws {
        for seed in UInt64(1)...200 {
            var random = Seeded(seed: seed)
            let lines = Self.lines(seed: seed, side: 20)
            let shuffled = lines.shuffled(using: &random).map { Bool.random(using: &random) ? $0 : TileSegment(a: $0.b, b: $0.a) }
            let (first, second) = try (SnapRounding.noded(lines, side: 20), SnapRounding.noded(shuffled, side: 20))
            #expect(Set(Self.edges(first)) == Set(Self.edges(second)))
        }
    }

    @Test("GEOS finds nothing to node, and the same faces", arguments: [Int32(4), 20, 200, 1_000_000])
    func geos(side: Int32) throws {
        let context = GEOSContext()
        for seed in UInt64(1)...300 {
            let corners = [(0, 0), (side, 0), (side, side), (0, side)].map { TilePoint(x: $0.0, y: $0.1) }
            let border = zip(corners, corners.dropFirst() + [corners[0]]).map { TileSegment(a: $0, b: $1) }
            let noded = try SnapRounding.noded(Self.lines(seed: seed, side: side) + border, side: side)
            let lines = noded.edges.map { edge in
                [edge.from, edge.to].map { Coordinate(x: Double(noded.nodes[Int($0)].x), y: Double(noded.nodes[Int($0)].y)) }
            }
            let union = try GEOSGeometry(lines: lines, in: context).unaryUnion(grid: 0)
            #expect(try union.lines().map { $0.count - 1 }.reduce(0, +) == lines.count, "seed \(seed)")
            let areas = try union.polygonized().polygons().map { Int64(($0.area * 2).rounded()) }.sorted()

            var walk = FaceWalk(noded)
            let segments = noded.edges.map { TileSegment(a: noded.nodes[Int($0.from)], b: noded.nodes[Int($0.to)]) }
            walk.assignFaces(grid: CellGrid(segments, side: side))
            var faces: [Int32: Int64] = [:]
            for edge in walk.origins.indices {
                let (p, q) = (walk.origin(of: edge), walk.target(of: edge))
                faces[walk.faces[Int(walk.cycles[edge])], default: 0] += Int64(p.x) * Int64(q.y) - Int64(p.y) * Int64(q.x)
            }
            let found = faces.filter { !walk.isUnbounded(face: $0.key) }.values.sorted()
            #expect(found == areas, "seed \(seed)")
            #expect(found.reduce(0, +) == 2 * Int64(side) * Int64(side))
        }
    }

    @Test("a place found from an edge lies inside its face, as far from every line as it says", arguments: [Int32(20), 1_000_000])
    func probes(side: Int32) throws {
        let context = GEOSContext()
        for seed in UInt64(1)...120 {
            let noded = try SnapRounding.noded(Self.lines(seed: seed, side: side), side: side)
            let segments = noded.edges.map { TileSegment(a: noded.nodes[Int($0.from)], b: noded.nodes[Int($0.to)]) }
            let grid = CellGrid(segments, side: side)
            var walk = FaceWalk(noded)
            walk.assignFaces(grid: grid)
            let lines = segments.map { line in [line.a, line.b].map { Coordinate(x: Double($0.x), y: Double($0.y)) } }
            guard !lines.isEmpty else { continue }
            let faces = try GEOSGeometry(lines: lines, in: context).polygonized().polygons().map { AreaLocator([$0]) }
            for edge in walk.origins.indices where !walk.isUnbounded(face: walk.faces[Int(walk.cycles[edge])]) {
                let probe = EdgeProbe(leftOf: edge, of: segments, grid: grid)
                let nearest = lines.map { probe.place.distance(toSegment: $0[0], $0[1]) }.min() ?? 0
                #expect(nearest >= probe.clearance - 1e-6)
                #expect(nearest > 0, "seed \(seed)")
                // A hair to the left of the middle of the edge lies the same face.
                let (p, q) = (lines[edge / 2][edge % 2], lines[edge / 2][1 - edge % 2])
                let beside = (p + q) * 0.5 + (q - p).normalized.leftNormal * min(1e-4, nearest / 2)
                let (here, there) = (faces.filter { $0.contains(probe.place) }.count, faces.filter { $0.contains(beside) }.count)
                #expect(here == 1 && there == 1, "seed \(seed)")
                #expect(
                    faces.firstIndex { $0.contains(probe.place) } == faces.firstIndex { $0.contains(beside) }, "seed \(seed)")
            }
        }
    }
}
