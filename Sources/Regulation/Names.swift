/// Other names of one line.
package struct AliasGroup: Sendable, Hashable {
    /// The name the program uses.
    package let name: String
    /// The other names, without ``name``; no name is in two groups.
    package let aliases: [String]
    /// The row or clause that has the name: `附件1-4`.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, `N1` or `N3`; nil where the names settle it by themselves.
    package let reading: String?
}

/// What a word at the end of a name says about the end of a line.
package struct EndNote: Sendable, Hashable {
    /// What the name ends in, in the form of ``NameForm``: `(入地处)`. Without it, the name is ``LineEnd/name``.
    package let suffix: String
    /// The word itself, without brackets: 入地处. It becomes ``LineEnd/note``.
    package let note: String
    /// What is at such an end.
    package let kind: LineEnd.Kind
    /// The row that has the word: `附件2-1`.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, `W8` or `W9`; nil where the word settles it by itself.
    package let reading: String?
}

/// How names are compared: no spaces or line breaks inside, brackets, digits and letters half width.
package enum NameForm {
    /// The name in that form. O(length).
    package static func normalised(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.compactMap(normalised)))
    }

    /// Nil for a space or line break.
    static func normalised(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if (0x4E00...0x9FFF).contains(scalar.value) { return scalar }  // most are Chinese characters
        if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" { return nil }
        switch scalar.value {
        case 0xFF08, 0xFF09, 0xFF0F, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return Unicode.Scalar(scalar.value - 0xFEE0)
        default: return scalar
        }
    }
}
