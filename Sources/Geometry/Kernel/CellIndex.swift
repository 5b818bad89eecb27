/// Which of many rectangles may matter at a place: a uniform grid with the numbers of the rectangles that meet each cell,
/// in flat arrays. Building is linear in the cells that the rectangles cover; a look-up is two divisions.
@usableFromInline package struct CellIndex: Sendable {
    @usableFromInline let origin: Coordinate
    @usableFromInline let cell: Double
    @usableFromInline let columns: Int
    @usableFromInline let rows: Int
    @usableFromInline let bins: Bins<Int32>

    /// - Parameter cell: side of a cell, in the unit of the coordinates; grown where the area would need too many cells.
    package init(_ envelopes: [Envelope], cell: Double) {
        var all = Envelope()
        for envelope in envelopes where !envelope.isEmpty { all.add(envelope) }
        if all.isEmpty { all = Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        var side = max(cell, (all.width * all.height / 4_000_000).squareRoot(), max(all.width, all.height) / 100_000)
        // Long rectangles by the thousand in small cells would fill memory.
        while Self.entries(envelopes, side) > Double(Self.mostEntries + 16 * envelopes.count) { side *= 2 }
        self.cell = side
        origin = Coordinate(x: all.minX, y: all.minY)
        let most = 4_000_000
        let (columns, rows) = (Int(all.width / side, within: 0...most) + 1, Int(all.height / side, within: 0...most) + 1)
        self.columns = columns
        self.rows = rows

        let ranges = envelopes.map { envelope -> (ClosedRange<Int>, ClosedRange<Int>)? in
            guard !envelope.isEmpty else { return nil }
            let (left, low) = (
                Int((envelope.minX - all.minX) / side, within: 0...columns - 1),
                Int((envelope.minY - all.minY) / side, within: 0...rows - 1)
            )
            let (right, high) = (
                Int((envelope.maxX - all.minX) / side, within: left...columns - 1),
                Int((envelope.maxY - all.minY) / side, within: low...rows - 1)
            )
            return (left...right, low...high)
        }
        bins = Bins(count: columns * rows, filler: 0) { add in
            for (number, range) in ranges.enumerated() {
                guard let (xs, ys) = range else { continue }
                for y in ys { for x in xs { add(y * columns + x, Int32(number)) } }
            }
        }
    }

    /// Numbers that are held, 128 MiB, beside some for each rectangle.
    private static let mostEntries = 1 << 25

    /// About how many cells the rectangles meet, all together.
    private static func entries(_ envelopes: [Envelope], _ side: Double) -> Double {
        var sum = 0.0
        for envelope in envelopes { sum += (envelope.width / side + 1) * (envelope.height / side + 1) }
        return sum
    }

    /// The numbers of the rectangles in the cell of `place`, in ascending order; a superset of those that contain it.
    package func candidates(at place: Coordinate) -> ArraySlice<Int32> {
        let column = (place.x - origin.x) / cell
        let row = (place.y - origin.y) / cell
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return [] }
        let cell = Int(row) * columns + Int(column)
        return bins[cell]
    }

    /// The numbers of the rectangles in the cells that `window` meets, each once, in ascending order.
    package func candidates(in window: Envelope) -> [Int32] {
        guard let (columns, rows) = range(of: window) else { return [] }
        var found: [Int32] = []
        for row in rows {
            for column in columns { found.append(contentsOf: bins[row * self.columns + column]) }
        }
        guard columns.count > 1 || rows.count > 1 else { return found }
        found.sort()
        var unique: [Int32] = []
        for number in found where number != unique.last { unique.append(number) }
        return unique
    }

    /// The same one by one, until `body` says that it has enough; in no order, and some more than once, but nothing is allocated. Cells that
    /// `done` meets as well are passed over.
    @inlinable package func forEach(in window: Envelope, beside done: Envelope? = nil, _ body: (Int) -> Bool) {
        guard let (columns, rows) = range(of: window) else { return }
        let known = done.flatMap { range(of: $0) }
        for row in rows {
            let isKnown = known.map { $0.rows.contains(row) } ?? false
            for column in columns {
                if isKnown, let known, known.columns.contains(column) { continue }
                for place in bins.range(of: row * self.columns + column) where !body(Int(bins.values[place])) { return }
            }
        }
    }

    /// The numbers in each cell that has any, ascending.
    package func forEachCell(_ body: (ArraySlice<Int32>) -> Void) {
        for cell in 0..<columns * rows where !bins.range(of: cell).isEmpty { body(bins[cell]) }
    }

    /// Columns and rows of the cells that a window meets.
    @inlinable func range(of window: Envelope) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        let left = max(0, ((window.minX - origin.x) / cell).rounded(.down))
        let low = max(0, ((window.minY - origin.y) / cell).rounded(.down))
        let right = min(Double(columns - 1), ((window.maxX - origin.x) / cell).rounded(.down))
        let high = min(Double(rows - 1), ((window.maxY - origin.y) / cell).rounded(.down))
        guard left <= right, low <= high else { return nil }
        return (Int(left)...Int(right), Int(low)...Int(high))
    }
}
