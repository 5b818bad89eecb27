/// What may matter at a place: squares that are quartered until the list of each is short.
///
/// In flat arrays. A look-up goes down some ten squares; building is linear in the lists that are looked through on the way.
@usableFromInline package struct PlaceTree: Sendable {
    /// One square, while its list is made.
    package struct Square {
        /// Its middle.
        package let centre: Coordinate
        /// From the middle to its sides.
        package let half: Double

        /// From the middle to its corners, and a little beyond: no rounding puts a place of the square farther away.
        package var radius: Double { half * 1.414214 + Tolerance.limit }
        package var box: Envelope { Envelope(centre, centre).grown(by: half) }
    }

    @usableFromInline let corner: Coordinate
    @usableFromInline let side: Double
    /// The number of the first of four quarters (south-west, south-east, north-west, north-east), or the complement of that of a leaf.
    @usableFromInline private(set) var nodes: [Int32] = [0]
    @usableFromInline private(set) var starts: [Int32] = [0]
    /// The lists of the leaves, one behind the other.
    package private(set) var values: [Int32] = []

    private let most: Int

    /// - Parameters:
    ///   - extent: every place outside it has no list.
    ///   - all: the list of the whole, in an order that every list keeps.
    ///   - most: values that all lists may hold together; nil where that is not enough.
    ///   - narrow: cuts the list of a square down to what matters there, and says whether it is short enough.
    package init?(over extent: Envelope, _ all: [Int32], most: Int, _ narrow: (Square, inout [Int32]) -> Bool) {
        corner = Coordinate(x: extent.minX, y: extent.minY)
        side = max(extent.width, extent.height, 1)
        self.most = most
        guard side.isFinite else { return nil }
        let half = side / 2
        let root = Square(centre: corner + Coordinate(x: half, y: half), half: half)
        guard let node = add(root, all, depth: 0, narrow) else { return nil }
        nodes[0] = node
    }

    /// Squares in one another: a side is then a millionth of the whole.
    private static let deepest = 20

    /// Nil where there is no room left.
    private mutating func add(_ square: Square, _ list: [Int32], depth: Int, _ narrow: (Square, inout [Int32]) -> Bool) -> Int32? {
        var list = list
        if narrow(square, &list) || list.isEmpty || depth == Self.deepest {
            values += list
            guard values.count <= most, starts.count <= most else { return nil }
            starts.append(Int32(values.count))
            return ~Int32(starts.count - 2)
        }
        let first = nodes.count
        nodes += [0, 0, 0, 0]
        let half = square.half / 2
        for quarter in 0..<4 {
            let step = Coordinate(x: quarter & 1 == 0 ? -half : half, y: quarter & 2 == 0 ? -half : half)
            guard let node = add(Square(centre: square.centre + step, half: half), list, depth: depth + 1, narrow) else { return nil }
            nodes[first + quarter] = node
        }
        return Int32(first)
    }

    /// Where the list of a place stands in ``values``; nil outside.
    @inlinable package func list(at place: Coordinate) -> Range<Int>? {
        var (x, y) = (place.x - corner.x, place.y - corner.y)
        guard x >= 0, y >= 0, x < side, y < side else { return nil }
        var node = nodes[0]
        var half = side / 2
        while node >= 0 {
            let (isEast, isNorth) = (x >= half, y >= half)
            x -= isEast ? half : 0
            y -= isNorth ? half : 0
            node = nodes[Int(node) &+ (isEast ? 1 : 0) &+ (isNorth ? 2 : 0)]
            half /= 2
        }
        let leaf = Int(~node)
        return Int(starts[leaf])..<Int(starts[leaf &+ 1])
    }
}

extension Coordinate {
    /// The square of ``distance(toSegment:_:)``, by the same steps.
    @inlinable package func squaredDistance(toSegment a: Coordinate, _ b: Coordinate) -> Double {
        let (alongX, alongY) = (b.x - a.x, b.y - a.y)
        let square = alongX * alongX + alongY * alongY
        guard square > 0 else { return (x - a.x) * (x - a.x) + (y - a.y) * (y - a.y) }
        let t = min(1, max(0, ((x - a.x) * alongX + (y - a.y) * alongY) / square))
        let (dx, dy) = (x - (a.x + alongX * t), y - (a.y + alongY * t))
        return dx * dx + dy * dy
    }
}
