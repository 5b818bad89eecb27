import Geometry
import Regulation
import ZoningLaw
import ZoningModel

/// What the answer at a place may be because the data, or the place itself, may lie elsewhere (readings A0, A1), from short lists.
///
/// The same answers in the same order as ``PlaceQuery/possibilities(at:home:ofPlace:)``: the lines that can be the nearest of their kind, held
/// against the same distances. What is seldom and long is left to that.
struct DoubtTree: Sendable {
    /// The answers, by number.
    let told: ToldAnswers
    private let homes: [DoubtHome]
    private let tree: PlaceTree
    /// Ends and kind of each line, sorted by kind.
    private let lines: [DoubtEdge]
    private let kinds: [LineKind]
    /// By kind; asked where low and high differ.
    private let makers: [LineMakers]
    private let bands: DoubtBands
    private let accuracy: DataAccuracy
    private let hasLines: Bool
    /// Metres of the place, and those within which a place is on a line.
    private let error: Double
    private let disc: Double

    private struct DoubtEdge {
        let a: Coordinate
        let b: Coordinate
        let kind: Int32
    }

    /// A kind of lines without what hangs on the place: they count up to `low` metres for sure, and beyond `high` never.
    private struct LineKind {
        let answers: UInt64
        let answersWithoutLines: UInt64
        let zones: SidePair<Int16>?
        let besides: SidePair<UInt64>
        let isOfDisc: Bool
        let low: Double
        let high: Double
    }

    /// What is worked out for one place after the other.
    struct DoubtState {
        /// Metres, by answer, for those of `found`.
        fileprivate var distances = [Double](repeating: 0, count: 64)
        fileprivate var found: UInt64 = 0
        fileprivate var zones: [(zone: Int16, distance: Double)] = []
        fileprivate var hits: [BandHit] = []
        /// Every answer that the place may have, that of the map first.
        fileprivate(set) var answers: [UInt8] = []

        fileprivate mutating func add(_ answers: UInt64, _ distance: Double) {
            var rest = answers
            while rest != 0 {
                let number = rest.trailingZeroBitCount
                rest &= rest &- 1
                if found & 1 << UInt64(number) == 0 || distance < distances[number] { distances[number] = distance }
            }
            found |= answers
        }

        fileprivate mutating func add(zone: Int16, _ distance: Double) {
            for place in zones.indices where zones[place].zone == zone {
                if distance < zones[place].distance { zones[place].distance = distance }
                return
            }
            zones.append((zone, distance))
        }
    }

    /// A square of this side, in metres, is not cut further.
    private static let least = 16.0

    /// Nil for a map whose answers cannot be told apart here, and where the lists would be too long.
    init?(_ query: PlaceQuery, _ points: PointIndex, ofPlace: Double?) {
        var making = DoubtLines(query)
        let (map, index) = (query.map, query.index)
        let metres = ofPlace ?? 0
        // Nearer than the tolerance no place is asked here.
        let radius = metres > query.ruleset.tolerances.lineMetres ? metres : 0
        (error, disc) = (metres, radius)
        accuracy = query.accuracy
        hasLines = !map.lines.isEmpty
        let pieces = DoubtHome.pieces(map, points)
        homes = DoubtHome.all(pieces, points, &making)
        bands = DoubtBands(query, pieces, error: metres, &making)

        var numbers: [DoubtLine: Int32] = [:]
        var byPair: [SidePair<Int32>: [Int32]] = [:]
        var (all, lines): ([DoubtLine], [DoubtEdge]) = ([], [])
        for edge in index.edges {
            let pair = SidePair(min(edge.left, edge.right), max(edge.left, edge.right))
            if byPair[pair] == nil {
                let (left, right) = (pair.left < 0 ? nil : map.zones[Int(pair.left)], pair.right < 0 ? nil : map.zones[Int(pair.right)])
                let found = [making.line(between: left, and: right), radius > 0 ? making.discLine(between: left, and: right) : nil]
                byPair[pair] = found.compactMap(\.self).map { line in
                    if let known = numbers[line] { return known }
                    numbers[line] = Int32(all.count)
                    all.append(line)
                    return Int32(all.count - 1)
                }
            }
            for kind in byPair[pair] ?? [] { lines.append(DoubtEdge(a: edge.a, b: edge.b, kind: kind)) }
        }
        // Lines of one kind stay in the order of the map.
        let byKind = Bins(count: all.count, filler: DoubtEdge(a: .init(x: 0, y: 0), b: .init(x: 0, y: 0), kind: 0)) { add in
            for line in lines { add(Int(line.kind), line) }
        }
        self.lines = byKind.values
        let kinds = all.map { Self.kind($0, query.accuracy, error: metres, disc: radius) }
        guard making.told.rank(), !making.told.isFull, !making.isTorn, let tree = Self.tree(byKind.values, kinds, over: index.extent)
        else { return nil }
        (self.kinds, self.tree, told) = (kinds, tree, making.told)
        makers = all.map { $0.makers ?? LineMakers(known: radius) }
    }

    private static func kind(_ line: DoubtLine, _ accuracy: DataAccuracy, error: Double, disc: Double) -> LineKind {
        var (low, high) = (disc, disc)
        if let makers = line.makers {
            let bounds = makers.rows.map(accuracy.bounds)
            if bounds.isEmpty {
                low = error + accuracy.of(makers, at: Coordinate(x: 0, y: 0))
                high = low
            } else {
                low = error + bounds.reduce(makers.known ?? 0) { max($0, $1.lowerBound) }
                high = error + bounds.reduce(makers.known ?? 0) { max($0, $1.upperBound) }
            }
        }
        return LineKind(
            answers: line.answers, answersWithoutLines: line.answersWithoutLines, zones: line.zones, besides: line.besides,
            isOfDisc: line.isOfDisc, low: low, high: high)
    }

    private static func tree(_ lines: [DoubtEdge], _ kinds: [LineKind], over extent: Envelope) -> PlaceTree? {
        guard !extent.isEmpty else { return nil }
        let widest = kinds.reduce(0) { max($0, $1.high) }
        var nearest = [Double](repeating: 0, count: kinds.count)
        let middles = lines.map { LineMiddle($0.a, $0.b) }
        var distances: [Double] = []
        return PlaceTree(
            over: extent.grown(by: widest + 1), Array(lines.indices.map { Int32($0) }), most: 4_000_000 + 16 * lines.count
        ) { square, list in
            distances.removeAll(keepingCapacity: true)
            let isCoarse = square.half > LineMiddle.coarse
            var last: Int32 = -1
            for number in list {
                let line = lines[Int(number)]
                let middle = middles[Int(number)]
                let distance = isCoarse ? middle.distance(from: square.centre) : square.centre.distance(toSegment: line.a, line.b)
                distances.append(distance)
                nearest[Int(line.kind)] = line.kind == last ? min(nearest[Int(line.kind)], distance) : distance
                last = line.kind
            }
            var met = 0
            last = -1
            let numbers = list
            list.keep { place in
                let number = Int(numbers[place])
                let kind = lines[number].kind
                // Nearest of its kind from some place of the square, and near enough to count.
                let farthest = min(nearest[Int(kind)] + square.radius, kinds[Int(kind)].high + Tolerance.limit) + square.radius
                guard distances[place] - (isCoarse ? middles[number].half : 0) <= farthest else { return false }
                if kind != last { met += 1 }
                last = kind
                return true
            }
            return list.count <= 2 * met + 4 || square.half * 2 <= least
        }
    }

    /// Works out ``DoubtState/answers`` for a place with a label of the index. False where that takes the long way.
    func find(_ place: Coordinate, label: Int, _ state: inout DoubtState) -> Bool {
        let home = homes[label]
        state.answers.removeAll(keepingCapacity: true)
        state.answers.append(home.first)
        if let second = home.second { state.answers.append(second) }
        guard !home.isLong else { return false }
        // Off the tree no line is near.
        guard let list = tree.list(at: place), !list.isEmpty else { return true }
        state.found = 0
        state.zones.removeAll(keepingCapacity: true)
        var (kind, least): (Int32, Double) = (-1, 0)
        for number in tree.values[list] {
            let line = lines[Int(number)]
            let distance = place.squaredDistance(toSegment: line.a, line.b)
            if line.kind == kind {
                least = min(least, distance)
            } else {
                if kind >= 0 { add(Int(kind), least.squareRoot(), place, home, &state) }
                (kind, least) = (line.kind, distance)
            }
        }
        add(Int(kind), least.squareRoot(), place, home, &state)
        for (zone, distance) in state.zones where !home.isCarriageway {
            let found = bands.answers(at: place, in: zone, label: label, isShielded: home.isShielded, &state.hits)
            guard let found else { return false }
            state.add(found, distance)
        }
        if state.found != 0 { settle(&state) }
        return true
    }

    /// The nearest line of a kind.
    private func add(_ number: Int, _ distance: Double, _ place: Coordinate, _ home: DoubtHome, _ state: inout DoubtState) {
        let line = kinds[number]
        if distance > line.low {
            guard distance <= line.high, distance <= error + accuracy.of(makers[number], at: place) else { return }
        }
        state.add(line.answers, line.isOfDisc ? disc : distance)
        guard let zones = line.zones else { return }
        if !hasLines, !home.isCarriageway { state.add(line.answersWithoutLines, distance) }
        for (zone, besides) in [(zones.left, line.besides.left), (zones.right, line.besides.right)] where zone != home.zone {
            state.add(besides, distance)
            if zone >= 0 { state.add(zone: zone, distance) }
        }
    }

    /// What was found behind what the place has, the nearest first.
    private func settle(_ state: inout DoubtState) {
        for answer in state.answers { state.found &= ~(1 << UInt64(answer)) }
        let own = state.answers.count
        var rest = state.found
        while rest != 0 {
            let number = rest.trailingZeroBitCount
            rest &= rest &- 1
            var at = state.answers.count
            state.answers.append(UInt8(number))
            while at > own, isBefore(number, Int(state.answers[at - 1]), state.distances) {
                state.answers.swapAt(at, at - 1)
                at -= 1
            }
        }
    }

    private func isBefore(_ a: Int, _ b: Int, _ distances: [Double]) -> Bool {
        distances[a] == distances[b] ? told.ranks[a] < told.ranks[b] : distances[a] < distances[b]
    }
}
