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
    private let net: LandNet
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
        let scale = LandNet.perMetre
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
        guard !parts.isEmpty, abs(rest) < Tolerance.unaccounted + Tolerance.unaccountedPerMetre * perimeter else { return false }
        parts[largest].area += rest
        return true
    }
}

/// Lines of the map that the outline of a parcel neither crosses nor is joined to: land wholly inside the parcel, or wholly beside it.
struct ParcelIslands {
    /// Lines that hang together are all inside or all outside; one corner of them tells.
    private struct Island {
        let y: Double
        let x: Double
        let line: Int
        var isInside = false
    }

    /// Up to so many lines each is asked for itself: quicker than to find out which hang together.
    private static let fewLines = 64

    private var islands: [Island] = []
    private var waiting: [Int] = []
    /// Per line the last parcel for which its island was found, and which it is.
    private var marks: [UInt32] = []

    /// Time: the lines in the box; the edges of the parcel, each for the islands between its heights.
    mutating func trace(
        _ lines: [Int], _ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: LandNet, into walk: inout ParcelFaces,
        limit: Int, turn: UInt32
    ) -> Bool {
        islands.removeAll(keepingCapacity: true)
        if marks.isEmpty { marks = [UInt32](repeating: 0, count: net.edges.count) }
        func isApart(_ line: Int) -> Bool { !crossings.isCrossed(line, turn) && !walk.isWalked(2 * line) && !walk.isWalked(2 * line + 1) }
        for line in lines where marks[line] != turn && isApart(line) {
            islands.append(Island(y: net.edges[line].ay, x: net.edges[line].ax, line: line))
            if lines.count > Self.fewLines { mark(from: line, net, crossings, turn) }
        }
        guard !islands.isEmpty else { return true }
        if islands.count > 1 { islands.sort { ($0.y, $0.x, $0.line) < ($1.y, $1.x, $1.line) } }
        place(outline)
        for island in islands where island.isInside && isApart(island.line) {
            waiting.append(island.line)
            while let line = waiting.popLast() {
                for half in [2 * line, 2 * line + 1] where !walk.isWalked(half) {
                    let first = walk.sides.count
                    guard walk.traceLoop(half, outline, crossings, net, limit: limit) else {
                        waiting.removeAll()
                        return false
                    }
                    for side in walk.sides[first...] { waiting.append(Int(side.half) >> 1) }
                }
            }
        }
        return true
    }

    /// All lines that hang together with one, as far as the outline does not cross them. Time: those of the map, at most.
    private mutating func mark(from line: Int, _ net: LandNet, _ crossings: ParcelCrossings, _ turn: UInt32) {
        marks[line] = turn
        waiting.append(line)
        while let line = waiting.popLast() {
            for half in [2 * line, 2 * line + 1] {
                // Round the corner at the end of this half.
                var turning = half
                repeat {
                    let next = Int(net.next[turning])
                    if marks[next >> 1] != turn, !crossings.isCrossed(next >> 1, turn) {
                        marks[next >> 1] = turn
                        waiting.append(next >> 1)
                    }
                    turning = next ^ 1
                } while turning != half
            }
        }
    }

    /// A ray to the east from the corner of each island, the parcel thought to be moved as ever.
    private mutating func place(_ outline: ParcelOutline) {
        for edge in outline.edges {
            let (low, high) = (min(edge.py, edge.qy), max(edge.py, edge.qy))
            var number = 0
            if islands.count > 8 {
                var end = islands.count
                while number < end {
                    let middle = (number + end) / 2
                    if islands[middle].y <= low { number = middle + 1 } else { end = middle }
                }
            }
            while number < islands.count, islands[number].y <= high {
                let (x, y) = (islands[number].x, islands[number].y)
                if (edge.py >= y) != (edge.qy >= y) {
                    let turn = Orientation.ofWhole(edge.px, edge.py, edge.qx, edge.qy, x, y)
                    // On the outline: moved to the east, the outline leaves the corner on its west.
                    if turn == 0 || (turn > 0) == (edge.qy > edge.py) { islands[number].isInside.toggle() }
                }
                number += 1
            }
        }
    }
}
