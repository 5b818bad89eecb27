import Geometry
import Scratch

/// The pieces of a map on the lattice, by label and corner, in flat arrays: those of a city wait on the disk (`ScratchArray`).
@usableFromInline package struct PieceList: RandomAccessCollection, Sendable {
    private struct RingCorner {
        let x: Int64
        let y: Int64
    }

    /// One of a piece's, and which comes after it; the exterior is the first.
    private struct Ring {
        let start: Int
        let count: Int32
        var next: Int32
    }

    private struct Place {
        let label: Int32
        let ring: Int32
        let corner: LatticePoint
    }

    private var corners = ScratchArray<RingCorner>()
    private var rings = ScratchArray<Ring>()
    /// In their order, once they are sorted: 24 bytes each.
    private var places: [Place] = []

    @usableFromInline package var startIndex: Int { 0 }
    @usableFromInline package var endIndex: Int { places.count }

    /// The piece put together; linear in its corners.
    @usableFromInline package subscript(position: Int) -> LatticePiece {
        var holes: [[LatticePoint]] = []
        forEachHole(of: position) { holes.append($0) }
        return LatticePiece(label: label(of: position), exterior: exterior(of: position), holes: holes)
    }

    package func label(of piece: Int) -> Int { Int(places[piece].label) }
    /// The smallest corner of its exterior.
    package func corner(of piece: Int) -> LatticePoint { places[piece].corner }

    func exterior(of piece: Int) -> [LatticePoint] { ring(Int(places[piece].ring)) }

    func forEachHole(of piece: Int, _ body: ([LatticePoint]) -> Void) {
        var number = rings[Int(places[piece].ring)].next
        while number >= 0 {
            body(ring(Int(number)))
            number = rings[Int(number)].next
        }
    }

    private func ring(_ number: Int) -> [LatticePoint] {
        let ring = rings[number]
        return (ring.start..<ring.start + Int(ring.count)).map { LatticePoint(x: corners[$0].x, y: corners[$0].y) }
    }

    /// A ring begins at its smallest corner.
    mutating func append(_ label: Int, exterior: [LatticePoint], holes: [[LatticePoint]]) {
        places.append(Place(label: Int32(label), ring: Int32(rings.count), corner: exterior[0]))
        add(exterior, before: -1)
        for hole in holes { append(hole, toPiece: places.count - 1) }
    }

    /// One more hole.
    mutating func append(_ hole: [LatticePoint], toPiece piece: Int) {
        let first = Int(places[piece].ring)
        add(hole, before: rings[first].next)
        rings[first].next = Int32(rings.count - 1)
    }

    private mutating func add(_ ring: [LatticePoint], before next: Int32) {
        rings.append(Ring(start: corners.count, count: Int32(ring.count), next: next))
        for point in ring { corners.append(RingCorner(x: point.x, y: point.y)) }
    }

    mutating func sort() { places.sort { $0.label != $1.label ? $0.label < $1.label : $0.corner < $1.corner } }

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    package func rest() {
        corners.rest()
        rings.rest()
    }
}
