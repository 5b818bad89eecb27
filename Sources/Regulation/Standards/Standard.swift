import Wording

/// A standard that limits noise, as data: its editions, its tables and how a level is held against them.
public struct Standard: Sendable {
    /// A published text of it.
    package struct Edition: Sendable, Hashable {
        /// Its number: `GB 12523—2011`.
        package let id: String
        /// The title of this edition: 工业企业厂界环境噪声排放标准.
        package let title: Text
    }

    /// A row of a table of limits.
    package struct Row: Sendable {
        /// The standard's own name of the class; nil where the limits are the same everywhere.
        package let standardClass: String?
        /// The classes of land (or outcomes such as `existing-railway`) that it is for; empty where it is for all.
        package let zones: [ZoneClass]
        /// Nil for the table that holds outdoors.
        package let room: MeasuringPlace.Room?
        /// dB(A) of the equivalent level, by date; an entry without value where the limits end or are not known.
        package let limits: Timeline<Attested<NoiseLimit>>
        /// What must be known with the limit.
        package let note: Text?

        func covers(_ zone: ZoneClass?) -> Bool { zones.isEmpty || zone.map(zones.contains) ?? false }
    }

    /// How far a maximum may stand above the limit of the equivalent level.
    package struct MaximumRule: Sendable {
        /// Any quantity but the equivalent level.
        package let quantity: MeasuredQuantity
        /// When the maximum is limited: at night only, or by day as well; at least one.
        package let periods: [DayPeriod]
        /// Whether it goes with the table of structure-borne noise, or with the one for the boundary.
        package let isStructureBorne: Bool
        /// dB
        package let excess: Timeline<Attested<Int>>
    }

    /// Measuring indoors where the boundary all but touches a building.
    package struct IndoorRule: Sendable {
        /// When or how to measure indoors: where the boundary is less than 1 m from the building.
        package let note: Text
        /// dB below the limit outdoors.
        package let reduction: Timeline<Attested<Int>>
    }

    /// How a level is held against a limit.
    public struct Comparison: Sendable, Hashable {
        /// Whether the level as it stands decides, or the rounded one.
        public enum Decides: String, Sendable, CaseIterable { case full, rounded }

        /// Whether the verdict goes by the exact level or by the rounded one.
        package let decides: Decides
        /// Decimals of the rounded level.
        package let places: Int
    }

    /// `gb12348`
    package let key: String
    /// The title whatever the edition: 工业企业厂界环境噪声排放标准.
    package let title: Text
    /// The texts by the day from which they are in force; no limit holds before the first.
    package let editions: Timeline<Attested<Edition>>
    /// What to know where the class is taken from a place.
    package let placeNote: Text?
    /// The table for the open and for the boundary, at least one row; no class of land is named in two.
    package let outdoors: [Row]
    /// How far the limit goes down indoors; nil where the standard does not know such measuring.
    package let indoors: IndoorRule?
    /// The table for sound through the structure, each row with its room; empty where the standard has none.
    package let structureBorne: [Row]
    /// Which maxima are limited, and how far above the equivalent level; empty where none are.
    package let maxima: [MaximumRule]
    /// Who decides on land in no zone; nil where the standard is silent.
    package let unzoned: (text: Text, ground: Ground)?
    /// Whether the background is taken off; no entry where it is not, an entry without value where it is not known.
    package let background: Timeline<Attested<Bool>>?
    /// Whether maxima are taken as measured.
    package let maximaAsMeasured: Timeline<Attested<Bool>>?
    /// How a level is held against the limit, by date; an entry without value where that is not known.
    package let comparison: Timeline<Attested<Comparison>>

    /// The classes of land that it has limits for, in its own order; empty where its limits are the same everywhere.
    package var zoneClasses: [ZoneClass] { outdoors.flatMap(\.zones) }

    /// Whether the class of the place must be known.
    package var needsClass: Bool { !outdoors.contains { $0.zones.isEmpty } }
}
