import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// Parcels as a person reads them: a block each, the shares first, then the limits side by side.
struct ParcelTextWriter: ParcelWriter {
    private let meta: MapMeta
    private let language: Language
    private let date: CivilDate
    /// For the limits under the other rule, where storeys are not known.
    private let ruleset: Ruleset
    private var isFirst = true
    private(set) var bytes: [UInt8] = []

    init(meta: MapMeta, ruleset: Ruleset, language: Language, date: CivilDate) {
        self.ruleset = ruleset
        self.meta = meta
        self.language = language
        self.date = date
    }

    var betweenRows: Int { 1 }

    mutating func begin(_ source: FeatureSource) {}

    mutating func goOn() { (isFirst, bytes) = (false, []) }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        let words = ParcelWords(language: language, ruleset: ruleset, date: date)
        var text: ShownText = isFirst ? "" : "\n"
        isFirst = false
        let name = row.feature.label
        text += "\(language("parcel")) \(row.feature.ordinal)"
        if name != "#\(row.feature.ordinal)" { text += " \(name)" }
        switch result {
        case .failure(let fault): text += "  \(language("error: \(fault.advice) [\(fault.code)]"))\n"
        case .success(let finding):
            text += "  \(words.area(finding.area))  \(words.status(finding.status))\n"
            for share in finding.shares {
                text +=
                    "  \(words.percent(share.share))  \(words.area(share.area))  \(words.land(share.land))\(words.offCarriageways(share))\n"
            }
            if let limits = finding.strictest { text += "  \(language("strictest: \(words.limits(limits))"))\n" }
            text += outline(finding, words)
        }
        bytes += Array(text.string.utf8)
    }

    /// Nobody reads more stretches of one parcel than this; of those beyond, the lengths by what lies outside are told.
    private static let mostStretches = 200

    private func outline(_ finding: ParcelFinding, _ words: ParcelWords) -> ShownText {
        var text: ShownText = "  \(language("along the outline:"))\n"
        let hasRings = finding.outline.contains { $0.part > 1 || $0.ring > 0 }
        for stretch in finding.outline.prefix(Self.mostStretches) {
            let ring = hasRings ? "\(words.ring(stretch.part, stretch.ring))  " : ""
            text += "    \(ring)\(words.metres(stretch.from))–\(words.metres(stretch.to)) m  "
            text += "\(language("outside: \(words.land(stretch.outside))"))  ·  "
            text += "\(language("inside: \(words.land(stretch.inside))"))\n"
        }
        let rest = finding.outline.count - Self.mostStretches
        guard rest > 0 else { return text }
        text += "    \(language("and \(rest) more (--format json lists all); outside in all:"))\n"
        for side in finding.outsideLengths { text += "    \(words.metres(side.length)) m  \(words.land(side.land))\n" }
        return text
    }

    mutating func end() {
        let words = AnswerWords(language: language)
        let text: ShownText = """
            \(words.label(AnswerWords.date))\(date) · \(meta.ruleset)
            \(words.label(AnswerWords.data))\(words.status(meta))

            """
        bytes += Array(((isFirst ? "" : "\n") + text.string).utf8)
    }

    mutating func taken() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

/// The words of an answer about a parcel, in both languages.
struct ParcelWords {
    let language: Language
    let ruleset: Ruleset
    let date: CivilDate

    func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2) }

    func area(_ value: Double) -> String { FixedDecimal.text(value, places: 2) + " m²" }

    /// R1: an area is told with carriageways and without.
    func offCarriageways(_ share: ParcelFinding.Share) -> String {
        guard share.land.zoneClass != nil, let off = share.areaOffCarriageways, share.area - off >= 0.005 else { return "" }
        return language(", \(area(off)) of it without carriageways [R1]")
    }

    /// Padded to the width of `100.00 %`.
    func percent(_ share: Double) -> String {
        let text = FixedDecimal.text(100 * share, places: 2)
        return String(repeating: " ", count: max(0, 6 - text.count)) + text + " %"
    }

    func ring(_ part: Int, _ ring: Int) -> String {
        language(ring == 0 ? "part \(part) outer ring" : "part \(part) hole \(ring)")
    }

    func status(_ status: ParcelFinding.Status) -> String {
        switch status {
        case .inside: language("all of it has a class")
        case .outside: language(Finding.Status.outside.words)
        case .unzoned: language(Finding.Status.unzoned.words)
        case .partial: language("a part of it has no class")
        }
    }

    func limits(_ limits: NoiseLimit) -> String { LawWords(ruleset, language).limits(limits) }

    /// `class 4a 70/55`, `class 3 with the limits of 1 55/45`, `unzoned`.
    func land(_ land: Designation) -> String {
        guard let zoneClass = land.zoneClass else {
            switch land.status {
            case .outside: return language("not in the district")
            case .unzoned: return language("unzoned")
            case .inside: return language("no class assigned")
            }
        }
        var text = LawWords(ruleset, language).name(of: zoneClass)
        if let of = land.limitsClass, of != zoneClass { text += language(" (limits of \(of))") }
        if let limits = land.limits { text += " \(limits.written(ruleset.hours.periods.count))" }
        // B3
        if let other = land.otherClass {
            let limits = ruleset.limits(of: other, on: date).map { " \($0.written(ruleset.hours.periods.count))" } ?? ""
            text += language(", or class \(other)\(limits): storeys or heights are not known")
        }
        return text
    }
}
