import Geometry
import ZoningModel

/// The stretches of one ring while it is walked along: neighbours with the same land on both sides are one.
struct OutlineRun {
    /// Between `from` and `to` metres; the lands by number.
    private struct Run {
        var from: Double
        var to: Double
        var outside: Int32
        var inside: Int32
        /// Its first and last place; where it is cut between two places, the cut stands before or after them.
        var first: Int
        var last: Int
        var head: Coordinate?
        var tail: Coordinate?

        var length: Double { to - from }

        func isSame(_ other: Run) -> Bool { outside == other.outside && inside == other.inside }

        /// Takes up the run behind it. A cut between them lies on a straight line and is no corner.
        mutating func append(_ next: Run) {
            (to, last, tail) = (next.to, next.last, next.tail)
        }
    }

    private var found: [Run] = []
    private var places: [Coordinate] = []

    /// Adds the straight line to `b`; it begins where the line before it has ended. Complexity: O(1).
    mutating func add(from a: Coordinate, to b: Coordinate, outside: Int32, inside: Int32) {
        if places.isEmpty { places.append(a) }
        places.append(b)
        let start = found.last?.to ?? 0
        let next = Run(
            from: start, to: start + a.distance(to: b), outside: outside, inside: inside, first: places.count - 2, last: places.count - 1)
        if let last = found.last, last.isSame(next) {
            found[found.count - 1].append(next)
        } else {
            found.append(next)
        }
    }

    /// What was found; a stretch shorter than `shortest` metres goes to the one before it, at the start to the one after it.
    ///
    /// Complexity: the lines that were added. A million stretches are put together where they are, not copied.
    mutating func takeStretches(shortest: Double, part: Int, ring: Int, lands: [Designation]) -> [ParcelStretch] {
        if found.contains(where: { $0.length >= shortest }) {
            divideCrossings()
            joinShort(shortest)
        }
        defer { found = [] }
        return found.map { run in
            ParcelStretch(
                part: part, ring: ring, from: run.from, to: run.to, lands: lands, outsideNumber: run.outside, insideNumber: run.inside,
                places: places, range: run.first...run.last, head: run.head, tail: run.tail)
        }
    }

    private mutating func joinShort(_ shortest: Double) {
        var kept = 0
        for number in found.indices.dropFirst() {
            let (last, run) = (found[kept], found[number])
            // Only the first can be short here: it then takes the land of the one after it.
            let isFirstShort = last.length < shortest
            guard isFirstShort || last.isSame(run) || run.length < shortest else {
                kept += 1
                found[kept] = run
                continue
            }
            if isFirstShort { (found[kept].outside, found[kept].inside) = (run.outside, run.inside) }
            found[kept].append(run)
        }
        found.removeSubrange((kept + 1)...)
    }

    private mutating func divideCrossings() {
        var cleared = 0
        for number in found.indices {
            // What stands before a run may have grown by half a crossing, but its land is the same.
            guard number > 0, number + 1 < found.count, isCrossing(found[number - 1], found[number], found[number + 1]) else {
                found[cleared] = found[number]
                cleared += 1
                continue
            }
            let (first, second) = halves(of: found[number])
            found[cleared - 1].append(first)
            (found[number + 1].from, found[number + 1].first, found[number + 1].head) = (second.from, second.first, second.head)
        }
        found.removeSubrange(cleared...)
    }

    private func isCrossing(_ before: Run, _ between: Run, _ after: Run) -> Bool {
        func has(_ land: Int32) -> Bool { between.outside == land || between.inside == land }
        return between.length < Tolerance.aslant && before.outside == before.inside && after.outside == after.inside
            && before.outside != after.outside && has(before.outside) && has(after.outside)
    }

    /// A run cut in two at the middle of its length.
    private func halves(of run: Run) -> (Run, Run) {
        var (first, second) = (run, run)
        let middle = (run.from + run.to) / 2
        var at = run.from
        for number in run.first..<run.last {
            let a = number == run.first ? run.head ?? places[number] : places[number]
            let b = places[number + 1]
            let length = a.distance(to: b)
            guard at + length < middle, number + 1 < run.last else {
                let cut = length > 0 ? a + (b - a) * min(1, (middle - at) / length) : a
                (first.last, first.tail, second.first, second.head) = (number, cut, number + 1, cut)
                break
            }
            at += length
        }
        (first.to, second.from) = (middle, middle)
        return (first, second)
    }
}
