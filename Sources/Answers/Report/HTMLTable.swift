/// Tables of a report, of pairs or of columns.
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
    static func pairs(_ rows: [(name: String, value: Cell)]) -> Markup {
        let body: Markup = rows.map { "<tr><th scope=\"row\">\($0.name)</th>\(cell("td", $0.value))</tr>\n" }.joined()
        return "<table class=\"pairs\">\n\(body)</table>\n"
    }

    /// A head, and rows below it.
    static func columns(_ head: [Cell], _ rows: [[Cell]]) -> Markup {
        let body: Markup = rows.map { "<tr>\(cells("td", $0))</tr>\n" }.joined()
        return "<table>\n<thead><tr>\(cells("th", head))</tr></thead>\n<tbody>\n\(body)</tbody>\n</table>\n"
    }

    private static func cells(_ tag: String, _ cells: [Cell]) -> Markup { cells.map { cell(tag, $0) }.joined() }

    private static func cell(_ tag: String, _ cell: Cell) -> Markup {
        let style: Markup = cell.style.isEmpty ? "" : " class=\"\(cell.style)\""
        return "<\(tag)\(style)>\(cell.text)</\(tag)>"
    }
}
