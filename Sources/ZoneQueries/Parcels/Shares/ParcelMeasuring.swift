import Geometry

/// How much of a parcel lies in which land, without making a polygon: some microseconds for a parcel of a cadastre.
///
/// A parcel whose box no line between lands meets costs a look at its cells. Any other is laid over the lines in its box: crossings are
/// decided exactly (``OutlineCrossing``), and the parts walked round (``ParcelFaces``). What is out of the ordinary — a map that does not
/// agree with itself there, rings whose land no place tells — is left to ``ParcelCutter``.
///
/// It keeps its working memory, and that for one parcel grows no larger than the largest so far needed. Time: the edges of the parcel, the
/// lines in its box, and n log n of the crossings.
struct ParcelMeasuring {
    private let net: HalfEdges
    private let cells: LandCells?

    private var outline = ParcelOutline()
    private var lines: [Int] = []
    private var crossings: ParcelCrossings
    private var walk: ParcelFaces
    private var islands = ParcelIslands()
    private var owners = FaceOwners()
    /// Per line the last parcel that had it in its box.
    private var seen: [UInt32]
    private var turn: UInt32 = 0

    /// Of the last parcel: the land (0 is outside) and the square metres in it, slivers given to their neighbours.
    private(set) var parts: [(land: Int32, area: Double)] = []
    /// Square metres of the last parcel.
    var area: Double { outline.area }

    /// Whether ``measure(_:)`` came to an end.
    enum Outcome { case measured, extraordinary, tooManyCrossings }

    init(_ map: LandMap) {
        net = map.net
        cells = map.cells
        crossings = ParcelCrossings(lines: net.edges.count)
        walk = ParcelFaces(lines: net.edges.count)
        seen = [UInt32](repeating: 0, count: net.edges.count)
    }

    mutating func measure(_ parcel: [Polygon]) -> Outcome {
        parts.removeAll(keepingCapacity: true)
        guard let cells, outline.read(parcel) else { return .extraordinary }
        turn &+= 1
        // After four thousand million parcels the marks begin anew.
        if turn == 0 {
            seen = [UInt32](repeating: 0, count: seen.count)
            crossings = ParcelCrossings(lines: net.edges.count)
            walk = ParcelFaces(lines: net.edges.count)
            turn = 1
        }
        guard let look = collectLines(cells) else { return .extraordinary }
        if lines.isEmpty {
            guard let land = look >= 0 ? look : land(of: 0..<outline.edges.count, cells) else { return .extraordinary }
            parts.append((land, outline.area))
            return .measured
        }
        guard crossings.find(outline, lines, net, cells, turn: turn) else { return .tooManyCrossings }
        let limit = 2 * (lines.count + crossings.all.count)
        let isWhole =
            walk.trace(outline, crossings, net, limit: limit, turn: turn) && addRings(cells)
            && islands.trace(lines, outline, crossings, net, into: &walk, limit: limit, turn: turn)
            && owners.settle(&walk, FaceAbout(outline: outline, crossings: crossings.all, net: net)) && sum()
        return isWhole ? .measured : .extraordinary
    }

    /// The lines whose boxes meet the box of the parcel; nil where the map is unsound.
    ///
    /// - Returns: the land of a cell that no line runs through, or that of all around the map; -1 if there is none in the box.
    private mutating func collectLines(_ cells: LandCells) -> Int32? {
        lines.removeAll(keepingCapacity: true)
        guard let window = cells.window(outline.box) else { return 0 }
        let scale = HalfEdges.perMetre
        let box = outline.box
        let (minX, maxX) = (box.minX * scale - 1, box.maxX * scale + 1)
        let (minY, maxY) = (box.minY * scale - 1, box.maxY * scale + 1)
        var land: Int32 = window.isCut ? 0 : -1
        var isSound = true
        for row in window.low...window.high {
            let look = cells.forEachLine(row: row, from: window.left, through: window.right) { line in
                guard seen[line] != turn else { return }
                seen[line] = turn
                let edge = net.edges[line]
                guard edge.ax <= maxX, edge.bx >= minX, min(edge.ay, edge.by) <= maxY, max(edge.ay, edge.by) >= minY else { return }
                lines.append(line)
            }
            if land < 0 { land = look.land }
            isSound = isSound && look.isSound
        }
        return isSound || cells.isSound(box) ? land : nil
    }

    /// The rings of the outline that no line crosses.
    private mutating func addRings(_ cells: LandCells) -> Bool {
        var (start, next) = (0, 0)
        while start < outline.edges.count {
            let end = Int(outline.edges[start].ringEnd)
            let first = next
            while next < crossings.all.count, Int(crossings.all[next].outlineEdge) < end { next += 1 }
            if next == first {
                guard let land = land(of: start..<end, cells) else { return false }
                walk.addRing(start..<end, land: land, outline)
            }
            start = end
        }
        return true
    }

    /// The land that some edges of the outline lie in, by the first corner or middle that lies on no line; nil if all do.
    private func land(of range: Range<Int>, _ cells: LandCells) -> Int32? {
        for number in range {
            let edge = outline.edges[number]
            for place in [edge.p, (edge.p + edge.q) * 0.5] {
                let label = cells.grid.label(place.x + outline.origin.x, place.y + outline.origin.y)
                if label != PointGrid.undecided { return Int32(label) }
            }
        }
        return nil
    }

    /// The faces by land. What is left over to the whole is dust and goes to the largest; more means that the walk went wrong.
    private mutating func sum() -> Bool {
        for face in walk.faces where face.area > 0 {
            let land = walk.faces[Int(face.owner)].land
            if let known = parts.firstIndex(where: { $0.land == land }) {
                parts[known].area += face.area
            } else {
                parts.append((land, face.area))
            }
        }
        var (rest, perimeter, largest) = (outline.area, 0.0, 0)
        for (number, part) in parts.enumerated() {
            rest -= part.area
            if part.area > parts[largest].area { largest = number }
        }
        for face in walk.faces { perimeter += face.perimeter }
        guard !parts.isEmpty, abs(rest) < 1e-3 + 1e-8 * perimeter else { return false }
        parts[largest].area += rest
        return true
    }
}
