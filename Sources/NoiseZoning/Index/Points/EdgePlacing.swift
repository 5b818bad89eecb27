/// Which cells each edge runs through or near, and where it crosses the lines between columns; both sorted column by column.
struct EdgePlacing {
    /// The corners from `row` on lie above the edge.
    struct Crossing {
        let row: Int
        let code: UInt64
    }

    private let crossingStarts: [Int]
    private let crossingsByColumn: [Crossing]
    private let placedStarts: [Int]
    /// Row in the upper half, number of the edge in the lower.
    private let placedByColumn: [UInt64]

    func crossings(of column: Int) -> ArraySlice<Crossing> { crossingsByColumn[crossingStarts[column]..<crossingStarts[column + 1]] }
    func placed(in column: Int) -> ArraySlice<UInt64> { placedByColumn[placedStarts[column]..<placedStarts[column + 1]] }

    init(_ source: PointEdges, shiftX: Int32, shiftY: Int32, columns: Int, rows: Int) {
        var crossings: [(column: Int, crossing: Crossing)] = []
        var placed: [(column: Int, key: UInt64)] = []
        placed.reserveCapacity(source.edges.count * 4)
        let (sideX, sideY) = (1 << Int(shiftX), 1 << Int(shiftY))
        let reach = Int(source.reach)
        for (number, edge) in source.edges.enumerated() {
            let (x, y, dx, dy) = (Int(edge.x), Int(edge.y), Int(edge.dx), Int(edge.dy))
            let (west, east) = (min(x, x + dx), max(x, x + dx))
            // Columns whose western line, half a unit west of a whole number, lies between the ends.
            let first = (west >> Int(shiftX)) + 1
            for column in stride(from: first, through: east >> Int(shiftX), by: 1) {
                let code = PieceCode.of(edge.left) ^ PieceCode.of(edge.right)
                let row = Self.rowAbove(edge, line: column << Int(shiftX), shiftY: shiftY, rows: rows)
                crossings.append((column, Crossing(row: row, code: code)))
            }
            for row in max(0, (y - reach) / sideY)...min(rows - 1, (y + dy + reach) / sideY) {
                let span = Self.span(x, y, dx, dy, low: row * sideY - reach, high: (row + 1) * sideY + reach)
                let (left, right) = (max(0, (span.west - reach) / sideX), min(columns - 1, (span.east + reach) / sideX))
                for column in stride(from: left, through: right, by: 1) {
                    placed.append((column, UInt64(row) << 32 | UInt64(number)))
                }
            }
        }
        let sortedCrossings = Self.byColumn(crossings.map { ($0.column, $0.crossing) }, columns) { $0.row < $1.row }
        let sortedPlaces = Self.byColumn(placed.map { ($0.column, $0.key) }, columns) { $0 < $1 }
        (crossingsByColumn, crossingStarts) = sortedCrossings
        (placedByColumn, placedStarts) = sortedPlaces
    }

    /// The first row whose corner, on the line half a unit west of `line`, lies strictly above the edge.
    private static func rowAbove(_ edge: PointEdge, line: Int, shiftY: Int32, rows: Int) -> Int {
        let along = (Double(line) - 0.5 - Double(edge.x)) / Double(edge.dx)
        let guess = (Double(edge.y) + along * Double(edge.dy)) / Double(1 << Int(shiftY))
        var row = max(0, min(rows, Int(guess) - 1))
        while row < rows, !CellBox.isCornerAbove(edge, x: line, y: row << Int(shiftY)) { row += 1 }
        return row
    }

    /// From where to where the edge lies between two heights.
    private static func span(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int, low: Int, high: Int) -> (west: Int, east: Int) {
        guard dy > 0 else { return (min(x, x + dx), max(x, x + dx)) }
        let from = max(0, Double(low - y) / Double(dy))
        let to = min(1, Double(high - y) / Double(dy))
        let (a, b) = (Double(x) + from * Double(dx), Double(x) + to * Double(dx))
        return (Int(min(a, b).rounded(.down)) - 1, Int(max(a, b).rounded(.up)) + 1)
    }

    /// Counted first, then put in place: linear, but for the order within a column.
    private static func byColumn<Value>(
        _ values: [(Int, Value)], _ columns: Int, order: (Value, Value) -> Bool
    ) -> (values: [Value], starts: [Int]) {
        var starts = [Int](repeating: 0, count: columns + 1)
        for (column, _) in values { starts[column + 1] += 1 }
        for column in 1..<starts.count { starts[column] += starts[column - 1] }
        guard let any = values.first?.1 else { return ([], starts) }
        var next = starts
        var sorted = [Value](repeating: any, count: values.count)
        for (column, value) in values {
            sorted[next[column]] = value
            next[column] += 1
        }
        for column in 0..<columns { sorted[starts[column]..<starts[column + 1]].sort(by: order) }
        return (sorted, starts)
    }
}
