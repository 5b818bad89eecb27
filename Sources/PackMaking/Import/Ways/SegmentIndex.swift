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

    func near(_ window: Envelope) -> [Segment] { cells.candidates(in: window).map { segments[Int($0)] } }
}
