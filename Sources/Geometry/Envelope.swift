/// The smallest upright rectangle about some places; empty until a place has been added.
public struct Envelope: Sendable, Hashable {
    /// The western edge, in the unit of the places; +∞ while empty.
    public var minX = Double.infinity
    /// The southern edge, in the unit of the places; +∞ while empty.
    public var minY = Double.infinity
    /// The eastern edge, in the unit of the places; −∞ while empty.
    public var maxX = -Double.infinity
    /// The northern edge, in the unit of the places; −∞ while empty.
    public var maxY = -Double.infinity

    /// The empty rectangle.
    public init() {}

    /// The rectangle about `places`; empty where there are none. Linear in the places.
    public init(_ places: some Sequence<Coordinate>) {
        for place in places { add(place) }
    }

    /// About the two ends of a segment.
    public init(_ a: Coordinate, _ b: Coordinate) {
        self.init(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    }

    /// The rectangle of these edges; empty where a minimum is above its maximum.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// Whether it holds no place.
    public var isEmpty: Bool { minX > maxX || minY > maxY }
    /// The extent from west to east; 0 where it is empty.
    public var width: Double { isEmpty ? 0 : maxX - minX }
    /// The extent from south to north; 0 where it is empty.
    public var height: Double { isEmpty ? 0 : maxY - minY }
    /// The middle; not a number where the rectangle is empty.
    public var centre: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

    /// Grows the rectangle to hold `place`.
    public mutating func add(_ place: Coordinate) {
        minX = min(minX, place.x)
        minY = min(minY, place.y)
        maxX = max(maxX, place.x)
        maxY = max(maxY, place.y)
    }

    /// Grows the rectangle to hold `other`; an empty one changes nothing.
    public mutating func add(_ other: Envelope) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    /// The rectangle grown by `margin` on every side.
    public func grown(by margin: Double) -> Envelope {
        Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    /// What both hold; empty where they do not meet.
    package func intersection(_ other: Envelope) -> Envelope {
        Envelope(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    }

    /// Whether the rectangles share a point; touching counts.
    public func intersects(_ other: Envelope) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether the place is inside or on the edge; false where the rectangle is empty.
    public func contains(_ place: Coordinate) -> Bool {
        minX <= place.x && place.x <= maxX && minY <= place.y && place.y <= maxY
    }
}

extension Envelope {
    /// The rectangle as a closed ring, counter-clockwise, each side in equal parts; of an empty one nothing.
    package func ring(divisions: Int) -> [Coordinate] {
        guard !isEmpty else { return [] }
        let corners = [
            Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY), Coordinate(x: maxX, y: maxY), Coordinate(x: minX, y: maxY),
            Coordinate(x: minX, y: minY),
        ]
        return [corners[0]]
            + zip(corners, corners.dropFirst()).flatMap { a, b in
                (1...divisions).map { $0 == divisions ? b : a + (b - a) * (Double($0) / Double(divisions)) }
            }
    }
}
