import Geometry

/// One connected piece of the map on the lattice: rings closed, exterior counter-clockwise, holes clockwise.
@usableFromInline package struct LatticePiece: Sendable {
    package let label: Int
    package let exterior: [LatticePoint]
    package var holes: [[LatticePoint]]

    package init(label: Int, exterior: [LatticePoint], holes: [[LatticePoint]]) {
        (self.label, self.exterior, self.holes) = (label, exterior, holes)
    }
}

extension Lattice {
    /// Twice the signed area in mm², exact: positive for counter-clockwise.
    package static func doubleArea(_ ring: [LatticePoint]) -> Int128 {
        var sum: Int128 = 0
        let origin = ring[0]
        for (a, b) in zip(ring, ring.dropFirst()) {
            sum += Int128(a.x - origin.x) * Int128(b.y - origin.y) - Int128(b.x - origin.x) * Int128(a.y - origin.y)
        }
        return sum
    }
}
