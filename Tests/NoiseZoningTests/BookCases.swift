import Regulation
import Testing

/// A clause that no place can show, with what the rule book must say for it.
struct BookCase: Sendable, CustomTestStringConvertible {
    let rulesetID: String
    let clause: String
    let holds: @Sendable (Ruleset) -> Bool

    var testDescription: String { "\(rulesetID) \(clause)" }

    static let all = [
        ("beijing-etown-2025", etown), ("foshan-2024", foshan), ("yilan-2021", yilan), ("yokkaichi-2000", yokkaichi),
        ("gbt-15190-2014", standard),
    ].flatMap { id, cases in cases.map { BookCase(rulesetID: id, clause: $0, holds: $1) } }

    private typealias Statement = (String, @Sendable (Ruleset) -> Bool)

    private static let etown: [Statement] = [
        ("前言", { $0.document.number == "京技管发〔2025〕8号" }),
        ("一", { $0.hours.periods.map(\.from) == [6 * 60, 22 * 60] && $0.hours.period(hour: 6, minute: 0) == .day }),
        ("二", { $0.classes.map(\.id.id).sorted() == ["1", "2", "3", "4a", "4b"] }),
        ("二(四)", { $0.precedence.order == ["4b", "4a", "zones"] }),
        (
            "二(四)3",
            { rules in
                rules.mainlyTall.map { $0.tallFromStoreys.value == 3 && $0.joinedGap.value == 20 && $0.mainlyShare.value == 0.5 } ?? false
            }
        ),
        ("三(四)", { $0.roads.count == 77 && $0.rails.count == 2 }),
        ("四.3", { $0.supplementary.contains { $0.source.clause == "四.3" } }),
        ("五", { $0.document.inForceFrom.description == "2025-04-29" }),
        ("附件3", { $0.clause("附件3") != nil }),
    ]

    private static let foshan: [Statement] = [
        ("编制依据", { $0.document.legalBases.map(\.id) == ["中华人民共和国环境保护法", "GB 3096-2008", "GB/T15190-2014"] }),
        ("二(七)", { $0.hours.periods.map(\.from) == [6 * 60, 22 * 60] && $0.rule(of: ZoneClass("0")) == nil }),
        ("三(三)", { $0.railways?.newFrom?.value.description == "2011-01-01" }),
        ("四", { $0.zones.isEmpty && $0.residual?.zoneClass == ZoneClass("2") }),
        ("五(二)", { $0.document.interpreter?.value.own == "佛山市生态环境局" }),
        ("附件1 表1至6", { rules in rules.roads.map(\.name) == ["G15"] && says("79", "附件1 表1至6", rules) }),
        ("附件1 表10至14、17至19", { says("10 to 14", "附件1 表10至14、17至19", $0) }),
        ("附件2", { says("pictures", "附件2", $0) }),
    ]

    private static let yilan: [Statement] = [
        ("公告", { $0.document.number == "府環空字第1100026940號" && $0.document.inForceFrom.description == "2021-08-24" }),
        ("準則2", { $0.strictness.map(\.id) == ["1", "2", "3", "4"] && $0.baseClasses.map(\.id) == ["2", "3", "4"] }),
        ("準則6", { $0.hours.periods.map(\.id.rawValue) == ["day", "evening", "night"] }),
        ("準則7一", { says("No class 1 or 2 may touch class 4", "準則7一", $0) }),
        ("準則7二(二)", { says("road centre lines", "準則7二(二)", $0) }),
        ("準則8", { says("50 m", "準則8", $0) }),
        ("準則10", { $0.palette.map(\.zoneClass.id) == ["1", "2", "3", "4"] && says("light blue", "準則10", $0) }),
        ("準則11", { says("every two years", "準則11", $0) }),
        ("標準2三", { says("within 15 m", "標準2三", $0) }),
        ("標準4", { says("76/75/72", "標準4", $0) }),
    ]

    private static let yokkaichi: [Statement] = [
        ("告示", { $0.document.number == "四日市市告示第372号" && $0.document.inForceFrom.description == "2000-11-01" }),
        ("省令 別表", { $0.hours.periods.map(\.from) == [6 * 60, 22 * 60] && $0.hours.utcOffset == 9 * 60 }),
        ("環境基準 一般", { says("50/40", "環境基準 一般", $0) }),
        ("環境基準 近接", { says("45/40", "環境基準 近接", $0) }),
    ]

    private static let standard: [Statement] = [
        ("前言", { $0.document.inForceFrom.description == "2015-01-01" && $0.document.repeals.map(\.id) == ["GB/T 15190-94"] }),
        ("表1", { $0.classes.map(\.id.id) == ["0", "1", "2", "3", "4a", "4b"] && $0.hours.periods.map(\.from) == [6 * 60, 22 * 60] }),
    ]

    private static func says(_ words: String, _ clause: String, _ ruleset: Ruleset) -> Bool {
        ruleset.supplementary.contains { $0.source.clause == clause && $0.value.en.contains(words) }
    }
}
