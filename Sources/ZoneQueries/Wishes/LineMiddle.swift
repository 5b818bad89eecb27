import Geometry

/// A line by its middle: how far it is from a place to within half its length, without a division. Good enough for large squares.
struct LineMiddle: Sendable {
    private let place: Coordinate
    /// Metres from the middle to the ends.
    let half: Double

    init(_ a: Coordinate, _ b: Coordinate) {
        place = (a + b) * 0.5
        half = place.distance(to: a) + Tolerance.limit
    }

    /// Metres that the line is away at most; at least it is ``half`` nearer.
    func distance(from other: Coordinate) -> Double { place.distance(to: other) }

    /// Squares from this half side on are cut by middles alone, in metres.
    static let coarse = 150.0
}

extension [Int32] {
    /// Keeps the elements of which `isKept` says so, by their index, in their order.
    mutating func keep(_ isKept: (Int) -> Bool) {
        var kept = 0
        for number in indices where isKept(number) {
            self[kept] = self[number]
            kept += 1
        }
        removeLast(count - kept)
    }
}
