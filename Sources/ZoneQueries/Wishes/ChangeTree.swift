import Geometry

/// How far it is to the nearest change of class or limits, from short lists of the lines that can be nearest.
///
/// The same metres as ``ZoneIndex/nearestChange(from:isSame:)``, to the last digit: the same steps, for fewer lines.
struct ChangeTree: Sendable {
    private let tree: PlaceTree
    private let ends: [(a: Coordinate, b: Coordinate)]

    /// A list as long as this is not cut further, nor that of a square of this side, in metres.
    private static let (short, least) = (8, 12.0)

    /// Nil where the lists would be too long. Time: about n log n in the lines.
    init?(_ index: ZoneIndex) {
        let ends = index.changes.map { (index.edges[Int($0)].a, index.edges[Int($0)].b) }
        let middles = ends.map { LineMiddle($0.0, $0.1) }
        var distances: [Double] = []
        let tree = PlaceTree(
            over: index.extent.grown(by: 1), Array(ends.indices.map { Int32($0) }), most: 4_000_000 + 16 * ends.count
        ) { square, list in
            distances.removeAll(keepingCapacity: true)
            let isCoarse = square.half > LineMiddle.coarse
            var nearest = Double.infinity
            for number in list {
                let (a, b) = ends[Int(number)]
                let distance = isCoarse ? middles[Int(number)].distance(from: square.centre) : square.centre.distance(toSegment: a, b)
                distances.append(distance)
                nearest = min(nearest, distance)
            }
            // From no place of the square a line that is farther from the centre than this is nearest.
            let farthest = nearest + 2 * square.radius
            let numbers = list
            list.keep { distances[$0] - (isCoarse ? middles[Int(numbers[$0])].half : 0) <= farthest }
            return list.count <= Self.short || square.half * 2 <= Self.least
        }
        guard let tree else { return nil }
        (self.tree, self.ends) = (tree, ends)
    }

    /// Metres; nil outside the map, and where nothing changes.
    func distance(from place: Coordinate) -> Double? {
        guard let list = tree.list(at: place), !list.isEmpty else { return nil }
        var least = Double.infinity
        for number in tree.values[list] {
            let (a, b) = ends[Int(number)]
            least = min(least, place.squaredDistance(toSegment: a, b))
        }
        return least.squareRoot()
    }
}
