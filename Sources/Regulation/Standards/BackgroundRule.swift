import Wording

/// How the background is taken off a measured level.
///
/// Δ is the measured level less the background, exact. First Δ as it stands is held against ``noneAbove`` and ``tableFrom``; then, between
/// the two, Δ is rounded to a whole number (half to even) and looked up in ``table``. So 2.9 is below 3 and 10.1 above 10, and 3.5 counts as 4.
package struct BackgroundRule: Sendable {
    /// A row: Δ from … to …, both inside, in whole dB.
    package struct Step: Sendable, Hashable {
        /// The smallest Δ of the row, whole dB.
        package let from: Int
        /// The largest Δ of the row, whole dB; not below ``from``.
        package let to: Int
        /// dB, below zero.
        package let correction: Int
    }

    /// What the table says of a Δ.
    package enum Outcome: Sendable, Hashable {
        /// Nothing is taken off.
        case none
        /// So many dB are added; below zero.
        case correction(Int)
        /// The background is too near.
        case tooNear
    }

    /// dB: above it nothing is taken off.
    package let noneAbove: Int
    /// dB: below it the table does not reach.
    package let tableFrom: Int
    /// Ascending, without a gap or an overlap from ``tableFrom`` to ``noneAbove``: 3, 4–5, 6–10 dB.
    package let table: [Step]
    /// The table's own clause: GB 12348—2008 5.7 表4.
    package let ground: Ground
    /// What to do where the background is too near.
    package let tooNear: (text: Text, ground: Ground)
    /// When the background need not be measured.
    package let maySkip: (text: Text, ground: Ground)
    /// How a figure is rounded: half to even (GB/T 8170 3.2).
    package let rounding: (text: Text, ground: Ground)

    /// What to do with a level that stands so far above its background. O(rows).
    package func outcome(difference: Decibels) -> Outcome {
        if difference > Decibels(noneAbove) { return .none }
        if difference < Decibels(tableFrom) { return .tooNear }
        return step(difference.rounded())
    }

    /// The same with Δ rounded before anything else, as some read HJ 706: 2.9 counts as 3 and 10.5 as 10.
    package func outcomeRoundingFirst(difference: Decibels) -> Outcome {
        let whole = difference.rounded()
        if whole > Decibels(noneAbove) { return .none }
        return whole < Decibels(tableFrom) ? .tooNear : step(whole)
    }

    private func step(_ whole: Decibels) -> Outcome {
        table.first { Decibels($0.from) <= whole && whole <= Decibels($0.to) }.map { .correction($0.correction) } ?? .tooNear
    }
}
