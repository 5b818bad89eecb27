/// Where an edge crosses the line to the west of a place. Corners count as below that line: it is thought to run infinitely little above the
/// place (simulation of simplicity, Edelsbrunner and Mücke 1990), so that no corner lies on it. Exact, in a `Whole` that holds products of three
/// differences of coordinates.
struct WestCrossing<Whole: FixedWidthInteger & SignedInteger> {
    /// The crossing is at `numerator / height` to the east of the place: to the west, since it is not above 0.
    private let numerator: Whole
    private let height: Whole
    private let run: Whole

    /// Nil where the edge does not cross it.
    ///
    /// - Parameters: both ends of the edge, the lower one first, as seen from the place.
    @inline(__always) init?(_ low: (x: Whole, y: Whole), _ high: (x: Whole, y: Whole)) {
        guard low.y <= 0, 0 < high.y else { return nil }
        (height, run) = (high.y - low.y, high.x - low.x)
        numerator = low.x * height - run * low.y
        guard numerator < 0 || (numerator == 0 && run < 0) else { return nil }
    }

    @inline(__always) func isWest(of other: WestCrossing) -> Bool {
        let (mine, its) = (numerator * other.height, other.numerator * height)
        return mine != its ? mine < its : run * other.height < other.run * height
    }

    /// The whole number to the west of it, as seen from the place.
    var floor: Whole { -((height - 1 - numerator) / height) }

    /// Whether it lies no farther to the west than `reach`.
    func isWithin(_ reach: Double) -> Bool { Double(numerator) >= -reach * Double(height) }
}
