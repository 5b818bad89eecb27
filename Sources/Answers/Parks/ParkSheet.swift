import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// The sheet of surveyed areas: one HTML page that needs nothing besides itself and prints on A4. No clock: what was asked and the map decide every byte.
struct ParkSheet {
    private let answer: ParkAnswer
    private let language: Language
    private let words: ParkWords
    private typealias Cell = HTMLTable.Cell

    /// On a phone the tables keep within the page.
    private static let narrow: Markup = """
        @media (max-width: 480px) { main { padding: 2mm; } table { font-size: 8pt; } table.pairs th { width: 22mm; } th, td { padding-right: 1mm; } \
        td.number, th.number { padding-right: 1.5mm; } }

        """

    init(_ answer: ParkAnswer, _ language: Language) {
        self.answer = answer
        self.language = language
        words = ParkWords(answer, language)
    }

    func html() -> [UInt8] {
        let title = words("Sheet of a surveyed area: bounds, corners, noise classes and limits")
        var page: Markup = "<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>\(title)</title>\n"
        page += "<style>\n\(ReportStyle.css)\(Self.narrow)</style>\n</head>\n<body>\n<main>\n<header>\n<h1>\(title)</h1>\n"
        page += "<p>\(answer.ruleset.document.title(language)) · \(answer.ruleset.document.number)</p>\n</header>\n"
        if let doubt = answer.map.meta.doubt { page += "<p class=\"beware\">\(language("warning: \(doubt.what)"))</p>\n" }
        let picture = ParkPicture(answer: answer, language: language).svg()
        if !picture.isEmpty {
            page += "<figure>\n\(picture)<figcaption>\(words("Blue: the outline with its corners. North is up."))</figcaption>\n</figure>\n"
        }
        for entry in answer.entries {
            switch entry {
            case .area(let area, let finding): page += block(area, finding)
            case .fault(let number, let label, let fault):
                page += "<h2>\(head(number, label))</h2>\n<p class=\"beware\">\(language("error: \(fault.advice) [\(fault.code)]"))</p>\n"
            }
        }
        if answer.entries.count > 1 {
            let faults = answer.fit.overlaps.map(words.overlap) + answer.fit.gaps.map(words.gap)
            page += "<h2>\(words(ParkWords.between))</h2>\n"
            for fault in faults.isEmpty ? ["no overlap and no gap"] : faults { page += "<p>\(words(fault))</p>\n" }
        }
        page += "<h2>\(words(ReportWords.data))</h2>\n" + HTMLTable.pairs(data)
        page += "<footer>\n<p>\(ReportWords(language: language).law(answer.ruleset))</p>\n</footer>\n</main>\n</body>\n</html>\n"
        return page.bytes
    }

    private func head(_ number: Int, _ label: String) -> String {
        "\(words(ParkWords.area)) \(number)" + (label == "#\(number)" ? "" : " \(label)")
    }

    private func block(_ area: SurveyedArea, _ finding: ParkFinding) -> Markup {
        let parcel = finding.parcel
        var pairs = [
            (words(ParkWords.inPlane), Cell(words.size(area.planeArea))),
            (words(ParkWords.onEllipsoid), Cell(words.size(area.ellipsoidArea))),
            (words(ParkWords.difference), Cell(words.difference(area))),
        ]
        if let declared = area.declaredArea { pairs.append((words(ParkWords.declared), Cell(words.size(declared)))) }
        pairs += [
            (words(ParkWords.perimeter), Cell("\(words.metres(area.perimeter)) m")), (words(ParkWords.closure), Cell(words.closure(area))),
            (words(ParkWords.system), Cell(words(words.system(area)))),
            (words(ParkWords.bounds), Cell(words.bounds(finding.neighbours))),
            (words(ReportWords.status), Cell(words.land.status(parcel.status))),
        ]
        if let limits = parcel.strictest { pairs.append((words("strictest limits"), Cell(words.land.limits(limits)))) }
        var out: Markup = "<h2>\(head(area.number, area.label))</h2>\n" + HTMLTable.pairs(pairs)
        out += title(ParkWords.classes)
        out += HTMLTable.columns(
            [
                Cell(words(ReportWords.what)), Cell("m²", "number"), Cell(words("m² without carriageways"), "number"),
                Cell("%", "number"),
            ],
            parcel.shares.map { share in
                [
                    Cell(words.land.land(share.land)), Cell(FixedDecimal.text(share.area, places: 2), "number"),
                    // R1
                    Cell(FixedDecimal.text(share.areaOffCarriageways ?? share.area, places: 2), "number"),
                    Cell(FixedDecimal.text(100 * share.share, places: 2), "number"),
                ]
            })
        out += title(ParkWords.corners)
        out += HTMLTable.columns(
            [
                Cell(words("corner")), Cell(words("X (north), m"), "number"), Cell(words("Y (east), m"), "number"), Cell(words("to")),
                Cell(words("side, m"), "number"),
            ],
            area.corners.map { corner in
                [
                    Cell(corner.name), Cell(words.metres(corner.place.y, 3), "number"), Cell(words.metres(corner.place.x, 3), "number"),
                    Cell(NumberedCorner.name(corner.next)), Cell(words.metres(corner.length, 3), "number"),
                ]
            })
        out += title(ParkWords.sides)
        out += HTMLTable.columns(
            [Cell(words("side")), Cell(words("faces")), Cell("m", "number"), Cell(words("outside")), Cell(words("inside"))],
            finding.sides.map { side in
                [
                    Cell("\(NumberedCorner.name(side.from))–\(NumberedCorner.name(side.to))"), Cell(words(ParkWords.side(side.facing))),
                    Cell(words.metres(side.length), "number"), Cell(words.lands(side.outside)), Cell(words.lands(side.inside)),
                ]
            })
        out += "<h2>\(words("lines within \(FixedDecimal.text(answer.reach, places: 1, trimmed: true)) m of the outline"))</h2>\n"
        if finding.lines.isEmpty { return out + "<p>\(words(ParkWords.noLines))</p>\n" }
        return out
            + HTMLTable.columns(
                [Cell(words("line")), Cell(words("where"))],
                finding.lines.map { [Cell("\($0.row) \($0.name)"), Cell(words(words.distance($0)))] })
    }

    private func title(_ phrase: Phrase) -> Markup { "<h2>\(words(phrase))</h2>\n" }

    private var data: [(name: String, value: Cell)] {
        let (meta, document) = (answer.map.meta, answer.ruleset.document)
        return [
            (words(ReportWords.input), Cell(answer.file, "input")), (words(ReportWords.date), Cell(answer.date.description)),
            (words(ReportWords.map), Cell("\(meta.title(language)) · \(meta.id)")),
            (words(ReportWords.dataStatus), Cell(AnswerWords(language: language).status(meta))),
            (words(ReportWords.rules), Cell("\(meta.ruleset) · \(document.number) · \(document.issuer(language)) · \(document.signed)")),
            (words(ReportWords.program), Cell("noisezone \(programVersion) · GEOS \(GEOSContext.version)")),
            (words(ReportWords.hash), Cell(answer.mapHash, "hash")),
        ] + (meta.attribution.isEmpty ? [] : [(words(ReportWords.attribution), Cell(meta.attribution.joined(separator: "; ")))])
    }
}

extension ParkAnswer {
    /// The sheet as one HTML page in UTF-8.
    public func sheet(_ language: Language) -> [UInt8] { ParkSheet(self, language).html() }
}
