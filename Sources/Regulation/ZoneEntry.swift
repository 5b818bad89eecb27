import Wording

/// A base zone as the document lists it.
public struct ZoneEntry: Sendable, Hashable {
    /// `101`
    public let id: String
    public let name: Text
    public let zoneClass: ZoneClass
    /// The streets, rivers and borders around it, in the order of ``Ruleset/boundaryDirection``.
    public let boundary: BoundaryList
    /// km², as published ("about").
    public let area: Double
    public let source: Citation
}
