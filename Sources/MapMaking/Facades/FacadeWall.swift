import Geometry
import ZoningLaw

/// One wall, cut where its answer changes, storey by storey.
///
/// Where a zone line crosses it and where the table distance ends, the wall is cut exactly. Between, it is asked at samples, and what differs
/// between two neighbours is found by halving. On the way up a place sees more and more, never less; so storeys between two with equal
/// answers have that answer too.
struct FacadeWall {
    /// Metres between samples: a part of a wall that is narrower, lit through a slit, says nothing about the rooms behind it.
    static let sampling = 0.5
    /// Places that are kept for those that are like them: those that are not alike are few.
    private static let mostAnswered = 16
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
    /// The answers that the wall has, by number; and the rows of such numbers, storey by storey, that its places have.
    private var labels: [FacadeLabel?] = []
    private var profiles: [[Int]] = []
    private var lastProfile = 0
    /// Places that were answered, with what they see and the number of their answer: most places of a wall are like one before.
    private var answered: [(site: FacadeSite, sights: [Shielding.Sight], label: Int)] = []
    /// Whether the last place saw from its lowest storey all that it may see.
    private var isOpen = false

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
        for cut in cuts.sorted() where cut - (stops.last ?? 0) > Tolerance.wallPiece && length - cut > Tolerance.wallPiece {
            stops.append(cut)
        }
        stops.append(length)
        var starts: [Start] = []
        for (low, high) in zip(stops, stops.dropFirst()) {
            let margin = min(Tolerance.lattice, (high - low) / 4)
            let count = isNearBand ? max(1, Int(((high - low) / Self.sampling).rounded(.up))) : 1
            let step = (high - low - 2 * margin) / Double(count)
            var last = Start(at: low + margin, profile: profile(low + margin))
            starts.append(Start(at: low, profile: last.profile))
            for number in 1...count {
                let next = Start(at: low + margin + step * Double(number), profile: profile(low + margin + step * Double(number)))
                changes(last, next, &starts)
                last = next
            }
        }
        var pieces: [Piece] = []
        var open: [Piece] = []
        for storey in 0..<(isAnyHeight ? 1 : heights.count) {
            var next: [Piece] = []
            for run in runs(storey, starts, length: length) {
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

    /// From `at` metres on the wall has this profile.
    private struct Start {
        let at: Double
        let profile: Int
    }

    /// Where the answer of any storey changes between two places, by halving; two changes closer than `sampling` may hide each other.
    private mutating func changes(_ low: Start, _ high: Start, _ starts: inout [Start]) {
        guard low.profile != high.profile else { return }
        let middle = (low.at + high.at) / 2
        if high.at - low.at <= Tolerance.wallPiece { return starts.append(Start(at: middle, profile: high.profile)) }
        let between = Start(at: middle, profile: profile(middle))
        changes(low, between, &starts)
        changes(between, high, &starts)
    }

    private typealias Run = (from: Double, to: Double, label: Int)

    /// The wall on one storey, from end to end.
    private func runs(_ storey: Int, _ starts: [Start], length: Double) -> [Run] {
        // Where only other storeys change nothing starts here.
        var own: [(at: Double, label: Int)] = []
        for start in starts where own.last?.label != profiles[start.profile][storey] {
            own.append((start.at, profiles[start.profile][storey]))
        }
        let ends = own.dropFirst().map(\.at) + [length]
        var runs: [Run] = []
        for (start, end) in zip(own, ends) {
            let isRounding = end - start.at < Tolerance.wallPiece
            if let last = runs.indices.last, isRounding || runs[last].label == start.label {
                runs[last].to = end
            } else if let last = runs.indices.last, runs[last].to - runs[last].from < Tolerance.wallPiece {
                runs[last] = (runs[last].from, end, start.label)
            } else {
                runs.append((start.at, end, start.label))
            }
        }
        return runs
    }

    /// The number of the answers of all storeys at a place. Time: one look for each storey at which the sight changes, times the
    /// logarithm of the storeys.
    private mutating func profile(_ at: Double) -> Int {
        let found = labels(at: at)
        // Mostly that of the place before.
        if lastProfile < profiles.count, profiles[lastProfile] == found { return lastProfile }
        lastProfile = profiles.firstIndex(of: found) ?? profiles.count
        if lastProfile == profiles.count { profiles.append(found) }
        return lastProfile
    }

    private mutating func labels(at: Double) -> [Int] {
        let place = a + (b - a).normalized * at
        guard let site = function.site(at: place, facing: facing, building: building) else {
            return [Int](repeating: number(of: nil), count: heights.count)
        }
        if !site.hits.isEmpty { isInBand = true }
        // No line to look for: the same at every height.
        guard !site.looks.isEmpty else { return [Int](repeating: label(of: site, seeing: []), count: heights.count) }
        let last = heights.count - 1
        let (lowest, highest) = sights(of: site)
        if isAnyHeight {
            return [number(of: function.either(function.label(site, seeing: lowest), function.label(site, seeing: highest)))]
        }
        var found = [Int](repeating: label(of: site, seeing: lowest), count: heights.count)
        func fill(_ low: (storey: Int, sights: [Shielding.Sight]), _ high: (storey: Int, sights: [Shielding.Sight])) {
            if low.sights == high.sights {
                for storey in low.storey...high.storey { found[storey] = found[low.storey] }
            } else if high.storey - low.storey > 1 {
                let storey = (low.storey + high.storey) / 2
                let sights = function.sights(site, height: heights[storey], low: low.sights, high: high.sights)
                let middle = (storey: storey, sights: sights)
                fill(low, middle)
                fill(middle, high)
            } else {
                found[high.storey] = label(of: site, seeing: high.sights)
            }
        }
        fill((0, lowest), (last, highest))
        return found
    }

    /// What is seen from the lowest and from the highest storey. That one is asked first which says most of the other: where all is open from
    /// the lowest it is open from all, and what is hidden from the highest is hidden from all.
    private mutating func sights(of site: FacadeSite) -> (lowest: [Shielding.Sight], highest: [Shielding.Sight]) {
        let last = heights.count - 1
        func sights(_ storey: Int, low: [Shielding.Sight]? = nil, high: [Shielding.Sight]? = nil) -> [Shielding.Sight] {
            function.sights(site, height: heights[storey], low: low, high: high)
        }
        guard last > 0 else {
            let only = sights(0)
            return (only, only)
        }
        // What is all below the road may have its top below 0.
        guard heights[0] <= heights[last] else { return (sights(0), sights(last)) }
        let (lowest, highest): ([Shielding.Sight], [Shielding.Sight])
        if isOpen {
            lowest = sights(0)
            highest = sights(last, low: lowest)
        } else {
            highest = sights(last)
            lowest = sights(0, high: highest)
        }
        isOpen = lowest.allSatisfy { $0 == .open }
        return (lowest, highest)
    }

    /// The number of the answer of a site.
    private mutating func label(of site: FacadeSite, seeing sights: [Shielding.Sight]) -> Int {
        if let known = answered.last(where: { $0.sights == sights && function.areAlike($0.site, site) }) { return known.label }
        let number = number(of: function.label(site, seeing: sights))
        if answered.count < Self.mostAnswered { answered.append((site, sights, number)) }
        return number
    }

    private mutating func number(of label: FacadeLabel?) -> Int {
        if let number = labels.firstIndex(of: label) { return number }
        labels.append(label)
        return labels.count - 1
    }
}
