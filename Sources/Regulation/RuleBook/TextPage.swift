/// A page for the terminal: headings, wrapped paragraphs and tables whose columns line up.
struct TextPage {
    /// Columns a line may take.
    static let width = 100

    private(set) var text = ""

    mutating func title(_ title: String) { text += title + "\n" + String(repeating: "=", count: DisplayWidth.of(title)) + "\n" }

    mutating func heading(_ heading: String, _ clause: String = "") {
        text +=
            "\n" + heading + (clause.isEmpty ? "" : "  [\(clause)]") + "\n" + String(repeating: "-", count: DisplayWidth.of(heading)) + "\n"
    }

    /// A paragraph, its lines after the first set in as far as the label before it.
    mutating func paragraph(_ words: String, label: String = "", indent: Int = 0) {
        // A label longer than the column moves it.
        let indent = DisplayWidth.of(label) < indent || label.isEmpty ? indent : DisplayWidth.of(label) + 2
        let lines = DisplayWidth.wrapped(words, width: max(20, TextPage.width - indent))
        text += DisplayWidth.padded(label, to: indent) + lines[0] + "\n"
        for line in lines.dropFirst() { text += String(repeating: " ", count: indent) + line + "\n" }
    }

    /// Rows of cells; the last column is not filled up. Columns in `right` are set flush right.
    mutating func table(_ rows: [[String]], right: Set<Int> = []) {
        var widths: [Int] = []
        for row in rows {
            for (i, cell) in row.enumerated() {
                if i == widths.count { widths.append(0) }
                widths[i] = max(widths[i], DisplayWidth.of(cell))
            }
        }
        for row in rows {
            var line = ""
            for (i, cell) in row.enumerated() {
                let gap = widths[i] - DisplayWidth.of(cell)
                if right.contains(i) {
                    line += String(repeating: " ", count: gap) + cell
                } else {
                    line += cell + String(repeating: " ", count: gap)
                }
                line += "  "
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
    }
}
