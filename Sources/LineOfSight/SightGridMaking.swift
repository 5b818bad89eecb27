import Geometry
import ZoningLaw

extension SightGrid {
    init(_ buildings: BuildingTable, cell: Double = 30) {
        var (box, walls) = (Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0), 0)
        for number in 0..<buildings.count {
            if number == 0 { box = buildings.box(of: number) } else { box.add(buildings.box(of: number)) }
            buildings.forEachEdge(of: number) { _, _ in walls += 1 }
        }
        let frame = SightFrame(about: box, walls: walls, cell: cell)
        (self.buildings, self.frame) = (buildings, frame)
        var counts = [Int32](repeating: 0, count: frame.count)
        Self.forEachWall(of: buildings, frame) { _, _, column, row in counts[frame.number(column: column, row: row)] += 1 }
        var starts = [Int32](repeating: 0, count: frame.count + 1)
        for cell in counts.indices {
            starts[cell + 1] = starts[cell] + (counts[cell] + Int32(WallBlock.count) - 1) / Int32(WallBlock.count)
        }
        var blocks = [WallBlock](repeating: WallBlock(), count: Int(starts[frame.count]))
        var (reach, longest) = (0.0, 0.0)
        Self.forEachWall(of: buildings, frame) { a, b, column, row in
            let cell = frame.number(column: column, row: row)
            counts[cell] -= 1
            let place = Int(counts[cell])
            let (from, way) = (a - frame.middle(column: column, row: row), b - a)
            blocks[Int(starts[cell]) + place / WallBlock.count].set(place % WallBlock.count, from: from, along: way)
            let to = from + way
            reach = max(reach, abs(from.x), abs(from.y), abs(to.x), abs(to.y))
            longest = max(longest, abs(way.x), abs(way.y))
        }
        (self.starts, self.blocks) = (starts, blocks)
        (self.reach, self.longest) = (Float(reach + frame.side), Float(longest))
        covers = Self.covers(buildings, frame)
    }

    /// Every wall in every cell that it comes near, the building to the left: its ends on the lattice of the grid, then column and row.
    private static func forEachWall(
        of buildings: BuildingTable, _ frame: SightFrame, _ body: (SIMD2<Double>, SIMD2<Double>, Int, Int) -> Void
    ) {
        // A quarter of a millimetre: more than a walk errs by, less than the corners of buildings are off the lines of the grid.
        let near = 0.25
        func range(_ a: Double, _ b: Double, _ count: Int) -> ClosedRange<Int> {
            max(0, Int((min(a, b) - near) * frame.perSide))...min(Int((max(a, b) + near) * frame.perSide), count - 1)
        }
        for number in 0..<buildings.count {
            let isLeft = sides(of: number, buildings)
            buildings.forEachWall(of: number) { a, b, ring in
                let (a, b) = isLeft[ring] ? (frame.place(a), frame.place(b)) : (frame.place(b), frame.place(a))
                // Whole millimetres: what stands here is off them by the half that the corner of the grid is off the lattice.
                let (from, to) = (a.rounded(.down), b.rounded(.down))
                let rows = range(a.y, b.y, frame.rows)
                let slope = (b.x - a.x) / (b.y - a.y)
                for row in rows {
                    var (x0, x1) = (a.x, b.x)
                    if rows.count > 1 {
                        // The part of the wall in this row.
                        let (low, high) = (Double(row) * frame.side - near, Double(row + 1) * frame.side + near)
                        x0 = a.x + (min(max(a.y, low), high) - a.y) * slope
                        x1 = a.x + (min(max(b.y, low), high) - a.y) * slope
                    }
                    for column in range(x0, x1, frame.columns) { body(from, to, column, row) }
                }
            }
        }
    }

    private static func covers(_ buildings: BuildingTable, _ frame: SightFrame) -> [Int32] {
        var covers = [Int32](repeating: 0, count: frame.count)
        for number in 0..<buildings.count {
            let box = buildings.box(of: number)
            let low = frame.place(Coordinate(x: box.minX, y: box.minY)) * frame.perSide
            let high = frame.place(Coordinate(x: box.maxX, y: box.maxY)) * frame.perSide
            // The lower left corner of the first cell is beside the building.
            for row in Int(low.y) + 1..<max(Int(low.y), Int(high.y)) + 1 {
                for column in Int(low.x) + 1..<max(Int(low.x), Int(high.x)) + 1 {
                    let metres = frame.side / 1000
                    let corner = frame.origin + Coordinate(x: Double(column) * metres, y: Double(row) * metres)
                    if buildings.isInside(number, corner) { covers[frame.number(column: column, row: row)] += 1 }
                }
            }
        }
        return covers
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
}
