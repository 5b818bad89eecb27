import Wording

/// A base zone as the document lists it.
public struct ZoneEntry: Sendable, Hashable {
    /// `101`
    public let id: String
    /// The name beside the number: 核心区居住区.
    public let name: Text
    /// One of ``Ruleset/baseClasses``.
    public let zoneClass: ZoneClass
    /// The streets, rivers and borders around it, in the order of ``Ruleset/boundaryDirection``; nil where the document describes it otherwise.
    package let boundary: BoundaryList?
    /// km², as published ("about"); nil where it is not.
    public let area: Double?
    /// The clause that lists the zone: 三(一)101.
    public let source: Citation
}

/// The zone that holds what lies in no other.
package struct ResidualZone: Sendable, Hashable {
    /// What answers name it by.
    package let id: String
    package let name: Text
    package let zoneClass: ZoneClass
    package let source: Citation
    package let reading: String?
}
