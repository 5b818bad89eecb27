import Geometry
import SystemIO
import ZoningModel

/// The sections of one row as straight pieces that meet at nodes: where a node has one direction the line ends, where it has
/// more it goes on or bends. Sections that touch are one line, however they were cut into features (reading W6).
struct SectionGraph: Sendable {
    struct Piece {
        let from: Coordinate
        let to: Coordinate
        let left: Double
        let right: Double
        /// Whether the boundary line was surveyed there: then the offset is that of its farthest place (reading W1a).
        let isSurveyed: Sides
    }

    /// What is true of the left and of the right.
    struct Sides {
        var left = false
        var right = false

        var turned: Sides { Sides(left: right, right: left) }
    }

    /// One end of a piece: at its start or at its end, in which ray of the node.
    struct End {
        let piece: Int
        let isStart: Bool
        var ray = 0
    }

    /// What leaves a node in one direction (length 1), with the offsets on either hand, looking away from the node.
    struct Ray {
        let direction: Coordinate
        let left: Double
        let right: Double
        var isSurveyed = Sides()
        /// Metres to the other end.
        var length = 0.0
        /// The piece, where it is one alone.
        var piece: End?

        /// Radians from east, counter-clockwise.
        var heading: Double { atan2(direction.y, direction.x) }
    }

    struct Node {
        let place: Coordinate
        /// Counter-clockwise.
        let rays: [Ray]
        let ends: [End]
    }

    private(set) var pieces: [Piece] = []
    /// In the order of the lattice.
    private(set) var nodes: [Node] = []

    /// Time: n log n in the pieces.
    init(_ sections: [TransportLine]) {
        var rays: [(place: LatticePoint, heading: Double, ray: Ray)] = []
        for (a, b, left, right, isSurveyed) in Self.distinct(sections) {
            let (from, to) = (Lattice.coordinate(a), Lattice.coordinate(b))
            let (direction, length, piece) = ((to - from).normalized, from.distance(to: to), pieces.count)
            let away = Ray(
                direction: direction, left: left, right: right, isSurveyed: isSurveyed, length: length,
                piece: End(piece: piece, isStart: true))
            let back = Ray(
                direction: direction * -1, left: right, right: left, isSurveyed: isSurveyed.turned, length: length,
                piece: End(piece: piece, isStart: false))
            rays.append((a, away.heading, away))
            rays.append((b, back.heading, back))
            pieces.append(Piece(from: from, to: to, left: left, right: right, isSurveyed: isSurveyed))
        }
        rays.sort { $0.place != $1.place ? $0.place < $1.place : $0.heading < $1.heading }
        var start = 0
        while start < rays.count {
            var end = start + 1
            while end < rays.count, rays[end].place == rays[start].place { end += 1 }
            nodes.append(Self.node(at: rays[start].place, rays[start..<end].map(\.ray)))
            start = end
        }
    }

    /// Every straight piece once: a piece drawn twice, in either direction, is one piece with the wider offsets, which is the same band.
    private static func distinct(
        _ sections: [TransportLine]
    ) -> [(a: LatticePoint, b: LatticePoint, left: Double, right: Double, isSurveyed: Sides)] {
        var distinct: [(a: LatticePoint, b: LatticePoint, left: Double, right: Double, isSurveyed: Sides)] = []
        var known: [LatticeSegment: Int] = [:]
        for section in sections {
            let chain = Lattice.chain(section.course)
            let isSurveyed = Sides(left: section.leftLine.surveyed != nil, right: section.rightLine.surveyed != nil)
            for (a, b) in zip(chain, chain.dropFirst()) {
                let segment = LatticeSegment(a, b)
                guard let place = known[segment] else {
                    known[segment] = distinct.count
                    distinct.append((a, b, section.left, section.right, isSurveyed))
                    continue
                }
                let isSame = distinct[place].a == a
                distinct[place].left = max(distinct[place].left, isSame ? section.left : section.right)
                distinct[place].right = max(distinct[place].right, isSame ? section.right : section.left)
            }
        }
        return distinct
    }

    /// One ray for each direction: a piece drawn twice is one piece, with the wider offsets.
    private static func node(at place: LatticePoint, _ sorted: [Ray]) -> Node {
        var distinct: [Ray] = []
        var ends: [End] = []
        for ray in sorted {
            if let last = distinct.last, last.direction.distance(to: ray.direction) < Tolerance.angle {
                distinct[distinct.count - 1] = Ray(
                    direction: last.direction, left: max(last.left, ray.left), right: max(last.right, ray.right),
                    isSurveyed: last.isSurveyed, length: max(last.length, ray.length), piece: nil)
            } else {
                distinct.append(ray)
            }
            if var end = ray.piece {
                end.ray = distinct.count - 1
                ends.append(end)
            }
        }
        return Node(place: Lattice.coordinate(place), rays: distinct, ends: ends)
    }
}
