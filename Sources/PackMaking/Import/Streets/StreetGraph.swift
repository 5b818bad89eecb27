import Geometry

/// One street with what may belong to it, to walk along: its named pieces, pieces without a name nearby, and the gaps between its ends.
///
/// What a walk costs says what is preferred: a metre of the street itself costs 1, and all else more.
struct StreetGraph {
    /// The piece of an edge between two places where the street may be cut, or a gap.
    struct Piece {
        /// Nil for a gap.
        let way: Int?
        let naming: Way.Naming
        let course: [Coordinate]
        let length: Double
    }

    struct Step: Sendable {
        let piece: Int
        let isForward: Bool
    }

    /// A walk along pieces.
    struct Walk: Sendable {
        var steps: [Step]
        /// Where it begins and ends: numbers of the places that were asked for.
        var start: Int
        var end: Int
        var cost: Double
    }

    /// A place on an edge of the graph of all ways.
    struct Place: Hashable {
        let edge: Int
        let offset: Double
    }

    private struct Arc {
        let to: Int
        let cost: Double
        let step: Step
        let isUsual: Bool
    }

    private(set) var pieces: [Piece] = []
    private var arcs: [[Arc]] = []
    /// The node of each place that the street may be cut at.
    private var nodeOfPlace: [Place: Int] = [:]
    private(set) var nodes: [Coordinate] = []
    /// Where a named piece ends and no other goes on.
    private(set) var deadEnds: [Int] = []

    /// Costs of a metre.
    private enum Cost {
        static let position = 1.2
        static let unnamed = 3.0
        static let against = 6.0
        static let gap = 8.0
        /// Metres that any gap costs beside.
        static let anyGap = 20.0
    }

    /// How far beyond its named pieces a street may run on pieces without a name. Metres.
    private static let aroundStreet = 300.0
    /// Of so many ends every gap is looked at; of more, those that are near. Metres.
    private static let (manyEnds, nearEnds) = (60, 500.0)

    /// - Parameters:
    ///   - named: the edges of the street.
    ///   - cuts: the places where it may begin and end.
    init(_ graph: WayGraph, named: [Int], cuts: [Place]) {
        var nodeNumbers: [Int: Int] = [:]
        var cutsOfEdge: [Int: [Double]] = [:]
        for cut in cuts { cutsOfEdge[cut.edge, default: []].append(cut.offset) }
        var degree: [Int: (out: Int, into: Int, neighbours: Set<Int>)] = [:]

        var window = Envelope()
        for edge in named { window.add(Envelope(graph.edges[edge].course)) }
        let street = Set(named)
        let around = graph.unnamedEdges(in: window.grown(by: Self.aroundStreet)).filter { !street.contains($0) }

        func node(_ number: Int) -> Int {
            if let known = nodeNumbers[number] { return known }
            nodeNumbers[number] = add(graph.nodes[number])
            return nodes.count - 1
        }
        for (number, isNamed) in named.map({ ($0, true) }) + around.map({ ($0, false) }) {
            let edge = graph.edges[number]
            let way = graph.ways[edge.way]
            let naming = isNamed ? way.naming : .continuation
            let rate = (isNamed ? naming == .position ? Cost.position : 1 : Cost.unnamed) * way.roadClass.reluctance
            var (from, offset) = (node(edge.from), 0.0)
            nodeOfPlace[Place(edge: number, offset: 0)] = from
            nodeOfPlace[Place(edge: number, offset: edge.length)] = node(edge.to)
            var offsets: [Double] = []
            for cut in (cutsOfEdge[number] ?? []).sorted() where cut > 0 && cut < edge.length && cut != offsets.last { offsets.append(cut) }
            for end in offsets + [edge.length] {
                let isLast = end == edge.length
                let course = offsets.isEmpty ? edge.course : Course.part(of: edge.course, from: offset, to: end)
                let to = isLast ? node(edge.to) : add(course[course.count - 1])
                if !isLast { nodeOfPlace[Place(edge: number, offset: end)] = to }
                let piece = Piece(way: edge.way, naming: naming, course: course, length: end - offset)
                link(piece, from, to, rate: rate, isOneWay: way.direction == .along)
                if isNamed {
                    degree[from, default: (0, 0, [])].out += 1
                    degree[to, default: (0, 0, [])].into += 1
                    if way.direction != .along {
                        degree[from, default: (0, 0, [])].into += 1
                        degree[to, default: (0, 0, [])].out += 1
                    }
                    degree[from]?.neighbours.insert(to)
                    degree[to]?.neighbours.insert(from)
                }
                (from, offset) = (to, end)
            }
        }
        // One neighbour: the street ends. Only ways that come, or only ways that go: a carriageway does.
        deadEnds = degree.filter { $0.value.neighbours.count == 1 || $0.value.out == 0 || $0.value.into == 0 }.map(\.key).sorted()
        linkGaps()
    }

    private mutating func add(_ place: Coordinate) -> Int {
        nodes.append(place)
        arcs.append([])
        return nodes.count - 1
    }

    private mutating func link(_ piece: Piece, _ from: Int, _ to: Int, rate: Double, isOneWay: Bool) {
        let number = pieces.count
        pieces.append(piece)
        let isNamed = piece.naming != .continuation
        arcs[from].append(Arc(to: to, cost: piece.length * rate, step: Step(piece: number, isForward: true), isUsual: isNamed))
        let back = isOneWay ? Cost.against : 1
        arcs[to].append(Arc(to: from, cost: piece.length * rate * back, step: Step(piece: number, isForward: false), isUsual: isNamed))
    }

    private mutating func linkGaps() {
        let near = deadEnds.count > Self.manyEnds
        let cells = near ? CellIndex(deadEnds.map { Envelope([nodes[$0]]) }, cell: Self.nearEnds) : nil
        for (first, a) in deadEnds.enumerated() {
            let others: [Int] =
                if let cells { cells.candidates(in: Envelope([nodes[a]]).grown(by: Self.nearEnds)).map(Int.init) } else {
                    Array(deadEnds.indices)
                }
            for second in others where second > first {
                let b = deadEnds[second]
                let distance = nodes[a].distance(to: nodes[b])
                guard distance > 0 else { continue }
                let number = pieces.count
                pieces.append(Piece(way: nil, naming: .continuation, course: [nodes[a], nodes[b]], length: distance))
                let cost = distance * Cost.gap + Cost.anyGap
                arcs[a].append(Arc(to: b, cost: cost, step: Step(piece: number, isForward: true), isUsual: distance <= Gap.told))
                arcs[b].append(Arc(to: a, cost: cost, step: Step(piece: number, isForward: false), isUsual: distance <= Gap.told))
            }
        }
    }

    func node(of place: Place) -> Int? { nodeOfPlace[place] }

    /// The cheapest walk from one of some nodes to one of others, each with what it costs to begin or end there; nil where none leads there.
    ///
    /// Time: arcs, times the logarithm of the nodes.
    func walk(from starts: [(node: Int, cost: Double)], to ends: [(node: Int, cost: Double)]) -> Walk? {
        let reached = reach(from: starts) { _ in true }
        var best: (end: Int, cost: Double)?
        for (number, end) in ends.enumerated() {
            let cost = reached.cost[end.node] + end.cost
            // A walk that goes nowhere is none.
            if cost < best?.cost ?? .infinity, reached.came[end.node] != nil { best = (number, cost) }
        }
        guard let best else { return nil }
        var walk = Walk(steps: [], start: 0, end: best.end, cost: best.cost)
        var node = ends[best.end].node
        while let came = reached.came[node] {
            walk.steps.append(came.step)
            node = came.from
        }
        walk.steps.reverse()
        walk.start = starts.firstIndex { $0.node == node } ?? 0
        return walk
    }

    /// The dead end that is farthest from some nodes on the street itself: where it ends.
    func farthestEnd(from starts: [(node: Int, cost: Double)]) -> Int? {
        let reached = reach(from: starts) { $0.isUsual }
        return deadEnds.filter { reached.came[$0] != nil }.max { (reached.cost[$0], $1) < (reached.cost[$1], $0) }
    }

    private func reach(
        from starts: [(node: Int, cost: Double)], _ isOpen: (Arc) -> Bool
    ) -> (cost: [Double], came: [Int: (from: Int, step: Step)]) {
        var cost = Array(repeating: Double.infinity, count: nodes.count)
        var came: [Int: (from: Int, step: Step)] = [:]
        var open = CostQueue()
        for start in starts where start.cost < cost[start.node] {
            cost[start.node] = start.cost
            open.add(start.node, cost: start.cost)
        }
        while let (reached, node) = open.next() {
            guard reached <= cost[node] else { continue }
            for arc in arcs[node] where isOpen(arc) && reached + arc.cost < cost[arc.to] {
                cost[arc.to] = reached + arc.cost
                came[arc.to] = (node, arc.step)
                open.add(arc.to, cost: reached + arc.cost)
            }
        }
        return (cost, came)
    }
}
