import Regulation
import Wording
import ZoningModel

/// What the rules call their classes and the periods of the day, for people.
package struct LawWords: Sendable {
    private let ruleset: Ruleset
    private let language: Language

    package init(_ ruleset: Ruleset, _ language: Language) {
        self.ruleset = ruleset
        self.language = language
    }

    /// `class 4a`
    func name(of zoneClass: ZoneClass) -> String { ruleset.rule(of: zoneClass)?.name(language) ?? language("class \(zoneClass)") }

    /// What the limits of railways that are not new are called, where the class stands for them (R5).
    func existingRailway(_ zoneClass: ZoneClass) -> String? {
        ruleset.existingRailway.flatMap { $0.limitsClass == zoneClass ? $0.label(language) : nil }
    }

    /// Whether what lies between boundary lines there is a road, and not a railway or a river.
    func isRoad(_ finding: Finding) -> Bool {
        finding.because.lazy.compactMap(\.row).first.flatMap(ruleset.row).flatMap { ruleset.source($0.kind) }.map { $0.layer == .roads }
            ?? true
    }

    /// `day`
    func name(of period: DayPeriod) -> String { ruleset.hours.period(period)?.name(language) ?? period.rawValue }

    /// `day 70 dB(A)  night 55 dB(A)`; a period without a limit has a dash.
    func limits(_ limits: NoiseLimit) -> String {
        ruleset.hours.periods.enumerated().map { number, period in
            let name = period.name(language)
            return limits[number].map { language("\(name) \($0) dB(A)") } ?? "\(name) –"
        }.joined(separator: "  ")
    }

    /// The sets of limits beside the leading one, with what they say of a class on a day: a line each, none for most rules.
    func otherSets(of zoneClass: ZoneClass, on date: CivilDate) -> [String] {
        ruleset.limitSets.dropFirst().map { set in
            let found = ruleset.limits(of: zoneClass, on: date, set: set.id)
            return "\(set.title(language)): \(found.map(limits) ?? language("no limit"))"
        }
    }
}
