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
    mutating func find(_ outline: ParcelOutline, _ lines: [Int], _ net: HalfEdges, _ cells: LandCells, turn: UInt32) -> Bool {
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
    private mutating func add(_ edge: ParcelOutline.Edge, _ number: Int, _ line: Int, _ net: HalfEdges, _ turn: UInt32) {
        guard let crossing = OutlineCrossing(edge, number: number, net.edges[line], mapEdge: line) else { return }
        all.append(crossing)
        turns[line] = turn
    }

    private mutating func addNear(_ outline: ParcelOutline, _ number: Int, _ net: HalfEdges, _ cells: LandCells, _ turn: UInt32) {
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

    private mutating func sort(from start: Int, _ net: HalfEdges) {
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
