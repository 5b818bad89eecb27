import Geometry
import PlanarArrangement
import ZoningModel

/// The pieces of a map with what is said of them, before they are put in order and numbered: all that is left of the zoning function, whose
/// buildings and walls may go.
package struct DrawnPieces: Sendable {
    private let pieces: PieceList
    /// By label.
    private let said: [SaidOfPieces]

    init(_ pieces: PieceList, said: [SaidOfPieces]) { (self.pieces, self.said) = (pieces, said) }

    /// The zones of the map, in their order. Their ground stays where it was drawn.
    package func zones() -> [FunctionalZone] {
        let ranks = ranks()
        // Nothing but what they are and where makes the order of the zones.
        let order = pieces.indices.map { Int32($0) }.sorted {
            let (a, b) = (Int($0), Int($1))
            let (first, second) = (ranks[pieces.label(of: a)], ranks[pieces.label(of: b)])
            return first != second ? first < second : pieces.corner(of: a) < pieces.corner(of: b)
        }
        let digits = String(order.count).count
        let ground = DrawnGround(pieces)
        return order.enumerated().map { number, place in
            let written = String(number + 1)
            let id = "z" + String(repeating: "0", count: digits - written.count) + written
            return FunctionalZone(id: id, said[pieces.label(of: Int(place))], ground: .drawn(ground, place))
        }
    }

    /// The place of each label in the order of zone, kind, limits and rows; labels that are alike in these share one.
    private func ranks() -> [Int] {
        var ranks = [Int](repeating: 0, count: said.count)
        var last: (label: Int, rank: Int)?
        for label in said.indices.sorted(by: { Self.precedes(said[$0], said[$1]) }) {
            if let previous = last {
                last = (label, previous.rank + (Self.precedes(said[previous.label], said[label]) ? 1 : 0))
            } else {
                last = (label, 0)
            }
            ranks[label] = last?.rank ?? 0
        }
        return ranks
    }

    private static func precedes(_ a: SaidOfPieces, _ b: SaidOfPieces) -> Bool {
        let first = (a.zoneID ?? "~", a.kind.rawValue, a.limitsClass?.id ?? "~")
        let second = (b.zoneID ?? "~", b.kind.rawValue, b.limitsClass?.id ?? "~")
        return first != second ? first < second : a.rows.lexicographicallyPrecedes(b.rows)
    }
}
