import Geometry

/// All crossings of an outline with the lines of a map: in the order of the outline, and along every line.
struct ParcelCrossings {
    /// An outline that crosses lines oftener is refused: a gigabyte of crossings and of what is walked between them.
    static let most = 2_000_000
    /// Pairs of an edge and a line that are all tried; with more, cells tell which lines are near an edge.
    private static let mostPairs = 4096

    private(set) var all: [OutlineCrossing] = []
    /// Numbers of crossings, edge by edge of the map, from its smaller end on; and where each crossing stands there.
    private(set) var along: [Int32] = []
    private(set) var rank: [Int32] = []
    /// Per edge of the map the first of its crossings in `along`, and the last parcel that had one.
    private var first: [Int32]
    private var turns: [UInt32]
    /// The last edge of a parcel that looked at a line.
    private var looks: [UInt32]
    private var look: UInt32 = 0

    init(lines: Int) {
        first = [Int32](repeating: 0, count: lines)
        turns = [UInt32](repeating: 0, count: lines)
        looks = turns
    }

    @inline(__always) func isCrossed(_ line: Int, _ turn: UInt32) -> Bool { turns[line] == turn }

    /// The first crossing that a half-edge comes to from its start.
    @inline(__always) func first(along half: Int) -> Int {
        var place = Int(first[half >> 1])
        if half & 1 == 1 { while place + 1 < along.count, Int(all[Int(along[place + 1])].inward) >> 1 == half >> 1 { place += 1 } }
        return Int(along[place])
    }

    /// The next crossing of the same line, beyond `crossing` in the direction of a half-edge; -1 if there is none.
    @inline(__always) func next(after crossing: Int, along half: Int) -> Int {
        let place = Int(rank[crossing]) + (half & 1 == 0 ? 1 : -1)
        guard place >= 0, place < along.count, Int(all[Int(along[place])].inward) >> 1 == half >> 1 else { return -1 }
        return Int(along[place])
    }

    /// - Returns: false for more than ``most``. Time: the edges, the lines near each, and n log n of the crossings.
    mutating func find(_ outline: ParcelOutline, _ lines: [Int], _ net: LandNet, _ cells: LandCells, turn: UInt32) -> Bool {
        all.removeAll(keepingCapacity: true)
        let isSmall = outline.edges.count * lines.count <= Self.mostPairs
        for number in outline.edges.indices {
            let start = all.count
            if isSmall {
                for line in lines { add(outline.edges[number], number, line, net, turn) }
            } else {
                addNear(outline, number, net, cells, turn)
            }
            if all.count > start + 1 { sort(from: start, net) }
            if all.count > Self.most { return false }
        }
        sortAlongLines(outline)
        return true
    }

    @inline(__always)
    private mutating func add(_ edge: ParcelOutline.OutlineEdge, _ number: Int, _ line: Int, _ net: LandNet, _ turn: UInt32) {
        guard let crossing = OutlineCrossing(edge, number: number, net.edges[line], mapEdge: line) else { return }
        all.append(crossing)
        turns[line] = turn
    }

    private mutating func addNear(_ outline: ParcelOutline, _ number: Int, _ net: LandNet, _ cells: LandCells, _ turn: UInt32) {
        look &+= 1
        if look == 0 {
            for line in looks.indices { looks[line] = 0 }
            look = 1
        }
        let edge = outline.edges[number]
        cells.forEachSpan(edge.p + outline.origin, edge.q + outline.origin) { row, left, right in
            _ = cells.forEachLine(row: row, from: left, through: right) { line in
                guard looks[line] != look else { return }
                looks[line] = look
                add(edge, number, line, net, turn)
            }
        }
    }

    private mutating func sort(from start: Int, _ net: LandNet) {
        guard all.count - start <= 32 else {
            all[start...].sort { OutlineCrossing.isSooner($0, $1, net) }
            return
        }
        for number in start + 1..<all.count {
            var place = number
            while place > start, OutlineCrossing.isSooner(all[place], all[place - 1], net) {
                all.swapAt(place, place - 1)
                place -= 1
            }
        }
    }

    private mutating func sortAlongLines(_ outline: ParcelOutline) {
        along.removeAll(keepingCapacity: true)
        rank.removeAll(keepingCapacity: true)
        for number in all.indices {
            along.append(Int32(number))
            rank.append(0)
        }
        let crossings = all
        func isLower(_ p: Int32, _ q: Int32) -> Bool {
            let (a, b) = (crossings[Int(p)], crossings[Int(q)])
            let (e, f) = (a.inward >> 1, b.inward >> 1)
            return e != f ? e < f : OutlineCrossing.isLower(a, b, outline)
        }
        if along.count <= 24 {
            for number in along.indices.dropFirst() {
                var place = number
                while place > 0, isLower(along[place], along[place - 1]) {
                    along.swapAt(place, place - 1)
                    place -= 1
                }
            }
        } else {
            along.sort(by: isLower)
        }
        for (place, number) in along.enumerated().reversed() {
            rank[Int(number)] = Int32(place)
            first[Int(crossings[Int(number)].inward) >> 1] = Int32(place)
        }
    }
}

/// Where the outline of a parcel crosses a line of the map.
struct OutlineCrossing {
    /// The edge of the parcel, and how far along it: 0…1.
    let outlineEdge: Int32
    /// The half-edge of the map that leads into the parcel there.
    let inward: Int32
    let t: Double
    /// How far along the edge of the map, from its smaller end: 0…1.
    let s: Double
    /// The land before and after it, along the outline.
    let before: Int32
    let after: Int32
    /// Metres from the parcel's first corner.
    let place: Coordinate
    /// What `t` and `s` are shares of; how much they change as the parcel is moved.
    let turnOfOutline: Double
    let turnOfLine: Double
}

extension OutlineCrossing {
    /// Whether and where they cross, by simulation of simplicity (Edelsbrunner and Mücke 1990): the parcel is thought to be moved by ε to
    /// the east and ε² to the north, ε smaller than any number. Then nothing ever touches, and what runs along a line is on one side of it,
    /// the same for all edges.
    @inline(__always)
    init?(_ p: ParcelOutline.OutlineEdge, number: Int, _ e: LandNet.Edge, mapEdge: Int) {
        // Boxes apart: no crossing. Touching boxes may cross, moved by ε.
        guard max(p.px, p.qx) >= e.ax, min(p.px, p.qx) <= e.bx, max(p.py, p.qy) >= min(e.ay, e.by), min(p.py, p.qy) <= max(e.ay, e.by)
        else { return nil }
        let (dx, dy) = (e.bx - e.ax, e.by - e.ay)
        let op = Orientation.ofWhole(e.ax, e.ay, e.bx, e.by, p.px, p.py)
        let oq = Orientation.ofWhole(e.ax, e.ay, e.bx, e.by, p.qx, p.qy)
        // Moved east, a place on a line that runs north is on its right.
        let leansLeft = dy != 0 ? dy < 0 : dx > 0
        let (isLeftP, isLeftQ) = (op != 0 ? op > 0 : leansLeft, oq != 0 ? oq > 0 : leansLeft)
        guard isLeftP != isLeftQ else { return nil }
        let oa = Orientation.ofWhole(p.px, p.py, p.qx, p.qy, e.ax, e.ay)
        let ob = Orientation.ofWhole(p.px, p.py, p.qx, p.qy, e.bx, e.by)
        let (rx, ry) = (p.qx - p.px, p.qy - p.py)
        let standsLeft = ry != 0 ? ry > 0 : rx < 0
        let (isLeftA, isLeftB) = (oa != 0 ? oa > 0 : standsLeft, ob != 0 ? ob > 0 : standsLeft)
        guard isLeftA != isLeftB else { return nil }
        outlineEdge = Int32(number)
        (turnOfOutline, turnOfLine) = (op - oq, oa - ob)
        t = op / turnOfOutline
        s = oa / turnOfLine
        inward = Int32(2 * mapEdge + (isLeftB ? 0 : 1))
        (before, after) = isLeftQ ? (e.right, e.left) : (e.left, e.right)
        place = p.p + (p.q - p.p) * t
    }

    /// The order along one edge of the parcel. Through a corner of the map it crosses several lines at once: they follow each other as
    /// they do ε farther east, and if that is no difference, ε² farther north.
    static func isSooner(_ a: OutlineCrossing, _ b: OutlineCrossing, _ net: LandNet) -> Bool {
        if abs(a.t - b.t) > Tolerance.tie { return a.t < b.t }
        let (e, f) = (net.edges[Int(a.inward) >> 1], net.edges[Int(b.inward) >> 1])
        let (u, v) = ((e.ay - e.by) / a.turnOfOutline, (f.ay - f.by) / b.turnOfOutline)
        if abs(u - v) > Tolerance.tie * (abs(u) + abs(v)) { return u < v }
        return (e.bx - e.ax) / a.turnOfOutline < (f.bx - f.ax) / b.turnOfOutline
    }

    /// The order along one edge of the map, from its smaller end; in a corner of the parcel that lies on the line as ε farther.
    static func isLower(_ a: OutlineCrossing, _ b: OutlineCrossing, _ outline: ParcelOutline) -> Bool {
        if abs(a.s - b.s) > Tolerance.tieOnLine { return a.s < b.s }
        let (p, q) = (outline.edges[Int(a.outlineEdge)], outline.edges[Int(b.outlineEdge)])
        let (u, v) = ((p.qy - p.py) / a.turnOfLine, (q.qy - q.py) / b.turnOfLine)
        if abs(u - v) > Tolerance.tie * (abs(u) + abs(v)) { return u < v }
        return (p.px - p.qx) / a.turnOfLine < (q.px - q.qx) / b.turnOfLine
    }
}

/// The edges of a parcel, ready to be laid over a map: in metres from its first corner for the sums, and in whole units for the decisions.
/// The parcel lies on the left of every edge.
struct ParcelOutline {
    struct OutlineEdge {
        let p: Coordinate
        let q: Coordinate
        let px: Double
        let py: Double
        let qx: Double
        let qy: Double
        /// The edges of the ring.
        let ringStart: Int32
        let ringEnd: Int32
    }

    private(set) var edges: [OutlineEdge] = []
    private(set) var origin = Coordinate(x: 0, y: 0)
    /// Metres.
    private(set) var box = Envelope()
    /// Square metres; holes taken off.
    private(set) var area = 0.0

    /// - Returns: false for coordinates that no plane has, and rings without an area. Time: the vertices.
    mutating func read(_ parcel: [Polygon]) -> Bool {
        edges.removeAll(keepingCapacity: true)
        box = Envelope()
        area = 0
        guard let first = parcel.first?.exterior.first else { return false }
        origin = first
        for polygon in parcel {
            guard add(polygon.exterior, isHole: false) else { return false }
            for hole in polygon.holes { guard add(hole, isHole: true) else { return false } }
        }
        // Far beyond the earth a double has no thousandths of a millimetre left; a lattice of 32 bits has a million metres.
        return box.minX > -1e8 && box.maxX < 1e8 && box.minY > -1e8 && box.maxY < 1e8 && box.width < 1e6 && box.height < 1e6
    }

    private mutating func add(_ ring: [Coordinate], isHole: Bool) -> Bool {
        guard ring.count >= 4 else { return false }
        var twice = 0.0
        var (minX, minY, maxX, maxY) = (box.minX, box.minY, box.maxX, box.maxY)
        var from = ring[0] - origin
        for number in 1..<ring.count {
            let place = ring[number]
            let to = place - origin
            twice += Coordinate.cross(from, to)
            from = to
            (minX, maxX) = (min(minX, place.x), max(maxX, place.x))
            (minY, maxY) = (min(minY, place.y), max(maxY, place.y))
        }
        guard twice != 0, twice.isFinite else { return false }
        box = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        area += isHole ? -abs(twice) / 2 : abs(twice) / 2
        let isForward = (twice > 0) != isHole
        let (start, end) = (Int32(edges.count), Int32(edges.count + ring.count - 1))
        var place = isForward ? ring[0] : ring[ring.count - 1]
        var (p, px, py) = (place - origin, Self.whole(place.x), Self.whole(place.y))
        for step in 1..<ring.count {
            place = isForward ? ring[step] : ring[ring.count - 1 - step]
            let (q, qx, qy) = (place - origin, Self.whole(place.x), Self.whole(place.y))
            edges.append(OutlineEdge(p: p, q: q, px: px, py: py, qx: qx, qy: qy, ringStart: start, ringEnd: end))
            (p, px, py) = (q, qx, qy)
        }
        return true
    }

    /// Metres in whole units: what is added and taken away again leaves a number below 2⁵¹ rounded.
    @inline(__always) static func whole(_ metres: Double) -> Double { metres * LandNet.perMetre + 0x1.8p52 - 0x1.8p52 }
}
