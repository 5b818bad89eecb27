/// How a report looks: on a screen one column, on paper A4. No font, image or script from outside.
enum ReportStyle {
    /// Of the picture: it stands inside of it, since not every program that sets pages looks for it elsewhere.
    static let picture: Markup = """
        .beyond { fill: #fafafa; } .strip { fill: #ffffff; } .plate { fill: #ffffff; fill-opacity: 0.85; }
        .frame { fill: none; stroke: #1a1a1a; stroke-width: 1; }
        .carriageway { fill: #000000; fill-opacity: 0.16; fill-rule: evenodd; stroke: #1a1a1a; stroke-width: 0.8; }
        .centre { fill: none; stroke: #1a1a1a; stroke-width: 0.8; stroke-dasharray: 9 5; }
        .accuracy { fill: none; stroke: #1a1a1a; stroke-width: 1; stroke-dasharray: 2 4; }
        .distance { fill: none; stroke: #0033cc; stroke-width: 2.5; }
        .leader { fill: none; stroke: #0033cc; stroke-width: 1; }
        .marker { fill: #ffffff; fill-opacity: 0.8; stroke: #0033cc; stroke-width: 1.5; } .dot { fill: #0033cc; }
        .road { font-size: 13px; } .zone { font-size: 15px; font-weight: bold; }
        .length { font-size: 15px; font-weight: bold; fill: #0033cc; }
        .edge { fill: none; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }

        """

    static let css: Markup = """
        @page { size: A4 portrait; margin: 14mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); \
        font: 8.5pt "Noto Sans", "DejaVu Sans", sans-serif; color: #555555; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: #ffffff; color: #1a1a1a; font: 10pt/1.45 "Noto Sans", "Segoe UI", "Helvetica Neue", \
        "DejaVu Sans", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif; -webkit-print-color-adjust: exact; \
        print-color-adjust: exact; }
        main { width: 180mm; max-width: 100%; margin: 0 auto; padding: 6mm 0; }
        h1 { margin: 0; font-size: 16pt; line-height: 1.25; }
        h2 { margin: 5mm 0 1.5mm; font-size: 11pt; border-bottom: 0.4mm solid #1a1a1a; padding-bottom: 0.5mm; break-after: avoid; }
        header p { margin: 1mm 0 0; color: #555555; }
        .verdict { margin: 4mm 0 3mm; padding: 3mm 5mm; border-left: 4mm solid #999999; background: #f3f3f3; break-inside: avoid; }
        .verdict strong { display: inline-block; margin-right: 7mm; font-size: 19pt; line-height: 1.25; }
        .verdict .limit { display: inline-block; margin-right: 7mm; } .verdict .limit b { font-size: 13pt; }
        .verdict .words { display: block; }
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
        svg.chart { display: block; width: 100%; max-width: 130mm; height: auto; }
        svg.map { display: block; width: 100%; height: auto; overflow: hidden; }
        article { break-before: page; }
        article:first-of-type { break-before: auto; }
        .seal { margin-top: 4mm; break-inside: avoid; overflow: hidden; }
        .seal svg { float: left; width: 32mm; height: 32mm; margin: -2mm 3mm -2mm -2mm; }
        .seal svg + div { margin-left: 33mm; min-height: 28mm; }
        .seal code { display: block; font: 8.5pt/1.4 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; \
        overflow-wrap: anywhere; word-break: break-all; }
        .seal p { margin: 1mm 0; font-size: 9pt; color: #555555; }
        .signing { display: table; table-layout: fixed; width: 100%; margin-top: 13mm; border-spacing: 4mm 0; break-inside: avoid; }
        .signing span { display: table-cell; border-top: 0.3mm solid #1a1a1a; padding-top: 1mm; font-size: 9pt; color: #555555; }
        ul { margin: 0; padding-left: 5mm; }
        .error { color: #8c1d18; }
        .pass { border-left-color: #2e7d32; } .exceeds { border-left-color: #b3261e; }
        @media screen { main { padding: 6mm 4mm; } article + article { margin-top: 16mm; padding-top: 6mm; border-top: 1mm solid #dddddd; } }
        @media screen and (max-width: 520px) { .verdict { padding: 3mm; } .verdict strong, .verdict .limit { margin-right: 4mm; } \
        table.pairs th { width: 34%; } td.number, th.number { padding-right: 3mm; } \
        .wide, figure { overflow-x: auto; } svg.map { min-width: 540px; } }
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
