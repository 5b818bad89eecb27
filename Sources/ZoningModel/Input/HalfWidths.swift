import Wording

/// What a distance from the centre line to a boundary line can be: the check that finds centimetres, and feet on the wrong side.
package enum HalfWidths {
    /// Metres. No carriageway of annex 1 is wider than some 100 m, service roads with it; one side alone cannot be.
    package static let most = 100.0
    /// Metres of both sides together: a single lane is 3 m wide or more (CJJ 37-2012, 5.3.1: 3.25 m and more).
    static let leastTogether = 3.0

    /// What makes one look again at a pair; nil where both are what roads have. Both 0 are told by themselves.
    package static func doubt(left: Double, right: Double) -> Phrase? {
        let together = left + right
        if together > most { return "left_m \(left) and right_m \(right) are \(together) m together: no listed road is so wide" }
        if together > 0, together < leastTogether {
            return "left_m \(left) and right_m \(right) are \(together) m together: no lane is so narrow"
        }
        return nil
    }
}
