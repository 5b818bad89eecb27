/// How a report looks: on a screen one column, on paper A4. No font, image or script from outside.
enum ReportStyle {
    static let css: Markup = """
        @page { size: A4 portrait; margin: 14mm 15mm; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #ffffff; color: #1a1a1a; font: 10pt/1.45 "Noto Sans", "Segoe UI", "Helvetica Neue", \
        "DejaVu Sans", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif; -webkit-print-color-adjust: exact; \
        print-color-adjust: exact; }
        main { width: 180mm; max-width: 100%; margin: 0 auto; padding: 6mm 0; }
        h1 { margin: 0; font-size: 16pt; line-height: 1.25; }
        h2 { margin: 5mm 0 1.5mm; font-size: 11pt; border-bottom: 0.4mm solid #1a1a1a; padding-bottom: 0.5mm; break-after: avoid; }
        header p { margin: 1mm 0 0; color: #555555; }
        .verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2mm 7mm; margin: 4mm 0 3mm; padding: 3mm 5mm; \
        border-left: 4mm solid #999999; background: #f3f3f3; break-inside: avoid; }
        .verdict strong { font-size: 19pt; line-height: 1.15; }
        .verdict .limit b { font-size: 13pt; }
        .verdict .words { flex-basis: 100%; }
        .beware { margin: 0 0 3mm; padding: 1.5mm 4mm; border: 0.4mm solid #b3261e; color: #8c1d18; break-inside: avoid; }
        figure { margin: 0; break-inside: avoid; }
        figcaption { font-size: 9pt; color: #555555; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: 0.8mm 3mm 0.8mm 0; text-align: left; vertical-align: top; border-bottom: 0.2mm solid #dddddd; }
        tr { break-inside: avoid; }
        th { font-weight: normal; color: #555555; }
        table.pairs th { width: 42mm; }
        td.number, th.number { padding-right: 7mm; text-align: right; white-space: nowrap; }
        td.input, td.hash { font-family: "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; }
        td.hash { font-size: 8.5pt; }
        dl { margin: 0; }
        dt { margin-top: 1.2mm; font-weight: bold; break-after: avoid; }
        dd { margin: 0; }
        footer { margin-top: 4mm; font-size: 9pt; color: #555555; break-inside: avoid; }
        svg.map { display: block; width: 100%; height: auto; overflow: hidden; font: 13px sans-serif; }
        .map .beyond { fill: #fafafa; } .map .strip { fill: #ffffff; } .map .plate { fill: #ffffff; fill-opacity: 0.85; }
        .map .frame { fill: none; stroke: #1a1a1a; stroke-width: 1; }
        .map .carriageway { fill: #000000; fill-opacity: 0.16; fill-rule: evenodd; stroke: #1a1a1a; stroke-width: 0.8; }
        .map .centre { fill: none; stroke: #1a1a1a; stroke-width: 0.8; stroke-dasharray: 9 5; }
        .map .accuracy { fill: none; stroke: #1a1a1a; stroke-width: 1; stroke-dasharray: 2 4; }
        .map .distance { fill: none; stroke: #0033cc; stroke-width: 2.5; }
        .map .leader { fill: none; stroke: #0033cc; stroke-width: 1; }
        .map .marker { fill: #ffffff; fill-opacity: 0.8; stroke: #0033cc; stroke-width: 1.5; } .map .dot { fill: #0033cc; }
        .map .road { font-size: 13px; paint-order: stroke; stroke: #ffffff; stroke-width: 2px; }
        .map .zone { font-size: 15px; font-weight: bold; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
        .map .length { font-size: 15px; font-weight: bold; fill: #0033cc; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; }
        @media print { main { width: auto; padding: 0 0.5mm; } }

        """
}

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
