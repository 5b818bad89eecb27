import Wording

/// A kind of line that makes noise, by the key the data pack uses for grades and kinds of line: `arterial`, `urban_rail` …
public struct SourceKind: Sendable, Hashable, CustomStringConvertible {
    public let id: String

    public init(_ id: String) { self.id = id }

    public var description: String { id }

    /// The keys of the data pack's layer `rail`.
    public static let urbanRail = SourceKind("urban_rail")
    public static let railway = SourceKind("railway")
    public static let spur = SourceKind("spur")
}

/// What the ruleset says of a kind of line.
public struct SourceRule: Sendable, Hashable {
    public let kind: SourceKind
    public let title: Text
    /// The word of the annex for it, where an annex lists lines of this kind: 主干路.
    public let annexWord: String?
    /// The class of its bands; nil for a kind that makes none.
    public let bandClass: ZoneClass?
    public let source: Citation
    public let reading: String?
}

/// The table of distances that bound the bands.
public struct DistanceTable: Sendable, Hashable {
    /// A row: beside land of one class, so many metres.
    public struct Row: Sendable, Hashable {
        public let adjoining: ZoneClass
        /// metres
        public let metres: Timeline<Double>
    }

    /// The rows that hold for some kinds of line.
    public struct Block: Sendable, Hashable {
        public let label: Text
        public let kinds: [SourceKind]
        public let rows: [Row]
    }

    public let title: Text
    public let blocks: [Block]
    public let source: Citation
}
