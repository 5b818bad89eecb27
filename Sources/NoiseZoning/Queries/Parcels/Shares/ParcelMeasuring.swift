import Geometry

/// How much of a parcel lies in which piece of the map, without making a polygon: some microseconds for a parcel of a cadastre.
///
/// A parcel whose box no line of the map meets costs one look-up. Any other is laid over the lines in its box: crossings are decided
/// exactly (``OutlineCrossing``), and the parts walked round (``ParcelFaces``). What is out of the ordinary — a map that does not agree with
/// itself there, a piece of the map wholly inside the parcel, crossings that cannot be told apart — is left to ``ParcelCutter``.
///
/// It keeps its working memory, so it stays in its task. Time: the cells and lines in the box, times the edges of the parcel.
final class ParcelMeasuring {
    /// Cells in the box of a parcel, and lines in them, up to which walking is quicker than GEOS.
    private static let mostCells = 4096
    private static let mostLines = 400
    /// Metres: no face is as narrow but those that come of thinking the parcel moved by a hair.
    private static let dust = 1e-6

    private let net: HalfEdges
    private let grid: PointGrid?
    private let numbers: [UInt32]

    private var outline = ParcelOutline()
    private var lines: [Int] = []
    private var crossings: [OutlineCrossing] = []
    private var faces = ParcelFaces()
    /// Per edge of the map the last parcel that had it in its box, and the last that crossed it.
    private var seen: [UInt32]
    private var crossed: [UInt32]
    private var turn: UInt32 = 0

    init(_ map: MapEdges, pieces: Int) {
        net = HalfEdges(map)
        let source = PointEdges(inPlane: map)
        let made = source.map { PointGridMaking.gridWithNumbers($0, labels: (0..<UInt32(pieces)).map { $0 + 1 }) }
        grid = made?.grid
        numbers = made?.numbers ?? []
        seen = [UInt32](repeating: 0, count: map.edges.count)
        crossed = seen
    }

    /// The parts of the parcel by piece of the map (nil: outside), slivers given to their neighbours; nil for the extraordinary.
    func parts(of parcel: [Polygon]) -> [(piece: Int?, area: Double)]? {
        guard let grid, outline.read(parcel) else { return nil }
        turn &+= 1
        // After four thousand million parcels the marks begin anew.
        if turn == 0 {
            seen = [UInt32](repeating: 0, count: seen.count)
            crossed = seen
            turn = 1
        }
        guard collectLines(grid) else { return nil }
        if lines.isEmpty {
            guard let piece = piece(of: 0..<outline.edges.count, grid) else { return nil }
            return [(piece < 0 ? nil : Int(piece), parcel.reduce(0) { $0 + $1.area })]
        }
        findCrossings()
        let turn = turn
        let walked = faces.trace(outline, crossings, net, limit: 2 * lines.count + 2) { crossed[$0] == turn }
        guard walked, !hasIsland() else { return nil }
        return settled(grid)
    }

    /// The lines whose boxes meet the box of the parcel; false where the map is unsound, or there are too many.
    private func collectLines(_ grid: PointGrid) -> Bool {
        lines.removeAll(keepingCapacity: true)
        let box = outline.box
        let (west, south) = (grid.lattice.x(box.minX), grid.lattice.y(box.minY))
        let (east, north) = (grid.lattice.x(box.maxX), grid.lattice.y(box.maxY))
        guard east >= 0, north >= 0, west < grid.width, south < grid.height else { return true }
        let left = Int(max(0, west)) >> Int(grid.shiftX)
        let right = Int(min(grid.width - 1, east) + 1) >> Int(grid.shiftX)
        let low = Int(max(0, south)) >> Int(grid.shiftY)
        let high = Int(min(grid.height - 1, north) + 1) >> Int(grid.shiftY)
        guard (right - left + 1) * (high - low + 1) <= Self.mostCells else { return false }
        let scale = HalfEdges.perMetre
        let (minX, maxX) = ((box.minX * scale).rounded(), (box.maxX * scale).rounded())
        let (minY, maxY) = ((box.minY * scale).rounded(), (box.maxY * scale).rounded())
        for row in low...high {
            for column in left...right {
                let cell = grid.cell(column: column, row: row)
                if cell == PointGrid.undecided { return false }
                guard cell & PointGrid.isMixed != 0 else { continue }
                for place in grid.edges(of: cell) {
                    let number = Int(numbers[place])
                    guard seen[number] != turn else { continue }
                    seen[number] = turn
                    let edge = net.edges[number]
                    guard edge.ax <= maxX, edge.bx >= minX, min(edge.ay, edge.by) <= maxY, max(edge.ay, edge.by) >= minY else { continue }
                    lines.append(number)
                }
            }
        }
        return lines.count <= Self.mostLines
    }

    /// All crossings, in the order of the outline.
    private func findCrossings() {
        crossings.removeAll(keepingCapacity: true)
        for (number, edge) in outline.edges.enumerated() {
            let first = crossings.count
            for line in lines {
                guard let crossing = OutlineCrossing(edge, number: number, net.edges[line], mapEdge: line) else { continue }
                crossings.append(crossing)
                crossed[line] = turn
                // A few an edge: sorted as they come.
                var place = crossings.count - 1
                while place > first, crossings[place - 1].t > crossing.t {
                    crossings.swapAt(place, place - 1)
                    place -= 1
                }
            }
        }
        matchTies()
    }

    /// Through a corner of the map the outline crosses several lines at once: they are put in the order in which the pieces follow each other.
    private func matchTies() {
        for number in crossings.indices.dropFirst() {
            let (last, this) = (crossings[number - 1], crossings[number])
            guard last.outlineEdge == this.outlineEdge, last.after != this.before else { continue }
            var other = number + 1
            while other < crossings.count, crossings[other].outlineEdge == this.outlineEdge, crossings[other].t - this.t < 1e-9 {
                if crossings[other].before == last.after {
                    crossings.swapAt(number, other)
                    break
                }
                other += 1
            }
        }
    }

    /// Whether a piece of the map lies wholly inside the parcel: its lines were neither crossed nor walked along.
    private func hasIsland() -> Bool {
        lines.contains { line in
            guard crossed[line] != turn, !faces.walked(2 * line), !faces.walked(2 * line + 1) else { return false }
            let edge = net.edges[line]
            var isInside = false
            for side in outline.edges where (side.py > edge.ay) != (side.qy > edge.ay) {
                let turn = Orientation.of(side.px, side.py, side.qx, side.qy, edge.ax, edge.ay)
                // On the outline: the walk along it would have come by.
                if (turn > 0) == (side.qy > side.py) { isInside.toggle() }
            }
            return isInside
        }
    }

    /// The piece that some edges of the outline lie in, by the first corner or middle that lies on no line; nil if all do. -1 is outside.
    private func piece(of range: Range<Int>, _ grid: PointGrid) -> Int32? {
        for number in range {
            let edge = outline.edges[number]
            for place in [edge.p, (edge.p + edge.q) * 0.5] {
                let label = grid.label(place.x + outline.origin.x, place.y + outline.origin.y)
                if label != PointGrid.undecided { return Int32(label) - 1 }
            }
        }
        return nil
    }

    /// The faces put together: rings that no line crosses, holes taken off, slivers given away.
    private func settled(_ grid: PointGrid) -> [(piece: Int?, area: Double)]? {
        var wholes = faces.faces
        var start = 0
        while start < outline.edges.count {
            let end = Int(outline.edges[start].ringEnd)
            if !crossings.contains(where: { Int($0.outlineEdge) >= start && Int($0.outlineEdge) < end }) {
                guard let piece = piece(of: start..<end, grid) else { return nil }
                var face = ParcelFace(piece: piece)
                for edge in outline.edges[start..<end] { face.add(edge.p, edge.q) }
                wholes.append(face)
            }
            start = end
        }
        for (number, hole) in wholes.enumerated() where hole.area < 0 {
            if -2 * hole.area <= Self.dust * hole.perimeter {
                wholes[number].area = 0
                continue
            }
            // A hole belongs to the face about it; with two to choose from, GEOS chooses.
            let around = wholes.indices.filter { wholes[$0].piece == hole.piece && wholes[$0].area > 0 }
            guard around.count == 1 else { return nil }
            wholes[around[0]].area += hole.area
            wholes[around[0]].perimeter += hole.perimeter
            wholes[number].area = 0
            wholes[number].perimeter = 0
        }
        return withoutSlivers(wholes)
    }

    /// Every sliver goes to the wide face that it has most of its outline in common with.
    private func withoutSlivers(_ wholes: [ParcelFace]) -> [(piece: Int?, area: Double)]? {
        func part(_ piece: Int32, _ area: Double) -> (piece: Int?, area: Double) { (piece < 0 ? nil : Int(piece), area) }
        let wide = wholes.indices.filter { wholes[$0].meanWidth > ParcelCutter.sliverWidth }
        guard let first = wide.first else { return wholes.filter { $0.area > 0 }.map { part($0.piece, $0.area) } }
        var parts = wide.map { part(wholes[$0].piece, wholes[$0].area) }
        for (number, face) in wholes.enumerated() where face.area > 0 && face.meanWidth <= ParcelCutter.sliverWidth {
            var owner = 0
            if wide.contains(where: { wholes[$0].piece != wholes[first].piece }), number < faces.faces.count {
                let beside = faces.neighbours(of: number).max { $0.length < $1.length }
                guard let beside, let place = wide.firstIndex(of: beside.face) else {
                    // Dust in a corner matters to nobody; more than that has a neighbour to be found.
                    if face.area < 1e-6 { continue }
                    return nil
                }
                owner = place
            }
            parts[owner].area += face.area
        }
        // Dust goes to the largest, so that the parts add up; more than dust means that the walk went wrong.
        let whole = outline.edges.reduce(0) { $0 + Coordinate.cross($1.p, $1.q) / 2 }
        let rest = whole - parts.reduce(0) { $0 + $1.area }
        guard abs(rest) < 1e-3, let largest = parts.indices.max(by: { parts[$0].area < parts[$1].area }) else { return nil }
        parts[largest].area += rest
        return parts
    }
}
