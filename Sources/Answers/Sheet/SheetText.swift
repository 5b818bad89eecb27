import Regulation
import Wording

/// Lines of text on a sheet, and how much room they take.
///
/// Fonts differ from machine to machine, so widths are those of wide ones: no line is longer than it is said here.
enum SheetText {
    /// The width of a text set in letters of size 1.
    static func width(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + width($1) } }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        if DisplayWidth.of(scalar) == 2 { return 1 }
        switch scalar {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "·", "(", ")", "[", "]", "/", "t", "f", "r", "-": return 0.38
        case "m", "w", "M", "W", "%", "@", "—", "…": return 0.92
        case "A"..."Z", "±", "→", "≥": return 0.72
        default: return DisplayWidth.of(scalar) == 0 ? 0 : 0.6
        }
    }

    /// Broken into lines no wider than `width`, for letters of size `size`. A word that is longer than a line is cut between letters.
    static func lines(_ text: String, width limit: Double, size: Double) -> [String] {
        // As columns a Latin letter takes half a Chinese one, here three fifths.
        var columns = max(4, Int(exactly: (limit / size / 0.5).rounded(.down)) ?? 4)
        while columns > 4 {
            let lines = DisplayWidth.wrapped(text, width: columns).flatMap { cut($0, columns) }
            if lines.allSatisfy({ width($0) * size <= limit }) { return lines }
            columns -= 1
        }
        return DisplayWidth.wrapped(text, width: columns).flatMap { cut($0, columns) }
    }

    private static func cut(_ line: String, _ columns: Int) -> [String] {
        guard DisplayWidth.of(line) > columns else { return [line] }
        var lines = [""]
        for character in line {
            if DisplayWidth.of(lines[lines.count - 1] + String(character)) > columns { lines.append("") }
            lines[lines.count - 1].append(character)
        }
        return lines
    }

    /// One line; `style` begins with a space.
    static func line(_ words: String, x: Double, y: Double, size: Double, anchor: String = "start", style: Markup = "") -> Markup {
        SVG.text(words, x: x, y: y, anchor: anchor, attributes: " font-size=\"\(Markup.number(size))\"\(style)")
    }

    /// The same with a white edge, to be read over lines and colours: not every renderer paints the edge of letters before the letters.
    static func haloed(_ words: String, x: Double, y: Double, size: Double, style: Markup = "", turn: Markup = "") -> Markup {
        let edge: Markup =
            "\(style) fill=\"none\" stroke=\"#ffffff\" stroke-opacity=\"0.85\" stroke-width=\"\(Markup.number(size * 0.22))\" stroke-linejoin=\"round\"\(turn)"
        return line(words, x: x, y: y, size: size, anchor: "middle", style: edge)
            + line(words, x: x, y: y, size: size, anchor: "middle", style: "\(style)\(turn)")
    }

    /// The fonts of a sheet: those first that write Han characters as the law of the place does.
    static func fonts(_ tag: String) -> String {
        let (noto, others) =
            switch tag {
            case "ja": ("JP", "'Hiragino Sans', 'Yu Gothic', 'IPAGothic'")
            case "zh-Hant": ("TC", "'PingFang TC', 'Microsoft JhengHei'")
            default: ("SC", "'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei'")
            }
        return "'Noto Sans CJK \(noto)', 'Source Han Sans \(noto)', \(others), 'Noto Sans', 'DejaVu Sans', sans-serif"
    }
}
