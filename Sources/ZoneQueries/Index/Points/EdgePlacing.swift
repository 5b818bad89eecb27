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
    private let bandStarts: [Int]
    private let bandEdges: [UInt32]

    /// Of each cell of the band the first of its places in `lines`; one more at the end.
    private var starts: [Int32]
    /// The edges in each cell, in ascending order.
    private var lines: [UInt32] = []
    /// What changes at each corner from that below it: codes of pieces, XORed.
    private(set) var turns: [UInt64]
    /// Cell in the upper half, edge in the lower.
    private var placed: [UInt64] = []

    init(_ source: PointEdges, shiftX: Int32, shiftY: Int32, columns: Int, rows: Int) {
        self.source = source
        (self.shiftX, self.shiftY, self.rows, reach) = (Int(shiftX), Int(shiftY), rows, Int(source.reach))
        starts = [Int32](repeating: 0, count: Self.side * rows + 1)
        turns = [UInt64](repeating: 0, count: Self.side * rows)
        let (reach, shift, last) = (reach, Int(shiftX) + PointFrame.blockShift, columns / Self.side - 1)
        func bands(_ edge: PointEdge) -> ClosedRange<Int> {
            let (x, other) = (Int(edge.x), Int(edge.x) + Int(edge.dx))
            // Two units more than its cells reach.
            return max(0, (min(x, other) - reach - 2) >> shift)...min(last, (max(x, other) + reach + 2) >> shift)
        }
        var starts = [Int](repeating: 0, count: last + 2)
        for edge in source.edges { for band in bands(edge) { starts[band + 1] += 1 } }
        for band in 0...last { starts[band + 1] += starts[band] }
        bandStarts = starts
        var numbers = [UInt32](repeating: 0, count: starts[last + 1])
        for (number, edge) in source.edges.enumerated() {
            for band in bands(edge) {
                numbers[starts[band]] = UInt32(number)
                starts[band] += 1
            }
        }
        bandEdges = numbers
    }

    func isEmpty(_ cell: Int) -> Bool { starts[cell] == starts[cell + 1] }

    /// The edges in one cell of the band.
    func lines(in cell: Int) -> ArraySlice<UInt32> { lines[Int(starts[cell])..<Int(starts[cell + 1])] }

    /// Lays out the edges of one band.
    mutating func place(_ band: Int) {
        placed.removeAll(keepingCapacity: true)
        for cell in turns.indices { turns[cell] = 0 }
        for place in bandStarts[band]..<bandStarts[band + 1] {
            let number = bandEdges[place]
            let edge = source.edges[Int(number)]
            cross(edge, band)
            run(edge, number, band)
        }
        sort()
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

    /// Counted first, then put in place: linear, and edges keep their order.
    private mutating func sort() {
        for cell in starts.indices { starts[cell] = 0 }
        for one in placed { starts[Int(one >> 32) + 1] += 1 }
        var sum: Int32 = 0
        // Shifted by one cell: putting in place moves each start to that of the next cell.
        for cell in starts.indices.dropFirst() {
            let count = starts[cell]
            starts[cell] = sum
            sum += count
        }
        if lines.count < placed.count { lines = [UInt32](repeating: 0, count: 2 * placed.count) }
        for one in placed {
            let cell = Int(one >> 32) + 1
            lines[Int(starts[cell])] = UInt32(truncatingIfNeeded: one)
            starts[cell] += 1
        }
    }
}
