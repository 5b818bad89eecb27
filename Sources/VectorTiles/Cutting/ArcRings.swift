import Geometry
import PlanarArrangement

/// Arcs between areas, chained to rings, and rings to the parts of areas; as `RingTracing` does it with edges.
///
/// At a corner where an area touches itself the chain follows the area round the corner, and rings that pass a corner twice are parted there:
/// every ring is simple. A ring begins at its smallest corner; parts come by area and corner, whatever the order of the arcs. In flat arrays:
/// a tile has hundreds of arcs, and is made in microseconds.
struct ArcRings {
    /// An arc, walked with its area to the left.
    private struct Step {
        /// Its vertices in `points`.
        let first: Int32
        let last: Int32
        let isForward: Bool
        let area: Int32
        let from: Int32
        let to: Int32

        /// The vertex after the first one, on this way.
        var second: Int { Int(isForward ? first + 1 : last - 1) }
        /// The vertex before the last one.
        var lastButOne: Int { Int(isForward ? last - 1 : first + 1) }
    }

    /// Those of all arcs that there may be.
    private let points: [LatticePoint]
    private var numbers = PointNumbers(about: 64)
    private var steps: [Step] = []
    private var isUsed: [Bool] = []
    private var drawing = AreaDrawing()

    init(points: [LatticePoint]) {
        self.points = points
        steps.reserveCapacity(64)
    }

    mutating func add(_ arc: AreaArc) {
        let (from, to) = (numbers.number(of: points[Int(arc.first)]), numbers.number(of: points[Int(arc.last)]))
        if arc.left >= 0 {
            steps.append(Step(first: arc.first, last: arc.last, isForward: true, area: arc.left, from: from, to: to))
        }
        if arc.right >= 0 {
            steps.append(Step(first: arc.first, last: arc.last, isForward: false, area: arc.right, from: to, to: from))
        }
    }

    /// What the arcs bound.
    mutating func parts() -> AreaDrawing {
        let leaving = Bins(count: numbers.points.count, filler: Int32(0)) { add in
            for number in steps.indices { add(Int(steps[number].from), Int32(truncatingIfNeeded: number)) }
        }
        isUsed = [Bool](repeating: false, count: steps.count)
        var positions = [Int32](repeating: -1, count: numbers.points.count)
        var path: [Int32] = []
        var ring: [LatticePoint] = []
        for start in steps.indices where !isUsed[start] {
            drawing.begin(area: Int(steps[start].area))
            var current = start
            repeat {
                isUsed[current] = true
                positions[Int(steps[current].from)] = Int32(truncatingIfNeeded: path.count)
                path.append(Int32(truncatingIfNeeded: current))
                // Back at a corner of the way: what lies between is a ring.
                let back = Int(positions[Int(steps[current].to)])
                if back >= 0 {
                    ring.removeAll(keepingCapacity: true)
                    for place in back..<path.count {
                        let step = steps[Int(path[place])]
                        positions[Int(step.from)] = -1
                        append(step, to: &ring)
                    }
                    path.removeSubrange(back...)
                    drawing.add(ring)
                }
                current = next(after: current, start: start, leaving)
            } while current != start
            drawing.end()
        }
        drawing.finish()
        return drawing
    }

    /// The vertices of a step but the last, without the first where it lies straight between its neighbours: within an arc there are no such.
    private func append(_ step: Step, to ring: inout [LatticePoint]) {
        let corner = points[Int(step.isForward ? step.first : step.last)]
        if ring.isEmpty || !StraightCorners.isStraight(ring[ring.count - 1], corner, points[step.second]) { ring.append(corner) }
        let (low, high) = (Int(step.first) + 1, Int(step.last))
        if step.isForward {
            for number in low..<high { ring.append(points[number]) }
        } else {
            for number in 1...(high - low + 1) where number <= high - low { ring.append(points[high - number]) }
        }
    }

    /// The step out of the corner that comes first clockwise from the way back.
    private func next(after step: Int, start: Int, _ leaving: borrowing Bins<Int32>) -> Int {
        let (area, corner) = (steps[step].area, Int(steps[step].to))
        var best = -1
        for entry in leaving.range(of: corner) {
            let candidate = Int(leaving.values[entry])
            guard steps[candidate].area == area, !isUsed[candidate] || candidate == start else { continue }
            if best >= 0 {
                let isSooner = AngularOrder.isClockwiseSooner(
                    points[steps[candidate].second], than: points[steps[best].second], from: points[steps[step].lastButOne],
                    about: numbers.points[corner])
                if isSooner { best = candidate }
            } else {
                best = candidate
            }
        }
        guard best >= 0 else { preconditionFailure("an arc without an arc after it: the faces do not close") }
        return best
    }
}
