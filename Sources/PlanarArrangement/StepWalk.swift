import Geometry
import Scratch

/// Edges with a direction, each with the label to its left; the ends are numbers of points. Some 16 bytes a step and 24 a point, which wait on the
/// disk where they are many (`ScratchArray`).
struct Steps {
    struct Step {
        let label: Int32
        let from: Int32
        let to: Int32
        /// The step that leaves the same point and was added before; -1 for none.
        let other: Int32
    }

    private struct LeftPoint {
        let x: Int64
        let y: Int64
        /// The last of the steps that leave it; -1 for none.
        var last: Int32
    }

    /// Points within the tile that is being added, which no other tile has; and those on seams.
    private var (within, onSeams) = (CornerNumbers(), CornerNumbers())
    private var corners = ScratchArray<LeftPoint>()
    private var steps = ScratchArray<Step>()

    var count: Int { steps.count }
    var points: Int { corners.count }

    subscript(step: Int) -> Step { steps[step] }

    func point(_ number: Int32) -> LatticePoint {
        let corner = corners[Int(number)]
        return LatticePoint(x: corner.x, y: corner.y)
    }

    /// The last of the steps that leave a point; ``Step/other`` leads to those before it.
    func lastLeaving(_ point: Int32) -> Int32 { corners[Int(point)].last }

    /// Adds both sides of an edge, as far as they have labels.
    mutating func add(_ edge: BoundaryEdge) {
        let (a, b) = (number(of: edge.segment.a), number(of: edge.segment.b))
        if let label = edge.left { add(label, a, b) }
        if let label = edge.right { add(label, b, a) }
    }

    private mutating func add(_ label: Int, _ from: Int32, _ to: Int32) {
        steps.append(Step(label: Int32(label), from: from, to: to, other: corners[Int(from)].last))
        corners[Int(from)].last = Int32(steps.count - 1)
    }

    private mutating func number(of point: LatticePoint) -> Int32 {
        let next = Int32(corners.count)
        let number = Tile.isOnSeam(point) ? onSeams.number(of: point, next: next) : within.number(of: point, next: next)
        if number == next { corners.append(LeftPoint(x: point.x, y: point.y, last: -1)) }
        return number
    }

    /// The points within the tile that was added do not come again.
    mutating func endTile() {
        within = CornerNumbers()
        rest()
    }

    /// All was added: only the walk is to come.
    mutating func end() { (within, onSeams) = (CornerNumbers(), CornerNumbers()) }

    func rest() {
        corners.rest()
        steps.rest()
    }
}

/// Points that are known, with the number of each among all points.
private struct CornerNumbers {
    private var own = PointNumbers(about: 0)
    private var numbers: [Int32] = []

    /// The number of a point; `next` for one that is not known yet.
    mutating func number(of point: LatticePoint, next: Int32) -> Int32 {
        let place = Int(own.number(of: point))
        if place == numbers.count { numbers.append(next) }
        return numbers[place]
    }
}

/// A walk over steps, each taken once: round one area after the other.
struct StepWalk {
    let steps: Steps
    private var isUsed: ScratchArray<Bool>

    init(_ steps: Steps) {
        self.steps = steps
        isUsed = ScratchArray(repeating: false, count: steps.count)
    }

    func isUsed(_ step: Int) -> Bool { isUsed[step] }

    func rest() {
        steps.rest()
        isUsed.rest()
    }

    /// The points from one step on, round its area and back.
    mutating func trace(from start: Int, into chain: inout [Int32]) {
        chain.removeAll(keepingCapacity: true)
        chain.append(steps[start].from)
        var current = start
        repeat {
            isUsed[current] = true
            chain.append(steps[current].to)
            current = next(after: current, start: start)
        } while current != start
    }

    /// The step out of the corner that comes first clockwise from the way back; of two such the one that was added first.
    private func next(after step: Int, start: Int) -> Int {
        let here = steps[step]
        var best: (step: Int, to: LatticePoint)?
        var number = Int(steps.lastLeaving(here.to))
        while number >= 0 {
            let candidate = steps[number]
            if candidate.label == here.label, !isUsed[number] || number == start {
                let to = steps.point(candidate.to)
                let isLater = best.map {
                    AngularOrder.isClockwiseSooner($0.to, than: to, from: steps.point(here.from), about: steps.point(here.to))
                }
                if isLater != true { best = (number, to) }
            }
            number = Int(candidate.other)
        }
        guard let best else { preconditionFailure("an edge without an edge after it: the faces do not close") }
        return best.step
    }
}
