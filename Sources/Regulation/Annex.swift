/// Where a listed line begins or ends.
public struct LineEnd: Sendable, Hashable {
    /// What is at the end.
    public enum Kind: String, Sendable, CaseIterable {
        /// Where it meets the line of that name.
        case junction
        /// At a stop of that name: a flat end (W9).
        case stop
        /// Where it goes underground by the line of that name: an arc (W8).
        case portal
    }

    /// The name to look up, without the note.
    public let name: String
    /// As printed, in the form of ``NameForm``.
    package let written: String
    /// As printed, where that is not ``written``.
    package let raw: String?
    /// What is there: ``Kind/junction`` unless an ``EndNote`` of the ruleset fits the end of the name.
    public let kind: Kind
    /// 入地处, 站
    public let note: String?
}

/// A row of the annex of roads.
public struct AnnexRoad: Sendable, Hashable {
    /// `annex1-16`
    public let key: String
    /// The row's number as printed, from 1 without a gap.
    public let number: Int
    /// The name the program uses.
    public let name: String
    /// As printed, in the form of ``NameForm``: it may carry a second name in brackets.
    package let written: String
    /// As printed, where that is not ``written``.
    package let raw: String?
    /// The other names of the road's ``AliasGroup``, ``written`` included where it is one of them; empty where it has no group.
    public let aliases: [String]
    /// Where the listed stretch begins, 起点: a street, a river or a border, by name.
    public let from: LineEnd
    /// Where the listed stretch ends, 终点.
    public let to: LineEnd
    /// 主干路
    package let gradeWord: String
    /// The kind of line whose ``SourceRule/annexWord`` is ``gradeWord``: it sets the distances of the bands.
    public let grade: SourceKind
    /// The row itself: `附件1-16` of the document.
    public let source: Citation

    /// ``name`` first, then the aliases.
    package var allNames: [String] { [name] + aliases }
}

/// A row of the annex of rail lines.
public struct AnnexRail: Sendable, Hashable {
    /// `annex2-1`
    public let key: String
    /// The row's number as printed, from 1 without a gap.
    public let number: Int
    /// The name the program uses: `亦庄T1线`.
    public let name: String
    /// As printed, in the form of ``NameForm``.
    package let written: String
    /// As printed, where that is not ``written``: `亦庄 T1 线`.
    package let raw: String?
    /// The other names of the line's ``AliasGroup``; empty where it has no group.
    public let aliases: [String]
    /// Where the listed stretch begins, 起点.
    public let from: LineEnd
    /// Where the listed stretch ends, 终点: a portal or a stop where the name says so (W8, W9).
    public let to: LineEnd
    /// The one kind of line that the whole annex lists: `urban_rail`.
    public let kind: SourceKind
    /// The row itself: `附件2-1` of the document.
    public let source: Citation

    /// ``name`` first, then the aliases.
    package var allNames: [String] { [name] + aliases }
}
