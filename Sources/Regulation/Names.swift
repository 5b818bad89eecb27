/// Other names of one line.
public struct AliasGroup: Sendable, Hashable {
    /// The name the program uses.
    public let name: String
    public let aliases: [String]
    public let source: Citation
    public let reading: String?
}

/// What a word at the end of a name says about the end of a line.
public struct EndNote: Sendable, Hashable {
    public let suffix: String
    public let note: String
    public let kind: LineEnd.Kind
    public let source: Citation
    public let reading: String?
}

/// How names are compared: no spaces or line breaks inside, brackets, digits and letters half width.
public enum NameForm {
    /// The name in that form. O(length).
    public static func normalised(_ name: String) -> String { String(String.UnicodeScalarView(name.unicodeScalars.compactMap(normalised))) }

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
