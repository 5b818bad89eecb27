import Wording

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

/// An annex that lists lines.
package struct Annex: Sendable, Hashable {
    /// The heading: 4a 类区适用的道路.
    package let title: Text
    /// Where its lines are in a data pack.
    package let layer: SourceRule.Layer
    /// What its keys begin with, `annex1-`.
    package let keyPrefix: String
    /// In order, none left out.
    package let rows: [AnnexRow]
    /// Whether each row says of which kind its line is.
    package let hasGrades: Bool
}

/// A row of an annex: a listed line.
public struct AnnexRow: Sendable, Hashable {
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
    /// The other names of the line's ``AliasGroup``, ``written`` included where it is one of them; empty where it has no group.
    public let aliases: [String]
    /// Where the listed stretch begins, 起点: a street, a river or a border, by name; nil where the whole line is listed.
    public let from: LineEnd?
    /// Where the listed stretch ends, 终点: a portal or a stop where the name says so (W8, W9).
    public let to: LineEnd?
    /// 主干路; nil where the annex lists one kind alone.
    package let gradeWord: String?
    /// The kind of line: it sets the distances of the bands.
    public let kind: SourceKind
    /// The row itself: `附件1-16` of the document.
    public let source: Citation

    /// ``name`` first, then the aliases.
    package var allNames: [String] { [name] + aliases }
}
