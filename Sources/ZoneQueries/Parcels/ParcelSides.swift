import Geometry
import ZoningModel

/// Walks along the outline of a parcel and says what lies on either side.
///
/// "Beside" is 5 cm off the outline: nearer than any point of measurement (GB 12348: 1 m), farther than the rounding of a parcel that
/// was drawn along a zone line.
struct ParcelSides: Sendable {
    private let landMap: LandMap
    private let index: ZoneIndex

    init(_ map: ZoneMap) { self.init(map, LandMap(map)) }

    init(_ map: ZoneMap, _ landMap: LandMap) {
        self.landMap = landMap
        index = ZoneIndex(map)
    }

    /// The stretches of all rings. Time: the vertices of the parcel, and the lines of the map that run near them.
    func outline(of parcel: [Polygon]) -> [ParcelStretch] {
        var stretches: [ParcelStretch] = []
        var cuts: [Double] = []
        for (part, polygon) in parcel.enumerated() {
            for ring in 0...polygon.holes.count {
                let vertices = ring == 0 ? polygon.exterior : polygon.holes[ring - 1]
                var box = Envelope()
                for vertex in vertices { box.add(vertex) }
                if let land = landMap.cells?.onlyLand(in: box.grown(by: 2 * Tolerance.beside)) {
                    stretches.append(ParcelStretch(around: vertices, part: part + 1, ring: ring, land: land, lands: landMap.lands.all))
                    continue
                }
                var run = OutlineRun()
                walk(vertices, isHole: ring > 0, into: &run, &cuts)
                stretches += run.takeStretches(shortest: Tolerance.shortStretch, part: part + 1, ring: ring, lands: landMap.lands.all)
            }
        }
        return stretches
    }

    private func walk(_ ring: [Coordinate], isHole: Bool, into run: inout OutlineRun, _ cuts: inout [Double]) {
        // The parcel lies to the left of an outer ring that runs counter-clockwise, and to the right of such a hole.
        let isLeft = (Polygon.signedArea(ring) > 0) != isHole
        var before: (outside: Int32, inside: Int32)?
        for number in ring.indices.dropLast() where ring[number] != ring[number + 1] {
            let (a, b) = (ring[number], ring[number + 1])
            let inward = (b - a).normalized.leftNormal * (isLeft ? Tolerance.beside : -Tolerance.beside)
            let isNear = findCuts(a, b, inward, &cuts)
            // No line within reach: nothing changes between the edge before and the end of this one.
            if !isNear, let before {
                run.add(from: a, to: b, outside: before.outside, inside: before.inside)
                continue
            }
            cuts.append(1)
            if cuts.count > 2 { cuts.sort() }
            let length = a.distance(to: b)
            var start = 0.0
            for end in cuts where (end - start) * length > Tolerance.rounding || end == 1 {
                let middle = a + (b - a) * ((start + end) / 2)
                let sides = (outside: land(at: middle - inward), inside: land(at: middle + inward))
                run.add(
                    from: start == 0 ? a : a + (b - a) * start, to: end == 1 ? b : a + (b - a) * end, outside: sides.outside,
                    inside: sides.inside)
                (start, before) = (end, sides)
                if end == 1 { break }
            }
        }
    }

    /// Where lines between lands cross what runs beside a–b on either side, some more than once.
    ///
    /// - Returns: whether there are lines within reach at all, crossing or not.
    private func findCuts(_ a: Coordinate, _ b: Coordinate, _ inward: Coordinate, _ cuts: inout [Double]) -> Bool {
        cuts.removeAll(keepingCapacity: true)
        guard let cells = landMap.cells else { return true }
        let box = Envelope(a, b).grown(by: 2 * Tolerance.beside)
        let metre = 1 / LandNet.perMetre
        var isNear = false
        cells.forEachSpan(a, b, margin: 2 * Tolerance.beside) { row, left, right in
            let look = cells.forEachLine(row: row, from: left, through: right) { line in
                let edge = landMap.net.edges[line]
                let (u, v) = (Coordinate(x: edge.ax, y: edge.ay) * metre, Coordinate(x: edge.bx, y: edge.by) * metre)
                guard u.x <= box.maxX, v.x >= box.minX, min(u.y, v.y) <= box.maxY, max(u.y, v.y) >= box.minY else { return }
                isNear = true
                if let cut = Self.crossing(a + inward, b + inward, u, v) { cuts.append(cut) }
                if let cut = Self.crossing(a - inward, b - inward, u, v) { cuts.append(cut) }
            }
            if !look.isSound { isNear = true }
        }
        return isNear
    }

    private func land(at place: Coordinate) -> Int32 {
        let label = landMap.cells?.grid.label(place.x, place.y) ?? PointGrid.undecided
        guard label == PointGrid.undecided else { return Int32(label) }
        return landMap.lands.number(index.zones(at: place, tolerance: 0).zones.first)
    }

    /// Where along p–q it meets u–v, between 0 and 1; nil if it does not, or runs along it.
    private static func crossing(_ p: Coordinate, _ q: Coordinate, _ u: Coordinate, _ v: Coordinate) -> Double? {
        guard let (t, s) = Crossing.shares(from: p, along: q - p, and: u, along: v - u) else { return nil }
        return t > 0 && t < 1 && s >= -Tolerance.share && s <= 1 + Tolerance.share ? t : nil
    }
}

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
