import Geometry
import PlanarArrangement

/// The parts of areas in a tile: their rings in flat arrays, exterior with the positive area (MVT 2.1, 4.3.4.4), each followed by its holes.
struct AreaDrawing {
    /// Closed, on the grid of the level.
    struct Ring {
        let area: Int
        let isHole: Bool
        let vertices: Range<Int>
        /// Which part of all; -1 while it is not known.
        fileprivate(set) var part: Int
    }

    private(set) var points: [LatticePoint] = []
    /// By area and by the first corner of the exterior.
    private(set) var rings: [Ring] = []
    /// By part, its exterior.
    private var exteriors: [Int] = []
    private var area = 0
    private var firstRing = 0

    /// Opens a chain: one exterior and the holes that touch it, or a hole that touches none.
    mutating func begin(area: Int) { (self.area, firstRing) = (area, rings.count) }

    /// A ring of the chain: open, from any of its corners on; the first may lie straight between its neighbours.
    mutating func add(_ ring: [LatticePoint]) {
        let last = ring.count - 1
        let skipped = last > 1 && StraightCorners.isStraight(ring[last], ring[0], ring[1]) ? 1 : 0
        var smallest = skipped
        for number in skipped...last where ring[number] < ring[smallest] { smallest = number }
        let start = points.count
        points.append(contentsOf: ring[smallest...])
        points.append(contentsOf: ring[skipped...smallest])
        rings.append(Ring(area: area, isHole: !isExterior(from: start), vertices: start..<points.count, part: -1))
    }

    mutating func end() {
        guard let exterior = rings[firstRing...].firstIndex(where: { !$0.isHole }) else { return }
        precondition(!rings[(exterior + 1)...].contains { !$0.isHole }, "a chain bounds one area")
        for number in firstRing..<rings.count { rings[number].part = exteriors.count }
        exteriors.append(exterior)
    }

    private func isExterior(from start: Int) -> Bool {
        let origin = points[start]
        var sum: Int64 = 0
        for number in (start + 1)..<points.count {
            let (a, b) = (points[number - 1], points[number])
            sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return sum > 0
    }

    /// Places the holes that touch no exterior, and puts the rings in order.
    mutating func finish() {
        placeLooseHoles()
        var order = Array(exteriors.indices)
        order.sort { one, other in
            let (a, b) = (rings[exteriors[one]], rings[exteriors[other]])
            return a.area != b.area ? a.area < b.area : points[a.vertices.lowerBound] < points[b.vertices.lowerBound]
        }
        var ranks = [Int](repeating: 0, count: order.count)
        for (rank, part) in order.enumerated() { ranks[part] = rank }
        let bins = Bins(count: order.count, filler: Int32(0)) { add in
            for hole in [false, true] {
                for (number, ring) in rings.enumerated() where ring.isHole == hole {
                    add(ranks[ring.part], Int32(truncatingIfNeeded: number))
                }
            }
        }
        rings = bins.values.map { rings[Int($0)] }
    }

    private mutating func placeLooseHoles() {
        let loose = rings.filter { $0.part < 0 }
        guard !loose.isEmpty else { return }
        let areas = Set(loose.map(\.area))
        rings.removeAll { $0.part < 0 }
        exteriors = [Int](repeating: 0, count: exteriors.count)
        for (number, ring) in rings.enumerated() where !ring.isHole { exteriors[ring.part] = number }
        func whole(_ ring: Ring) -> [LatticePoint] { Array(points[ring.vertices]) }
        // Those of the areas concerned, and of all others none.
        let parts = exteriors.indices.filter { areas.contains(rings[exteriors[$0]].area) }
        var numbers = [Int](repeating: -1, count: exteriors.count)
        for (number, part) in parts.enumerated() { numbers[part] = number }
        var pieces = parts.map { LatticePiece(label: rings[exteriors[$0]].area, exterior: whole(rings[exteriors[$0]]), holes: []) }
        var own = [Int](repeating: 0, count: parts.count)
        for ring in rings where ring.isHole && numbers[ring.part] >= 0 {
            pieces[numbers[ring.part]].holes.append(whole(ring))
            own[numbers[ring.part]] += 1
        }
        HolePlacing.place(loose.map { ($0.area, whole($0)) }, in: &pieces)
        for (number, piece) in pieces.enumerated() {
            for hole in piece.holes[own[number]...] {
                let start = points.count
                points += hole
                rings.append(Ring(area: piece.label, isHole: true, vertices: start..<points.count, part: parts[number]))
            }
        }
    }
}
