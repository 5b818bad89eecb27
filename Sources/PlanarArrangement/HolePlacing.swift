import Geometry

/// Holes that touch no exterior ring of their label, given to the piece of it that lies about them: the one whose ring is met first to the
/// west of the westernmost corner, or that the hole belongs to which is met there.
///
/// About n log n in the edges of the labels that have such holes: the way to the next ring is short where rings are many.
package enum HolePlacing {
    package static func place(_ holes: [(label: Int, ring: [LatticePoint])], in pieces: inout [LatticePiece]) {
        place(holes, among: pieces.map(\.label)) { number, add in
            add(pieces[number].exterior)
            for hole in pieces[number].holes { add(hole) }
        } found: { hole, home in
            pieces[home].holes.append(hole)
        }
    }

    static func place(_ holes: [(label: Int, ring: [LatticePoint])], in pieces: inout PieceList) {
        place(holes, among: pieces.indices.map { pieces.label(of: $0) }) { number, add in
            add(pieces.exterior(of: number))
            pieces.forEachHole(of: number, add)
            pieces.rest()
        } found: { hole, home in
            pieces.append(hole, toPiece: home)
        }
    }

    /// One label after the other: of a city, no more than the rings of one are in memory.
    private static func place(
        _ holes: [(label: Int, ring: [LatticePoint])], among labels: [Int],
        rings: (_ piece: Int, _ add: ([LatticePoint]) -> Void) -> Void, found: (_ hole: [LatticePoint], _ home: Int) -> Void
    ) {
        guard !holes.isEmpty else { return }
        let holes = Dictionary(grouping: holes, by: \.label)
        var numbers: [Int: [Int]] = [:]
        for (number, label) in labels.enumerated() where holes[label] != nil { numbers[label, default: []].append(number) }
        for (label, holes) in holes {
            // A hole lies to the east of what it is met behind.
            let sorted = holes.map(\.ring).sorted { $0[0] < $1[0] }
            var about = RingsOfLabel()
            for number in numbers[label] ?? [] { rings(number) { about.add($0, home: number) } }
            for hole in sorted { about.add(hole, home: nil) }
            about.index()
            for hole in sorted {
                guard let home = about.home(of: hole) else { preconditionFailure("a hole in no piece of its label") }
                found(hole, home)
            }
        }
    }
}

/// The rings of all pieces of one label. Rings begin at their smallest corner: the westernmost, of those the southernmost.
private struct RingsOfLabel {
    private var edges: [(a: LatticePoint, b: LatticePoint, ring: Int32)] = []
    private var homes: [Int?] = []
    /// Of the holes that have no home yet, by their smallest corner.
    private var loose: [LatticePoint: [Int]] = [:]
    private var box = Envelope()
    private var cells = CellIndex([], cell: 1)
    private var cell = 1.0

    mutating func add(_ ring: [LatticePoint], home: Int?) {
        for (a, b) in zip(ring, ring.dropFirst()) {
            edges.append(a.y <= b.y ? (a, b, Int32(truncatingIfNeeded: homes.count)) : (b, a, Int32(truncatingIfNeeded: homes.count)))
            box.add(Self.coordinate(a))
        }
        if home == nil { loose[ring[0], default: []].append(homes.count) }
        homes.append(home)
    }

    private static func coordinate(_ point: LatticePoint) -> Coordinate { Coordinate(x: Double(point.x), y: Double(point.y)) }

    mutating func index() {
        let count = Double(max(1, edges.count))
        cell = max(1, (box.width * box.height / count).squareRoot())
        cells = CellIndex(edges.map { Envelope(Self.coordinate($0.a), Self.coordinate($0.b)) }, cell: cell)
    }

    /// The piece that a hole lies in. Holes are asked for from west to east.
    mutating func home(of hole: [LatticePoint]) -> Int? {
        let corner = hole[0]
        let place = Self.coordinate(corner)
        func seen(_ point: LatticePoint) -> (x: Int128, y: Int128) { (Int128(point.x - corner.x), Int128(point.y - corner.y)) }
        var (best, done, reach): ((crossing: WestCrossing<Int128>, ring: Int32)?, Envelope?, Double) = (nil, nil, cell)
        while true {
            let window = Envelope(minX: place.x - reach, minY: place.y, maxX: place.x, maxY: place.y)
            cells.forEach(in: window, beside: done) { number in
                let edge = edges[number]
                guard let crossing = WestCrossing(seen(edge.a), seen(edge.b)) else { return true }
                if best.map({ $0.crossing.isWest(of: crossing) }) ?? true { best = (crossing, edge.ring) }
                return true
            }
            // What crosses in the window lies east of all that crosses farther west.
            if let best, best.crossing.isWithin(reach) { break }
            if window.minX < box.minX { break }
            (done, reach) = (window, reach * 2)
        }
        let home = best.flatMap { homes[Int($0.ring)] }
        for number in loose[corner] ?? [] { homes[number] = home }
        return home
    }
}
