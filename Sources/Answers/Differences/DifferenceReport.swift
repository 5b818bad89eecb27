import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// What differs between two maps as a sheet: one HTML page with the drawing and the tables, for A4. The same input gives the same bytes.
public struct DifferenceReport {
    private typealias Cell = HTMLTable.Cell

    private let difference: MapDifference
    private let language: Language

    /// A sheet with its words in `language`.
    public init(_ difference: MapDifference, language: Language) { (self.difference, self.language) = (difference, language) }

    /// The page, in UTF-8.
    public func html() -> [UInt8] {
        let title = language("What a change does to noise classes and limits")
        var page: Markup = "<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>\(title)</title>\n"
        page += "<style>\n\(ReportStyle.css)</style>\n</head>\n<body>\n<main>\n<header>\n<h1>\(title)</h1>\n"
        for line in difference.heading(language) { page += "<p>\(line)</p>\n" }
        page += "</header>\n"
        var doubts: [Phrase] = []
        for meta in [difference.before, difference.after] {
            if let doubt = meta.doubt?.what, !doubts.contains(doubt) { doubts.append(doubt) }
        }
        for doubt in doubts { page += "<p class=\"beware\">\(language("warning: \(doubt)"))</p>\n" }
        page += "<figure>\n\(DifferencePicture(difference, language: language).markup())</figure>\n"
        page += section("Changes", changes)
        page += section("Façades", facades)
        page += section("People, dwellings or addresses", people)
        page += section("In another zone, with the same class and limits", zones)
        page += section("Data and versions", data)
        return (page + "</main>\n</body>\n</html>\n").bytes
    }

    private func section(_ title: Phrase, _ body: Markup) -> Markup { body.isEmpty ? "" : "<h2>\(language(title))</h2>\n" + body }

    private func head(_ names: Phrase...) -> [Cell] {
        names.enumerated().map { Cell(language($1), $0 == 0 || $0 == names.count - 1 ? "" : "number") }
    }

    private var changes: Markup {
        guard !difference.changes.isEmpty else { return "<p>\(language("no class and no limit has changed"))</p>\n" }
        var rows: [[Cell]] = []
        for (number, row) in difference.table.enumerated() {
            // R1: with carriageways, and without.
            rows.append([
                Cell("(\(number + 1)) \(difference.titles(row.from, row.to, language))"), Cell(MapDifference.hectares(row.area), "number"),
                Cell(MapDifference.hectares(row.areaOffCarriageways), "number"), Cell(""),
            ])
            for (cause, area) in row.causes {
                rows.append([Cell(""), Cell(MapDifference.hectares(area), "number"), Cell(""), Cell(cause.told(language))])
            }
        }
        return HTMLTable.columns(head("from → to", "ha", "ha without carriageways", "why"), rows)
    }

    private var facades: Markup {
        let table = difference.facades.table
        guard !table.isEmpty else { return "" }
        return HTMLTable.columns(
            head("from → to", "buildings", "storeys", "metres of wall, each storey counted", ""),
            table.map { row in
                [
                    Cell(difference.titles(row.from, row.to, language)), Cell("\(row.buildings)", "number"),
                    Cell("\(row.storeys)", "number"),
                    Cell(MapDifference.metres(row.length), "number"), Cell(""),
                ]
            })
    }

    private var people: Markup {
        guard let people = difference.people else { return "" }
        let words = language("counted in the layer: \(MapDifference.count(people.people)), at \(people.places) places")
        guard !people.rows.isEmpty else { return "<p>\(words); \(language("none of them on changed land"))</p>\n" }
        return "<p>\(words)</p>\n"
            + HTMLTable.columns(
                head("from → to", "count", "places", ""),
                people.rows.map { row in
                    [
                        Cell(difference.titles(row.from, row.to, language)), Cell(MapDifference.count(row.people), "number"),
                        Cell("\(row.places)", "number"), Cell(""),
                    ]
                })
    }

    private var zones: Markup {
        guard !difference.zoneChanges.isEmpty else { return "" }
        return HTMLTable.columns(
            head("from → to", "ha", ""),
            difference.zoneChanges.map {
                [Cell("\($0.from ?? "–") → \($0.to ?? "–")"), Cell(MapDifference.hectares($0.area), "number"), Cell("")]
            })
    }

    private var data: Markup {
        HTMLTable.pairs(
            [("first map" as Phrase, difference.before), ("second map", difference.after)].flatMap { name, meta in
                [
                    (
                        language(name),
                        Cell(
                            "\(meta.title(language)) · \(meta.id) · \(meta.date) · \(meta.ruleset) · \(meta.statusWords.text(in: language))"
                        )
                    ),
                    (language("SHA-256 of its layers"), Cell(meta.sourceHash, "hash")),
                ]
            } + [(language("program"), Cell("noisezone \(programVersion)"))])
    }
}
