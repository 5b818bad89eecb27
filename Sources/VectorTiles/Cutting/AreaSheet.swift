import Geometry
import PlanarArrangement

/// Areas drawn on the cells of some tiles of a level that lie side by side: what a tile shows is put together from it.
///
/// A cell is drawn from what lies in it alone, and so is the border between two cells from what lies in the two: a sheet of one tile gives
/// what a sheet of many gives for it. Memory: 16 bytes a vertex, and some 30 a cell.
struct AreaSheet: Sendable {
    /// Where in a cell an arc lies. What lies along a side of a cell is drawn in two ways: against the neighbour there, and, for a tile that
    /// ends there, against nothing.
    private enum Place: Int, CaseIterable {
        case inside, westBorder, northBorder, west, north, east, south

        static var count: Int { south.rawValue + 1 }
    }

    private let cells: TileCells
    private let columns: ClosedRange<Int>
    private let rows: ClosedRange<Int>
    private var points: [LatticePoint] = []
    private var arcs: [AreaArc] = []
    /// The arcs at place p of cell n are `arcs[starts[7 n + p]..<starts[7 n + p + 1]]`.
    private var starts: [Int32] = [0]

    /// What it takes in memory.
    var bytes: Int { 4 * starts.count + 16 * (arcs.count + points.count) }

    /// - Parameter drawn: of every cell the edges within it, and the sides along its border.
    init(
        columns: ClosedRange<Int>, rows: ClosedRange<Int>, _ drawn: (Int) throws(CrowdedPlace) -> (edges: [BoundaryEdge], sides: [EdgeSide])
    ) throws(CrowdedPlace) {
        (self.columns, self.rows) = (columns, rows)
        cells = TileCells(columns: columns, rows: rows)
        let width = cells.columns.count
        /// The last row of cells: the sides along its south, and, for the last cell, along its east.
        var south = [[EdgeSide]](repeating: [], count: width)
        starts.reserveCapacity(cells.count * Place.count + 1)
        for row in cells.rows.indices {
            var east: [EdgeSide] = []
            for column in cells.columns.indices {
                let (x, y) = (cells.columns[column], cells.rows[row])
                let (edges, sides) = try drawn(row * width + column)
                func along(_ isThere: (LatticeSegment) -> Bool) -> [EdgeSide] { sides.filter { isThere($0.segment) } }
                let west = along { $0.a.x == x.lowerBound && $0.b.x == x.lowerBound }
                let north = along { $0.a.y == y.lowerBound && $0.b.y == y.lowerBound }
                let (before, above) = (east, south[column])
                east = along { $0.a.x == x.upperBound && $0.b.x == x.upperBound }
                south[column] = along { $0.a.y == y.upperBound && $0.b.y == y.upperBound }
                for place in Place.allCases {
                    switch place {
                    case .inside: chain(edges, x, y)
                    case .westBorder: if column > 0 { join(before, west) }
                    case .northBorder: if row > 0 { join(above, north) }
                    // A tile ends on either side of a strip, and nowhere else.
                    case .west: if column.isMultiple(of: 2) { end(west) }
                    case .east: if column.isMultiple(of: 2) { end(east) }
                    case .north: if row.isMultiple(of: 2) { end(north) }
                    case .south: if row.isMultiple(of: 2) { end(south[column]) }
                    }
                    starts.append(Int32(truncatingIfNeeded: arcs.count))
                }
            }
        }
    }

    /// The edges within a cell, as arcs that end on its border at the latest.
    private mutating func chain(_ edges: [BoundaryEdge], _ x: ClosedRange<Int64>, _ y: ClosedRange<Int64>) {
        guard !edges.isEmpty else { return }
        var numbers = PointNumbers(about: edges.count)
        let ends = edges.map { (from: numbers.number(of: $0.segment.a), to: numbers.number(of: $0.segment.b)) }
        var walk = ArcWalk(points: numbers.points, ends: ends) {
            $0.x == x.lowerBound || $0.x == x.upperBound || $0.y == y.lowerBound || $0.y == y.upperBound
        }
        for (points, edge, isForward) in walk.arcs() {
            let (left, right) = (edges[edge].left, edges[edge].right)
            add(StraightCorners.droppedFromLine(points), left: isForward ? left : right, right: isForward ? right : left)
        }
    }

    /// The edges on the border between two cells.
    private mutating func join(_ one: [EdgeSide], _ other: [EdgeSide]) {
        // One area on all of it, from either side: nothing is to be seen.
        if one.count == 1, other.count == 1, one[0].segment == other[0].segment, one[0].label == other[0].label { return }
        guard !one.isEmpty || !other.isEmpty else { return }
        for edge in Seams.edges(between: one + other) { add([edge.segment.a, edge.segment.b], left: edge.left, right: edge.right) }
    }

    private mutating func end(_ sides: [EdgeSide]) {
        for side in sides {
            add(
                [side.segment.a, side.segment.b], left: side.isForward ? side.label : nil, right: side.isForward ? nil : side.label)
        }
    }

    private mutating func add(_ points: [LatticePoint], left: Int?, right: Int?) {
        let first = Int32(truncatingIfNeeded: self.points.count)
        self.points += points
        let last = Int32(truncatingIfNeeded: self.points.count - 1)
        arcs.append(
            AreaArc(first: first, last: last, left: Int32(truncatingIfNeeded: left ?? -1), right: Int32(truncatingIfNeeded: right ?? -1)))
    }

    /// What a tile of the sheet and its buffer show. Time: linear in that, but for sorting its parts and for the placing of holes.
    func drawing(of tile: TileAddress) -> AreaDrawing {
        var rings = ArcRings(points: points)
        let (first, top) = (2 * (tile.column - columns.lowerBound), 2 * (tile.row - rows.lowerBound))
        for down in 0..<3 {
            for right in 0..<3 {
                let cell = (top + down) * cells.columns.count + first + right
                add(.inside, cell, &rings)
                add(right == 0 ? .west : .westBorder, cell, &rings)
                add(down == 0 ? .north : .northBorder, cell, &rings)
                if right == 2 { add(.east, cell, &rings) }
                if down == 2 { add(.south, cell, &rings) }
            }
        }
        return rings.parts()
    }

    private func add(_ place: Place, _ cell: Int, _ rings: inout ArcRings) {
        let entry = cell * Place.count + place.rawValue
        for number in Int(starts[entry])..<Int(starts[entry + 1]) { rings.add(arcs[number]) }
    }
}
