import Geometry

/// A tile cut into square cells, and which segments come near which cell, in flat arrays.
///
/// A segment is listed in every cell that it meets or passes within 1 of. Time and memory: the cells that the segments cross.
struct CellGrid {
    private let shift: Int32
    let columns: Int
    /// The cells of segment n are `cells[cellStarts[n]..<cellStarts[n + 1]]`, each once.
    private(set) var cells: [Int32] = []
    private(set) var cellStarts: [Int32] = [0]
    /// The segments of cell n are `segments[starts[n]..<starts[n + 1]]`, ascending.
    private(set) var segments: [Int32] = []
    private(set) var starts: [Int32] = []

    /// - Parameter side: the largest coordinate.
    /// - Parameter finest: columns at most; more where the lines are known to be short.
    /// - Parameter crowding: how many times as long the side is as that of the square that the lines lie in.
    init(_ lines: [TileSegment], side: Int32, finest: Int = 256, crowding: Double = 1) {
        // About one cell for a segment; never so fine that a line across the tile costs more than some hundred cells.
        let wished = min(finest, max(2, Int(crowding * Double(lines.count).squareRoot())))
        var shift: Int32 = 0
        while Int(side >> shift) >= wished { shift += 1 }
        self.shift = shift
        columns = Int(side >> shift) + 1
        cells.reserveCapacity(lines.count * 3)
        cellStarts.reserveCapacity(lines.count + 1)
        for line in lines {
            walk(line)
            cellStarts.append(Int32(cells.count))
        }
        sortByCell(lines.count)
    }

    var count: Int { columns * columns }

    @inline(__always) func cell(of point: TilePoint) -> Int { Int(point.y >> shift) * columns + Int(point.x >> shift) }

    /// The column or row of a coordinate, within the grid.
    @inline(__always) func number(_ value: Double) -> Int { max(0, min(columns - 1, Int(max(value, 0)) >> Int(shift))) }

    @inline(__always) private func clamped(_ value: Int32) -> Int32 { max(0, min(Int32(columns - 1), value >> shift)) }

    private mutating func walk(_ line: TileSegment) {
        let (low, high) = line.a.y <= line.b.y ? (line.a, line.b) : (line.b, line.a)
        let (firstRow, lastRow) = (clamped(low.y - 1), clamped(high.y + 1))
        let (left, right) = (clamped(min(low.x, high.x) - 1), clamped(max(low.x, high.x) + 1))
        if firstRow == lastRow || left == right || low.y == high.y {
            for row in firstRow...lastRow {
                for column in left...right { cells.append(row * Int32(columns) + column) }
            }
            return
        }
        let slope = Double(high.x - low.x) / Double(high.y - low.y)
        for row in firstRow...lastRow {
            let from = min(high.y, max(low.y, row << shift - 1))
            let to = max(low.y, min(high.y, (row + 1) << shift + 1))
            let x = Double(low.x) + slope * Double(from - low.y)
            let y = Double(low.x) + slope * Double(to - low.y)
            let (first, last) = (clamped(Int32(min(x, y)) - 2), clamped(Int32(max(x, y)) + 2))
            for column in first...last { cells.append(row * Int32(columns) + column) }
        }
    }

    private mutating func sortByCell(_ lineCount: Int) {
        let bins = Bins(count: count, filler: Int32(0)) { [cells, cellStarts] add in
            for line in 0..<lineCount {
                for number in Int(cellStarts[line])..<Int(cellStarts[line + 1]) { add(Int(cells[number]), Int32(line)) }
            }
        }
        (starts, segments) = (bins.starts, bins.values)
    }
}
