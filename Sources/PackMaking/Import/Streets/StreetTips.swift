import Geometry

/// Where a street ends: of all its pieces that meet at a node none leads on.
enum StreetTips {
    /// How much alike the directions of two carriageways must be that end at one node.
    private static let alike = 0.8

    /// - Parameter directions: of length 1, from the node along each piece.
    static func isTip(_ directions: [Coordinate]) -> Bool {
        let sum = directions.reduce(Coordinate(x: 0, y: 0), +)
        return directions.count > 0 && sum.length > alike * Double(directions.count)
    }
}
