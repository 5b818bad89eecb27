import Geometry

/// Which cells each edge runs through or near, and where it crosses the lines between columns: for one band of blocks after the other.
///
/// A band is one block wide and as high as the grid; its cells are counted row by row. Time: the cells of all bands, and those of each edge.
struct EdgePlacing {
    static let side = 1 << PointFrame.blockShift

    private let source: PointEdges
    private let shiftX: Int
    private let shiftY: Int
    private let rows: Int
    private let reach: Int
    /// The edges of each band, in ascending order.
    private let bands: Bins<UInt32>
    /// The edges in each cell of the band, in ascending order.
    private(set) var cells: Bins<UInt32>
    /// What changes at each corner from that below it: codes of pieces, XORed.
    private(set) var turns: [UInt64]
    /// Cell in the upper half, edge in the lower.
    private var placed: [UInt64] = []

    init(_ source: PointEdges, shiftX: Int32, shiftY: Int32, columns: Int, rows: Int) {
        self.source = source
        (self.shiftX, self.shiftY, self.rows, reach) = (Int(shiftX), Int(shiftY), rows, Int(source.reach))
        cells = Bins(count: Self.side * rows, filler: 0)
        turns = [UInt64](repeating: 0, count: Self.side * rows)
        let (reach, shift, last) = (reach, Int(shiftX) + PointFrame.blockShift, columns / Self.side - 1)
        func bands(_ edge: PointEdge) -> ClosedRange<Int> {
            let (x, other) = (Int(edge.x), Int(edge.x) + Int(edge.dx))
            // Two units more than its cells reach.
            return max(0, (min(x, other) - reach - 2) >> shift)...min(last, (max(x, other) + reach + 2) >> shift)
        }
        self.bands = Bins(count: last + 1, filler: 0) { add in
            for (number, edge) in source.edges.enumerated() { for band in bands(edge) { add(band, UInt32(number)) } }
        }
    }

    /// Lays out the edges of one band.
    mutating func place(_ band: Int) {
        placed.removeAll(keepingCapacity: true)
        for cell in turns.indices { turns[cell] = 0 }
        for number in bands[band] {
            let edge = source.edges[Int(number)]
            cross(edge, band)
            run(edge, number, band)
        }
        cells.fill { [placed] add in
            for one in placed { add(Int(one >> 32), UInt32(truncatingIfNeeded: one)) }
        }
    }

    /// Columns whose western line, half a unit west of a whole number, lies between the ends.
    private mutating func cross(_ edge: PointEdge, _ band: Int) {
        let (x, other) = (Int(edge.x), Int(edge.x) + Int(edge.dx))
        let (first, last) = (max(min(x, other) >> shiftX + 1, band * Self.side), min(max(x, other) >> shiftX, (band + 1) * Self.side - 1))
        guard first <= last else { return }
        let code = PieceCode.of(edge.left) ^ PieceCode.of(edge.right)
        for column in first...last {
            let row = rowAbove(edge, line: column << shiftX)
            if row < rows { turns[row * Self.side + column % Self.side] ^= code }
        }
    }

    /// The first row whose corner, on the line half a unit west of `line`, lies strictly above the edge.
    private func rowAbove(_ edge: PointEdge, line: Int) -> Int {
        let along = (Double(line) - 0.5 - Double(edge.x)) / Double(edge.dx)
        let guess = (Double(edge.y) + along * Double(edge.dy)) / Double(1 << shiftY)
        var row = max(0, min(rows, Int(guess) - 1))
        while row < rows, !CellBox.isCornerAbove(edge, x: line, y: row << shiftY) { row += 1 }
        return row
    }

    private mutating func run(_ edge: PointEdge, _ number: UInt32, _ band: Int) {
        let (x, y, dx, dy) = (Int(edge.x), Int(edge.y), Int(edge.dx), Int(edge.dy))
        for row in max(0, (y - reach) >> shiftY)...min(rows - 1, (y + dy + reach) >> shiftY) {
            let span = Self.span(x, y, dx, dy, low: row << shiftY - reach, high: (row + 1) << shiftY + reach)
            let left = max(band * Self.side, (span.west - reach) >> shiftX)
            let right = min((band + 1) * Self.side - 1, (span.east + reach) >> shiftX)
            guard left <= right else { continue }
            for column in left...right { placed.append(UInt64(row * Self.side + column % Self.side) << 32 | UInt64(number)) }
        }
    }

    /// From where to where the edge lies between two heights; a unit or two more.
    private static func span(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int, low: Int, high: Int) -> (west: Int, east: Int) {
        // All of it, as most are short.
        guard dy > 0, low > y || high < y + dy else { return (min(x, x + dx) - 1, max(x, x + dx) + 1) }
        let slope = Double(dx) / Double(dy)
        let (a, b) = (Double(x) + slope * Double(max(0, low - y)), Double(x) + slope * Double(min(dy, high - y)))
        // Nothing lies west of the corner of the lattice, so cutting off rounds down.
        return (Int(min(a, b)) - 1, Int(max(a, b)) + 2)
    }
}

/// One cell in units of the lattice; its lines lie half a unit west and south of whole numbers.
struct CellBox {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    init(column: Int, row: Int, shiftX: Int32, shiftY: Int32) {
        (x, y) = (column << Int(shiftX), row << Int(shiftY))
        (width, height) = (1 << Int(shiftX), 1 << Int(shiftY))
    }

    /// Whether the corner (x − ½, y − ½) lies above the line through the edge. On the line counts as below, at every corner.
    static func isCornerAbove(_ edge: PointEdge, x: Int, y: Int) -> Bool {
        let px = 2 * (x - Int(edge.x)) - 1
        let py = 2 * (y - Int(edge.y)) - 1
        let cross = Orientation.cross(Int(edge.dx), Int(edge.dy), px, py)
        return edge.dx > 0 ? cross > 0 : cross < 0
    }
}

/// A code for each piece, such that those of two or more together are practically never that of another: its number below, mixed bits above.
enum PieceCode {
    /// 0 for outside.
    static func of(_ piece: Int32) -> UInt64 {
        guard piece >= 0 else { return 0 }
        // SplitMix64 (Steele, Lea, Flood 2014): every bit of the number reaches every bit of the result.
        var z = (UInt64(UInt32(piece)) &+ 1) &* 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return (z ^ (z >> 31)) << 32 | UInt64(UInt32(piece))
    }
}
