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
        switch piece {
        case .edge(let from, let to, let away) where from.distance(to: to) > Self.margin:
            let free = left(of: Envelope([from, to])) { $0.interval(of: from, to).map { [$0] } ?? [] }
            return free.map { .edge(from: from + (to - from) * $0.lowerBound, to: from + (to - from) * $0.upperBound, away: away) }
        case .arc(let centre, let from, let to, let radius):
            let angle = Arc.angle(from: from, to: to)
            guard radius * angle > Self.margin else { return [piece] }
            let free = left(of: Envelope([centre]).grown(by: radius)) {
                $0.intervals(ofArc: centre, from: from, angle: angle, radius: radius)
            }
            return free == [0...1]
                ? [piece]
                : free.map {
                    .arc(
                        centre: centre, from: from.turned(by: angle * $0.lowerBound), to: from.turned(by: angle * $0.upperBound),
                        radius: radius)
                }
        case .edge, .face: return [piece]
        }
    }

    /// What is left of a piece, as shares of it, without what `hidden` tells for each shape in the box.
    private func left(of box: Envelope, hidden: (ConvexArea) -> [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var free = [0.0...1.0]
        for number in cells.candidates(in: box) {
            guard let area = shapes[Int(number)].inner(margin: Self.margin) else { continue }
            for hidden in hidden(area) {
                free = free.flatMap { range -> [ClosedRange<Double>] in
                    guard hidden.lowerBound < range.upperBound, range.lowerBound < hidden.upperBound else { return [range] }
                    let before = range.lowerBound < hidden.lowerBound ? [range.lowerBound...hidden.lowerBound] : []
                    let after = hidden.upperBound < range.upperBound ? [hidden.upperBound...range.upperBound] : []
                    return before + after
                }
            }
        }
        return free
    }
}
