/// Straight edges by square cells, each listed in every cell that it runs through; and how a way of two straight lines, from the corner of a
/// cell to a place in it, crosses them.
///
/// So a place is told from its cell alone, however many edges run at its height elsewhere.
/// Time and memory: about n cells and some twenty entries an edge at most; a look-up is the edges of one cell.
struct EdgeGrid: Sendable {
    /// From the lower end up, level ones from west to east.
    let edges: [(a: Coordinate, b: Coordinate)]
    let columns: Int
    let rows: Int
    private let origin: Coordinate
    private let side: Double
    /// Of every cell the numbers of its edges.
    private let bins: Bins<Int32>

    /// Edges that are asked one by one.
    private static let few = 24
    /// Entries an edge, on average, at most.
    private static let mostEntries = 22.0

    init(_ lines: [(a: Coordinate, b: Coordinate)], isCoarse: Bool = false) {
        edges = lines.map { ($0.a.y, $0.a.x) <= ($0.b.y, $0.b.x) ? $0 : (a: $0.b, b: $0.a) }
        var (box, length) = (Envelope(), 0.0)
        for edge in edges {
            box.add(edge.a)
            box.add(edge.b)
            length += abs(edge.b.x - edge.a.x) + edge.b.y - edge.a.y
        }
        let count = Double(edges.count)
        guard edges.count > Self.few, !isCoarse, box.width + box.height > 0, (box.width + box.height).isFinite else {
            // One cell, its corner outside.
            let side = box.isEmpty ? 1 : max(box.width, box.height, 1)
            (columns, rows, self.side) = (1, 1, 3 * side)
            origin = box.isEmpty ? Coordinate(x: 0, y: 0) : Coordinate(x: box.minX - side, y: box.minY - side)
            bins = Bins(count: 1, filler: 0) { add in for number in lines.indices { add(0, Int32(truncatingIfNeeded: number)) } }
            return
        }
        let side = max(
            (box.width * box.height / (2 * count)).squareRoot(), max(box.width, box.height) / (2 * count),
            length / (Self.mostEntries * count))
        self.side = side
        origin = Coordinate(x: box.minX - side / 2, y: box.minY - side / 2)
        let most = 4 * edges.count + 4
        let (columns, rows) = (Int(box.width / side + 0.5, within: 0...most) + 1, Int(box.height / side + 0.5, within: 0...most) + 1)
        (self.columns, self.rows) = (columns, rows)
        let (all, corner) = (edges, origin)
        bins = Bins(count: columns * rows, filler: 0) { add in
            for (number, edge) in all.enumerated() {
                Self.walk(edge, corner, side, columns, rows) { add($0, Int32(truncatingIfNeeded: number)) }
            }
        }
    }

    /// The cells that an edge runs through, and those that it passes within a thousandth of their side.
    private static func walk(
        _ edge: (a: Coordinate, b: Coordinate), _ origin: Coordinate, _ side: Double, _ columns: Int, _ rows: Int, _ body: (Int) -> Void
    ) {
        let margin = side / 1000
        func column(_ x: Double) -> Int { Int((x - origin.x) / side, within: 0...columns - 1) }
        func row(_ y: Double) -> Int { Int((y - origin.y) / side, within: 0...rows - 1) }
        let (low, high) = (row(edge.a.y - margin), row(edge.b.y + margin))
        let height = edge.b.y - edge.a.y
        for number in low...high {
            var (x, z) = (edge.a.x, edge.b.x)
            if low < high, height > 0 {
                let slope = (edge.b.x - edge.a.x) / height
                let from = max(edge.a.y, origin.y + Double(number) * side - margin)
                let to = min(edge.b.y, origin.y + Double(number + 1) * side + margin)
                (x, z) = (edge.a.x + (from - edge.a.y) * slope, edge.a.x + (to - edge.a.y) * slope)
            }
            for at in column(min(x, z) - margin)...column(max(x, z) + margin) { body(number * columns + at) }
        }
    }

    var cells: Int { columns * rows }

    /// The cell of a place; nil where no edge is near.
    @inline(__always) func cell(of place: Coordinate) -> Int? {
        let (column, row) = ((place.x - origin.x) / side, (place.y - origin.y) / side)
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
        return Int(row) * columns + Int(column)
    }

    /// The south-west corner of a cell.
    @inline(__always) private func corner(_ column: Int, _ row: Int) -> Coordinate {
        Coordinate(x: origin.x + Double(column) * side, y: origin.y + Double(row) * side)
    }

    /// Whether a place lies to the west of an edge, or above a level one; on it counts as east of it, or above.
    @inline(__always) private func isWest(_ place: Coordinate, of edge: (a: Coordinate, b: Coordinate)) -> Bool {
        let turn = Orientation.of(edge.a, edge.b, place)
        return edge.a.y == edge.b.y ? turn >= 0 : turn > 0
    }

    /// Every edge that the way from the corner of the cell to a place in it crosses, some twice: along the west side to the height of the
    /// place, then east. Of vertices, those at the very height count as below, those at the very column as west.
    @inline(__always) func forEachCrossing(to place: Coordinate, in cell: Int, _ body: (Int) -> Void) {
        let start = corner(cell % columns, cell / columns)
        let turn = Coordinate(x: start.x, y: place.y)
        for entry in bins.range(of: cell) {
            let number = Int(bins.values[entry])
            let edge = edges[number]
            if (edge.a.y > place.y) != (edge.b.y > place.y), isWest(place, of: edge) != isWest(turn, of: edge) { body(number) }
            if (edge.a.x > start.x) != (edge.b.x > start.x), isWest(turn, of: edge) != isWest(start, of: edge) { body(number) }
        }
    }

    /// Goes from corner to corner, row by row from the west, where nothing is, and tells what is crossed between; until `begin`, asked at
    /// each corner, has enough.
    func forEachCell(crossing: (Int) -> Void, begin: (_ cell: Int, _ isFirstOfRow: Bool) -> Bool) {
        for row in 0..<rows {
            for column in 0..<columns {
                guard begin(row * columns + column, column == 0) else { return }
                let (here, next) = (corner(column, row), corner(column + 1, row))
                for number in bins[row * columns + column] {
                    let edge = edges[Int(number)]
                    guard (edge.a.y > here.y) != (edge.b.y > here.y), isWest(here, of: edge) != isWest(next, of: edge) else { continue }
                    crossing(Int(number))
                }
            }
        }
    }
}
