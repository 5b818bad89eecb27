/// What the buildings leave of a band at a place.
package enum BandSight: Int, Comparable, Sendable {
    /// Out of sight of every stretch that reaches the place: no band (B5, B9).
    case hidden
    /// In sight, or not: it hangs on storeys that are not known (B3).
    case undecided
    /// The band stands.
    case open

    package static func < (a: BandSight, b: BandSight) -> Bool { a.rawValue < b.rawValue }
}
