import Regulation

/// What a map is built for.
public struct Scenario: Sendable {
    /// The day that the map is drawn for: it chooses the limits and the lines that are open (clause 四.2, readings T2, R4).
    public var date: CivilDate
    /// "As if built": planned lines count as open (clause 四.2, reading R4).
    public var isAsBuilt: Bool
    /// How many tasks share the work; the result does not depend on it.
    public var workers: Int
    /// Switches of the readings, before those of the pack: `width_by` → `fronting`.
    public var readings: [(name: String, value: String)] = []
    /// Whether areas of the pack that are not valid are made valid or left out, each told (`--mend`).
    public var mends = false
    /// The day on which it is asked, for doubts about openings ahead; the date of the map where nobody says.
    package var today: CivilDate?

    /// A day, with planned lines as planned unless `isAsBuilt`; two tasks, no reading switched, no area made valid.
    public init(date: CivilDate, isAsBuilt: Bool = false, workers: Int = 2) {
        self.date = date
        self.isAsBuilt = isAsBuilt
        self.workers = workers
    }
}
