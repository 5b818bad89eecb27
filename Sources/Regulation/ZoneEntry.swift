import Wording

/// A base zone as the document lists it.
public struct ZoneEntry: Sendable, Hashable {
    /// `101`
    public let id: String
    /// The name beside the number: 核心区居住区.
    public let name: Text
    /// One of ``Ruleset/baseClasses``: never the class of a band.
    public let zoneClass: ZoneClass
    /// The streets, rivers and borders around it, in the order of ``Ruleset/boundaryDirection``.
    package let boundary: BoundaryList
    /// km², as published ("about").
    public let area: Double
    /// The clause that lists the zone: 三(一)101.
    public let source: Citation
}
