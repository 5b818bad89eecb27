import Regulation
import StrictJSON
import Wording
import ZoningModel

/// The words of a report, in both languages.
struct ReportWords {
    let language: Language

    func callAsFunction(_ text: Phrase) -> String { language(text) }

    static let title: Phrase = "Record: noise class and limits at a place"
    static let question: Phrase = "Question"
    static let input: Phrase = "input, as typed"
    static let crs: Phrase = "reference system"
    static let place: Phrase = "place in WGS 84"
    static let notShown: Phrase = "converted from shifted coordinates; not shown"
    static let date: Phrase = "date asked about"
    static let time: Phrase = "time asked about"
    static let placeAccuracy: Phrase = "accuracy asked for"
    static let storeyAsked: Phrase = "storey asked for"
    static let heightAsked: Phrase = "height asked for"
    static let certain: Phrase = "certain"
    static let scenario: Phrase = "scenario"
    static let asBuilt: Phrase = "planned lines taken as built"
    static let answer: Phrase = "Answer"
    static let status: Phrase = "status"
    static let zone: Phrase = "zone"
    static let limitsOf: Phrase = "limits of"
    static let candidates: Phrase = "possible classes"
    static let note: Phrase = "note"
    static let next: Phrase = "nearest change"
    static let reasons: Phrase = "Reasons"
    static let what: Phrase = "what"
    static let measured: Phrase = "measured"
    static let allowed: Phrase = "allowed"
    static let clause: Phrase = "clause"
    static let reading: Phrase = "reading"
    static let assumed: Phrase = "boundary line assumed"
    static let readings: Phrase = "Words of the clauses, and how they are read"
    static let data: Phrase = "Data and versions"
    static let map: Phrase = "map"
    static let dataStatus: Phrase = "status of the data"
    static let validity: Phrase = "map holds"
    static let rules: Phrase = "rules"
    static let program: Phrase = "program"
    static let attribution: Phrase = "sources of the data"
    static let hash: Phrase = "SHA-256 of the map"
    static let switches: Phrase = "switches"
    static let noClass: Phrase = "no class"
    static let carriageway: Phrase = "between boundary lines"
    static let distanceLine: Phrase = "distance to the boundary line"
    static let accuracy: Phrase = "accuracy of the data"
    /// In which language the text is the law.
    func law(_ ruleset: Ruleset) -> String {
        ruleset.title.tag == "ja"
            ? language("The Japanese text is the law; what stands here in another language is a translation without force.")
            : language("The Chinese text is the law; the English is a translation without force.")
    }

    func status(_ status: Finding.Status) -> String { language(status.words) }

    func accuracy(_ accuracy: PlaceAccuracy, _ ofData: Double) -> String {
        switch accuracy {
        case .metres(let metres): language("the place is known to ±\(FixedDecimal.text(metres, places: 1, trimmed: true)) m")
        case .data:
            language(
                "that of the data, about ±\(FixedDecimal.text(ofData, places: 1, trimmed: true)) m; the place is exact")
        }
    }

    func validity(_ validity: MapMeta.Validity) -> String {
        guard let until = validity.until else { return language("from \(validity.from)") }
        return language("from \(validity.from) to the day before \(until)")
    }

    func hours(_ from: Int, _ to: Int) -> String { "\(Hours.clock(from))–\(Hours.clock(to))" }

    func caption(_ answer: Answer, _ place: String?) -> String {
        let at = place.map { language(" (WGS 84: \($0))") } ?? ""
        return language("Circle: the place\(at). North is up.")
    }
}
