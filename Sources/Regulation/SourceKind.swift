import Wording

/// A kind of line that makes noise, by its key in the ruleset: `arterial`, `urban_rail`, `trunk` …
public struct SourceKind: Sendable, Hashable, CustomStringConvertible {
    /// `arterial`, `urban_rail`: a key of ``Ruleset/sources``.
    public let id: String

    /// The kind of that key, whether or not a ruleset knows it.
    public init(_ id: String) { self.id = id }

    /// The key: the same as ``id``.
    public var description: String { id }
}

/// What the ruleset says of a kind of line.
package struct SourceRule: Sendable, Hashable {
    /// What a line is drawn as: its centre line with distances to the boundary lines, or the land that it takes.
    package enum Geometry: String, Sendable, CaseIterable { case line, land }

    /// The modes of transport.
    static let modes = ["road", "urban_rail", "railway", "spur", "waterway"]

    /// The layers of a data pack that lines come from.
    package enum Layer: String, Sendable, CaseIterable { case roads, rail, waterways }

    /// What the land between the boundary lines of a line is.
    package enum OwnLand: Sendable, Hashable {
        /// The class of the band.
        case band
        case zoneClass(ZoneClass)
        /// What it would be without the line.
        case base
        /// Of no class.
        case unassigned
    }

    /// Which lines count.
    package enum Listing: Sendable, Hashable {
        /// Those of the annexes alone, by their row.
        case required
        /// Any that the selector fits; where the date is given, a line without a row counts if it was opened on that day or later.
        case optional(from: CivilDate?)
    }

    /// The kind that the rule is of; no other rule of the ruleset has it.
    package let kind: SourceKind
    /// One of ``modes``.
    package let mode: String
    package let layer: Layer
    package let geometry: Geometry
    /// Which features of the layer are of this kind.
    package let selector: LineSelector
    package let listing: Listing
    /// Its name in the law: 城市主干路, urban arterial road.
    package let title: Text
    /// The word of the annex for it, where an annex lists lines of this kind: 主干路.
    package let annexWord: String?
    /// What its bands make of the land; nil for a kind that makes none.
    package let effect: Effect?
    package let ownLand: OwnLand
    /// The clause that gives the kind its bands, or denies it any: 二(四)1.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, such as `R6`; nil where the text leaves nothing open.
    package let reading: String?

    /// The class of its bands; nil for a kind that makes none.
    package var bandClass: ZoneClass? { effect?.zoneClass }
}

/// Which lines a rule is about, by what is known of them. Every condition that is given must hold.
package struct LineSelector: Sendable, Hashable {
    /// The values of `grade` (roads) or `kind` (rail, waterways) that it takes; empty for any.
    package let grades: [String]
    /// How many lanes for motor traffic; nil for any number.
    package let lanes: ClosedRange<Int>?
    /// Metres between the boundary lines; nil for any width. The upper end is not included.
    package let width: Range<Double>?

    package static let any = LineSelector(grades: [], lanes: nil, width: nil)

    /// Whether it holds; nil where that hangs on a figure that is not known.
    package func fits(grade: String?, lanes known: Int?, width metres: Double?) -> Bool? {
        guard grades.isEmpty || grade.map(grades.contains) ?? false else { return false }
        var isKnown = true
        if let lanes {
            if let known { if !lanes.contains(known) { return false } } else { isKnown = false }
        }
        if let width {
            if let metres { if !width.contains(metres) { return false } } else { isKnown = false }
        }
        return isKnown ? true : nil
    }
}

/// What a band or an area makes of the land in it.
package struct Effect: Sendable, Hashable {
    /// Land of one use that takes another class in it.
    package struct Exception: Sendable, Hashable {
        /// `residential`: a layer of the data pack.
        package let landUse: String
        package let zoneClass: ZoneClass
        package let source: Citation
        package let reading: String?
    }

    /// The class that it gives; with ``byBase`` the one that it is ranked and named by.
    package let zoneClass: ZoneClass
    /// The class by that of the zone beneath, where it hangs on it; empty where it does not.
    package let byBase: [ZoneClass: ZoneClass]
    /// Classes of base zones that keep what they are.
    package let keeps: [ZoneClass]
    package let exceptions: [Exception]

    /// The class in a zone of that class; nil where the zone keeps its own.
    package func zoneClass(in base: ZoneClass?) -> ZoneClass? {
        guard let base else { return zoneClass }
        if keeps.contains(base) { return nil }
        return byBase.isEmpty ? zoneClass : byBase[base]
    }
}

/// Areas of one kind that have a class of their own, with the land up to a distance about them: stations, schools, ports.
package struct AreaRule: Sendable, Hashable {
    /// `school`: a value of `kind` in the layer `areas`; no other rule has it.
    package let key: String
    /// Its name in the law.
    package let title: Text
    package let effect: Effect
    /// Metres about the area that take the class too; nil for the area alone.
    package let buffer: Timeline<Width>?
    /// What the outline is: a value of ``EdgeRule/edgeKind``; nil where the law does not say.
    package let edgeKind: String?
    package let source: Citation
    package let reading: String?
}

/// A width in metres: the one that is taken, and where the law gives a nominal one with a tolerance, those.
package struct Width: Sendable, Hashable {
    /// metres
    package let metres: Double
    /// The middle of the law's range, and how far from it a width may be chosen; nil where the law gives one figure.
    package let nominal: Double?
    package let tolerance: Double?
}

/// The table of distances that bound the bands.
package struct DistanceTable: Sendable, Hashable {
    /// How a band ends where its line does (W6).
    package enum Ends: String, Sendable, CaseIterable {
        /// Square to the line.
        case flat
        /// The distance about the end, as everywhere.
        case round
    }

    /// A row: beside land of these classes, so many metres.
    package struct Row: Sendable, Hashable {
        /// The classes of base zone beside the line (W5).
        package let adjoining: [ZoneClass]
        /// Whether the band runs through land in no zone as well.
        package let isUnzoned: Bool
        /// What else must hold of the line.
        package let when: LineSelector
        package let metres: Timeline<Width>
    }

    /// The rows that hold for some kinds of line.
    package struct Block: Sendable, Hashable {
        /// The kinds in the words of the table: 铁路干线.
        package let label: Text
        /// At least one; a kind that makes bands is in exactly one block, a kind that makes none in no block.
        package let kinds: [SourceKind]
        /// The first that fits counts.
        package let rows: [Row]
    }

    /// The heading: 表 1 4 类区两侧距离的划定要求.
    package let title: Text
    /// In the order of the table.
    package let blocks: [Block]
    package let ends: Provision<Ends>
    /// The table itself: 二(四)1 表1.
    package let source: Citation
}
