import Wording

/// Which class wins where bands overlap: one listed earlier outranks one listed later, and each of them every class of base zones.
package struct PrecedenceRule: Sendable, Hashable {
    /// The classes of bands, each once: 4b, then 4a. No class of base zones is among them.
    package let order: [ZoneClass]
    /// The rule in words, close to those of the clause.
    package let text: Text
    /// The clause on overlaps: 二(四)5.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `R3`; nil where the text leaves nothing open.
    package let reading: String?
}

/// What the boundary line of a line is, by the kind of its edge (`edge_kind` in the data pack).
package struct EdgeRule: Sendable, Hashable {
    /// `lane_edge`, `fence`, `drip_line` …; one kind may have a rule for roads and another for rail.
    package let edgeKind: String
    /// The kinds of line that the rule is for; at least one, none twice.
    package let appliesTo: [SourceKind]
    /// What the boundary line is, close to the words of the clause.
    package let text: Text
    /// The clause on boundary lines: 二(四)4, or 二(四)1 for railways.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, `W1` to `W3`; nil where the text leaves nothing open.
    package let reading: String?
}

/// How the band closes where rail goes underground.
package struct PortalRule: Sendable, Hashable {
    /// The rule in words, close to those of the clause: an arc about the point where the centre line meets the ground.
    package let text: Text
    /// The kinds of line that have portals, `urban_rail`; at least one, none twice.
    package let appliesTo: [SourceKind]
    /// The clause on portals: 二(四)1 末段.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `W8`; nil where the text leaves nothing open.
    package let reading: String?
}

/// Which railways have the limits of their band's class.
package struct RailwayRule: Sendable, Hashable {
    /// The kind of line that the rule is for: `railway`.
    package let kind: SourceKind
    /// The kind of line that makes no band (R6).
    package let excludedKind: SourceKind
    /// Railways whose environmental impact assessment was approved on this day or later are new.
    package let newFrom: Provision<CivilDate>
    /// What railway stations and yards are, in words: class 4b as polygons (R7).
    package let yards: Provision<Text>
}

/// Railways that are not new (R5): an outcome of their own, reported as a class, with background limits.
package struct ExistingRailwayRule: Sendable, Hashable {
    /// The outcome's key, also as a class whose ``Ruleset/limits(of:on:)`` are the background limits.
    package let limitsClass: ZoneClass
    /// Approved before this day.
    package let approvedBefore: CivilDate
    /// The class that an answer names for the land: 4b (R5).
    package let reportedClass: ZoneClass
    /// What the limits are, in full: 背景噪声限值(不通过列车时).
    package let label: Text
    /// The same for a table: 背景.
    package let shortLabel: Text
    /// Which railways these are, in words: the limits of class 4b do not apply to them.
    package let text: Text
    /// Dated background limits in dB(A): 70 by day, 55 at night.
    package let limits: Timeline<NoiseLimit>
    /// Where the background limits are laid down: GB 3096—2008 5.3.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `R5`; nil where the text leaves nothing open.
    package let reading: String?
}

/// Housing inside a class that takes the limits of another (Z1).
package struct HousingRule: Sendable, Hashable {
    /// The class of the zone that the housing lies in, which it keeps: 3.
    package let insideClass: ZoneClass
    /// The class whose limits apply to the housing: 1.
    package let limitsClass: ZoneClass
    /// The clause on housing: 四.1.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `Z1`; nil where the text leaves nothing open.
    package let reading: String?
}

/// How buildings cut a band back (B1–B9). Shares lie between 0 and 1.
package struct BuildingRule: Sendable, Hashable {
    /// Storeys from which a building shields.
    package let tallFromStoreys: Provision<Int>
    /// metres: neighbours of the first row this far apart or closer count as joined.
    package let joinedGap: Provision<Double>
    /// A frontage is mainly tall above this share.
    package let mainlyShare: Provision<Double>
    /// From this share …
    package let doubtfulFromShare: Provision<Double>
    /// … to this one the answer is flagged as doubtful.
    package let doubtfulToShare: Provision<Double>
    /// metres above the road
    package let sourceHeight: Provision<Double>
    /// Rule 2 in words (二(四)2): along mainly low frontage or open land the whole strip has the class of the band.
    package let low: Provision<Text>
    /// Rule 3 in words (二(四)3): along mainly tall frontage only the land before the first row or in direct sound has it.
    package let tall: Provision<Text>
}

/// How far the figures of the map may stand from the exact ones.
package struct Tolerances: Sendable, Hashable {
    /// Largest distance between an arc and its chord (W10).
    package let arc: Provision<Double>
    /// How near to a line counts as on it (Z2).
    package let line: Provision<Double>
    /// How wide an opening of a surveyed boundary line must be, so that no straight line across it is part of it (W1a).
    package let opening: Provision<Double>

    /// metres
    package var arcMetres: Double { arc.value }
    /// metres
    package var lineMetres: Double { line.value }
    /// metres
    package var openingMetres: Double { opening.value }
}
