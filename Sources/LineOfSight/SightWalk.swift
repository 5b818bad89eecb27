import Geometry

/// Where the cells of a sight grid lie. Lengths in millimetres from the corner of the grid.
struct SightFrame: Sendable {
    /// Metres: the lower left corner, half a millimetre off the lattice; sides are whole millimetres, so no building's corner lies on a line.
    let origin: Coordinate
    let side: Double
    let columns: Int
    let rows: Int
    /// Cells a row, with the margin; a margin of one empty cell lies about the grid, so that rounding may lead a walk past its edge.
    let across: Int
    let count: Int
    /// Cells each way.
    let size: SIMD2<Double>
    let perSide: Double

    /// - Parameters: metres; `walls` bounds the cells, so that a grid about few buildings far apart stays small.
    init(about box: Envelope, walls: Int, cell: Double) {
        let most = Double(min(16_000_000, 65_536 + 16 * walls))
        let least = max(cell, 1, (box.width * box.height / most).squareRoot(), max(box.width, box.height) / most)
        side = (least * 1000).rounded(.up)
        origin = Coordinate(x: box.minX - 0.0005, y: box.minY - 0.0005)
        (columns, rows) = (Int((box.width * 1000 + 1) / side) + 1, Int((box.height * 1000 + 1) / side) + 1)
        (across, count) = (columns + 2, (columns + 2) * (rows + 2))
        (size, perSide) = (SIMD2(Double(columns), Double(rows)), 1 / side)
    }

    @inline(__always)
    func place(_ place: Coordinate) -> SIMD2<Double> { SIMD2(place.x - origin.x, place.y - origin.y) * 1000 }

    @inline(__always)
    func number(column: Int, row: Int) -> Int { (row &+ 1) &* across &+ column &+ 1 }

    func middle(column: Int, row: Int) -> SIMD2<Double> { SIMD2(Double(column) + 0.5, Double(row) + 0.5) * side }
}

/// The cells that a segment crosses, one after the other.
///
/// A cell may be passed over where the segment is in it for less than rounding. No wall is missed by that: one that comes so near the cell
/// belongs to it, or ends half a millimetre off.
struct SightWalk {
    private(set) var cell: Int
    /// The start of the segment from the middle of the cell, on the lattice of the walls: millimetres.
    private(set) var seenX: Double
    private(set) var seenY: Double
    /// The shares of the way where the next lines of the grid are met.
    private var nextX: Double
    private var nextY: Double
    private let per: SIMD2<Double>
    private let move: SIMD2<Double>
    private let stepX: Int
    private let stepY: Int
    private let count: Int
    /// The share of the way that lies in the grid.
    private let last: Double

    /// nil where the segment misses the grid.
    @inline(__always)
    init?(from place: SIMD2<Double>, along way: SIMD2<Double>, in frame: SightFrame) {
        var first = place * frame.perSide
        let far = (place + way) * frame.perSide
        if all((first .>= 0) .& (far .>= 0) .& (first .< frame.size) .& (far .< frame.size)) {
            last = 1
        } else {
            guard let inside = Self.inside(first, far - first, frame.size) else { return nil }
            (first, last) = inside
        }
        // Adding this leaves the whole part in the low bits; half a cell less makes rounding to the nearest a rounding down.
        let whole = 0x1.8p52
        let sum = (first - 0.5) + whole
        let (column, row) = (
            Int(truncatingIfNeeded: sum.x.bitPattern & 0xFFFF_FFFF), Int(truncatingIfNeeded: sum.y.bitPattern & 0xFFFF_FFFF)
        )
        cell = frame.number(column: column, row: row)
        count = frame.count
        let side = SIMD2(repeating: frame.side)
        let fromCorner = place - (sum - whole) * side
        let isBack = way .< 0
        let inverse = 1 / way.replacing(with: -way, where: isBack)
        per = side * inverse
        let next = ((side - fromCorner).replacing(with: fromCorner, where: isBack) * inverse).replacing(with: .infinity, where: way .== 0)
        (nextX, nextY) = (next.x, next.y)
        let seen = fromCorner - (0.5 * side + 0.5)
        (seenX, seenY) = (seen.x, seen.y)
        move = (-side).replacing(with: side, where: isBack)
        (stepX, stepY) = (way.x < 0 ? -1 : 1, way.y < 0 ? 0 &- frame.across : frame.across)
    }

    /// To the next cell; false at the end of the segment.
    @inline(__always)
    mutating func advance() -> Bool {
        if nextX < nextY {
            if nextX > last { return false }
            nextX += per.x
            seenX += move.x
            cell &+= stepX
        } else {
            if nextY > last { return false }
            nextY += per.y
            seenY += move.y
            cell &+= stepY
        }
        // Numbers too great to count with may lead anywhere, but not out of the grid.
        return UInt(bitPattern: cell) < UInt(bitPattern: count)
    }

    /// Where a segment comes into the grid, in cells, and the share of the way where it leaves it.
    @inline(never)
    private static func inside(_ start: SIMD2<Double>, _ way: SIMD2<Double>, _ size: SIMD2<Double>) -> (SIMD2<Double>, Double)? {
        var (enters, leaves) = (0.0, 1.0)
        for axis in 0..<2 {
            if way[axis] == 0 {
                guard start[axis] >= 0, start[axis] < size[axis] else { return nil }
            } else {
                let (low, high) = (-start[axis] / way[axis], (size[axis] - start[axis]) / way[axis])
                (enters, leaves) = (max(enters, min(low, high)), min(leaves, max(low, high)))
            }
        }
        guard enters <= leaves else { return nil }
        let first = start + way * enters
        guard first.x.isFinite, first.y.isFinite else { return nil }
        return (SIMD2(min(max(first.x, 0), size.x - 0.5), min(max(first.y, 0), size.y - 0.5)), leaves)
    }
}
