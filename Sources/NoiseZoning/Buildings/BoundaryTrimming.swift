import Geometry

/// Takes away what of an offset edge lies on the carriageway of its own row: at the inner side of a bend the edges run past each other.
struct BoundaryTrimming {
    /// Metres: an edge that only touches its neighbour is not inside it.
    private static let margin = 1e-6

    private let shapes: [BandPart]
    private let cells: CellIndex

    /// - Parameter corridor: the whole row.
    init(_ corridor: Corridor) {
        shapes = corridor.parts.map(\.shape).filter { shape in
            switch shape {
            case .strip, .sector: true
            case .side, .portal, .land: false
            }
        }
        cells = CellIndex(shapes.map { $0.envelope(width: 0) }, cell: 100)
    }

    func trimmed(_ piece: Stretch.Piece) -> [Stretch.Piece] {
        guard case .edge(let from, let to, let away) = piece, from.distance(to: to) > Self.margin else { return [piece] }
        var free = [0.0...1.0]
        for number in cells.candidates(in: Envelope([from, to])) {
            guard let hidden = shapes[Int(number)].inner(margin: Self.margin)?.interval(of: from, to) else { continue }
            free = free.flatMap { range -> [ClosedRange<Double>] in
                guard hidden.lowerBound < range.upperBound, range.lowerBound < hidden.upperBound else { return [range] }
                let before = range.lowerBound < hidden.lowerBound ? [range.lowerBound...hidden.lowerBound] : []
                let after = hidden.upperBound < range.upperBound ? [hidden.upperBound...range.upperBound] : []
                return before + after
            }
        }
        return free.map { .edge(from: from + (to - from) * $0.lowerBound, to: from + (to - from) * $0.upperBound, away: away) }
    }
}

/// A convex area: half-planes, and a disc where there is one.
struct ConvexArea {
    /// Places x with dot(normal, x − origin) ≥ 0.
    var halfPlanes: [(origin: Coordinate, normal: Coordinate)] = []
    var disc: (centre: Coordinate, radius: Double)?

    /// The part of the segment inside; nil for none or a single place.
    func interval(of a: Coordinate, _ b: Coordinate) -> ClosedRange<Double>? {
        var (low, high) = (0.0, 1.0)
        let along = b - a
        for (origin, normal) in halfPlanes {
            let (start, slope) = (Coordinate.dot(normal, a - origin), Coordinate.dot(normal, along))
            if slope == 0 {
                if start < 0 { return nil }
            } else if slope > 0 {
                low = max(low, -start / slope)
            } else {
                high = min(high, -start / slope)
            }
        }
        if let disc {
            let start = a - disc.centre
            let (p, q) = (Coordinate.dot(along, along), Coordinate.dot(along, start))
            let root = q * q - p * (Coordinate.dot(start, start) - disc.radius * disc.radius)
            guard p > 0, root > 0 else { return nil }
            low = max(low, (-q - root.squareRoot()) / p)
            high = min(high, (-q + root.squareRoot()) / p)
        }
        return low < high ? low...high : nil
    }
}

extension BandPart {
    /// The carriageway of the part less `margin` metres on every side.
    func inner(margin: Double) -> ConvexArea? { convex(width: -margin, ends: -margin) }

    /// The part out to `width` metres beyond the boundary line as a convex area; nil for land and portals. `ends` metres are added at
    /// the ends.
    func convex(width: Double, ends: Double = 0) -> ConvexArea? {
        switch self {
        case .strip(let a, let b, let left, let right):
            let along = (b - a).normalized
            let aside = along.leftNormal
            return ConvexArea(halfPlanes: [
                (a - along * ends, along), (b + along * ends, along * -1), (a + aside * (left + width), aside * -1),
                (a - aside * (right + width), aside),
            ])
        case .side(let a, let b, let offset):
            let along = (b - a).normalized
            let aside = along.leftNormal
            return ConvexArea(halfPlanes: [
                (a - along * ends, along), (b + along * ends, along * -1), (a, aside), (a + aside * (offset + width), aside * -1),
            ])
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            return ConvexArea(
                halfPlanes: [(centre - from.leftNormal * ends, from.leftNormal), (centre + to.leftNormal * ends, to.leftNormal * -1)],
                disc: (centre, max(fromOffset, toOffset) + width))
        case .portal, .land: return nil
        }
    }
}
