/// Tables of a report, every cell made safe.
enum HTMLTable {
    /// A cell: its words, and the style it has.
    struct Cell {
        let text: String
        let style: String

        init(_ text: String, _ style: String = "") {
            self.text = text
            self.style = style
        }
    }

    /// Names on the left, values on the right.
    static func pairs(_ rows: [(name: String, value: Cell)]) -> String {
        let body = rows.map { "<tr><th scope=\"row\">\(SVG.escaped($0.name))</th>\(cell("td", $0.value))</tr>\n" }.joined()
        return "<table class=\"pairs\">\n\(body)</table>\n"
    }

    /// A head, and rows below it.
    static func columns(_ head: [Cell], _ rows: [[Cell]]) -> String {
        let body = rows.map { row in "<tr>" + row.map { cell("td", $0) }.joined() + "</tr>\n" }.joined()
        return "<table>\n<thead><tr>" + head.map { cell("th", $0) }.joined() + "</tr></thead>\n<tbody>\n\(body)</tbody>\n</table>\n"
    }

    private static func cell(_ tag: String, _ cell: Cell) -> String {
        "<\(tag)\(cell.style.isEmpty ? "" : " class=\"\(cell.style)\"")>\(SVG.escaped(cell.text))</\(tag)>"
    }
}
