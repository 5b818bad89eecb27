import Answers
import StrictJSON

/// Tables of the pages, and how the pages look: from a phone to a wall, on paper, without anything from outside.
enum FeatureTable {
    static func table(_ head: [String], _ rows: [[Markup]]) -> Markup {
        let heads = head.map { "<th scope=\"col\">\($0)</th>" as Markup }.joined()
        let body = rows.map { row -> Markup in
            let cells = row.enumerated().map { number, cell -> Markup in
                number == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return
            "<div class=\"wide\" tabindex=\"0\">\n<table>\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n</div>\n"
    }

    /// A value of a property, as people read it.
    static func value(_ value: JSONValue?) -> Markup {
        switch value {
        case nil, .null?, .object?: "–"
        case .bool(let flag)?: "\(flag)"
        case .number(let number)?: "\(number.literal)"
        case .string(let text)?: "\(text)"
        case .array(let items)?:
            items.isEmpty ? "–" : "\(items.compactMap { if case .string(let text) = $0 { text } else { nil } }.joined(separator: ", "))"
        }
    }

    static let style: Markup = """
        * { box-sizing: border-box; }
        body { margin: 0; background: #ffffff; color: #1a1a1a; font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; padding-top: .75rem; }
        .forms a { margin-left: 1rem; }
        h1 { margin: .75rem 0; font-size: 1.6rem; line-height: 1.25; }
        h2 { margin: 1.5rem 0 .5rem; font-size: 1.15rem; }
        .lead { font-size: 1.05rem; }
        a { color: #0b4f9e; text-underline-offset: .15em; }
        a:focus-visible, .wide:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; }
        th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #dddddd; }
        thead th { color: #444444; white-space: nowrap; }
        tbody th { font-weight: 600; }
        code, .code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere; }
        figure { margin: 0 0 1rem; }
        figure svg { display: block; width: 100%; height: auto; max-height: 26rem; background: #fafafa; border: 1px solid #cccccc; }
        .pages { display: flex; gap: 1.5rem; margin: .75rem 0; }
        .beware { color: #8c1d18; }
        footer { margin-top: 2rem; color: #555555; font-size: .85rem; }
        @media print { .forms, .pages a { display: none; } }
        """
}
