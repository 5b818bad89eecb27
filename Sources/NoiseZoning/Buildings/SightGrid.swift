import Geometry

/// Straight sight between two places past many buildings: a grid of their walls in flat arrays.
///
/// A segment is followed from cell to cell; each wall of a cell is compared by three signs, and the first one crossed ends the way. A segment
/// that crosses nothing may still lie wholly inside one building: that is asked last, in the cell where it starts. Nothing is allocated unless
/// the segment touches a wall within rounding; then the crossings are sorted and the places between them are asked. Immutable and `Sendable`.
public struct SightGrid: Sendable {
    /// Both ends in whole millimetres from the corner of the grid, the building to the left.
    private struct Wall {
        let ax: Int32
        let ay: Int32
        let bx: Int32
        let by: Int32
    }

    private struct Cell {
        /// Where the walls of the cell begin in `walls`, and how many they are.
        var start: Int32 = 0
        var count: UInt16 = 0
        /// How many buildings stand on the corner of the cell.
        var cover: UInt16 = 0
    }

    private struct Segment {
        let start: Coordinate
        let end: Coordinate
        let number: Int32
    }

    private let buildings: BuildingTable
    /// The lower left corner; half a millimetre off the lattice, so that no corner of a building lies on a line of the grid.
    private let origin: Coordinate
    private let side: Double
    private let columns: Int
    private let rows: Int
    private let cells: [Cell]
    /// The walls of each cell, copied to it: one run of memory a cell.
    private let walls: [Wall]

    /// Cells along the side of a block.
    private static let block = 16
    /// Square metres: of two signs that differ by less than this neither is known. Of a segment of 100 m this is 1 nm to the side.
    private static let touching = 1e-7

    /// - Parameters:
    ///   - buildings: footprints in metres of the working plane; storeys and heights are not asked.
    ///   - cell: metres, about the size of a building; larger where the area would need more than 16 million cells.
    public init(_ buildings: some Sequence<Building>, cell: Double = 20) { self.init(BuildingTable(BuildingList(buildings)), cell: cell) }

    init(_ buildings: BuildingTable, cell: Double = 20) {
        self.buildings = buildings
        var box = Envelope()
        for number in 0..<buildings.count { box.add(buildings.box(of: number)) }
        if box.isEmpty { box = Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        let side = max(cell, (box.width * box.height / 16_000_000).squareRoot().rounded(.up))
        let (columns, rows) = (Int((box.width + 0.001) / side) + 1, Int((box.height + 0.001) / side) + 1)
        (self.side, self.columns, self.rows) = (side, columns, rows)
        let origin = Coordinate(x: box.minX - 0.0005, y: box.minY - 0.0005)
        self.origin = origin
        func range(_ a: Double, _ b: Double, _ count: Int) -> ClosedRange<Int> {
            Int(min(a, b) / side)...min(Int(max(a, b) / side), count - 1)
        }
        func forEachCell(_ body: (Int, Wall) -> Void) {
            for number in 0..<buildings.count {
                let isLeft = Self.sides(of: number, buildings)
                var ring = 0
                buildings.forEachWall(of: number) { a, b, at in
                    ring = at
                    let (a, b) = isLeft[ring] ? (a - origin, b - origin) : (b - origin, a - origin)
                    func mm(_ value: Double) -> Int32 { Int32((value * 1000).rounded(.down)) }
                    let wall = Wall(ax: mm(a.x), ay: mm(a.y), bx: mm(b.x), by: mm(b.y))
                    for row in range(a.y, b.y, rows) { for column in range(a.x, b.x, columns) { body(row * columns + column, wall) } }
                }
            }
        }
        var cells = [Cell](repeating: Cell(), count: columns * rows)
        var counts = [Int32](repeating: 0, count: columns * rows + 1)
        forEachCell { cell, _ in counts[cell + 1] += 1 }
        for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
        for cell in cells.indices { cells[cell] = Cell(start: counts[cell], count: UInt16(counts[cell + 1] - counts[cell])) }
        var walls = [Wall](repeating: Wall(ax: 0, ay: 0, bx: 0, by: 0), count: Int(counts.last ?? 0))
        forEachCell { cell, wall in
            walls[Int(counts[cell])] = wall
            counts[cell] += 1
        }
        for number in 0..<buildings.count {
            let box = buildings.box(of: number)
            for row in range(box.minY - origin.y, box.maxY - origin.y, rows) {
                for column in range(box.minX - origin.x, box.maxX - origin.x, columns) {
                    let corner = origin + Coordinate(x: Double(column), y: Double(row)) * side
                    if buildings.isInside(number, corner) { cells[row * columns + column].cover += 1 }
                }
            }
        }
        self.cells = cells
        self.walls = walls
    }

    /// Of each ring whether the building lies to its left.
    private static func sides(of building: Int, _ buildings: BuildingTable) -> [Bool] {
        var longest: [(length: Double, beside: Coordinate)] = []
        buildings.forEachWall(of: building) { a, b, ring in
            let along = b - a
            let beside = (a + b) * 0.5 + along.normalized.leftNormal * 0.0002
            if ring == longest.count {
                longest.append((along.length, beside))
            } else if along.length > longest[ring].length {
                longest[ring] = (along.length, beside)
            }
        }
        return longest.map { buildings.isInside(building, $0.beside) }
    }

    private enum Meeting { case clear, blocked, touches }

    /// Whether the segment runs through no building; touching a wall or a corner is allowed (reading B5).
    ///
    /// Time: the cells that the segment crosses up to the first wall, with their walls.
    public func isClear(from start: Coordinate, to end: Coordinate) -> Bool {
        switch meeting(start - origin, end - start) {
        case .blocked: false
        case .clear: !isCovered(start - origin)
        case .touches: isClearBetweenTouches(start, end)
        }
    }

    /// The same for many segments, block by block of the grid, so that the walls of one are asked while they are at hand.
    public func areClear(from starts: [Coordinate], to ends: [Coordinate]) -> [Bool] {
        precondition(starts.count == ends.count, "a segment has two ends")
        let across = columns / Self.block + 1
        let blocks = starts.map { start -> Int32 in
            let place = start - origin
            let column = min(max(0, place.x / side), Double(columns - 1))
            let row = min(max(0, place.y / side), Double(rows - 1))
            return Int32(Int(row) / Self.block * across + Int(column) / Self.block)
        }
        var next = [Int32](repeating: 0, count: across * (rows / Self.block + 1) + 1)
        for block in blocks { next[Int(block) + 1] += 1 }
        for block in 1..<next.count { next[block] += next[block - 1] }
        var segments = [Segment](repeating: Segment(start: origin, end: origin, number: 0), count: starts.count)
        for (number, block) in blocks.enumerated() {
            segments[Int(next[Int(block)])] = Segment(start: starts[number], end: ends[number], number: Int32(number))
            next[Int(block)] += 1
        }
        var found = [Bool](repeating: false, count: starts.count)
        for segment in segments { found[Int(segment.number)] = isClear(from: segment.start, to: segment.end) }
        return found
    }

    /// From cell to cell along the segment; places count from the corner of the grid.
    private func meeting(_ start: Coordinate, _ along: Coordinate) -> Meeting {
        let inverse = 1 / side
        let (x0, y0) = (start.x * inverse, start.y * inverse)
        let (dx, dy) = (along.x * inverse, along.y * inverse)
        var (column, row) = (Int(x0.rounded(.down)), Int(y0.rounded(.down)))
        let (stepX, stepY) = (dx < 0 ? -1 : 1, dy < 0 ? -1 : 1)
        let (perX, perY) = (dx == 0 ? Double.infinity : 1 / dx, dy == 0 ? Double.infinity : 1 / dy)
        var nextX = dx == 0 ? Double.infinity : (Double(dx > 0 ? column + 1 : column) - x0) * perX
        var nextY = dy == 0 ? Double.infinity : (Double(dy > 0 ? row + 1 : row) - y0) * perY
        var left = abs(Int((x0 + dx).rounded(.down)) - column) + abs(Int((y0 + dy).rounded(.down)) - row)
        var touches = false
        while true {
            if column >= 0, row >= 0, column < columns, row < rows {
                let cell = cells[row * columns + column]
                for index in Int(cell.start)..<Int(cell.start) + Int(cell.count) {
                    switch Self.meeting(start, along, walls[index]) {
                    case .clear: continue
                    case .blocked: return .blocked
                    case .touches: touches = true
                    }
                }
            }
            if left == 0 { return touches ? .touches : .clear }
            left -= 1
            if nextX < nextY {
                nextX += abs(perX)
                column += stepX
            } else {
                nextY += abs(perY)
                row += stepY
            }
        }
    }

    /// One wall, seen from the start of the segment.
    private static func meeting(_ start: Coordinate, _ along: Coordinate, _ wall: Wall) -> Meeting {
        let (ax, ay) = ((Double(wall.ax) + 0.5) * 0.001 - start.x, (Double(wall.ay) + 0.5) * 0.001 - start.y)
        let (bx, by) = ((Double(wall.bx) + 0.5) * 0.001 - start.x, (Double(wall.by) + 0.5) * 0.001 - start.y)
        // The sides of the segment that the ends of the wall lie on, and the sides of the wall that the ends of the segment lie on.
        let (p, q) = (along.x * ay - along.y * ax, along.x * by - along.y * bx)
        let most = touching
        if p * q > 0, min(abs(p), abs(q)) > most { return .clear }
        let r = ax * by - ay * bx
        let s = r + p - q
        if r * s > 0, min(abs(r), abs(s)) > most { return .clear }
        return min(abs(p), abs(q), abs(r), abs(s)) > most ? .blocked : .touches
    }

    /// Whether a place, on no wall, stands on a footprint: by the corner of its cell, and the walls on the way from there.
    private func isCovered(_ place: Coordinate) -> Bool {
        let (column, row) = (Int((place.x / side).rounded(.down)), Int((place.y / side).rounded(.down)))
        guard column >= 0, row >= 0, column < columns, row < rows else { return false }
        let cell = cells[row * columns + column]
        var cover = Int(cell.cover)
        let corner = Coordinate(x: Double(column) * side, y: Double(row) * side)
        let along = place - corner
        for index in Int(cell.start)..<Int(cell.start) + Int(cell.count) {
            let wall = walls[index]
            let (ax, ay) = ((Double(wall.ax) + 0.5) * 0.001 - corner.x, (Double(wall.ay) + 0.5) * 0.001 - corner.y)
            let (bx, by) = ((Double(wall.bx) + 0.5) * 0.001 - corner.x, (Double(wall.by) + 0.5) * 0.001 - corner.y)
            let (p, q) = (along.x * ay - along.y * ax, along.x * by - along.y * bx)
            if (p > 0) == (q > 0) { continue }
            let r = ax * by - ay * bx
            if (r > 0) == (r + p - q > 0) { continue }
            // From the left of the wall to its right the way leaves the building.
            cover += r > 0 ? -1 : 1
        }
        return cover > 0
    }

    /// The slow way, for a segment that touches a wall within rounding: between each two meetings it must not be inside a building.
    private func isClearBetweenTouches(_ start: Coordinate, _ end: Coordinate) -> Bool {
        let along = end - start
        let square = Coordinate.dot(along, along)
        guard square > 0 else { return !isWellInside(start) }
        var cuts = [0.0, 1.0]
        for number in buildings.candidates(in: Envelope(start, end)) {
            buildings.forEachEdge(of: number) { a, b in
                if let place = Crossing.of(start, end, a, b) { cuts.append(Coordinate.dot(place - start, along) / square) }
                for corner in [a, b] { cuts.append(Coordinate.dot(corner - start, along) / square) }
            }
        }
        cuts = cuts.filter { $0 >= 0 && $0 <= 1 }.sorted()
        return zip(cuts, cuts.dropFirst()).allSatisfy { low, high in
            (high - low) * square.squareRoot() < 1e-9 || !isWellInside(start + along * ((low + high) / 2))
        }
    }

    /// Inside a building and not on a wall of it.
    private func isWellInside(_ place: Coordinate) -> Bool {
        buildings.candidates(in: Envelope([place])).contains { number in
            var isOnWall = false
            buildings.forEachEdge(of: number) { a, b in isOnWall = isOnWall || place.distance(toSegment: a, b) < 1e-9 }
            return !isOnWall && buildings.isInside(number, place)
        }
    }
}
