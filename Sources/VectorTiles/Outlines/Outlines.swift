import Geometry

/// Lines on the finest grid, from which those of every level are read: looked up by place, and without the vertices that are too fine to be seen.
///
/// Nothing is kept for a level. Memory: some 20 bytes a vertex. Time of a question: the vertices of the runs that come near.
struct Outlines: Sendable {
    /// Vertices one after the other, the last of a run the first of the next. A run begins and ends with a vertex that every level keeps.
    private struct Run {
        let vertices: ClosedRange<Int>
        let owner: Int
    }

    private var points: [LatticePoint] = []
    private var weights: [Float] = []
    private var runs: [Run] = []
    private let cells: CellIndex

    private static let runLength = 128

    /// - Parameter lines: each with the number of what it belongs to.
    init(_ lines: [(owner: Int, points: [LatticePoint])]) {
        var boxes: [Envelope] = []
        var all = Envelope()
        for (owner, line) in lines where line.count > 1 {
            for start in stride(from: 0, to: line.count - 1, by: Self.runLength) {
                let end = min(start + Self.runLength, line.count - 1)
                let first = points.count
                points += line[start...end]
                weights += VertexWeights.of(line[start...end])
                runs.append(Run(vertices: first...(points.count - 1), owner: owner))
                var box = Envelope()
                for point in line[start...end] { box.add(Coordinate(x: Double(point.x), y: Double(point.y))) }
                boxes.append(box)
                all.add(box)
            }
        }
        let side = all.isEmpty ? 1 : max(1, (all.width * all.height / Double(boxes.count)).squareRoot())
        cells = CellIndex(boxes, cell: side)
    }

    /// Gives the straight lines of a level that may come near a rectangle of its grid, those of one owner in the order of its lines.
    func forEachLine(
        on grid: TileGrid, x: ClosedRange<Int64>, y: ClosedRange<Int64>, _ body: (_ owner: Int, LatticePoint, LatticePoint) -> Void
    ) {
        // A step more on each side: what was rounded may lie a half farther.
        let scale = Double(Int64(1) << grid.shift)
        let window = Envelope(
            minX: Double(x.lowerBound - 1) * scale, minY: Double(y.lowerBound - 1) * scale, maxX: Double(x.upperBound + 1) * scale,
            maxY: Double(y.upperBound + 1) * scale)
        let least = Float(scale) * TileGrid.simplification
        for number in cells.candidates(in: window) {
            let run = runs[Int(number)]
            var last = grid.point(finest: points[run.vertices.lowerBound])
            for vertex in run.vertices where weights[vertex] > least {
                let next = grid.point(finest: points[vertex])
                guard next != last else { continue }
                body(run.owner, last, next)
                last = next
            }
        }
    }
}
