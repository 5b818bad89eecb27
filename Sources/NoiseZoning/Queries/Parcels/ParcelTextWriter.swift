import FeatureIO
import Regulation
import StrictJSON

/// Parcels as a person reads them: a block each, the shares first, then the limits side by side.
struct ParcelTextWriter: ParcelWriter {
    private let meta: MapMeta
    private let language: Language
    private let date: CivilDate
    private var isFirst = true
    private(set) var bytes: [UInt8] = []

    init(meta: MapMeta, language: Language, date: CivilDate) {
        self.meta = meta
        self.language = language
        self.date = date
    }

    mutating func begin(_ source: FeatureSource) {}

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        let words = ParcelWords(language: language)
        var text = isFirst ? "" : "\n"
        isFirst = false
        // Names of the file cannot move the cursor of a terminal.
        let name = String(row.feature.label.map { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? $0 : " " })
        text += "\(words(ParcelWords.parcel)) \(row.feature.ordinal)" + (name == "#\(row.feature.ordinal)" ? "" : " \(name)")
        switch result {
        case .failure(let fault): text += "  \(words(ParcelWords.error)): \(fault.what). \(fault.fix) [\(fault.code)]\n"
        case .success(let finding):
            text += "  \(words.area(finding.area))  \(words.status(finding.status))\n"
            for share in finding.shares {
                text += "  \(words.percent(share.share))  \(words.area(share.area))  \(words.land(share.land))\n"
            }
            if let limits = finding.strictest { text += "  \(words(ParcelWords.strictest)): \(words.limits(limits))\n" }
            text += "  \(words(ParcelWords.outline)):\n"
            let hasRings = Set(finding.outline.map { [$0.part, $0.ring] }).count > 1
            for stretch in finding.outline {
                let ring = hasRings ? "\(words.ring(stretch.part, stretch.ring))  " : ""
                text += "    \(ring)\(words.metres(stretch.from))–\(words.metres(stretch.to)) m  "
                text += "\(words(ParcelWords.outside)): \(words.land(stretch.outside))  ·  "
                text += "\(words(ParcelWords.inside)): \(words.land(stretch.inside))\n"
            }
        }
        bytes += Array(text.utf8)
    }

    mutating func end() {
        let words = AnswerWords(language: language)
        let dated = words.label(AnswerWords.date) + "\(date) · \(meta.ruleset)\n"
        bytes += Array(((isFirst ? "" : "\n") + dated + words.label(AnswerWords.data) + words.status(meta) + "\n").utf8)
    }

    mutating func taken() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

/// The words of an answer about a parcel, in both languages.
struct ParcelWords {
    let language: Language

    func callAsFunction(_ text: Text) -> String { text(language) }

    static let parcel = Text(zh: "地块", en: "parcel")
    static let error = Text(zh: "有误", en: "error")
    static let strictest = Text(zh: "最严限值", en: "strictest")
    static let outline = Text(zh: "沿边界", en: "along the outline")
    static let outside = Text(zh: "外", en: "outside")
    static let inside = Text(zh: "内", en: "inside")

    func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2) }

    func area(_ value: Double) -> String { FixedDecimal.text(value, places: 2) + " m²" }

    /// Padded to the width of `100.00 %`.
    func percent(_ share: Double) -> String {
        let text = FixedDecimal.text(100 * share, places: 2)
        return String(repeating: " ", count: max(0, 6 - text.count)) + text + " %"
    }

    func ring(_ part: Int, _ ring: Int) -> String {
        language == .zh ? "第\(part)块" + (ring == 0 ? "外环" : "内环\(ring)") : "part \(part) " + (ring == 0 ? "outer ring" : "hole \(ring)")
    }

    func status(_ status: ParcelFinding.Status) -> String {
        switch status {
        case .inside: Text(zh: "全部有类别", en: "all of it has a class")(language)
        case .outside: AnswerWords.outside(language)
        case .unzoned: AnswerWords.unzoned(language)
        case .partial: Text(zh: "部分没有类别", en: "a part of it has no class")(language)
        }
    }

    func limits(_ limits: NoiseLimit) -> String {
        language == .zh ? "昼间 \(limits.day) dB(A)  夜间 \(limits.night) dB(A)" : "day \(limits.day) dB(A)  night \(limits.night) dB(A)"
    }

    /// `class 4a 70/55`, `class 3 with the limits of 1 55/45`, `unzoned`.
    func land(_ land: ParcelFinding.Land) -> String {
        guard let zoneClass = land.zoneClass else {
            switch land.status {
            case .outside: return Text(zh: "区外", en: "not in the district")(language)
            case .unzoned: return Text(zh: "未划定", en: "unzoned")(language)
            case .inside: return Text(zh: "未划定类别", en: "no class assigned")(language)
            }
        }
        var text = language == .zh ? "\(zoneClass)类" : "class \(zoneClass)"
        if let of = land.limitsClass, of != zoneClass { text += language == .zh ? "(执行 \(of) 限值)" : " (limits of \(of))" }
        if let limits = land.limits { text += " \(limits.day)/\(limits.night)" }
        return text
    }
}
