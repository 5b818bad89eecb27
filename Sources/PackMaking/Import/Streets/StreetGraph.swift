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
    struct StreetWalk: Sendable {
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

    /// What meets at a node of the street itself.
    private struct Degree {
        private var (out, into) = (0, 0)
        private var directions: [Coordinate] = []

        mutating func add(out: Bool, into: Bool, along place: Coordinate, to next: Coordinate) {
            if out { self.out += 1 }
            if into { self.into += 1 }
            directions.append((next - place).normalized)
        }

        /// The street ends, or one carriageway of it: only ways that come, or only ways that go.
        var isEnd: Bool { out == 0 || into == 0 || StreetTips.isTip(directions) }
    }

    private struct Arc {
        let to: Int
        let cost: Double
        /// The same, whichever way the traffic goes.
        let either: Double
        let step: Step
        /// Whether a street may go on there whose end is not known.
        let isOpen: Bool
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
    /// Of so many ends every gap is looked at; of more, the nearest of each. What has more than the most is no street, and its gaps stay.
    private static let (manyEnds, mostEnds) = (60, 2000)

    /// - Parameters:
    ///   - named: the edges of the street, and how each came to its name.
    ///   - cuts: the places where it may begin and end.
    init(_ graph: WayGraph, named: [(edge: Int, naming: Way.Naming)], cuts: [Place]) {
        var nodeNumbers: [Int: Int] = [:]
        var cutsOfEdge: [Int: [Double]] = [:]
        for cut in cuts { cutsOfEdge[cut.edge, default: []].append(cut.offset) }
        var degree: [Int: Degree] = [:]

        var window = Envelope()
        for (edge, _) in named { window.add(Envelope(graph.edges[edge].course)) }
        let street = Set(named.map(\.edge))
        let around = graph.unnamedEdges(in: window.grown(by: Self.aroundStreet)).filter { !street.contains($0) }

        func node(_ number: Int) -> Int {
            if let known = nodeNumbers[number] { return known }
            nodeNumbers[number] = add(graph.nodes[number])
            return nodes.count - 1
        }
        for (number, naming) in named + around.map({ ($0, .continuation) }) {
            let edge = graph.edges[number]
            let way = graph.ways[edge.way]
            let isNamed = naming != .continuation
            let rate = (naming == .given ? 1 : naming == .position ? Cost.position : Cost.unnamed) * way.roadClass.reluctance
            var (from, offset) = (node(edge.from), 0.0)
            nodeOfPlace[Place(edge: number, offset: 0)] = from
            nodeOfPlace[Place(edge: number, offset: edge.length)] = node(edge.to)
            var offsets: [Double] = []
            // Cuts that are no farther apart than the lattice are one: no piece lies between them.
            var same: [(cut: Double, known: Double)] = []
            for cut in (cutsOfEdge[number] ?? []).sorted() where cut > 0 && cut < edge.length {
                let before = offsets.last ?? 0
                if cut - before < Tolerance.lattice {
                    same.append((cut, before))
                } else if edge.length - cut < Tolerance.lattice {
                    same.append((cut, edge.length))
                } else {
                    offsets.append(cut)
                }
            }
            for end in offsets + [edge.length] {
                let isLast = end == edge.length
                let course = offsets.isEmpty ? edge.course : Course.part(of: edge.course, from: offset, to: end)
                let to = isLast ? node(edge.to) : add(course[course.count - 1])
                if !isLast { nodeOfPlace[Place(edge: number, offset: end)] = to }
                let piece = Piece(way: edge.way, naming: naming, course: course, length: end - offset)
                link(piece, from, to, rate: rate, isOneWay: way.direction == .along)
                if isNamed {
                    degree[from, default: Degree()].add(out: true, into: way.direction != .along, along: course[0], to: course[1])
                    let (last, before) = (course[course.count - 1], course[course.count - 2])
                    degree[to, default: Degree()].add(out: way.direction != .along, into: true, along: last, to: before)
                }
                (from, offset) = (to, end)
            }
            for (cut, known) in same where cut != known {
                nodeOfPlace[Place(edge: number, offset: cut)] = nodeOfPlace[Place(edge: number, offset: known)]
            }
        }
        deadEnds = degree.filter(\.value.isEnd).map(\.key).sorted()
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
        arcs[from].append(
            Arc(to: to, cost: piece.length * rate, either: piece.length * rate, step: Step(piece: number, isForward: true), isOpen: true))
        let back = isOneWay ? Cost.against : 1
        arcs[to].append(
            Arc(
                to: from, cost: piece.length * rate * back, either: piece.length * rate, step: Step(piece: number, isForward: false),
                isOpen: true))
    }

    /// Time: the square of the dead ends.
    private mutating func linkGaps() {
        guard deadEnds.count <= Self.mostEnds else { return }
        var linked: Set<[Int]> = []
        for a in deadEnds {
            var others = deadEnds.filter { $0 != a }.map { (distance: nodes[a].distance(to: nodes[$0]), node: $0) }
            if deadEnds.count > Self.manyEnds {
                others = Array(others.sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }.prefix(8))
            }
            for (distance, b) in others where distance > 0 && linked.insert([min(a, b), max(a, b)]).inserted {
                let number = pieces.count
                pieces.append(Piece(way: nil, naming: .continuation, course: [nodes[a], nodes[b]], length: distance))
                let cost = distance * Cost.gap + Cost.anyGap
                arcs[a].append(
                    Arc(to: b, cost: cost, either: cost, step: Step(piece: number, isForward: true), isOpen: distance <= Gap.closed))
                arcs[b].append(
                    Arc(to: a, cost: cost, either: cost, step: Step(piece: number, isForward: false), isOpen: distance <= Gap.closed))
            }
        }
    }

    func node(of place: Place) -> Int? { nodeOfPlace[place] }

    /// The cheapest walk from one of some nodes to one of others, each with what it costs to begin or end there; nil where none leads there.
    ///
    /// Time: arcs, times the logarithm of the nodes.
    func walk(from starts: [(node: Int, cost: Double)], to ends: [(node: Int, cost: Double)]) -> StreetWalk? {
        let reached = reach(from: starts, toWholeStreet: false)
        var best: (end: Int, cost: Double)?
        for (number, end) in ends.enumerated() {
            let cost = reached.cost[end.node] + end.cost
            // A walk that goes nowhere is none.
            if cost < best?.cost ?? .infinity, reached.came[end.node] != nil { best = (number, cost) }
        }
        guard let best else { return nil }
        var walk = StreetWalk(steps: [], start: 0, end: best.end, cost: best.cost)
        var node = ends[best.end].node
        while let came = reached.came[node] {
            walk.steps.append(came.step)
            node = came.from
        }
        walk.steps.reverse()
        walk.start = starts.firstIndex { $0.node == node } ?? 0
        return walk
    }

    /// Where the street ends that begins at some nodes: of all that can be reached without a wide gap, what is nearest to where the end is
    /// thought to be; without such a place the node behind most metres of the street.
    func farthestEnd(from starts: [(node: Int, cost: Double)], towards hint: Coordinate?) -> Int? {
        let reached = reach(from: starts, toWholeStreet: true)
        let ends = reached.came.keys.filter { node in
            reached.came[node].map { pieces[$0.step.piece].naming != .continuation } ?? false
        }.sorted()
        if let hint { return ends.min { (nodes[$0].distance(to: hint), $0) < (nodes[$1].distance(to: hint), $1) } }
        return ends.max { (reached.named[$0], $1) < (reached.named[$1], $0) }
    }

    /// - Parameter toWholeStreet: how far the street goes, whichever way the traffic does, and over no wide gap.
    private func reach(
        from starts: [(node: Int, cost: Double)], toWholeStreet: Bool
    ) -> (cost: [Double], named: [Double], came: [Int: (from: Int, step: Step)]) {
        // Metres of the street itself on the way.
        var named = Array(repeating: 0.0, count: nodes.count)
        var cost = Array(repeating: Double.infinity, count: nodes.count)
        var came: [Int: (from: Int, step: Step)] = [:]
        var open = CostQueue()
        for start in starts where start.cost < cost[start.node] {
            cost[start.node] = start.cost
            open.add(start.node, cost: start.cost)
        }
        while let (reached, node) = open.next() {
            guard reached <= cost[node] else { continue }
            for arc in arcs[node] where arc.isOpen || !toWholeStreet {
                // A carriageway back would be twice as far as the street goes.
                let next = reached + (toWholeStreet ? arc.either : arc.cost)
                guard next < cost[arc.to] else { continue }
                cost[arc.to] = next
                let piece = pieces[arc.step.piece]
                named[arc.to] = named[node] + (piece.naming == .continuation ? 0 : piece.length)
                came[arc.to] = (node, arc.step)
                open.add(arc.to, cost: next)
            }
        }
        return (cost, named, came)
    }
}
