import Regulation
import ZoningModel

/// One thing that made an area another one: a row, a reading, a zone, buildings, a day, other rules.
public struct DifferenceCause: Sendable, Hashable {
    /// What kind of thing it is; the raw value is what JSON and columns have.
    public enum Ground: String, Sendable, CaseIterable {
        /// The maps were drawn by different rules.
        case ruleset
        /// One of the maps does not reach there.
        case district
        /// A line that opens between the two days (reading R4).
        case opening
        /// A planned line that one of the maps takes as built (reading R4).
        case asBuilt = "as_built"
        /// A line or area that the data of the first map do not have.
        case rowAdded = "row_added"
        /// A line or area that the data of the second map do not have.
        case rowRemoved = "row_removed"
        /// A line or area that the data of the two maps have otherwise: its course, boundary lines, grade or structure.
        case rowChanged = "row_changed"
        /// A band that reaches the place on one map alone, where the maps do not say why.
        case band
        /// A band whose width there is another.
        case width
        /// A reading that was switched.
        case reading
        /// A zone whose class is another.
        case zoneClass = "zone_class"
        /// A place that lies in another zone.
        case zoneLine = "zone_line"
        /// Buildings that shield on one map and not on the other (二(四)3).
        case buildings
        /// A frontage that falls under rule 3 on one map alone: its share of tall buildings is another (reading B1).
        case frontage
        /// Storeys that are not known on one of the maps, or come out otherwise (reading B3).
        case storeys
        /// Land of a use that takes other limits (reading Z1).
        case housing
        /// The limits of a class, which are others on the day.
        case limits
        /// Other layers, where nothing else tells.
        case data
    }

    /// The kind of cause.
    public let kind: Ground
    /// The row of an annex, or the name of land; nil where no line is behind it.
    public var row: String?
    /// What it is called: of a row `annex1-16 荣华南路`, of a zone `201 核心区`, of a reading the switch.
    public var feature = ""
    /// The reading that decides; nil where none does.
    public var reading: Interpretation.ID?
    /// What holds on the first map: metres of a band, the value of a switch, a class, limits. Empty where there is nothing to tell.
    public var from = ""
    /// The same of the second map.
    public var to = ""
    /// The first day of traffic; nil where none is behind it.
    public var day: CivilDate?
    /// Whether it is the first map that has it.
    public var isGone = false

    /// For a fixed order.
    package var sortKey: String { [kind.rawValue, feature, from, to].joined(separator: "\u{1}") }
}
