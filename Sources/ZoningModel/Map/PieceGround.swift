import Geometry
import PlanarArrangement

/// Where a piece of a map lies: its polygon, or what was drawn on the lattice, of which the polygon is made when it is asked for: so the
/// pieces of a city wait on the disk.
package enum PieceGround: Sendable, Hashable {
    case polygon(Polygon)
    /// One of the pieces that were drawn, by its number.
    case drawn(DrawnGround, Int32)

    var polygon: Polygon {
        switch self {
        case .polygon(let polygon): polygon
        case .drawn(let ground, let number): ground.polygon(of: Int(number))
        }
    }

    func rest() { if case .drawn(let ground, _) = self { ground.rest() } }

    /// By the ground itself, however it is held.
    package static func == (a: PieceGround, b: PieceGround) -> Bool { a.polygon == b.polygon }

    package func hash(into hasher: inout Hasher) { hasher.combine(polygon) }
}

/// The pieces of one map as they were drawn. A class, so that each of many pieces holds one reference.
package final class DrawnGround: Sendable {
    private let pieces: PieceList

    package init(_ pieces: PieceList) { self.pieces = pieces }

    /// The holes by their first corners. Linear in the corners.
    fileprivate func polygon(of number: Int) -> Polygon {
        let piece = pieces[number]
        let holes = piece.holes.sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }
        return Polygon(exterior: piece.exterior.map(Lattice.coordinate), holes: holes.map { $0.map(Lattice.coordinate) })
    }

    fileprivate func rest() { pieces.rest() }
}
