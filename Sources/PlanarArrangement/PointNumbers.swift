import Geometry

/// Places of the lattice, numbered in the order in which they come first: a table of open addresses in flat arrays.
package struct PointNumbers {
    package private(set) var points: [LatticePoint] = []
    private var slots: [Int32]

    /// - Parameter count: how many points are to come; there may be more.
    package init(about count: Int) {
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        points.reserveCapacity(count)
    }

    package mutating func number(of point: LatticePoint) -> Int32 {
        let slot = slot(of: point)
        if slots[slot] >= 0 { return slots[slot] }
        let number = Int32(points.count)
        slots[slot] = number
        points.append(point)
        if 2 * points.count > slots.count { grow() }
        return number
    }

    /// Where the point stands, or is to stand.
    private func slot(of point: LatticePoint) -> Int {
        let mask = slots.count - 1
        // Two odd constants without a pattern; the upper half is mixed best.
        let mixed = UInt64(bitPattern: point.x) &* 0x9E37_79B9_7F4A_7C15 ^ (UInt64(bitPattern: point.y) &* 0xC2B2_AE3D_27D4_EB4F)
        var slot = Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32) & mask
        while slots[slot] >= 0, points[Int(slots[slot])] != point { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (number, point) in points.enumerated() { slots[slot(of: point)] = Int32(number) }
    }
}
