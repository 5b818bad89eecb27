import Geometry

/// Lines of a tile that meet in their ends only.
struct NodedLines {
    /// Every place where lines end or cross.
    let nodes: [TilePoint]
    /// Every edge once, by the numbers of its nodes; `from` is the smaller number.
    let edges: [(from: Int32, to: Int32)]
}

/// Lines of a tile cross each other oftener than is drawn.
struct CrowdedTile: Error {
    /// A place where they do.
    let place: TilePoint
}

/// Cuts lines wherever they meet and rounds the places to the lattice, without ever making a new crossing (snap rounding, after Hobby).
///
/// Every end and every rounded crossing makes the square of side 1 about it "hot". A segment that passes through a hot pixel is bent to its
/// centre. Then no two edges cross and no node lies on an edge, and no line has moved by more than half a unit in x or y.
/// The result depends on the lines alone, not on their order. All tests are exact.
/// Time: the pairs of segments, and of segments and nodes, that share a cell of the grid.
package enum SnapRounding {
    /// Crossings that are noded in one tile of 1 km; a city has some thousand. They may be as many as the square of the lines.
    package static let mostCrossings = 500_000

    static func noded(_ lines: [TileSegment], side: Int32, most: Int = mostCrossings) throws(CrowdedTile) -> NodedLines {
        // Where lines crowd without crossing, a finer grid holds fewer pairs.
        let grid = CellGrid(lines, side: side, finest: lines.count > 20_000 ? 512 : 256)
        var places = try crossings(of: lines, grid: grid, most: most)
        places.reserveCapacity(places.count + 2 * lines.count)
        for line in lines {
            places.append(line.a)
            places.append(line.b)
        }
        let pixels = HotPixels(places, grid: grid)
        return NodedLines(nodes: pixels.points, edges: distinct(edges(of: lines, grid: grid, pixels: pixels), nodes: pixels.points.count))
    }

    /// The rounded crossings; each pair counts in the cell of its own crossing, where both segments are listed.
    private static func crossings(of lines: [TileSegment], grid: CellGrid, most: Int) throws(CrowdedTile) -> [TilePoint] {
        var found: [TilePoint] = []
        let (lists, starts) = (grid.segments.span, grid.starts.span)
        let lines = lines.span
        for cell in 0..<grid.count {
            let (from, to) = (Int(starts[cell]), Int(starts[cell + 1]))
            guard to - from > 1 else { continue }
            for first in from..<(to - 1) {
                let line = lines[Int(lists[first])]
                for second in (first + 1)..<to {
                    if let place = line.crossing(lines[Int(lists[second])]), grid.cell(of: place) == cell { found.append(place) }
                }
                guard found.count <= most else { throw CrowdedTile(place: line.a) }
            }
        }
        return found
    }

    /// Each line through the centres of all hot pixels that it meets, in order.
    private static func edges(of lines: [TileSegment], grid: CellGrid, pixels: HotPixels) -> [(from: Int32, to: Int32)] {
        var edges: [(from: Int32, to: Int32)] = []
        edges.reserveCapacity(lines.count * 2)
        var hits: [(along: Int64, node: Int32)] = []
        let (cells, cellStarts) = (grid.cells.span, grid.cellStarts.span)
        let (points, starts) = (pixels.points.span, pixels.starts.span)
        for (number, line) in lines.enumerated() where line.a != line.b {
            hits.removeAll(keepingCapacity: true)
            let (dx, dy) = (Int64(line.b.x - line.a.x), Int64(line.b.y - line.a.y))
            for entry in Int(cellStarts[number])..<Int(cellStarts[number + 1]) {
                let cell = Int(cells[entry])
                for node in Int(starts[cell])..<Int(starts[cell + 1]) where line.meets(pixel: points[node]) {
                    let point = points[node]
                    hits.append((dx * Int64(point.x - line.a.x) + dy * Int64(point.y - line.a.y), Int32(node)))
                }
            }
            if hits.count > 2 || (hits.count == 2 && hits[0].along > hits[1].along) {
                ShortSort.sort(&hits, 0..<hits.count) { $0.along < $1.along }
            }
            for place in 1..<hits.count {
                let (p, q) = (hits[place - 1].node, hits[place].node)
                edges.append(p < q ? (p, q) : (q, p))
            }
        }
        return edges
    }

    /// Every edge once, by its nodes.
    private static func distinct(_ edges: [(from: Int32, to: Int32)], nodes: Int) -> [(from: Int32, to: Int32)] {
        var ends = Bins(count: nodes, filler: Int32(0)) { add in
            for edge in edges { add(Int(edge.from), edge.to) }
        }
        var distinct: [(from: Int32, to: Int32)] = []
        distinct.reserveCapacity(edges.count)
        for node in 0..<nodes {
            let range = ends.range(of: node)
            ShortSort.sort(&ends.values, range) { $0 < $1 }
            for number in range where number == range.lowerBound || ends.values[number - 1] != ends.values[number] {
                distinct.append((Int32(node), ends.values[number]))
            }
        }
        return distinct
    }
}
