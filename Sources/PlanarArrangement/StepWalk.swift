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
    /// The steps that leave point n are `leaving[starts[n]..<starts[n + 1]]`.
    private let starts: [Int32]
    private let leaving: [Int32]

    init(_ steps: Steps) {
        self.steps = steps
        isUsed = [Bool](repeating: false, count: steps.labels.count)
        let count = steps.points.count
        var starts = [Int32](repeating: 0, count: count + 1)
        for from in steps.froms { starts[Int(from) + 1] += 1 }
        for point in 0..<count { starts[point + 1] += starts[point] }
        var free = starts
        var leaving = [Int32](repeating: 0, count: steps.froms.count)
        for (step, from) in steps.froms.enumerated() {
            leaving[Int(free[Int(from)])] = Int32(step)
            free[Int(from)] += 1
        }
        self.starts = starts
        self.leaving = leaving
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
        for entry in Int(starts[corner])..<Int(starts[corner + 1]) {
            let candidate = Int(leaving[entry])
            guard steps.labels[candidate] == steps.labels[step], !isUsed[candidate] || candidate == start else { continue }
            if let chosen = best {
                let isSooner = Turn.isClockwiseSooner(
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
