import Wording

/// A standard that limits noise, as data: its editions, its tables and how a level is held against them.
public struct Standard: Sendable {
    /// A published text of it.
    public struct Edition: Sendable, Hashable {
        /// Its number: `GB 12523—2011`.
        public let id: String
        /// The title of this edition: 工业企业厂界环境噪声排放标准.
        public let title: Text
    }

    /// A row of a table of limits.
    public struct LimitRow: Sendable {
        /// The standard's own name of the class; nil where the limits are the same everywhere.
        public let standardClass: String?
        /// The classes of land (or outcomes such as `existing-railway`) that it is for; empty where it is for all.
        public let zones: [ZoneClass]
        /// Nil for the table that holds outdoors.
        public let room: MeasuringPlace.Room?
        /// dB(A) of the equivalent level, by date; an entry without value where the limits end or are not known.
        public let limits: Timeline<Attested<NoiseLimit>>
        /// What must be known with the limit.
        public let note: Text?

        func covers(_ zone: ZoneClass?) -> Bool { zones.isEmpty || zone.map(zones.contains) ?? false }
    }

    /// How far a maximum may stand above the limit of the equivalent level.
    public struct MaximumRule: Sendable {
        /// Any quantity but the equivalent level.
        public let quantity: MeasuredQuantity
        /// When the maximum is limited: at night only, or by day as well; at least one.
        public let periods: [DayPeriod]
        /// Whether it goes with the table of structure-borne noise, or with the one for the boundary.
        public let isStructureBorne: Bool
        /// dB
        public let excess: Timeline<Attested<Int>>
    }

    /// Measuring indoors where the boundary all but touches a building.
    public struct IndoorRule: Sendable {
        /// When or how to measure indoors: where the boundary is less than 1 m from the building.
        public let note: Text
        /// dB below the limit outdoors.
        public let reduction: Timeline<Attested<Int>>
    }

    /// How a level is held against a limit.
    public struct Comparison: Sendable, Hashable {
        /// Whether the level as it stands decides, or the rounded one.
        public enum Decides: String, Sendable, CaseIterable { case full, rounded }

        /// Whether the verdict goes by the exact level or by the rounded one.
        public let decides: Decides
        /// Decimals of the rounded level.
        public let places: Int
    }

    /// `gb12348`
    public let key: String
    /// The title whatever the edition: 工业企业厂界环境噪声排放标准.
    public let title: Text
    /// The texts by the day from which they are in force; no limit holds before the first.
    public let editions: Timeline<Attested<Edition>>
    /// What to know where the class is taken from a place.
    public let placeNote: Text?
    /// The table for the open and for the boundary, at least one row; no class of land is named in two.
    public let outdoors: [LimitRow]
    /// How far the limit goes down indoors; nil where the standard does not know such measuring.
    public let indoors: IndoorRule?
    /// The table for sound through the structure, each row with its room; empty where the standard has none.
    public let structureBorne: [LimitRow]
    /// Which maxima are limited, and how far above the equivalent level; empty where none are.
    public let maxima: [MaximumRule]
    /// Who decides on land in no zone; nil where the standard is silent.
    public let unzoned: (text: Text, ground: Ground)?
    /// Whether the background is taken off; no entry where it is not, an entry without value where it is not known.
    public let background: Timeline<Attested<Bool>>?
    /// Whether maxima are taken as measured.
    public let maximaAsMeasured: Timeline<Attested<Bool>>?
    /// How a level is held against the limit, by date; an entry without value where that is not known.
    public let comparison: Timeline<Attested<Comparison>>

    /// The classes of land that it has limits for, in its own order; empty where its limits are the same everywhere.
    public var zoneClasses: [ZoneClass] { outdoors.flatMap(\.zones) }

    /// Whether the class of the place must be known.
    public var needsClass: Bool { !outdoors.contains { $0.zones.isEmpty } }
}
