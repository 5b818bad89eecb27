import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension DifferenceCause {
    /// What made the land another one, in a few words.
    package var words: Phrase {
        switch kind {
        case .ruleset: "other rules: \(from) → \(to)"
        case .district: isGone ? "the second map ends before it" : "the first map ends before it"
        case .opening:
            isGone ? "\(feature) is not open yet (\(dayWords))" : "\(feature) opens (\(dayWords))"
        case .asBuilt: isGone ? "\(feature) is no more taken as built" : "\(feature) is taken as built"
        case .rowAdded: "\(feature) is new in the data"
        case .rowRemoved: "\(feature) is no more in the data"
        case .rowChanged: "\(feature) is drawn otherwise in the data"
        case .band: isGone ? "the band of \(feature) no more reaches it" : "the band of \(feature) reaches it"
        case .width: "the band of \(feature) is \(to) m wide and not \(from) m"
        case .reading: "\(feature) is read otherwise: \(from) → \(to)"
        case .zoneClass: "zone \(feature) is of another class: \(from) → \(to)"
        case .zoneLine: "it lies in another zone: \(from) → \(to)"
        case .buildings:
            isGone ? "buildings no more stand between it and \(feature)" : "buildings stand between it and \(feature)"
        case .frontage:
            isGone
                ? "the frontage of \(feature) is no more mainly tall: the band runs through"
                : "the frontage of \(feature) is mainly tall: buildings cut the band back"
        case .storeys:
            isGone ? "storeys that decide are known now \(beside)" : "storeys that decide are not known, or come out otherwise \(beside)"
        case .housing: isGone ? "it is no more housing: \(feature)" : "it is housing: \(feature)"
        case .limits: "the limits of class \(feature) are others on the day: \(from) → \(to)"
        case .data: feature.isEmpty ? "other data" : "other data: \(feature)"
        }
    }

    private var beside: Phrase { feature.isEmpty ? "" : "(\(feature))" }

    private var dayWords: String { day?.description ?? "" }

    /// The same with the reading that decides, in a language.
    func told(_ language: Language) -> String { language(words) + (reading.map { " [\($0)]" } ?? "") }

    func write(to writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        if let row { writer.member("row", row) }
        if !feature.isEmpty { writer.member("feature", feature) }
        if let reading { writer.member("reading", reading.rawValue) }
        if !from.isEmpty { writer.member("from", from) }
        if !to.isEmpty { writer.member("to", to) }
        if let day { writer.member("date", day.description) }
        if isGone { writer.member("gone", true) }
    }
}

/// What land was and is, in words that differ: where the classes are alike, with their limits.
struct DifferenceTitles {
    let from: Phrase
    let to: Phrase

    init(_ from: Designation, _ to: Designation) {
        let (first, second) = (from.title, to.title)
        guard first == second else {
            (self.from, self.to) = (first, second)
            return
        }
        (self.from, self.to) = (Self.limited(from), Self.limited(to))
    }

    private static func limited(_ designation: Designation) -> Phrase {
        designation.limits.map { "\(designation.title), \($0.written) dB(A)" } ?? "\(designation.title), no limit"
    }
}

extension MapDifference {
    /// Which of status, class, whose limits, limits and the other outcome differ.
    func differing(_ from: Designation, _ to: Designation) -> [String] {
        var names: [String] = []
        if from.status != to.status { names.append("status") }
        if from.zoneClass != to.zoneClass { names.append("class") }
        if from.limitsClass != to.limitsClass { names.append("limits_class") }
        if from.limits != to.limits { names.append("limits") }
        if from.otherClass != to.otherClass { names.append("other_class") }
        return names
    }

    /// The words of areas, of walls and of people.
    static func hectares(_ area: Double) -> String { FixedDecimal.text(area / 10_000, places: 2) }
    static func metres(_ length: Double) -> String { FixedDecimal.text(length, places: 1) }
    static func count(_ number: Double) -> String { FixedDecimal.text(number, places: 2, trimmed: true) }

    /// Square metres that are worth a word.
    static let told = 0.5
}
