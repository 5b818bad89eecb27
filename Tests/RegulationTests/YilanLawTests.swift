import Regulation
import Testing

/// Every number of the law of Yilan County, typed from its text: nothing here is taken from the ruleset file.
@Suite("The law of Yilan in numbers")
struct YilanLawTests {
    let rules = try! Ruleset.bundled("yilan-2021")
    static let day = CivilDate(year: 2021, month: 8, day: 24)!

    static let limitTable: [(String, [Int])] = [("1", [55, 50, 45]), ("2", [60, 55, 50]), ("3", [65, 60, 55]), ("4", [75, 70, 65])]

    @Test("limits by day, evening and night, dB(A) (準則6)", arguments: limitTable)
    func limits(id: String, levels: [Int]) {
        #expect(rules.limits(of: ZoneClass(id), on: Self.day) == NoiseLimit(levels.map(Optional.some)))
        #expect(rules.limits(of: ZoneClass(id), on: Self.day.adding(days: -1)) == nil)
        #expect(rules.limit(of: ZoneClass(id), in: DayPeriod(rawValue: "evening"), on: Self.day) == levels[1])
    }

    /// Minutes after midnight at which day, evening and night begin.
    static let hourTable: [(String, [Int])] = [
        ("1", [6, 20, 22]), ("2", [6, 20, 22]), ("3", [7, 20, 23]), ("4", [7, 20, 23]),
    ]

    @Test("hours by class (準則6)", arguments: hourTable)
    func hours(id: String, starts: [Int]) {
        let zoneClass = ZoneClass(id)
        #expect(rules.hours.periods.map { $0.from(in: zoneClass) } == starts.map { $0 * 60 })
        #expect(rules.hours.periods.map(\.id.rawValue) == ["day", "evening", "night"] && rules.hours.utcOffset == 480)
        for (hour, name) in zip(starts, ["day", "evening", "night"]) {
            #expect(rules.hours.period(hour: hour, minute: 0, in: zoneClass).rawValue == name)
            #expect(rules.hours.period(hour: hour - 1, minute: 59, in: zoneClass).rawValue != name)
        }
    }

    @Test("classes 1 to 4, the first the strictest; zones of 2, 3 and 4 are laid down (準則2, 一 to 三)")
    func classes() {
        #expect(rules.classes.map(\.id.id) == ["1", "2", "3", "4"] && rules.baseClasses.map(\.id) == ["2", "3", "4"])
        #expect(rules.classes.map(\.name.own) == ["第一類", "第二類", "第三類", "第四類"])
        for (a, b) in [("1", "2"), ("2", "3"), ("3", "4")] { #expect(rules.isStricter(ZoneClass(a), than: ZoneClass(b))) }
        #expect(rules.residual?.zoneClass == ZoneClass("3") && rules.residual?.source.clause == "二")
    }

    @Test(
        "30 m about the land of motorways and railways is class 3, housing class 2, the land class 4 (三, 四)",
        arguments: ["motorway", "railway"])
    func band(kind: String) throws {
        let rule = try #require(rules.source(SourceKind(kind)))
        for base in ["2", "3", "4"] { #expect(rules.distance(from: rule.kind, adjoining: ZoneClass(base), on: Self.day) == 30) }
        #expect(rules.distance(from: rule.kind, adjoining: ZoneClass("2"), on: Self.day.adding(days: -1)) == nil)
        #expect(rule.bandClass == ZoneClass("3") && rule.ownLand == .zoneClass(ZoneClass("4")) && rule.geometry == .land)
        #expect(rule.listing == .optional(from: nil) && rule.source.clause == "四")
        let exception = try #require(rule.effect?.exceptions.first)
        #expect(exception.landUse == "residential" && exception.zoneClass == ZoneClass("2") && exception.source.clause == "四但書")
        for base in ["2", "3", "4"] { #expect(rule.effect?.zoneClass(in: ZoneClass(base)) == ZoneClass("3")) }
    }

    @Test("50 m about schools, the Culture Bureau, the Confucius temple, libraries and hospitals is class 2 (一)")
    func areas() {
        #expect(rules.areas.map(\.key) == ["school", "culture_bureau", "confucius_temple", "library", "hospital"])
        for area in rules.areas {
            #expect(area.effect.zoneClass == ZoneClass("2") && area.buffer?.value(on: Self.day)?.metres == 50 && area.source.clause == "一")
        }
    }

    @Test("the land of lines, then bands, then areas, then zones; which is inferred (準則7)")
    func precedence() {
        func rank(_ key: String, _ zoneClass: String, _ isOwnLand: Bool = false) -> Int? {
            rules.precedence.rank(of: PrecedenceRule.Claim(key: key, zoneClass: ZoneClass(zoneClass), isOwnLand: isOwnLand))
        }
        #expect(rank("motorway", "4", true) == 0 && rank("railway", "4", true) == 0 && rank("motorway", "3") == 1)
        #expect(rank("railway", "3") == 1 && rank("school", "2") == 2 && rules.precedence.rankOfZones == 3)
        #expect(rules.precedence.source.mark == .inferred)
    }

    @Test("no buildings, portals, overrides or days of approval; the distance holds about ends")
    func absent() {
        #expect(rules.buildings == nil && rules.portals == nil && rules.limitOverrides.isEmpty && rules.existingRailway == nil)
        #expect(rules.railways?.newFrom == nil && rules.annexes.isEmpty && rules.distances.ends.value == .round)
        #expect(rules.readings.allSatisfy { $0.switch == nil })
    }

    @Test("road noise is told with its figures, and not zoned (標準2三, 標準4)")
    func roadNoise() {
        let words = rules.supplementary.map(\.value.en).joined(separator: " ")
        for figure in ["71/69/63", "74/70/67", "74/73/69", "76/75/72", "within 30 m", "within 15 m", "8 m wide"] {
            #expect(words.contains(figure), "\(figure)")
        }
    }

    @Test("the document, in force the same day, and its colours (公告, 準則10)")
    func document() {
        let document = rules.document
        #expect(document.number == "府環空字第1100026940號" && document.title.own == "公告重新劃定宜蘭縣各類噪音管制區")
        #expect(
            "\(document.signed) \(document.inForceFrom)" == "2021-08-24 2021-08-24" && document.inForceUntil == nil
                && document.repeals.isEmpty)
        #expect(document.statute.value(on: Self.day)?.title.own == "噪音管制法" && document.statute.value(on: Self.day)?.articles == [7])
        #expect(document.legalBases.map(\.id) == ["噪音管制區劃定作業準則", "環境音量標準"] && rules.title.tag == "zh-Hant")
        // 淺藍, 淺綠, 淺黃, 淺紅: light, each with its own hue.
        let colours = rules.palette
        #expect(colours.map(\.zoneClass.id) == ["1", "2", "3", "4"] && colours.allSatisfy { $0.red + $0.green + $0.blue > 480 })
        #expect(colours[0].blue > colours[0].red && colours[1].green > colours[1].red && colours[1].green > colours[1].blue)
        #expect(min(colours[2].red, colours[2].green) > colours[2].blue && colours[3].red > max(colours[3].green, colours[3].blue))
    }
}
