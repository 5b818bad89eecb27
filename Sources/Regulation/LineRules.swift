import Wording

/// Which class wins where bands overlap: one listed earlier outranks one listed later, and each of them every class of base zones.
public struct PrecedenceRule: Sendable, Hashable {
    public let order: [ZoneClass]
    public let text: Text
    public let source: Citation
    public let reading: String?
}

/// What the boundary line of a line is, by the kind of its edge (`edge_kind` in the data pack).
public struct EdgeRule: Sendable, Hashable {
    public let edgeKind: String
    public let appliesTo: [SourceKind]
    public let text: Text
    public let source: Citation
    public let reading: String?
}

/// How the band closes where rail goes underground.
public struct PortalRule: Sendable, Hashable {
    public let text: Text
    public let appliesTo: [SourceKind]
    public let source: Citation
    public let reading: String?
}

/// Which railways have the limits of their band's class.
public struct RailwayRule: Sendable, Hashable {
    public let kind: SourceKind
    /// The kind of line that makes no band (R6).
    public let excludedKind: SourceKind
    /// Railways whose environmental impact assessment was approved on this day or later are new.
    public let newFrom: Provision<CivilDate>
    public let yards: Provision<Text>
}

/// Railways that are not new (R5): an outcome of their own, reported as a class, with background limits.
public struct ExistingRailwayRule: Sendable, Hashable {
    /// The outcome's key, also as a class whose ``Ruleset/limits(of:on:)`` are the background limits.
    public let limitsClass: ZoneClass
    /// Approved before this day.
    public let approvedBefore: CivilDate
    public let reportedClass: ZoneClass
    public let label: Text
    public let shortLabel: Text
    public let text: Text
    public let limits: Timeline<NoiseLimit>
    public let source: Citation
    public let reading: String?
}

/// Housing inside a class that takes the limits of another (Z1).
public struct HousingRule: Sendable, Hashable {
    public let insideClass: ZoneClass
    public let limitsClass: ZoneClass
    public let source: Citation
    public let reading: String?
}

/// How buildings cut a band back (B1–B9). Shares lie between 0 and 1.
public struct BuildingRule: Sendable, Hashable {
    /// Storeys from which a building shields.
    public let tallFromStoreys: Provision<Int>
    /// metres: neighbours of the first row this far apart or closer count as joined.
    public let joinedGap: Provision<Double>
    /// A frontage is mainly tall above this share.
    public let mainlyShare: Provision<Double>
    /// From this share …
    public let doubtfulFromShare: Provision<Double>
    /// … to this one the answer is flagged as doubtful.
    public let doubtfulToShare: Provision<Double>
    /// metres above the road
    public let sourceHeight: Provision<Double>
    public let low: Provision<Text>
    public let tall: Provision<Text>
}

/// How far the figures of the map may stand from the exact ones.
public struct Tolerances: Sendable, Hashable {
    /// Largest distance between an arc and its chord (W10).
    public let arc: Provision<Double>
    /// How near to a line counts as on it (Z2).
    public let line: Provision<Double>

    /// metres
    public var arcMetres: Double { arc.value }
    /// metres
    public var lineMetres: Double { line.value }
}
