import Wording

/// A kind of line that makes noise, by the key the data pack uses for grades and kinds of line: `arterial`, `urban_rail` …
public struct SourceKind: Sendable, Hashable, CustomStringConvertible {
    /// `arterial`, `urban_rail`: a key of ``Ruleset/sources`` and a value of the data pack.
    public let id: String

    /// The kind of that key, whether or not a ruleset knows it.
    public init(_ id: String) { self.id = id }

    /// The key: the same as ``id``.
    public var description: String { id }

    /// The keys of the data pack's layer `rail`.
    /// This one: urban rail above ground, 城市轨道交通(地面段).
    public static let urbanRail = SourceKind("urban_rail")
    /// Main-line railways, 铁路干线.
    public static let railway = SourceKind("railway")
    /// Railway spur lines, 铁路专用线, which make no band (R6).
    public static let spur = SourceKind("spur")
}

/// What the ruleset says of a kind of line.
public struct SourceRule: Sendable, Hashable {
    /// The kind that the rule is of; no other rule of the ruleset has it.
    public let kind: SourceKind
    /// Its name in the law: 城市主干路, urban arterial road.
    public let title: Text
    /// The word of the annex for it, where an annex lists lines of this kind: 主干路.
    public let annexWord: String?
    /// The class of its bands; nil for a kind that makes none.
    public let bandClass: ZoneClass?
    /// The clause that gives the kind its bands, or denies it any: 二(四)1.
    public let source: Citation
    /// An identifier of ``Ruleset/readings``, such as `R6`; nil where the text leaves nothing open.
    public let reading: String?
}

/// The table of distances that bound the bands.
public struct DistanceTable: Sendable, Hashable {
    /// A row: beside land of one class, so many metres.
    public struct Row: Sendable, Hashable {
        /// The class of base zone beside the line (W5): 1, 2 or 3; once a block.
        public let adjoining: ZoneClass
        /// metres
        public let metres: Timeline<Double>
    }

    /// The rows that hold for some kinds of line.
    public struct Block: Sendable, Hashable {
        /// The kinds in the words of the table: 铁路干线.
        public let label: Text
        /// At least one; a kind that makes bands is in exactly one block, a kind that makes none in no block.
        public let kinds: [SourceKind]
        /// One for each class of base zones.
        public let rows: [Row]
    }

    /// The heading: 表 1 4 类区两侧距离的划定要求.
    public let title: Text
    /// In the order of the table.
    public let blocks: [Block]
    /// The table itself: 二(四)1 表1.
    public let source: Citation
}
