/// Noded lines as half-edges: edge n is 2n from its first node to its second and 2n + 1 back. Every half-edge has the face to its left.
///
/// The half-edges about a face form one cycle; a face with islands has one more for each, and `faces` tells which cycles are of one face.
/// Linear but for the sorting about each node. All tests are exact.
struct FaceWalk {
    let nodes: [TilePoint]
    /// The node that a half-edge leaves.
    let origins: [Int32]
    /// The half-edge that follows about the face.
    private(set) var next: [Int32]
    /// The cycle of each half-edge.
    private(set) var cycles: [Int32]
    /// The first half-edge of each cycle.
    private(set) var firsts: [Int32] = []
    /// Of each cycle the face that it bounds, named by its outer cycle.
    private(set) var faces: [Int32] = []
    private var doubleAreas: [Int64] = []

    init(_ lines: NodedLines) {
        nodes = lines.nodes
        var origins = [Int32](repeating: 0, count: 2 * lines.edges.count)
        for (number, edge) in lines.edges.enumerated() {
            origins[2 * number] = edge.from
            origins[2 * number + 1] = edge.to
        }
        self.origins = origins
        next = [Int32](repeating: 0, count: origins.count)
        cycles = [Int32](repeating: -1, count: origins.count)
        linkAboutNodes()
        walkCycles()
        faces = [Int32](repeating: -1, count: firsts.count)
    }

    func target(of edge: Int) -> TilePoint { nodes[Int(origins[edge ^ 1])] }
    func origin(of edge: Int) -> TilePoint { nodes[Int(origins[edge])] }

    /// At the end of a half-edge the face goes on with the edge that comes next clockwise from the way back.
    private mutating func linkAboutNodes() {
        var starts = [Int32](repeating: 0, count: nodes.count + 1)
        for node in origins { starts[Int(node) + 1] += 1 }
        for node in 0..<nodes.count { starts[node + 1] += starts[node] }
        var free = starts
        var leaving = [Int32](repeating: 0, count: origins.count)
        for (edge, node) in origins.enumerated() {
            leaving[Int(free[Int(node)])] = Int32(edge)
            free[Int(node)] += 1
        }
        for node in 0..<nodes.count {
            let range = Int(starts[node])..<Int(starts[node + 1])
            if range.count > 2 {
                let corner = nodes[node]
                ShortSort.sort(&leaving, range) { Self.precedes(target(of: Int($0)), target(of: Int($1)), about: corner) }
            }
            for number in range {
                let before = number == range.lowerBound ? range.upperBound - 1 : number - 1
                next[Int(leaving[number]) ^ 1] = leaving[before]
            }
        }
    }

    /// Counter-clockwise from east.
    @inline(__always) private static func precedes(_ p: TilePoint, _ q: TilePoint, about corner: TilePoint) -> Bool {
        let (px, py, qx, qy) = (Int64(p.x - corner.x), Int64(p.y - corner.y), Int64(q.x - corner.x), Int64(q.y - corner.y))
        let (pLow, qLow) = (py < 0 || (py == 0 && px < 0), qy < 0 || (qy == 0 && qx < 0))
        return pLow != qLow ? qLow : px * qy - py * qx > 0
    }

    private mutating func walkCycles() {
        for start in 0..<origins.count where cycles[start] < 0 {
            let cycle = Int32(firsts.count)
            firsts.append(Int32(start))
            var area: Int64 = 0
            var edge = start
            repeat {
                cycles[edge] = cycle
                let (p, q) = (origin(of: edge), target(of: edge))
                area += Int64(p.x) * Int64(q.y) - Int64(p.y) * Int64(q.x)
                edge = Int(next[edge])
            } while edge != start
            doubleAreas.append(area)
        }
    }

    /// Finds for every cycle its face. A cycle run counter-clockwise bounds a face from outside; any other is an island in the face to the
    /// west of its westernmost node, and the one that has nothing to the west bounds the whole.
    mutating func assignFaces(grid: CellGrid) {
        for cycle in firsts.indices where faces[cycle] < 0 {
            var path: [Int32] = []
            var current = Int32(cycle)
            while faces[Int(current)] < 0, doubleAreas[Int(current)] <= 0 {
                path.append(current)
                guard let west = cycleToTheWest(of: Int(current), grid: grid) else { break }
                current = west
            }
            let face = faces[Int(current)] < 0 ? current : faces[Int(current)]
            faces[Int(current)] = face
            for passed in path { faces[Int(passed)] = face }
        }
    }

    /// Whether the face is the one about everything.
    func isUnbounded(face: Int32) -> Bool { doubleAreas[Int(face)] <= 0 }

    private func cycleToTheWest(of cycle: Int, grid: CellGrid) -> Int32? {
        let start = Int(firsts[cycle])
        var (edge, place) = (start, origin(of: start))
        repeat {
            edge = Int(next[edge])
            let point = origin(of: edge)
            if (point.x, point.y) < (place.x, place.y) { place = point }
        } while edge != start
        var best: (edge: Int, crossing: WestCrossing)?
        let cell = grid.cell(of: place)
        for number in stride(from: cell, through: cell - cell % grid.columns, by: -1) {
            for entry in Int(grid.starts[number])..<Int(grid.starts[number + 1]) {
                let candidate = Int(grid.segments[entry])
                guard let crossing = WestCrossing(origin(of: 2 * candidate), target(of: 2 * candidate), of: place) else { continue }
                if let found = best, !found.crossing.isWest(of: crossing) { continue }
                best = (candidate, crossing)
            }
            // What crosses in this column lies east of all that cross in columns farther west.
            if let best, grid.cell(of: TilePoint(x: best.crossing.floor, y: place.y)) >= number { break }
        }
        guard let best else { return nil }
        // The half-edge that runs down has the east to its left.
        let isUp = origin(of: 2 * best.edge).y < target(of: 2 * best.edge).y
        return cycles[isUp ? 2 * best.edge + 1 : 2 * best.edge]
    }
}

/// Where an edge crosses the line to the west of a place, a hair above it, so that no node lies on that line.
private struct WestCrossing {
    /// The crossing is at `numerator / height`.
    private let numerator: Int64
    private let height: Int64
    private let run: Int64

    init?(_ p: TilePoint, _ q: TilePoint, of place: TilePoint) {
        let (low, high) = p.y <= q.y ? (p, q) : (q, p)
        guard low.y <= place.y, place.y < high.y else { return nil }
        height = Int64(high.y - low.y)
        run = Int64(high.x - low.x)
        numerator = Int64(low.x) * height + run * Int64(place.y - low.y)
        guard numerator < Int64(place.x) * height else { return nil }
    }

    var floor: Int32 { Int32(numerator / height) }

    func isWest(of other: WestCrossing) -> Bool {
        let (mine, its) = (numerator * other.height, other.numerator * height)
        return mine != its ? mine < its : run * other.height < other.run * height
    }
}
