import Geometry

/// Straight sight between two places past many buildings: a grid of their walls in flat arrays.
///
/// A segment is followed from cell to cell; each wall of a cell is compared by two signs, and the first one crossed ends the way. A segment that
/// crosses nothing may still lie wholly inside one building: that is asked last. Nothing is allocated unless the segment meets a corner
/// exactly; then the crossings are sorted and the places between them are asked. Immutable and `Sendable`.
struct SightGrid: Sendable {
    private struct Wall {
        let ax: Double
        let ay: Double
        let bx: Double
        let by: Double
    }

    private let buildings: BuildingTable
    private let origin: Coordinate
    private let cell: Double
    private let columns: Int
    private let rows: Int
    private let starts: [Int32]
    /// The walls of each cell, copied to it: one run of memory a cell.
    private let walls: [Wall]

    /// - Parameter cell: metres, about the size of a building; larger where the area would need more than 16 million cells.
    init(_ buildings: BuildingTable, cell: Double = 20) {
        self.buildings = buildings
        var box = Envelope()
        for number in 0..<buildings.count { box.add(buildings.box(of: number)) }
        if box.isEmpty { box = Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        let side = max(cell, (box.width * box.height / 16_000_000).squareRoot())
        let (columns, rows) = (Int(box.width / side) + 1, Int(box.height / side) + 1)
        (self.cell, self.columns, self.rows) = (side, columns, rows)
        origin = Coordinate(x: box.minX, y: box.minY)
        let corner = Coordinate(x: box.minX, y: box.minY)
        func forEachCell(_ body: (Int, Wall) -> Void) {
            for number in 0..<buildings.count {
                buildings.forEachEdge(of: number) { a, b in
                    let wall = Wall(ax: a.x, ay: a.y, bx: b.x, by: b.y)
                    let (left, right) = (Int((min(a.x, b.x) - corner.x) / side), Int((max(a.x, b.x) - corner.x) / side))
                    let (low, high) = (Int((min(a.y, b.y) - corner.y) / side), Int((max(a.y, b.y) - corner.y) / side))
                    for row in low...min(high, rows - 1) {
                        for column in left...min(right, columns - 1) { body(row * columns + column, wall) }
                    }
                }
            }
        }
        var counts = [Int32](repeating: 0, count: columns * rows + 1)
        forEachCell { cell, _ in counts[cell + 1] += 1 }
        for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
        starts = counts
        var walls = [Wall](repeating: Wall(ax: 0, ay: 0, bx: 0, by: 0), count: Int(counts.last ?? 0))
        forEachCell { cell, wall in
            walls[Int(counts[cell])] = wall
            counts[cell] += 1
        }
        self.walls = walls
    }

    private enum Meeting { case clear, blocked, corner }

    /// Whether the segment runs through no building; touching a wall or a corner is allowed (reading B5).
    ///
    /// Time: the cells that the segment crosses up to the first wall, with their walls.
    func isClear(from start: Coordinate, to end: Coordinate) -> Bool {
        switch meeting(start, end) {
        case .blocked: false
        case .clear: !buildings.contains(Coordinate(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2))
        case .corner: isClearAtCorners(start, end)
        }
    }

    private func meeting(_ start: Coordinate, _ end: Coordinate) -> Meeting {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        // In cells from the corner of the grid.
        let (x0, y0) = ((start.x - origin.x) / cell, (start.y - origin.y) / cell)
        let (x1, y1) = ((end.x - origin.x) / cell, (end.y - origin.y) / cell)
        var (column, row) = (Int(x0.rounded(.down)), Int(y0.rounded(.down)))
        let (lastColumn, lastRow) = (Int(x1.rounded(.down)), Int(y1.rounded(.down)))
        let (stepX, stepY) = (dx < 0 ? -1 : 1, dy < 0 ? -1 : 1)
        var nextX = dx == 0 ? Double.infinity : (Double(column + (dx > 0 ? 1 : 0)) - x0) / (x1 - x0)
        var nextY = dy == 0 ? Double.infinity : (Double(row + (dy > 0 ? 1 : 0)) - y0) / (y1 - y0)
        let (deltaX, deltaY) = (dx == 0 ? Double.infinity : abs(1 / (x1 - x0)), dy == 0 ? Double.infinity : abs(1 / (y1 - y0)))
        var meetsCorner = false
        var left = abs(lastColumn - column) + abs(lastRow - row)
        while true {
            if column >= 0, row >= 0, column < columns, row < rows {
                let number = row * columns + column
                for index in Int(starts[number])..<Int(starts[number + 1]) {
                    let wall = walls[index]
                    let p = dx * (wall.ay - start.y) - dy * (wall.ax - start.x)
                    let q = dx * (wall.by - start.y) - dy * (wall.bx - start.x)
                    if p * q > 0 { continue }
                    let (ex, ey) = (wall.bx - wall.ax, wall.by - wall.ay)
                    let r = ex * (start.y - wall.ay) - ey * (start.x - wall.ax)
                    let s = ex * (end.y - wall.ay) - ey * (end.x - wall.ax)
                    if r * s > 0 { continue }
                    if p != 0, q != 0, r != 0, s != 0 { return .blocked }
                    meetsCorner = true
                }
            }
            if left == 0 { break }
            left -= 1
            if nextX < nextY {
                nextX += deltaX
                column += stepX
            } else {
                nextY += deltaY
                row += stepY
            }
        }
        return meetsCorner ? .corner : .clear
    }

    /// The slow way, for a segment that meets a corner or lies on a wall: between each two meetings it must not be inside a building.
    private func isClearAtCorners(_ start: Coordinate, _ end: Coordinate) -> Bool {
        let along = end - start
        let square = Coordinate.dot(along, along)
        guard square > 0 else { return !isWellInside(start) }
        var cuts = [0.0, 1.0]
        for number in buildings.candidates(in: Envelope([start, end])) {
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
