import Geometry

/// Lays edges into the cells of a grid.
///
/// Bands of cells, one block wide, are made one after the other. The label at a corner follows from the edges that cross the western line of
/// its column below it. Pieces are told apart by codes of 64 bits, XORed, so that land under two pieces at once shows: its code is no
/// piece's. Such cells, and cells in which lines cross, are left to the plane. Time: the cells, and the edges of each.
struct PointGridMaking {
    private let source: PointEdges
    /// The label of each piece; 0 is outside.
    private let labels: [UInt32]
    private let shiftX: Int32
    private let shiftY: Int32
    private let columns: Int
    private let rows: Int

    private var directory: [UInt32]
    private var cells: [UInt32] = []
    private var edges: [CellEdge] = []
    /// Of every edge in a cell, the line that it is.
    private var numbers: [UInt32] = []
    private var uniform: [UInt32: UInt32] = [:]
    /// The edges of the cell under way.
    private var seen: [SeenEdge] = []

    static let blockSide = 1 << PointFrame.blockShift

    static func grid(_ source: PointEdges, labels: [UInt32]) -> PointGrid { gridWithNumbers(source, labels: labels).grid }

    /// - Returns: the grid, and for every edge in a cell the number of the line that it is.
    static func gridWithNumbers(_ source: PointEdges, labels: [UInt32]) -> (grid: PointGrid, numbers: [UInt32]) {
        var making = PointGridMaking(source, labels: labels)
        making.fill()
        return (making.grid, making.numbers)
    }

    private var grid: PointGrid {
        let (width, height) = (Double(columns << Int(shiftX) - 1), Double(rows << Int(shiftY) - 1))
        return PointGrid(
            frame: PointFrame(
                source.lattice, width: width, height: height, shiftX: shiftX, shiftY: shiftY, blockColumns: columns / Self.blockSide),
            width: width, height: height, reach: Int(source.reach), directory: directory, cells: cells, edges: edges)
    }

    private init(_ source: PointEdges, labels: [UInt32]) {
        self.source = source
        self.labels = labels
        // About 10 m for a district, 20 m for a city: a grid that stays in the caches.
        let metres = source.area > 1e9 ? 20.0 : 10
        let shift = Int32((source.unitsPerMetre * metres * 1.5).exponent)
        (shiftX, shiftY) = (shift, shift)
        let block = Int(shift) + PointFrame.blockShift
        let (blockColumns, blockRows) = (Int(source.width) >> block + 1, Int(source.height) >> block + 1)
        (columns, rows) = (blockColumns * Self.blockSide, blockRows * Self.blockSide)
        directory = [UInt32](repeating: 0, count: blockColumns * blockRows)
    }

    private mutating func fill() {
        var placing = EdgePlacing(source, shiftX: shiftX, shiftY: shiftY, columns: columns, rows: rows)
        // Never empty.
        edges.append(.nowhere)
        numbers.append(0)
        var band = [UInt32](repeating: 0, count: Self.blockSide * rows)
        for column in 0..<columns / Self.blockSide {
            placing.place(column)
            fill(column, placing, into: &band)
            close(band, column)
        }
    }

    /// One band of blocks, row by row.
    private mutating func fill(_ blockColumn: Int, _ placing: borrowing EdgePlacing, into band: inout [UInt32]) {
        var corners = [UInt64](repeating: 0, count: Self.blockSide)
        var known = [UInt32](repeating: 0, count: Self.blockSide)
        for place in band.indices {
            let column = place % Self.blockSide
            let turn = placing.turns[place]
            if turn != 0 {
                corners[column] ^= turn
                known[column] = label(of: corners[column])
            }
            if placing.isEmpty(place) {
                band[place] = known[column]
            } else {
                let box = CellBox(
                    column: blockColumn * Self.blockSide + column, row: place / Self.blockSide, shiftX: shiftX, shiftY: shiftY)
                band[place] = cell(box, corner: corners[column], label: known[column], placing.lines(in: place))
            }
        }
    }

    /// The label of one piece, or of none; undecided for the code of several.
    private func label(of code: UInt64) -> UInt32 {
        guard code != 0 else { return 0 }
        let piece = Int32(truncatingIfNeeded: code & 0xffff_ffff)
        guard piece >= 0, Int(piece) < labels.count, PieceCode.of(piece) == code else { return PointGrid.undecided }
        return labels[Int(piece)]
    }

    private mutating func cell(_ box: CellBox, corner: UInt64, label: UInt32, _ lines: ArraySlice<UInt32>) -> UInt32 {
        seen.removeAll(keepingCapacity: true)
        for line in lines { seen.append(SeenEdge(source.edges[Int(line)], from: box)) }
        guard label != PointGrid.undecided, CellCheck.isSound(seen, box: box, corner: corner) else { return PointGrid.undecided }
        let start = edges.count
        for (number, edge) in zip(lines, seen) {
            let (left, right) = (labelBeside(edge.edge.left), labelBeside(edge.edge.right))
            guard left != right else { continue }
            numbers.append(number)
            edges.append(edge.inCell(difference: left ^ right, corner: label))
        }
        guard edges.count > start else { return label }
        for number in start..<edges.count { edges[number].count = UInt32(edges.count - number) }
        return PointGrid.isMixed | UInt32(start)
    }

    private func labelBeside(_ piece: Int32) -> UInt32 { piece < 0 ? 0 : labels[Int(piece)] }

    /// A finished band of blocks, one block wide, into the directory.
    private mutating func close(_ band: [UInt32], _ blockColumn: Int) {
        let size = Self.blockSide * Self.blockSide
        for blockRow in 0..<rows / Self.blockSide {
            let part = band[blockRow * size..<(blockRow + 1) * size]
            let place = blockRow * (columns / Self.blockSide) + blockColumn
            if let first = part.first, first & PointGrid.isMixed == 0, part.allSatisfy({ $0 == first }) {
                directory[place] = block(of: first)
            } else {
                directory[place] = UInt32(cells.count)
                cells.append(contentsOf: part)
            }
        }
    }

    /// The one block that is this label all over.
    private mutating func block(of label: UInt32) -> UInt32 {
        if let known = uniform[label] { return known }
        let size = Self.blockSide * Self.blockSide
        let first = UInt32(cells.count)
        cells.append(contentsOf: repeatElement(label, count: size))
        uniform[label] = first
        return first
    }
}
