import Geometry

extension NamedNetwork {
    /// The same network with a vertex in both lines wherever two of them cross or touch.
    ///
    /// Each pair of segments whose boxes meet is looked at: linear in the segments, times the lines that lie near.
    func noded() -> NamedNetwork {
        var segments: [(line: Int, number: Int, a: LatticePoint, b: LatticePoint)] = []
        for (line, named) in lines.enumerated() {
            for (number, (a, b)) in zip(named.course, named.course.dropFirst()).enumerated() where a != b {
                segments.append((line, number, a, b))
            }
        }
        let boxes = segments.map { Envelope(Self.coordinate($0.a), Self.coordinate($0.b)).grown(by: 1e-7) }
        let cells = CellIndex(boxes, cell: 0.002)
        var added: [Int: [Int: Set<LatticePoint>]] = [:]
        for (first, s) in segments.enumerated() {
            for second in cells.candidates(in: boxes[first]) where Int(second) > first {
                let t = segments[Int(second)]
                guard t.line != s.line, boxes[Int(second)].intersects(boxes[first]) else { continue }
                for place in Self.meetings(s.a, s.b, t.a, t.b) {
                    if place != s.a, place != s.b { added[s.line, default: [:]][s.number, default: []].insert(place) }
                    if place != t.a, place != t.b { added[t.line, default: [:]][t.number, default: []].insert(place) }
                }
            }
        }
        var noded = self
        for (line, numbers) in added {
            var course: [LatticePoint] = []
            for (number, place) in lines[line].course.enumerated() {
                course.append(place)
                let far = { (p: LatticePoint) in (p.x - place.x) * (p.x - place.x) + (p.y - place.y) * (p.y - place.y) }
                course.append(contentsOf: (numbers[number] ?? []).sorted { (far($0), $0) < (far($1), $1) })
            }
            noded.lines[line].course = course
        }
        return noded
    }

    /// Where two segments meet, on the lattice: their crossing, or ends of one that lie on the other (within a unit, about a centimetre).
    private static func meetings(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint, _ d: LatticePoint) -> [LatticePoint] {
        var touching: [LatticePoint] = []
        for end in [c, d] where isOn(end, a, b) { touching.append(end) }
        for end in [a, b] where isOn(end, c, d) && !touching.contains(end) { touching.append(end) }
        if !touching.isEmpty { return touching }
        let (p, q) = (Orientation.of(a, b, c), Orientation.of(a, b, d))
        let (r, s) = (Orientation.of(c, d, a), Orientation.of(c, d, b))
        guard (p > 0) != (q > 0), (r > 0) != (s > 0) else { return [] }
        let t = Double(r) / Double(r - s)
        return [
            LatticePoint(
                x: a.x + Int64((Double(b.x - a.x) * t).rounded()), y: a.y + Int64((Double(b.y - a.y) * t).rounded()))
        ]
    }

    private static func isOn(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Bool {
        if p == a || p == b { return true }
        let place = Coordinate(x: Double(p.x - a.x), y: Double(p.y - a.y))
        return place.distance(toSegment: Coordinate(x: 0, y: 0), Coordinate(x: Double(b.x - a.x), y: Double(b.y - a.y))) <= 1
    }
}
