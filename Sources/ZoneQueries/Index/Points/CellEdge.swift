/// An edge as a cell sees it: half a line of a cache. The edges of a cell follow one another, and the first one holds what the cell is.
struct CellEdge: Sendable {
    let x: Int32
    let y: Int32
    let dx: Int32
    /// Not negative: edges run north.
    let dy: Int32
    let near: UInt32
    /// The labels of both sides, one XOR the other; above them two bits.
    let tag: UInt32
    /// The label at the cell's south-west corner.
    let corner: UInt32
    /// How many edges of the cell there are from this one on.
    var count: UInt32

    /// In no cell.
    static let nowhere = CellEdge(x: 0, y: 0, dx: 0, dy: 0, near: 0, tag: 0, corner: 0, count: 1)

    /// The way from the corner crosses the edge for places on the left of it; otherwise for those on the right.
    static let countsLeft: UInt32 = 1 << 31
    /// The edge crosses the western line of the cell above its corner, so the way up meets it.
    static let meetsWay: UInt32 = 1 << 30
    static let labels: UInt32 = 1 << 30 - 1
    /// Set in a change, and in a label that is not settled yet: the place is near the line through an edge.
    static let isNear: UInt32 = 1 << 30

    /// What the label of a place becomes by this edge of its cell: from the corner up to the height of the place, then east to the place; an
    /// edge on the way changes the label, by XOR, from that of its one side to that of its other.
    ///
    /// Half-open: an edge is met from its lower end on, up to below its upper end. Products are exact. No branches.
    @inline(__always) func change(_ placeX: Int32, _ placeY: Int32) -> UInt32 {
        let (px, py) = (Int(placeX &- x), Int(placeY &- y))
        // Positive for a place on the left.
        let cross = Int(dx) &* py &- Int(dy) &* px
        // All ones for what is so, else 0.
        let counts = Self.sign(cross) ^ Self.sign(Int(Int32(bitPattern: tag)))
        let meets = Self.sign(Int(Int32(bitPattern: tag &<< 1)))
        let (isBelowTop, isBelow) = (Self.sign(py &- Int(dy)), Self.sign(py))
        let isMet = (meets ^ ((counts ^ meets) & isBelowTop)) & ~isBelow
        let isFar = Self.sign(Int(near) &- cross) | Self.sign(Int(near) &+ cross)
        return tag & Self.labels & UInt32(truncatingIfNeeded: isMet) | Self.isNear & ~UInt32(truncatingIfNeeded: isFar)
    }

    @inline(__always) private static func sign(_ value: Int) -> Int { value &>> (Int.bitWidth &- 1) }

    /// Whether a place is near the edge itself.
    func isNear(_ placeX: Int32, _ placeY: Int32, reach: Int) -> Bool {
        let (px, py, dx, dy) = (Int(placeX) - Int(x), Int(placeY) - Int(y), Int(dx), Int(dy))
        // Exact for every edge that was made; what was altered in a file may go round, and stops nothing.
        guard (dx &* py &- dy &* px).magnitude <= UInt(near), py >= -reach, py <= dy + reach else { return false }
        return px >= min(0, dx) - reach && px <= max(0, dx) + reach
    }
}
