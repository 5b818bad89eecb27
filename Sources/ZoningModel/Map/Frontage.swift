import Geometry

/// What stands along one side of a listed line between two junctions, and which rule follows from it (clause 二(四)2 and 3, reading B1).
public struct Frontage: Sendable, Hashable {
    /// Which rule of 二(四) the stretch falls under, by its share of tall frontage (reading B1).
    public enum Outcome: String, Sendable, CaseIterable {
        /// Rule 2: mainly low buildings and open land; the band runs through.
        case open
        /// Rule 3: mainly three storeys and more; buildings cut the band back.
        case shielded
        /// Storeys are missing that would decide (reading B3): both outcomes are told.
        case undecided
    }

    /// `annex1-16/3`: the row, and a number along it.
    public let id: String
    /// The row of the annex that the stretch belongs to: `annex1-16`.
    public let row: String
    /// The name of the road or line as the data pack writes it: 荣华南路.
    public let name: String
    /// The side of the line by the compass: `N`, `NE` …
    public let side: String
    /// Metres of boundary line.
    public let length: Double
    /// The share of it with a first building of three storeys or more: if all buildings of unknown storeys are low, and if they are not.
    public let share: ClosedRange<Double>
    /// Rule 2, rule 3, or undecided where unknown storeys decide (readings B1, B3).
    public let outcome: Outcome
    /// Whether the share is so near to the half that a survey may turn it (45–55 %).
    public let isDoubtful: Bool

    package init(
        id: String, row: String, name: String, side: String, length: Double, share: ClosedRange<Double>, outcome: Outcome, isDoubtful: Bool
    ) {
        self.id = id
        self.row = row
        self.name = name
        self.side = side
        self.length = length
        self.share = share
        self.outcome = outcome
        self.isDoubtful = isDoubtful
    }
}
