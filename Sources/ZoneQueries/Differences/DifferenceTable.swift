import Geometry
import ZoningModel

extension MapDifference {
    /// All areas of one change.
    public struct Row: Sendable {
        /// What the land was.
        public let from: Designation
        /// What the land is.
        public let to: Designation
        /// Square metres in the working plane.
        public let area: Double
        /// Square metres of it that lie between the boundary lines of a line on neither map (reading R1).
        public let areaOffCarriageways: Double
        /// How many pieces there are; of one area, those with other causes count apart.
        public let pieces: Int
        /// What is behind it, with the square metres that each bears on, the largest first; an area may have several causes.
        public let causes: [(cause: DifferenceCause, area: Double)]
    }

    /// Areas by what they were and what they are, sorted by their words.
    public var table: [Row] {
        Dictionary(grouping: changes) { [$0.from, $0.to] }.map { key, changes in
            var causes: [DifferenceCause: Double] = [:]
            for change in changes { for cause in change.causes { causes[cause, default: 0] += change.area } }
            return Row(
                from: key[0], to: key[1], area: changes.reduce(0) { $0 + $1.area },
                areaOffCarriageways: changes.reduce(0) { $0 + ($1.isOnCarriageway ? 0 : $1.area) }, pieces: changes.count,
                causes: causes.sorted { ($1.value, $0.key.sortKey) < ($0.value, $1.key.sortKey) }.map { ($0.key, $0.value) })
        }.sorted { ($0.from.sortKey, $0.to.sortKey) < ($1.from.sortKey, $1.to.sortKey) }
    }
}

extension Designation {
    /// The words, and where they are alike, the limits.
    package var sortKey: String { "\(words) \(limits?.written ?? "")" }
}
