import Geometry
import Regulation
import SystemIO

/// Which class lies just outside the boundary line, along it: for the switches `fronting` and `stricter` of reading W5.
///
/// Parts are cut where a zone line crosses the boundary line, so that every part fronts one class.
struct FrontingZones {
    let zones: ZoneLocator

    /// The same shape in parts that front one class each; `nil` stands for land without a class that the table knows.
    func parts(of shape: BandPart) -> [(shape: BandPart, fronting: Int?)] {
        switch shape {
        case .strip(let a, let b, let left, let right): return side(a, b, left) + side(b, a, right)
        case .side(let a, let b, let offset): return side(a, b, offset)
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            return sector(centre, from, to, max(fromOffset, toOffset))
        case .portal(let centre, let outward, _): return [(shape, ordinal(at: centre + outward * Tolerance.offLattice))]
        case .land, .carriageway: return [(shape, nil)]
        case .cut(let part, let end, let toward):
            return parts(of: part).map { (.cut($0.shape, at: end, toward: toward), $0.fronting) }
        }
    }

    private func side(_ from: Coordinate, _ to: Coordinate, _ offset: Double) -> [(shape: BandPart, fronting: Int?)] {
        let aside = (to - from).normalized.leftNormal * (offset + Tolerance.offLattice)
        let (a, b) = (from + aside, to + aside)
        var cuts = [0.0, 1.0]
        for edge in zones.edges(in: Envelope(a, b)) {
            guard let (t, u) = Crossing.shares(from: a, along: b - a, and: edge.a, along: edge.b - edge.a) else { continue }
            if t > 0, t < 1, u >= 0, u <= 1 { cuts.append(t) }
        }
        cuts.sort()
        return runs(cuts) { ordinal(at: a + (b - a) * $0) }.map { start, end, fronting in
            (.side(from: from + (to - from) * start, to: from + (to - from) * end, offset: offset), fronting)
        }
    }

    private func sector(
        _ centre: Coordinate, _ from: Coordinate, _ to: Coordinate, _ offset: Double
    ) -> [(shape: BandPart, fronting: Int?)] {
        let radius = offset + Tolerance.offLattice
        let angle = Arc.angle(from: from, to: to)
        func turned(_ turn: Double) -> Coordinate {
            Coordinate(x: from.x * cos(turn) - from.y * sin(turn), y: from.x * sin(turn) + from.y * cos(turn))
        }
        var cuts = [0.0, angle]
        for edge in zones.edges(in: Envelope([centre]).grown(by: radius)) {
            let (along, start) = (edge.b - edge.a, edge.a - centre)
            // |start + t · along| = radius
            let (a, b, c) = (
                Coordinate.dot(along, along), 2 * Coordinate.dot(start, along), Coordinate.dot(start, start) - radius * radius
            )
            let root = b * b - 4 * a * c
            guard a > 0, root > 0 else { continue }
            for t in [(-b - root.squareRoot()) / (2 * a), (-b + root.squareRoot()) / (2 * a)] where t >= 0 && t <= 1 {
                let turn = Arc.angle(from: from, to: (start + along * t).normalized)
                if turn > 0, turn < angle { cuts.append(turn) }
            }
        }
        cuts.sort()
        return runs(cuts) { ordinal(at: centre + turned($0) * radius) }.map { start, end, fronting in
            (
                .sector(centre: centre, from: turned(start), to: end == angle ? to : turned(end), fromOffset: offset, toOffset: offset),
                fronting
            )
        }
    }

    /// Stretches between cuts, put together where they front the same class.
    private func runs(_ cuts: [Double], _ ordinal: (Double) -> Int?) -> [(start: Double, end: Double, fronting: Int?)] {
        var runs: [(start: Double, end: Double, fronting: Int?)] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
            let fronting = ordinal((start + end) / 2)
            if let last = runs.last, last.fronting == fronting {
                runs[runs.count - 1].end = end
            } else {
                runs.append((start, end, fronting))
            }
        }
        return runs
    }

    private func ordinal(at place: Coordinate) -> Int? { zones.zone(at: place).flatMap { zones.ordinals[$0] } }
}
