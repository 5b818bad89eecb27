import Geometry

/// All ways cut where they meet: edges between nodes.
struct WayGraph {
    struct Edge {
        let way: Int
        let from: Int
        let to: Int
        let course: [Coordinate]
        let length: Double
    }

    let ways: [Way]
    private(set) var nodes: [Coordinate] = []
    private(set) var edges: [Edge] = []
    /// The edges of each name.
    private(set) var named: [String: [Int]] = [:]
    /// The edges without a name, and where they are.
    private let unnamed: [Int]
    private let unnamedCells: CellIndex

    /// Ways meet where they have a vertex in common: within a millimetre. Time: linear in the vertices.
    init(_ ways: [Way]) {
        self.ways = ways
        var uses: [LatticePoint: Int] = [:]
        for way in ways {
            let ends = [way.course[0], way.course[way.course.count - 1]].map(Lattice.point)
            for place in way.course { uses[Lattice.point(place), default: 0] += 1 }
            for end in ends { uses[end, default: 0] += 1 }
        }
        var nodes: [Coordinate] = []
        var numbers: [LatticePoint: Int] = [:]
        func node(_ place: Coordinate) -> Int {
            let point = Lattice.point(place)
            if let known = numbers[point] { return known }
            numbers[point] = nodes.count
            nodes.append(place)
            return nodes.count - 1
        }
        var edges: [Edge] = []
        for (number, way) in ways.enumerated() {
            var course = [way.course[0]]
            for place in way.course.dropFirst() {
                course.append(place)
                guard uses[Lattice.point(place)] ?? 0 > 1 else { continue }
                edges.append(
                    Edge(way: number, from: node(course[0]), to: node(place), course: course, length: Course.length(course)))
                course = [place]
            }
        }
        self.nodes = nodes
        self.edges = edges
        for (number, edge) in edges.enumerated() {
            for name in ways[edge.way].names + (ways[edge.way].placed.map { [$0] } ?? []) { named[name, default: []].append(number) }
        }
        unnamed = edges.indices.filter {
            !ways[edges[$0].way].isNamed && ways[edges[$0].way].placed == nil && ways[edges[$0].way].kind == .road
        }
        unnamedCells = CellIndex(unnamed.map { Envelope(edges[$0].course) }, cell: 100)
    }

    /// The edges that go by any of the names, in the order of the ways.
    func edges(named names: [String], _ isWanted: (Way) -> Bool) -> [Int] {
        var found: Set<Int> = []
        for name in names { found.formUnion(named[name] ?? []) }
        return found.sorted().filter { isWanted(ways[edges[$0].way]) }
    }

    /// The edges without a name that come into a window.
    func unnamedEdges(in window: Envelope) -> [Int] { unnamedCells.candidates(in: window).map { unnamed[Int($0)] } }
}
