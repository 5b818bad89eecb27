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
    package static let urbanRail = SourceKind("urban_rail")
    /// Main-line railways, 铁路干线.
    package static let railway = SourceKind("railway")
    /// Railway spur lines, 铁路专用线, which make no band (R6).
    package static let spur = SourceKind("spur")
}

/// What the ruleset says of a kind of line.
package struct SourceRule: Sendable, Hashable {
    /// The kind that the rule is of; no other rule of the ruleset has it.
    package let kind: SourceKind
    /// Its name in the law: 城市主干路, urban arterial road.
    package let title: Text
    /// The word of the annex for it, where an annex lists lines of this kind: 主干路.
    package let annexWord: String?
    /// The class of its bands; nil for a kind that makes none.
    package let bandClass: ZoneClass?
    /// The clause that gives the kind its bands, or denies it any: 二(四)1.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, such as `R6`; nil where the text leaves nothing open.
    package let reading: String?
}

/// The table of distances that bound the bands.
package struct DistanceTable: Sendable, Hashable {
    /// A row: beside land of one class, so many metres.
    package struct Row: Sendable, Hashable {
        /// The class of base zone beside the line (W5): 1, 2 or 3; once a block.
        package let adjoining: ZoneClass
        /// metres
        package let metres: Timeline<Double>
    }

    /// The rows that hold for some kinds of line.
    package struct Block: Sendable, Hashable {
        /// The kinds in the words of the table: 铁路干线.
        package let label: Text
        /// At least one; a kind that makes bands is in exactly one block, a kind that makes none in no block.
        package let kinds: [SourceKind]
        /// One for each class of base zones.
        package let rows: [Row]
    }

    /// The heading: 表 1 4 类区两侧距离的划定要求.
    package let title: Text
    /// In the order of the table.
    package let blocks: [Block]
    /// The table itself: 二(四)1 表1.
    package let source: Citation
}
