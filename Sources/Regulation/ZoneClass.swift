import Wording

/// A class of acoustic zone: "1", "4a", "II" … Which classes there are is law, so it stands in the ruleset, not here.
public struct ZoneClass: Sendable, Hashable, CustomStringConvertible {
    /// As the law writes it.
    public let id: String

    /// The class of that identifier, whether or not a ruleset knows it.
    public init(_ id: String) { self.id = id }

    /// The class as the law writes it: the same as ``id``.
    public var description: String { id }
}

/// What a class is for and which limits it has.
public struct ClassRule: Sendable, Hashable {
    /// The class that the rule is of; no other rule of the ruleset has it.
    public let id: ZoneClass
    /// Short: 4a类, class 4a.
    public let name: Text
    /// In full: 4a类声环境功能区.
    public let title: Text
    /// What land it is for, in the words of the law.
    public let description: Text
    /// Dated limits in dB(A), by set; a class may be without limits in a set.
    public let limits: LimitTable
    /// Where the class and its limits stand.
    public let source: Citation
}

/// The limits of a class or an outcome by set and date.
public struct LimitTable: Sendable, Hashable {
    /// By the identifier of the ``LimitSet``; every set is there or has no limits for this class.
    package let sets: [String: Timeline<NoiseLimit>]

    /// The dated limits of a set; nil where it has none for this class.
    public subscript(set: String) -> Timeline<NoiseLimit>? { sets[set] }

    /// Every day on which some limit changes.
    package var days: [CivilDate] { sets.values.flatMap { $0.entries.map(\.from) } }
}

/// Limits for one purpose over the same zones: ambient quality, a request to the road authority …
public struct LimitSet: Sendable, Hashable {
    /// `ambient`; no two of a ruleset share one.
    public let id: String
    /// What the limits are for, in the words of the law.
    public let title: Text
    /// Where the set is laid down.
    public let source: Citation
    /// An identifier of ``Ruleset/readings``; nil where the text leaves nothing open.
    package let reading: String?

    /// The set of a ruleset that names none.
    package static let standard = "ambient"
}
