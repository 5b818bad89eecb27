import Geometry

/// The stretches of one ring while it is walked along: neighbours with the same land on both sides are one.
struct OutlineRun {
    let part: Int
    let ring: Int
    private var found: [ParcelFinding.Stretch] = []

    init(part: Int, ring: Int) {
        self.part = part
        self.ring = ring
    }

    /// Adds the straight line to `b`; it begins where the line before it has ended. Complexity: O(1).
    mutating func add(from a: Coordinate, to b: Coordinate, outside: ParcelFinding.Land, inside: ParcelFinding.Land) {
        let start = found.last?.to ?? 0
        let end = start + a.distance(to: b)
        if let last = found.last, last.outside == outside, last.inside == inside {
            found[found.count - 1].to = end
            found[found.count - 1].course.append(b)
        } else {
            found.append(
                ParcelFinding.Stretch(part: part, ring: ring, from: start, to: end, outside: outside, inside: inside, course: [a, b]))
        }
    }

    /// Where a line of the map crosses the outline aslant, the two sides change at different places. A stretch shorter than this, in
    /// metres, that only leads from one land to the other is such a crossing and is divided in its middle, where the line crosses.
    private static let longestCrossing = 1.0

    /// What was found; a stretch shorter than `shortest` metres goes to the one before it, at the start to the one after it.
    func stretches(shortest: Double) -> [ParcelFinding.Stretch] {
        guard found.contains(where: { $0.length >= shortest }) else { return found }
        var kept: [ParcelFinding.Stretch] = []
        for stretch in withoutCrossings() {
            guard let last = kept.last else {
                kept.append(stretch)
                continue
            }
            let isSame = last.outside == stretch.outside && last.inside == stretch.inside
            // Only the first can be short here: it then takes the land of the one after it.
            let isFirstShort = last.length < shortest
            guard isFirstShort || isSame || stretch.length < shortest else {
                kept.append(stretch)
                continue
            }
            if isFirstShort {
                kept[kept.count - 1].outside = stretch.outside
                kept[kept.count - 1].inside = stretch.inside
            }
            kept[kept.count - 1].to = stretch.to
            kept[kept.count - 1].course += stretch.course.dropFirst()
        }
        return kept
    }

    private func withoutCrossings() -> [ParcelFinding.Stretch] {
        var cleared: [ParcelFinding.Stretch] = []
        var found = found
        for number in found.indices {
            guard number > 0, number + 1 < found.count, isCrossing(found[number - 1], found[number], found[number + 1]) else {
                cleared.append(found[number])
                continue
            }
            let (first, second) = found[number].halves
            cleared[cleared.count - 1].to = first.to
            cleared[cleared.count - 1].course += first.course.dropFirst()
            found[number + 1].from = second.from
            found[number + 1].course = second.course + found[number + 1].course.dropFirst()
        }
        return cleared
    }

    private func isCrossing(_ before: ParcelFinding.Stretch, _ between: ParcelFinding.Stretch, _ after: ParcelFinding.Stretch) -> Bool {
        let lands = [between.outside, between.inside]
        return between.length < Self.longestCrossing && before.outside == before.inside && after.outside == after.inside
            && before.outside != after.outside && lands.contains(before.outside) && lands.contains(after.outside)
    }
}

extension ParcelFinding.Stretch {
    /// The stretch cut in two at the middle of its length.
    fileprivate var halves: (ParcelFinding.Stretch, ParcelFinding.Stretch) {
        var (first, second) = (self, self)
        let middle = (from + to) / 2
        var at = from
        for (number, (a, b)) in zip(course, course.dropFirst()).enumerated() {
            let length = a.distance(to: b)
            guard at + length < middle, number + 2 < course.count else {
                let cut = length > 0 ? a + (b - a) * min(1, (middle - at) / length) : a
                first.course = Array(course[...number]) + [cut]
                second.course = [cut] + course[(number + 1)...]
                break
            }
            at += length
        }
        (first.to, second.from) = (middle, middle)
        return (first, second)
    }
}
