import Geometry

/// Edges with a direction, each with the label to its left; the ends are numbers of points.
struct Steps {
    private var numbers = PointNumbers(about: 0)
    private(set) var labels: [Int32] = []
    private(set) var froms: [Int32] = []
    private(set) var tos: [Int32] = []

    var points: [LatticePoint] { numbers.points }

    /// Adds both sides of an edge, as far as they have labels.
    mutating func add(_ edge: BoundaryEdge) {
        let (a, b) = (numbers.number(of: edge.segment.a), numbers.number(of: edge.segment.b))
        for (label, from, to) in [(edge.left, a, b), (edge.right, b, a)] {
            guard let label else { continue }
            labels.append(Int32(label))
            froms.append(from)
            tos.append(to)
        }
    }
}

/// A walk over steps, each taken once: round one area after the other.
struct StepWalk {
    let steps: Steps
    private(set) var isUsed: [Bool]
    /// By point the steps that leave it.
    private let leaving: Bins<Int32>

    init(_ steps: Steps) {
        self.steps = steps
        isUsed = [Bool](repeating: false, count: steps.labels.count)
        leaving = Bins(count: steps.points.count, filler: 0) { add in
            for (step, from) in steps.froms.enumerated() { add(Int(from), Int32(step)) }
        }
    }

    /// The points from one step on, round its area and back.
    mutating func trace(from start: Int, into chain: inout [Int32]) {
        chain.removeAll(keepingCapacity: true)
        chain.append(steps.froms[start])
        var current = start
        repeat {
            isUsed[current] = true
            chain.append(steps.tos[current])
            current = next(after: current, start: start)
        } while current != start
    }

    /// The step out of the corner that comes first clockwise from the way back.
    private func next(after step: Int, start: Int) -> Int {
        let corner = Int(steps.tos[step])
        var best: Int?
        for entry in leaving.range(of: corner) {
            let candidate = Int(leaving.values[entry])
            guard steps.labels[candidate] == steps.labels[step], !isUsed[candidate] || candidate == start else { continue }
            if let chosen = best {
                let isSooner = AngularOrder.isClockwiseSooner(
                    point(steps.tos[candidate]), than: point(steps.tos[chosen]), from: point(steps.froms[step]),
                    about: point(steps.tos[step]))
                if isSooner { best = candidate }
            } else {
                best = candidate
            }
        }
        guard let best else { preconditionFailure("an edge without an edge after it: the faces do not close") }
        return best
    }

    private func point(_ number: Int32) -> LatticePoint { steps.points[Int(number)] }
}
