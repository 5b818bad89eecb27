import Geometry
import Glibc

/// The sections of one row as straight pieces that meet at nodes: where a node has one direction the line ends, where it has
/// more it goes on or bends. Sections that touch are one line, however they were cut into features (reading W6).
struct SectionGraph {
    struct Piece {
        let from: Coordinate
        let to: Coordinate
        let left: Double
        let right: Double
    }

    /// One piece as it leaves a node: its direction (length 1) and the offsets on either hand, looking away from the node.
    struct Ray {
        let direction: Coordinate
        let left: Double
        let right: Double

        /// Radians from east, counter-clockwise.
        var heading: Double { atan2(direction.y, direction.x) }
    }

    private(set) var pieces: [Piece] = []
    /// Rays by node, counter-clockwise; nodes in the order of the lattice.
    private(set) var nodes: [(place: Coordinate, rays: [Ray])] = []

    init(_ sections: [TransportLine]) {
        var rays: [LatticePoint: [Ray]] = [:]
        for section in sections {
            let chain = Lattice.chain(section.course)
            for (a, b) in zip(chain, chain.dropFirst()) {
                let (from, to) = (Lattice.coordinate(a), Lattice.coordinate(b))
                let direction = (to - from).normalized
                rays[a, default: []].append(Ray(direction: direction, left: section.left, right: section.right))
                rays[b, default: []].append(Ray(direction: direction * -1, left: section.right, right: section.left))
                pieces.append(Piece(from: from, to: to, left: section.left, right: section.right))
            }
        }
        nodes = rays.sorted { $0.key < $1.key }.map { (Lattice.coordinate($0), Self.distinct($1)) }
    }

    /// Rays counter-clockwise, one for each direction: a piece drawn twice is one piece, with the wider offsets.
    private static func distinct(_ rays: [Ray]) -> [Ray] {
        var distinct: [Ray] = []
        for ray in rays.sorted(by: { $0.heading < $1.heading }) {
            if let last = distinct.last, last.direction.distance(to: ray.direction) < 1e-9 {
                distinct[distinct.count - 1] = Ray(
                    direction: last.direction, left: max(last.left, ray.left), right: max(last.right, ray.right))
            } else {
                distinct.append(ray)
            }
        }
        return distinct
    }
}
