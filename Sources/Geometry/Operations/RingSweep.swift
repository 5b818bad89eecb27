/// Whether rings keep apart from themselves and from each other: a sweep over their vertices from west to east (Shamos and Hoey, 1976).
///
/// Everything is decided exactly. Time n log n in the vertices, whatever the shape, where other checks compare all that have boxes in
/// common; memory some 100 bytes a vertex.
package struct RingSweep {
    /// What the sweep found first.
    package enum Finding: Sendable, Hashable {
        /// No ring meets itself or another: valid, if holes lie in the outer ring of their polygon and parts beside each other.
        case apart(isNested: Bool)
        /// Two edges of the outline meet, near `place`; `isOneRing` if both are of one ring, which no valid ring allows.
        case meets(place: Coordinate, isOneRing: Bool, crosses: Bool)
    }

    private let places: [Coordinate]
    /// By vertex: its ring, and the next vertex of it; segment n leads from vertex n to the next.
    private let rings: [Int32]
    private let nexts: [Int32]
    private let ringStarts: [Int32]
    /// By ring: whether its inside is on the left; its polygon and whether it is a hole.
    private let isLeft: [Bool]
    private let polygonOf: [Int32]
    private let isHole: [Bool]

    private var order: SweepOrder
    /// By ring the one it lies in; -1 for none, -2 for not yet met.
    private var parents: [Int32]

    /// - Parameter polygons: closed rings of three corners and more, without repeated vertices.
    package static func check(_ polygons: [Polygon]) -> Finding {
        var sweep = RingSweep(polygons)
        return sweep.run()
    }

    private init(_ polygons: [Polygon]) {
        var (places, rings, nexts, starts): ([Coordinate], [Int32], [Int32], [Int32]) = ([], [], [], [])
        var (isLeft, polygonOf, isHole): ([Bool], [Int32], [Bool]) = ([], [], [])
        for (number, polygon) in polygons.enumerated() {
            for (ring, vertices) in polygon.rings.enumerated() {
                let start = places.count
                starts.append(Int32(start))
                for place in vertices.dropLast() {
                    rings.append(Int32(isLeft.count))
                    places.append(place)
                    nexts.append(Int32(places.count))
                }
                nexts[nexts.count - 1] = Int32(start)
                isLeft.append(Polygon.signedArea(vertices) > 0)
                polygonOf.append(Int32(number))
                isHole.append(ring > 0)
            }
        }
        (self.places, self.rings, self.nexts, ringStarts) = (places, rings, nexts, starts)
        (self.isLeft, self.polygonOf, self.isHole) = (isLeft, polygonOf, isHole)
        order = SweepOrder(count: places.count)
        parents = [Int32](repeating: -2, count: isLeft.count)
    }

    private func isBefore(_ p: Int, _ q: Int) -> Bool {
        let (a, b) = (places[p], places[q])
        return a.x != b.x ? a.x < b.x : a.y < b.y
    }

    private mutating func run() -> Finding {
        let events = places.indices.sorted { isBefore($0, $1) }
        for (one, other) in zip(events, events.dropFirst()) where places[one] == places[other] {
            return .meets(place: places[one], isOneRing: rings[one] == rings[other], crosses: false)
        }
        var previous = [Int32](repeating: 0, count: places.count)
        for (number, next) in nexts.enumerated() { previous[Int(next)] = Int32(number) }
        for vertex in events {
            if let finding = visit(vertex, Int(previous[vertex])) { return finding }
        }
        return .apart(isNested: parents.indices.allSatisfy(isNested))
    }

    private func isNested(_ ring: Int) -> Bool {
        let parent = Int(parents[ring])
        guard parent >= 0 else { return !isHole[ring] }
        // A hole lies in the outer ring of its polygon, a part anywhere but in another part: within its hole, or beside it.
        return isHole[ring] ? !isHole[parent] && polygonOf[parent] == polygonOf[ring] : isHole[parent]
    }

    /// One vertex with the segment that leads to it and the one that leads on.
    private mutating func visit(_ vertex: Int, _ before: Int) -> Finding? {
        let (arriving, leaving) = (before, vertex)
        let beginsArriving = isBefore(vertex, before)
        let beginsLeaving = isBefore(vertex, Int(nexts[vertex]))
        switch (beginsArriving, beginsLeaving) {
        case (false, true): return replace(arriving, by: leaving)
        case (true, false): return replace(leaving, by: arriving)
        case (true, true): return begin(vertex, arriving, leaving)
        case (false, false):
            let (lower, upper) = order.above(arriving) == leaving ? (arriving, leaving) : (leaving, arriving)
            let (below, above) = (order.below(lower), order.above(upper))
            order.remove(lower)
            order.remove(upper)
            return meeting(below, above)
        }
    }

    private mutating func replace(_ old: Int, by new: Int) -> Finding? {
        order.replace(old, by: new)
        return meeting(order.below(new), new) ?? meeting(new, order.above(new))
    }

    private mutating func begin(_ vertex: Int, _ one: Int, _ other: Int) -> Finding? {
        let place = places[vertex]
        let found = order.find { side(of: place, to: $0) }
        if let hit = found.hit { return .meets(place: place, isOneRing: rings[hit] == rings[vertex], crosses: false) }
        let turn = Orientation.of(place, end(of: one), end(of: other))
        // Back along itself.
        if turn == 0 { return .meets(place: place, isOneRing: true, crosses: true) }
        let (lower, upper) = turn > 0 ? (one, other) : (other, one)
        let ring = Int(rings[vertex])
        if parents[ring] == -2 { parents[ring] = parent(above: found.below) }
        order.insert(lower, above: found.below)
        order.insert(upper, above: lower)
        return meeting(found.below, lower) ?? meeting(upper, order.above(upper))
    }

    /// The ring that a place just above a segment lies in.
    private func parent(above segment: Int) -> Int32 {
        guard segment >= 0 else { return -1 }
        let ring = rings[segment]
        let runsEast = isBefore(segment, Int(nexts[segment]))
        return runsEast == isLeft[Int(ring)] ? ring : parents[Int(ring)]
    }

    /// The western and the eastern end.
    private func ends(_ segment: Int) -> (Coordinate, Coordinate) {
        let next = Int(nexts[segment])
        return isBefore(segment, next) ? (places[segment], places[next]) : (places[next], places[segment])
    }

    private func end(of segment: Int) -> Coordinate { ends(segment).1 }

    private func side(of place: Coordinate, to segment: Int) -> Double {
        let (a, b) = ends(segment)
        return Orientation.of(a, b, place)
    }

    /// Whether two segments that lie next to each other meet; -1 is none.
    private func meeting(_ one: Int, _ other: Int) -> Finding? {
        guard one >= 0, other >= 0 else { return nil }
        let ((a, b), (c, d)) = (ends(one), ends(other))
        if Int(nexts[one]) == other || Int(nexts[other]) == one {
            // They share a corner, and meet elsewhere only if one runs back along the other.
            let corner = Int(nexts[one]) == other ? places[other] : places[one]
            let (p, q) = (a == corner ? b : a, c == corner ? d : c)
            guard Orientation.of(corner, p, q) == 0, Coordinate.dot(p - corner, q - corner) > 0 else { return nil }
            return .meets(place: corner, isOneRing: true, crosses: true)
        }
        let (u, v) = (Orientation.of(a, b, c), Orientation.of(a, b, d))
        guard !(u > 0 && v > 0), !(u < 0 && v < 0) else { return nil }
        let (s, t) = (Orientation.of(c, d, a), Orientation.of(c, d, b))
        guard !(s > 0 && t > 0), !(s < 0 && t < 0) else { return nil }
        // All four on one line: apart if their boxes are.
        if u == 0, v == 0, !Envelope(a, b).intersects(Envelope(c, d)) { return nil }
        let crosses = u != 0 && v != 0 && s != 0 && t != 0
        let share = u - v != 0 ? u / (u - v) : 0
        let touching = u == 0 ? c : v == 0 ? d : s == 0 ? a : b
        return .meets(place: crosses ? c + (d - c) * share : touching, isOneRing: rings[one] == rings[other], crosses: crosses)
    }
}
