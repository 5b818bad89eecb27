import Geometry

/// The segments of many lines by place.
struct SegmentIndex {
    struct Segment {
        /// The number of its line.
        let line: Int
        /// Metres from the start of the line.
        let offset: Double
        let a: Coordinate
        let b: Coordinate

        var along: Coordinate { (b - a).normalized }
    }

    let segments: [Segment]
    private let cells: CellIndex

    init(_ courses: [[Coordinate]]) {
        var segments: [Segment] = []
        for (line, course) in courses.enumerated() {
            var offset = 0.0
            for (a, b) in zip(course, course.dropFirst()) {
                segments.append(Segment(line: line, offset: offset, a: a, b: b))
                offset += a.distance(to: b)
            }
        }
        self.segments = segments
        cells = CellIndex(segments.map { Envelope($0.a, $0.b) }, cell: 100)
    }

    /// The segments that come within `reach` of a place, some that do not among them; in the order of the lines.
    func near(_ place: Coordinate, within reach: Double) -> [Segment] { near(Envelope([place]).grown(by: reach)) }

    /// Where more lie than a street can have, the first of them.
    func near(_ window: Envelope) -> [Segment] {
        var found: [Int] = []
        cells.forEach(in: window) { number in
            found.append(number)
            return found.count < Self.most
        }
        found.sort()
        var near: [Segment] = []
        for (place, number) in found.enumerated() where place == 0 || found[place - 1] != number { near.append(segments[number]) }
        return near
    }

    /// So many segments in one place are no streets, and looking at each from each would take for ever.
    private static let most = 1000
}
