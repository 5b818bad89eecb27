import Geometry

/// Inverts a map that moves every place a little, by repeated correction.
enum FixedPoint {
    /// Degrees: a tenth of a millimetre on the ground.
    static let tolerance = 1e-9

    /// The place that `map` sends to `image`, or nil if none is found.
    ///
    /// Each round takes the remaining error off the guess. Over a small distance the shift of GCJ-02 changes by at most 0.7 % of it and that of
    /// BD-09 by 2.2 %, so each round gains more than 1.5 digits. Rounds stop when they gain no more: after 5 to 11, measured over China. The result
    /// satisfies `map(result) ≈ image` within ``tolerance``.
    static func solve(for image: Coordinate, of map: (Coordinate) -> Coordinate) -> Coordinate? {
        var guess = image
        var best = Double.infinity
        var answer: Coordinate?
        for _ in 0..<40 {
            let there = map(guess)
            let error = Coordinate(x: there.x - image.x, y: there.y - image.y)
            let size = max(abs(error.x), abs(error.y))
            guard size < best else { break }
            best = size
            answer = guess
            guess = Coordinate(x: guess.x - error.x, y: guess.y - error.y)
        }
        return best < tolerance ? answer : nil
    }
}
