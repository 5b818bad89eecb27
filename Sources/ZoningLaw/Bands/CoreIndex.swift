import Geometry

/// The straight pieces and places that parts of a band lie about, by cells: which of them come near a place.
///
/// Time of a look-up: the rows of cells in reach, and what lies in the cells of the circle: far less than what reaches the place with its own
/// box, where parts crowd.
struct CoreIndex {
    private let origin: Coordinate
    private let side: Double
    /// The entries of each row, by column.
    private let rows: Bins<(column: Int32, number: Int32)>

    /// Metres: side of a cell.
    private static let cell = 2.0
    private static let mostRows = 50_000

    /// - Parameter cores: nil for what is near nothing.
    init(_ cores: [(a: Coordinate, b: Coordinate)?]) {
        var (box, length) = (Envelope(), 0.0)
        for case let core? in cores {
            box.add(core.a)
            box.add(core.b)
            length += core.a.distance(to: core.b)
        }
        guard !box.isEmpty else {
            (origin, side, rows) = (Coordinate(x: 0, y: 0), 1, Bins(count: 0, filler: (0, 0)))
            return
        }
        let side = max(Self.cell, length / Double(8 * cores.count + 100_000), max(box.width, box.height) / Double(Self.mostRows))
        let origin = Coordinate(x: box.minX, y: box.minY)
        let rows = Int(box.height / side, within: 0...Self.mostRows) + 1
        var found: [(row: Int32, column: Int32, number: Int32)] = []
        for (number, core) in cores.enumerated() {
            guard let core else { continue }
            let parts = max(1, (core.a.distance(to: core.b) / side).rounded(.up))
            let step = (core.b - core.a) * (1 / parts)
            for part in stride(from: 0, to: parts, by: 1) {
                let piece = Envelope(core.a + step * part, core.a + step * (part + 1))
                func at(_ value: Double) -> Int32 {
                    Int32(truncatingIfNeeded: Int((value / side).rounded(.down), within: 0...Self.mostRows))
                }
                for row in at(piece.minY - origin.y)...at(piece.maxY - origin.y) {
                    for column in at(piece.minX - origin.x)...at(piece.maxX - origin.x) {
                        found.append((min(row, Int32(truncatingIfNeeded: rows - 1)), column, Int32(truncatingIfNeeded: number)))
                    }
                }
            }
        }
        found.sort { ($0.row, $0.column, $0.number) < ($1.row, $1.column, $1.number) }
        (self.origin, self.side) = (origin, side)
        self.rows = Bins(count: rows, filler: (0, 0)) { add in for entry in found { add(Int(entry.row), (entry.column, entry.number)) } }
    }

    /// The first, in no order, that `body` takes of all that may come within `reach` of a place; some are asked twice, some lie a little
    /// farther off.
    func first(near place: Coordinate, reach: Double, where body: (Int) -> Bool) -> Int? {
        guard !rows.values.isEmpty, reach >= 0 else { return nil }
        let (count, entries) = (rows.starts.count - 1, rows.values)
        let y = place.y - origin.y
        let (low, high) = ((y - reach) / side, (y + reach) / side)
        guard high >= 0, low < Double(count) else { return nil }
        for row in Int(low, within: 0...count - 1)...Int(high, within: 0...count - 1) {
            let (start, end) = (rows.range(of: row).lowerBound, rows.range(of: row).upperBound)
            guard start < end else { continue }
            let away = max(0, Double(row) * side - y, y - Double(row + 1) * side)
            let half = (reach * reach - away * away).squareRoot()
            guard half >= 0 else { continue }
            let from = ((place.x - half - origin.x) / side).rounded(.down)
            let to = ((place.x + half - origin.x) / side).rounded(.down)
            var (first, last) = (start, end)
            while first < last {
                let middle = (first + last) / 2
                if Double(entries[middle].column) < from { first = middle + 1 } else { last = middle }
            }
            while first < end, Double(entries[first].column) <= to {
                let number = Int(entries[first].number)
                if body(number) { return number }
                first += 1
            }
        }
        return nil
    }
}
