import Geometry

/// A text on a map as the rectangle that it takes, turned about its middle.
struct LabelBox {
    let centre: Coordinate
    /// Half of the length and of the height.
    let half: Coordinate
    /// Of length 1: the way that the text runs.
    let along: Coordinate

    init(_ centre: Coordinate, width: Double, height: Double, along: Coordinate = Coordinate(x: 1, y: 0)) {
        self.centre = centre
        half = Coordinate(x: width / 2, y: height / 2)
        self.along = along
    }

    var corners: [Coordinate] {
        [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { x, y in
            centre + along * (x * half.x) + along.leftNormal * (y * half.y)
        }
    }

    /// Whether two rectangles share a place: no line along a side of either lies between them (the separating axes).
    func meets(_ other: LabelBox) -> Bool {
        for axis in [along, along.leftNormal, other.along, other.along.leftNormal] {
            let (mine, theirs) = (span(axis), other.span(axis))
            if mine.upperBound < theirs.lowerBound || theirs.upperBound < mine.lowerBound { return false }
        }
        return true
    }

    private func span(_ axis: Coordinate) -> ClosedRange<Double> {
        let middle = Coordinate.dot(centre, axis)
        let reach = abs(Coordinate.dot(along, axis)) * half.x + abs(Coordinate.dot(along.leftNormal, axis)) * half.y
        return middle - reach...middle + reach
    }
}

/// The labels of a map, none over another, none over the edge.
struct LabelRoom {
    let frame: Envelope
    private(set) var taken: [LabelBox] = []

    init(frame: Envelope) { self.frame = frame }

    func isFree(_ box: LabelBox) -> Bool { box.corners.allSatisfy(frame.contains) && !taken.contains { $0.meets(box) } }

    mutating func take(_ box: LabelBox) { taken.append(box) }
}

/// Where a label lies best inside an area: as far from its edge as the label's own shape asks for.
struct AreaSpot {
    /// Edges of the area in the measure of the label: half of it is 1 wide and 1 high.
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let half: Coordinate
    private let box: Envelope
    private static let steps = 36

    /// In one system: `rings`, closed, and the width and height of the label.
    init(rings: [[Coordinate]], width: Double, height: Double) {
        let half = Coordinate(x: width / 2, y: height / 2)
        self.half = half
        let rings = rings.map { $0.map { Coordinate(x: $0.x / half.x, y: $0.y / half.y) } }
        edges = rings.flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
        box = Envelope(rings.joined())
    }

    /// The places where the label lies inside, the freest first, at most so many; empty where it is too large. O(edges).
    func places(atMost count: Int) -> [Coordinate] {
        var found: [(place: Coordinate, room: Double)] = []
        for row in 1..<Self.steps {
            for column in 1..<Self.steps {
                let place = Coordinate(
                    x: box.minX + box.width * Double(column) / Double(Self.steps),
                    y: box.minY + box.height * Double(row) / Double(Self.steps))
                if let room = room(about: place) { found.append((place, room)) }
            }
        }
        found.sort { $0.room != $1.room ? $0.room > $1.room : ($0.place.y, $0.place.x) < ($1.place.y, $1.place.x) }
        return found.prefix(count).map { Coordinate(x: $0.place.x * half.x, y: $0.place.y * half.y) }
    }

    /// The distance to the nearest edge; nil where the square of half 1 about the place is not all inside.
    private func room(about place: Coordinate) -> Double? {
        var (isInside, least) = (false, Double.infinity)
        for (a, b) in edges {
            if (a.y > place.y) != (b.y > place.y), place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y) { isInside.toggle() }
            let distance = place.distance(toSegment: a, b)
            // Within the circle about the square, the square itself decides.
            if distance < 1.5, Self.meetsSquare(a, b, about: place) { return nil }
            least = min(least, distance)
        }
        return isInside ? least : nil
    }

    private static func meetsSquare(_ a: Coordinate, _ b: Coordinate, about place: Coordinate) -> Bool {
        var (low, high) = (0.0, 1.0)
        for (start, step) in [(a.x - place.x, b.x - a.x), (a.y - place.y, b.y - a.y)] {
            if step == 0 {
                if abs(start) > 1 { return false }
                continue
            }
            let (s, t) = ((-1 - start) / step, (1 - start) / step)
            (low, high) = (max(low, min(s, t)), min(high, max(s, t)))
        }
        return low <= high
    }
}
