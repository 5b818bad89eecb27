/// How the letters of a file are written as bytes.
public struct TextEncoding: Sendable, Hashable {
    /// The name iconv(3) knows it by; nil for UTF-8, which needs no conversion.
    let iconvName: String?

    /// UTF-8, which needs no conversion; its mark is EF BB BF.
    public static let utf8 = TextEncoding(iconvName: nil)
    /// UTF-16, low byte first; its mark is FF FE.
    public static let utf16LE = TextEncoding(iconvName: "UTF-16LE")
    /// UTF-16, high byte first; its mark is FE FF.
    public static let utf16BE = TextEncoding(iconvName: "UTF-16BE")
    /// GBK and what contains it: read and written as GB 18030, a superset of GB 2312 and of GBK that holds all of Unicode.
    public static let gbk = TextEncoding(iconvName: "GB18030")
    /// GBK and no more, as tables have it whose mark says code page 936: what goes beyond it cannot be written there.
    static let codePage936 = TextEncoding(iconvName: "GBK")
    /// The Latin letters of old Windows files; every byte but five has a letter.
    public static let windows1252 = TextEncoding(iconvName: "CP1252")

    private init(iconvName: String?) { self.iconvName = iconvName }

    /// The encoding of a name such as `UTF-8`, `gbk`, `GB2312`, `936`, `cp1252`, `ISO-8859-1`, `Big5`; nil if it is not known.
    public init?(_ name: String) {
        let plain = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        switch plain {
        case "utf8", "utf8sig", "65001", "cp65001": self = .utf8
        case "utf16le", "1200": self = .utf16LE
        case "utf16be", "1201": self = .utf16BE
        case "gbk", "gb2312", "gb18030", "936", "cp936", "windows936", "ms936", "euccn", "54936": self = .gbk
        case "1252", "cp1252", "windows1252", "ansi1252": self = .windows1252
        case "iso88591", "88591", "latin1": self.init(iconvName: "ISO-8859-1")
        case "big5", "950", "cp950", "windows950": self.init(iconvName: "CP950")
        case "shiftjis", "932", "cp932", "windows932": self.init(iconvName: "CP932")
        case "euckr", "949", "cp949", "windows949": self.init(iconvName: "CP949")
        case "1251", "cp1251", "windows1251": self.init(iconvName: "CP1251")
        case "874", "cp874", "windows874", "tis620": self.init(iconvName: "CP874")
        case "1250", "cp1250", "windows1250": self.init(iconvName: "CP1250")
        case "1253", "cp1253", "windows1253": self.init(iconvName: "CP1253")
        case "iso88592", "88592", "latin2": self.init(iconvName: "ISO-8859-2")
        case "iso88597", "88597", "greek": self.init(iconvName: "ISO-8859-7")
        case "koi8r", "20866": self.init(iconvName: "KOI8-R")
        case "eucjp", "20932", "51932": self.init(iconvName: "EUC-JP")
        default: return nil
        }
    }

    /// As it is called in a message.
    var name: String { iconvName ?? "UTF-8" }

    /// The mark that may stand before the text (U+FEFF); empty where the encoding has none.
    var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LE: [0xFF, 0xFE]
        case .utf16BE: [0xFE, 0xFF]
        case .gbk: [0x84, 0x31, 0x95, 0x33]
        default: []
        }
    }

    /// The encoding that the first bytes of a file name by their mark.
    static func marked(_ start: [UInt8]) -> TextEncoding? {
        [.utf8, .utf16LE, .utf16BE, .gbk].first { start.starts(with: $0.mark) }
    }
}
