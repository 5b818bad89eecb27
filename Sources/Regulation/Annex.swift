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
    public let written: String
    /// As printed, where that is not ``written``.
    public let raw: String?
    public let kind: Kind
    /// 入地处, 站
    public let note: String?
}

/// A row of the annex of roads.
public struct AnnexRoad: Sendable, Hashable {
    /// `annex1-16`
    public let key: String
    public let number: Int
    /// The name the program uses.
    public let name: String
    /// As printed, in the form of ``NameForm``: it may carry a second name in brackets.
    public let written: String
    /// As printed, where that is not ``written``.
    public let raw: String?
    public let aliases: [String]
    public let from: LineEnd
    public let to: LineEnd
    /// 主干路
    public let gradeWord: String
    public let grade: SourceKind
    public let source: Citation

    /// ``name`` first, then the aliases.
    public var allNames: [String] { [name] + aliases }
}

/// A row of the annex of rail lines.
public struct AnnexRail: Sendable, Hashable {
    /// `annex2-1`
    public let key: String
    public let number: Int
    public let name: String
    public let written: String
    public let raw: String?
    public let aliases: [String]
    public let from: LineEnd
    public let to: LineEnd
    public let kind: SourceKind
    public let source: Citation

    /// ``name`` first, then the aliases.
    public var allNames: [String] { [name] + aliases }
}
