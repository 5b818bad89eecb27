import Geometry

/// The land before the first row of a stretch (reading B6), look by look: a place is held against each look once, and against few of its walls.
struct RowFronts: Sendable {
    let all: [RowFront]
    /// Of each of them from where to where along its look.
    private let spans: [(low: Double, high: Double)]
    /// Of each run of neighbours that have a look in common, that look and where the run ends.
    private let looks: [(look: SquareLook, end: Int)]

    init(_ fronts: [RowFront]) {
        all = fronts
        spans = fronts.map { ($0.low, $0.high) }
        var looks: [(look: SquareLook, end: Int)] = []
        for (number, front) in fronts.enumerated() {
            if let last = looks.last, last.look === front.look { looks.removeLast() }
            looks.append((front.look, number + 1))
        }
        self.looks = looks
    }

    /// Whether a place lies between the boundary line and the first row. Linear in the looks and their walls.
    func contains(_ place: Coordinate) -> Bool {
        var first = 0
        for (look, end) in looks {
            defer { first = end }
            guard let at = look.along(place) else { continue }
            for number in first..<end where at >= spans[number].low && at <= spans[number].high {
                if all[number].holds(place, at: at) { return true }
            }
        }
        return false
    }
}
