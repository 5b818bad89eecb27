import Geometry

/// One wall, cut where its answer changes, storey by storey.
///
/// Where a zone line crosses it and where the table distance ends, the wall is cut exactly. Between, it is asked at samples, and what differs
/// between two neighbours is found by halving. On the way up a place sees more and more, never less; so storeys between two with equal
/// answers have that answer too.
struct FacadeWall {
    /// Metres between samples: a part of a wall that is narrower, lit through a slit, says nothing about the rooms behind it.
    static let sampling = 0.5
    /// Metres: how exactly a change is found, a tenth of what a footprint is surveyed to. Pieces narrower than this are rounding.
    static let resolution = 0.01
    /// Metres from a cut where the answers on both of its sides are asked.
    private static let aside = 0.001

    /// A part of the wall with one answer on one storey or several, in metres along it.
    struct Piece: Hashable {
        let from: Double
        let to: Double
        let label: FacadeLabel
        var storeys: ClosedRange<Int>
    }

    let a: Coordinate
    let b: Coordinate
    let facing: Coordinate
    let building: Int
    let function: FacadeFunction
    /// The heights of the façade points above the road, from the lowest storey on; or, where they are not known, the least and the
    /// greatest that a point may have.
    let heights: [Double]
    let isAnyHeight: Bool
    /// Whether any place of the wall lies in a band.
    private(set) var isInBand = false
    /// The answers that the wall has, by number; and their numbers on all storeys, place by place.
    private var labels: [FacadeLabel?] = []
    private var profiles: [Double: [Int]] = [:]

    init(a: Coordinate, b: Coordinate, facing: Coordinate, building: Int, function: FacadeFunction, heights: [Double], isAnyHeight: Bool) {
        (self.a, self.b, self.facing, self.building) = (a, b, facing, building)
        (self.function, self.heights, self.isAnyHeight) = (function, heights, isAnyHeight)
    }

    /// - Parameters:
    ///   - cuts: where the answer may change for certain, in metres along the wall.
    ///   - isNearBand: whether a band comes near; else there is nothing to see from here.
    mutating func pieces(cuts: [Double], isNearBand: Bool) -> [Piece] {
        let length = a.distance(to: b)
        var stops = [0.0]
        for cut in cuts.sorted() where cut - (stops.last ?? 0) > Self.resolution && length - cut > Self.resolution { stops.append(cut) }
        stops.append(length)
        var samples: [[Double]] = []
        for (low, high) in zip(stops, stops.dropFirst()) {
            let margin = min(Self.aside, (high - low) / 4)
            let count = isNearBand ? max(1, Int(((high - low) / Self.sampling).rounded(.up))) : 1
            samples.append((0...count).map { low + margin + (high - low - 2 * margin) * Double($0) / Double(count) })
        }
        var pieces: [Piece] = []
        var open: [Piece] = []
        for storey in 0..<(isAnyHeight ? 1 : heights.count) {
            var next: [Piece] = []
            for run in runs(storey, stops: stops, samples: samples) {
                guard let label = labels[run.label] else { continue }
                let same = open.first { $0.from == run.from && $0.to == run.to && $0.label == label }
                let first = same?.storeys.lowerBound ?? storey + 1
                next.append(Piece(from: run.from, to: run.to, label: label, storeys: first...storey + 1))
            }
            pieces += open.filter { one in !next.contains { $0.from == one.from && $0.to == one.to && $0.label == one.label } }
            open = next
        }
        return pieces + open
    }

    private typealias Run = (from: Double, to: Double, label: Int)

    /// The wall on one storey, from end to end.
    private mutating func runs(_ storey: Int, stops: [Double], samples: [[Double]]) -> [Run] {
        var starts: [(at: Double, label: Int)] = []
        for (stop, places) in zip(stops, samples) {
            starts.append((stop, label(storey, places[0])))
            for (low, high) in zip(places, places.dropFirst()) { changes(storey, low, high, &starts) }
        }
        let ends = starts.dropFirst().map(\.at) + [stops[stops.count - 1]]
        var runs: [Run] = []
        for (start, end) in zip(starts, ends) {
            let isRounding = end - start.at < Self.resolution
            if let last = runs.indices.last, isRounding || runs[last].label == start.label {
                runs[last].to = end
            } else if let last = runs.indices.last, runs[last].to - runs[last].from < Self.resolution {
                runs[last] = (runs[last].from, end, start.label)
            } else {
                runs.append((start.at, end, start.label))
            }
        }
        return runs
    }

    /// Where the answer changes between two places, by halving; two changes closer than `sampling` may hide each other.
    private mutating func changes(_ storey: Int, _ low: Double, _ high: Double, _ starts: inout [(at: Double, label: Int)]) {
        let (first, last) = (label(storey, low), label(storey, high))
        guard first != last else { return }
        let middle = (low + high) / 2
        if high - low <= Self.resolution { return starts.append((middle, last)) }
        changes(storey, low, middle, &starts)
        changes(storey, middle, high, &starts)
    }

    private mutating func label(_ storey: Int, _ at: Double) -> Int {
        if let profile = profiles[at] { return profile[storey] }
        let profile = profile(at).map { number(of: $0) }
        profiles[at] = profile
        return profile[storey]
    }

    private mutating func number(of label: FacadeLabel?) -> Int {
        if let number = labels.firstIndex(of: label) { return number }
        labels.append(label)
        return labels.count - 1
    }

    /// The answers of all storeys at a place. Time: one look for each storey at which the answer changes, times the logarithm of the storeys.
    private mutating func profile(_ at: Double) -> [FacadeLabel?] {
        let place = a + (b - a).normalized * at
        guard let site = function.site(at: place, facing: facing, building: building) else { return heights.map { _ in nil } }
        if !site.hits.isEmpty { isInBand = true }
        var found = [FacadeLabel?](repeating: nil, count: heights.count)
        func fill(_ low: Int, _ high: Int) {
            guard high - low > 1 else { return }
            if found[low] == found[high] {
                for storey in low..<high { found[storey] = found[low] }
                return
            }
            let middle = (low + high) / 2
            found[middle] = function.label(site, height: heights[middle])
            fill(low, middle)
            fill(middle, high)
        }
        let last = heights.count - 1
        let (lowest, highest) = (
            function.label(site, height: heights[0]), site.hits.isEmpty || last == 0 ? nil : function.label(site, height: heights[last])
        )
        (found[0], found[last]) = (lowest, highest ?? lowest)
        if isAnyHeight { return [function.either(lowest, highest ?? lowest)] }
        fill(0, last)
        return found
    }
}
