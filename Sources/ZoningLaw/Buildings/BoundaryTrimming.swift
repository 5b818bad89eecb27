import Geometry

/// Takes away what of an offset edge lies on the carriageway of its own row: at the inner side of a bend the edges run past each other.
struct BoundaryTrimming {
    private let shapes: [BandPart]
    private let cells: CellIndex

    /// - Parameter band: the whole row.
    init(_ band: Band) {
        shapes = band.parts.map(\.shape).filter { shape in
            switch shape {
            case .strip, .sector: true
            case .side, .portal, .land: false
            }
        }
        cells = CellIndex(shapes.map { $0.envelope(width: 0) }, cell: 100)
    }

    func trimmed(_ piece: Stretch.BoundaryPiece) -> [Stretch.BoundaryPiece] {
        switch piece {
        case .edge(let from, let to, let away) where from.distance(to: to) > Tolerance.rounding:
            let free = left(of: Envelope(from, to), length: from.distance(to: to)) { $0.interval(of: from, to).map { [$0] } ?? [] }
            return free.map { .edge(from: from + (to - from) * $0.lowerBound, to: from + (to - from) * $0.upperBound, away: away) }
        case .arc(let centre, let from, let to, let radius):
            let angle = Arc.angle(from: from, to: to)
            guard radius * angle > Tolerance.rounding else { return [piece] }
            let free = left(of: Envelope(centre, centre).grown(by: radius), length: radius * angle) {
                $0.intervals(ofArc: centre, from: from, angle: angle, radius: radius)
            }
            if free == [0...1] { return [piece] }
            // The walk goes round the other way.
            return free.reversed().map { part in
                let ends = (from.turned(by: angle * part.lowerBound), from.turned(by: angle * part.upperBound))
                return .arc(centre: centre, from: ends.0, to: ends.1, radius: radius)
            }
        case .edge, .face: return [piece]
        }
    }

    /// What is left of a piece, as shares of it, without what `hidden` tells for each shape in the box.
    private func left(of box: Envelope, length: Double, hidden: (ConvexArea) -> [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var free = [0.0...1.0]
        for number in cells.candidates(in: box) {
            guard let area = shapes[Int(number)].inner(margin: Tolerance.rounding) else { continue }
            for hidden in hidden(area) {
                // Of a crowd, few hide all of it.
                if free.isEmpty { return [] }
                free = free.flatMap { range -> [ClosedRange<Double>] in
                    guard hidden.lowerBound < range.upperBound, range.lowerBound < hidden.upperBound else { return [range] }
                    let before = range.lowerBound < hidden.lowerBound ? [range.lowerBound...hidden.lowerBound] : []
                    let after = hidden.upperBound < range.upperBound ? [hidden.upperBound...range.upperBound] : []
                    return before + after
                }
            }
        }
        // What the margin leaves between two shapes that touch is nothing.
        return free == [0...1] ? free : free.filter { ($0.upperBound - $0.lowerBound) * length > 10 * Tolerance.rounding }
    }
}
