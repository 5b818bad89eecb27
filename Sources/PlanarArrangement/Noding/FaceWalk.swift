import Geometry

/// Noded lines as half-edges (``DCEL``): edge n is 2n from its first node to its second and 2n + 1 back, each with its face on the left.
///
/// The half-edges about a face form one cycle; a face with islands has one more for each, and `faces` tells which cycles are of one face.
/// Linear but for the sorting about each node. All tests are exact.
struct FaceWalk {
    let nodes: [TilePoint]
    /// The node that a half-edge leaves.
    let origins: [Int32]
    /// The half-edge that follows about the face.
    let next: [Int32]
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
        next = Self.next(origins, lines.nodes)
        cycles = [Int32](repeating: -1, count: origins.count)
        walkCycles()
        faces = [Int32](repeating: -1, count: firsts.count)
    }

    func target(of edge: Int) -> TilePoint { nodes[Int(origins[edge ^ 1])] }
    func origin(of edge: Int) -> TilePoint { nodes[Int(origins[edge])] }

    /// At the end of a half-edge the face goes on with the edge that comes next clockwise from the way back.
    private static func next(_ origins: [Int32], _ nodes: [TilePoint]) -> [Int32] {
        DCEL.next(origins: origins, nodes: nodes.count) { one, other in
            let corner = nodes[Int(origins[Int(one)])]
            let (p, q) = (nodes[Int(origins[Int(one) ^ 1])], nodes[Int(origins[Int(other) ^ 1])])
            return AngularOrder.precedes(
                Int64(p.x - corner.x), Int64(p.y - corner.y), Int64(q.x - corner.x), Int64(q.y - corner.y))
        }
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
        func seen(_ point: TilePoint) -> (x: Int64, y: Int64) { (Int64(point.x) - Int64(place.x), Int64(point.y) - Int64(place.y)) }
        var best: (edge: Int, crossing: WestCrossing<Int64>)?
        let cell = grid.cell(of: place)
        for number in stride(from: cell, through: cell - cell % grid.columns, by: -1) {
            for entry in Int(grid.starts[number])..<Int(grid.starts[number + 1]) {
                let candidate = Int(grid.segments[entry])
                let (p, q) = (seen(origin(of: 2 * candidate)), seen(target(of: 2 * candidate)))
                guard let crossing = p.y <= q.y ? WestCrossing(p, q) : WestCrossing(q, p) else { continue }
                if let found = best, !found.crossing.isWest(of: crossing) { continue }
                best = (candidate, crossing)
            }
            // What crosses in this column lies east of all that cross in columns farther west.
            if let best, grid.cell(of: TilePoint(x: place.x + Int32(best.crossing.floor), y: place.y)) >= number { break }
        }
        guard let best else { return nil }
        // The half-edge that runs down has the east to its left.
        let isUp = origin(of: 2 * best.edge).y < target(of: 2 * best.edge).y
        return cycles[isUp ? 2 * best.edge + 1 : 2 * best.edge]
    }
}
