import Regulation
import Wording

/// Law and decision side by side, as a page: every clause with its words, what the ruleset takes from it, how its open points are read,
/// the code that decides by them, and the cases that prove it.
public struct AnnotatedRules {
    private let ruleset: Ruleset
    private let cases: CaseIndex?
    private let language: Language
    private let figures: ClauseFigures

    /// - Parameter cases: nil where the ruleset has no index of cases.
    public init(_ ruleset: Ruleset, cases: CaseIndex?, language: Language) {
        self.ruleset = ruleset
        self.cases = cases
        self.language = language
        figures = ClauseFigures(ruleset)
    }

    /// The page, in UTF-8; it asks for nothing else.
    public func html() -> [UInt8] {
        let document = ruleset.document
        let title = language("\(ruleset.title(language)): law and decision side by side")
        var page: Markup = "<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>\(title)</title>\n"
        page += "<style>\n\(ReportStyle.css)\(Self.css)</style>\n</head>\n<body>\n<main class=\"rules\">\n<header>\n<h1>\(title)</h1>\n"
        page += "<p lang=\"\(document.title.tag)\">\(document.title.own) · \(document.number)</p>\n<p>\(document.title.en)</p>\n</header>\n"
        page += "<table class=\"annotated\">\n<tr><th>\(language("clause"))</th><th>\(language("its words"))</th>"
        page += "<th>\(language("what is taken from it, and decided"))</th></tr>\n"
        for clause in ruleset.clauses { page += row(clause) }
        page += "</table>\n"
        let others = figures.elsewhere(than: document)
        if !others.isEmpty {
            page += "<h2>\(language("From other documents"))</h2>\n<ul>\n"
            for figure in others { page += "<li>\(figure.source): \(words(figure))</li>\n" }
            page += "</ul>\n"
        }
        return (page + "</main>\n</body>\n</html>\n").bytes
    }

    private func row(_ clause: Clause) -> Markup {
        var row: Markup = "<tr id=\"\(clause.id)\"><th>\(clause.id)</th><td><p lang=\"\(clause.text.tag)\">\(clause.text.own)</p>"
        row += "<p class=\"en\">\(clause.text.en)</p></td><td>"
        let taken = figures.of(clause, in: ruleset.document)
        if !taken.isEmpty {
            row += "<ul>\n"
            for figure in taken { row += "<li>\(words(figure))</li>\n" }
            row += "</ul>\n"
        }
        for reading in ruleset.readings where reading.clauses.contains(clause.id) { row += words(reading) }
        let proven = cases?.names(ofClause: clause.id) ?? []
        if !proven.isEmpty { row += list(language("cases"), proven) }
        return row + "</td></tr>\n"
    }

    private func words(_ figure: ClauseFigures.Figure) -> Markup {
        var words: Markup = "\(figure.what(language))"
        if !figure.value.isEmpty { words += ": <b>\(figure.value)</b>" }
        if let reading = figure.reading { words += " [\(reading)]" }
        if !figure.source.isVerified { words += " <em>\(language("not verified")) (\(figure.source.mark.rawValue))</em>" }
        return words
    }

    private func words(_ reading: Interpretation) -> Markup {
        var words: Markup = "<p><b>\(reading.id)</b> \(reading.title(language)): \(reading.text(language))</p>\n"
        if let files = DecidingCode.files[reading.id.rawValue] { words += list(language("decided in"), files) }
        let proven = cases?.names(ofReading: reading.id.rawValue) ?? []
        return proven.isEmpty ? words : words + list(language("cases of \(reading.id)"), proven)
    }

    private func list(_ label: String, _ names: [String]) -> Markup {
        "<p class=\"names\">\(label): " + names.enumerated().map { $0 == 0 ? "<code>\($1)</code>" : ", <code>\($1)</code>" }.joined()
            + "</p>\n"
    }

    private static let css: Markup = """
        main.rules { width: auto; max-width: 260mm; padding: 6mm 4mm; }
        table.annotated { table-layout: fixed; }
        table.annotated th:first-child { width: 26mm; font-weight: bold; color: #1a1a1a; }
        table.annotated th:nth-child(2) { width: 38%; }
        table.annotated td p { margin: 0 0 1.5mm; }
        table.annotated ul { margin: 0 0 1.5mm; padding-left: 5mm; }
        p.en { color: #555555; }
        p.names { font-size: 8.5pt; color: #555555; overflow-wrap: anywhere; }
        @media (max-width: 640px) {
        table.annotated, table.annotated tbody, table.annotated tr, table.annotated td, table.annotated th { display: block; width: auto; }
        }

        """
}
