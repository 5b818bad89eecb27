import Wording

/// Which outcome wins where several meet: a total order over the bands, the land of lines, the areas and the base zones.
package struct PrecedenceRule: Sendable, Hashable {
    /// Who lays claim to a place: a kind of line or of area by its key, and the class that it gives.
    package struct Claim: Sendable, Hashable {
        package let key: String
        package let zoneClass: ZoneClass
        /// Whether it is the land of a line itself, where that has a class of its own.
        package let isOwnLand: Bool

        package init(key: String, zoneClass: ZoneClass, isOwnLand: Bool = false) {
            (self.key, self.zoneClass, self.isOwnLand) = (key, zoneClass, isOwnLand)
        }

        /// The names that an order may know it by, the narrowest first.
        package var names: [String] { (isOwnLand ? ["\(key).land"] : []) + [key, zoneClass.id] }
    }

    /// The name of the base zones in the order.
    package static let zones = "zones"

    /// The first wins: classes that lines and areas give, keys of lines (`motorway`), of their own land (`motorway.land`) and of areas
    /// (`school`), and ``zones``; each once.
    package let order: [String]
    /// The rule in words, close to those of the clause.
    package let text: Text
    /// The clause on overlaps: 二(四)5.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `R3`; nil where the text leaves nothing open.
    package let reading: String?

    /// The place of a claim in the order, 0 for the one that wins over all; nil where the order does not know it.
    package func rank(of claim: Claim) -> Int? {
        for name in claim.names { if let rank = order.firstIndex(of: name) { return rank } }
        return nil
    }

    /// The place of the base zones.
    package var rankOfZones: Int { order.firstIndex(of: Self.zones) ?? order.count }
}

/// What the boundary line of a line is, by the kind of its edge (`edge_kind` in the data pack).
package struct EdgeRule: Sendable, Hashable {
    /// `lane_edge`, `fence`, `drip_line` …; one kind may have a rule for roads and another for rail.
    package let edgeKind: String
    /// The kinds of line that the rule is for, none twice; empty for one that areas alone have.
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
    /// The kinds of line that make no band (R6); may be empty.
    package let excludedKinds: [SourceKind]
    /// Railways whose environmental impact assessment was approved on this day or later are new; nil where the law makes no difference.
    package let newFrom: Provision<CivilDate>?
    /// What railway stations and yards are, in words, as polygons of the layer `yards` (R7); nil where they are areas among others.
    package let yards: Provision<Text>?
    /// What holds for the railways that are not new (R5); nil where the law makes no difference.
    package let existing: ExistingRailwayRule?
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
    package let limits: LimitTable
    /// Where the background limits are laid down: GB 3096—2008 5.3.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `R5`; nil where the text leaves nothing open.
    package let reading: String?
}

/// Land of one use inside a class that takes the limits of another (Z1).
package struct LimitOverride: Sendable, Hashable {
    /// The class of the zone that the land lies in, which it keeps: 3.
    package let insideClass: ZoneClass
    /// `residential`: a layer of the data pack.
    package let landUse: String
    /// The class whose limits apply there: 1.
    package let limitsClass: ZoneClass
    /// The clause on housing: 四.1.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `Z1`; nil where the text leaves nothing open.
    package let reading: String?
}

/// How buildings cut a band back; each case is a method that the program can follow.
package enum BuildingRule: Sendable, Hashable {
    case mainlyTall(MainlyTallRule)
    case firstRow(FirstRowRule)

    /// The kinds of line whose bands buildings cut back.
    package var appliesTo: [SourceKind] {
        switch self {
        case .mainlyTall(let rule): rule.appliesTo
        case .firstRow(let rule): rule.appliesTo
        }
    }

    /// Storeys from which a building shields.
    package var tallFromStoreys: Provision<Int> {
        switch self {
        case .mainlyTall(let rule): rule.tallFromStoreys
        case .firstRow(let rule): rule.tallFromStoreys
        }
    }
}

/// A frontage that is mainly tall cuts the band back to what the road's sound reaches directly (B1–B9). Shares lie between 0 and 1.
package struct MainlyTallRule: Sendable, Hashable {
    package let appliesTo: [SourceKind]
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

/// Where the first building beside the line is tall, the band ends at its front; nothing is joined, and nothing behind a low one counts.
package struct FirstRowRule: Sendable, Hashable {
    package let appliesTo: [SourceKind]
    /// Storeys from which a building shields.
    package let tallFromStoreys: Provision<Int>
    /// The rule in words.
    package let text: Provision<Text>
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
