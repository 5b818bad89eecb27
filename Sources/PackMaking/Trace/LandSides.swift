/// Metres from a line to the edge of its land, looking along the line.
package struct LandSides: Sendable, Hashable {
    let left: Double
    let right: Double

    /// The same land seen by who comes the other way.
    var reversed: LandSides { LandSides(left: right, right: left) }

    init(left: Double, right: Double) { (self.left, self.right) = (left, right) }

    /// Nil where one of the two is not known.
    init?(left: Double?, right: Double?) {
        guard let left, let right else { return nil }
        self.init(left: left, right: right)
    }
}
