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
            width: width, height: height, reach: Int(source.reach),
            arrays: GridArrays(directory: directory, cells: cells, edges: edges))
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
        var (west, known) = ([UInt64](repeating: 0, count: Self.blockSide), [UInt32](repeating: 0, count: Self.blockSide))
        // A million cells: spans, so that nothing but bounds is asked of each.
        var corners = west.mutableSpan
        var labels = known.mutableSpan
        var out = band.mutableSpan
        let (starts, turns) = (placing.cells.starts.span, placing.turns.span)
        var end = Int(starts[0])
        for place in out.indices {
            let (column, start, turn) = (place % Self.blockSide, end, turns[place])
            end = Int(starts[place + 1])
            if turn != 0 {
                corners[column] ^= turn
                labels[column] = label(of: corners[column])
            }
            guard start < end else {
                out[place] = labels[column]
                continue
            }
            let box = CellBox(
                column: blockColumn * Self.blockSide + column, row: place / Self.blockSide, shiftX: shiftX, shiftY: shiftY)
            out[place] = cell(box, corner: corners[column], label: labels[column], placing.cells.values[start..<end])
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
        let size = PointFrame.blockCells
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
        let first = UInt32(cells.count)
        cells.append(contentsOf: repeatElement(label, count: PointFrame.blockCells))
        uniform[label] = first
        return first
    }
}

/// An edge together with what the way from a cell's corner makes of it.
struct SeenEdge {
    let edge: PointEdge
    let countsLeft: Bool
    let meetsWay: Bool
    /// False for one that is only near the cell: west of it, where no way leads.
    let isOnWay: Bool

    init(_ edge: PointEdge, from box: CellBox) {
        self.edge = edge
        let (from, to) = (Int(edge.x), Int(edge.x) + Int(edge.dx))
        let crossesWest = (from >= box.x) != (to >= box.x)
        isOnWay = max(from, to) >= box.x
        // Up the western line: met from where it crosses on. Then east: a place above such an edge has met it once, one below not at all.
        meetsWay = crossesWest && !CellBox.isCornerAbove(edge, x: box.x, y: box.y)
        countsLeft = crossesWest && meetsWay == (edge.dx > 0)
    }

    func inCell(difference: UInt32, corner: UInt32) -> CellEdge {
        let flags = (countsLeft ? CellEdge.countsLeft : 0) | (meetsWay ? CellEdge.meetsWay : 0)
        return CellEdge(
            x: edge.x, y: edge.y, dx: edge.dx, dy: edge.dy, near: edge.near, tag: isOnWay ? difference | flags : 0,
            corner: corner, count: 1)
    }

    /// What a place at (px, py), measured from the lower end, makes of it.
    func isMet(_ px: Double, _ py: Double) -> Bool {
        guard isOnWay, py >= 0 else { return false }
        if py >= Double(edge.dy) { return meetsWay }
        return (Double(edge.dx) * py - Double(edge.dy) * px < 0) != countsLeft
    }
}

/// Whether the lines of a cell part it into areas of one piece each: they do in a map that tiles its district.
///
/// A map that was rounded on its way through a file may overlap itself by millimetres. There the labels of its edges do not fit together.
enum CellCheck {
    /// Time: the square of the edges.
    static func isSound(_ edges: [SeenEdge], box: CellBox, corner: UInt64) -> Bool {
        for (number, edge) in edges.enumerated() {
            for other in edges[..<number] where cross(edge.edge, other.edge) { return false }
            guard let (x, y) = middle(of: edge.edge, in: box) else { continue }
            var code = corner
            for (place, other) in edges.enumerated() where place != number {
                guard other.isMet(x - Double(other.edge.x), y - Double(other.edge.y)) else { continue }
                code ^= PieceCode.of(other.edge.left) ^ PieceCode.of(other.edge.right)
            }
            let difference = PieceCode.of(edge.edge.left) ^ PieceCode.of(edge.edge.right)
            // On the left of a level edge is above it, where only the way up has met it.
            let isMetOnLeft = edge.edge.dy == 0 ? edge.meetsWay : edge.countsLeft
            guard code ^ (isMetOnLeft ? difference : 0) == PieceCode.of(edge.edge.left) else { return false }
        }
        return true
    }

    /// Halfway along the part of the edge that lies in the cell; nil where there is none.
    private static func middle(of edge: PointEdge, in box: CellBox) -> (Double, Double)? {
        var (from, to) = (0.0, 1.0)
        for (start, length, low, size) in [(edge.x, edge.dx, box.x, box.width), (edge.y, edge.dy, box.y, box.height)] {
            let (lower, upper) = (Double(low) - 0.5 - Double(start), Double(low + size) - 0.5 - Double(start))
            if length == 0 {
                guard lower <= 0, 0 <= upper else { return nil }
            } else {
                let (a, b) = (lower / Double(length), upper / Double(length))
                from = max(from, min(a, b))
                to = min(to, max(a, b))
            }
        }
        guard from < to else { return nil }
        let at = (from + to) / 2
        return (Double(edge.x) + at * Double(edge.dx), Double(edge.y) + at * Double(edge.dy))
    }

    /// Whether each has one end on either side of the other.
    private static func cross(_ a: PointEdge, _ b: PointEdge) -> Bool {
        func side(_ edge: PointEdge, _ x: Int, _ y: Int) -> Int {
            Orientation.cross(Int(edge.dx), Int(edge.dy), x - Int(edge.x), y - Int(edge.y))
        }
        func ends(_ edge: PointEdge, _ other: PointEdge) -> Bool {
            Crossing.areOpposite(
                side(edge, Int(other.x), Int(other.y)), side(edge, Int(other.x) + Int(other.dx), Int(other.y) + Int(other.dy)))
        }
        return ends(a, b) && ends(b, a)
    }
}
