import Geometry
import PlanarArrangement
import Regulation
import ZoningLaw
import ZoningModel

/// The pieces of a map with the words for them, before they are put in order and numbered: all that is left of the zoning function, whose
/// buildings and walls may go.
package struct DrawnPieces: Sendable {
    private let pieces: PieceList
    private let labels: [PieceLabel]
    private let words: [Words]

    /// What the map writes of a label, found once for all its pieces.
    struct Words: Sendable {
        let zone: PlanningZone?
        let limits: NoiseLimit?
        let rows: [String]
        let clauses: [String]
        let frontages: [String]
        /// Zone, kind, limits and rows: what the zones are sorted by.
        let names: [String]
    }

    init(_ pieces: PieceList, labels: [PieceLabel], words: [Words]) { (self.pieces, self.labels, self.words) = (pieces, labels, words) }

    /// Zones that are made before the memory of a city is let go again.
    private static let breath = 512

    /// The zones of the map, in their order.
    package func zones() -> [FunctionalZone] {
        let ranks = ranks()
        // Nothing but what they are and where makes the order of the zones.
        let order = pieces.indices.map { Int32($0) }.sorted {
            let (a, b) = (Int($0), Int($1))
            let (first, second) = (ranks[pieces.label(of: a)], ranks[pieces.label(of: b)])
            return first != second ? first < second : pieces.corner(of: a) < pieces.corner(of: b)
        }
        let digits = String(order.count).count
        var zones: [FunctionalZone] = []
        zones.reserveCapacity(order.count)
        // Of each label the first piece, of which the same is said as of the others.
        var firsts: [Int: Int] = [:]
        for (number, place) in order.enumerated() {
            if number % Self.breath == 0 { pieces.rest() }
            let piece = pieces[Int(place)]
            let written = String(number + 1)
            let id = "z" + String(repeating: "0", count: digits - written.count) + written
            let polygon = Self.polygon(of: piece)
            if let first = firsts[piece.label] {
                zones.append(FunctionalZone(id: id, like: zones[first], polygon: polygon))
                continue
            }
            firsts[piece.label] = number
            let (label, words) = (labels[piece.label], words[piece.label])
            zones.append(
                FunctionalZone(
                    id: id, kind: label.kind, zoneClass: label.zoneClass, limitsClass: label.limitsClass, limits: words.limits,
                    zoneID: words.zone?.id, zoneName: words.zone?.name, baseClass: words.zone?.zoneClass, rows: words.rows,
                    clauses: words.clauses, frontages: words.frontages, sight: label.sight, other: label.other, polygon: polygon))
        }
        return zones
    }

    /// The holes by their first corners.
    private static func polygon(of piece: LatticePiece) -> Polygon {
        let holes = piece.holes.sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }
        return Polygon(exterior: piece.exterior.map(Lattice.coordinate), holes: holes.map { $0.map(Lattice.coordinate) })
    }

    /// The place of each label in the order of the names; labels with the same names share one.
    private func ranks() -> [Int] {
        var ranks = [Int](repeating: 0, count: words.count)
        var last: (label: Int, rank: Int)?
        for label in words.indices.sorted(by: { words[$0].names.lexicographicallyPrecedes(words[$1].names) }) {
            if let previous = last {
                last = (label, previous.rank + (words[previous.label].names == words[label].names ? 0 : 1))
            } else {
                last = (label, 0)
            }
            ranks[label] = last?.rank ?? 0
        }
        return ranks
    }
}
