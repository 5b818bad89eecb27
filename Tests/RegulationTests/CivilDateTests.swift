import Testing

@testable import Regulation

@Suite("Dates, hours and timelines")
struct CivilDateTests {
    @Test("reads days of the calendar", arguments: ["2025-04-29", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func reads(text: String) throws {
        #expect(try CivilDate(parsing: text).description == text)
    }

    @Test(
        "refuses what is not a day, or not written as one",
        arguments: [
            "", "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01", "2025-4-29", "20250429",
            "2025/04/29",
            " 2025-04-29", "2025-04-29T00:00", "2025-04-2\u{0661}", "+025-04-29", "２０２５-04-29",
        ])
    func refuses(text: String) {
        #expect(throws: RegulationError.invalidDate(text)) { try CivilDate(parsing: text) }
    }

    @Test(
        "reads days as tables have them, the year first",
        arguments: ["2026-11-05", "2026/11/5", "2026/11/05", "2026-11-5", "2026.11.5", "2026年11月5日"])
    func written(text: String) throws {
        #expect(try CivilDate(written: text).description == "2026-11-05")
        #expect(!CivilDate.isDayOrMonthFirst(text))
    }

    @Test(
        "refuses days that could be others",
        arguments: [
            ("5/11/2026", true), ("11/5/26", true), ("05.11.2026", true), ("5-11-2026", true), ("26/11/5", true), ("5/11/2026 5:30", true),
            ("2026/11-5", false), ("2026/2/30", false), ("2026/13/1", false), ("2026/111/5", false), ("20261105", false),
            ("2026/11/5 ", false),
            ("2026年11月5", false), ("2026/11", false), ("46331", false), ("", false), ("2026-11-05T00:00", false),
        ])
    func otherwise(text: String, isDayOrMonthFirst: Bool) {
        #expect(throws: RegulationError.invalidDate(text)) { try CivilDate(written: text) }
        #expect(CivilDate.isDayOrMonthFirst(text) == isDayOrMonthFirst)
    }

    @Test("counts days as the calendar does, from 1600 to 2400")
    func counting() {
        var date = CivilDate(year: 1600, month: 1, day: 1)!
        var count = date.daysSince1970
        #expect(CivilDate(year: 1970, month: 1, day: 1)!.daysSince1970 == 0 && count == -135_140)
        while date.year < 2400 {
            let next =
                CivilDate(year: date.year, month: date.month, day: date.day + 1)
                ?? CivilDate(year: date.year, month: date.month + 1, day: 1) ?? CivilDate(year: date.year + 1, month: 1, day: 1)!
            count += 1
            guard next.daysSince1970 == count, date.adding(days: 1) == next, next.adding(days: -1) == date, date < next else {
                Issue.record("\(date)")
                return
            }
            date = next
        }
    }

    @Test("the day in China begins at 16:00 UTC")
    func today() {
        // 2026-11-19T15:59:59Z and a second later
        #expect(CivilDate(unixSeconds: 1_795_103_999, utcOffsetMinutes: 480).description == "2026-11-19")
        #expect(CivilDate(unixSeconds: 1_795_104_000, utcOffsetMinutes: 480).description == "2026-11-20")
        #expect(CivilDate(unixSeconds: -1, utcOffsetMinutes: 0).description == "1969-12-31")
    }

    static let times: [(Int, Int, DayPeriod, Int, DayPeriod)] = [
        (6, 0, .day, 960, .night), (5, 59, .night, 1, .day), (21, 59, .day, 1, .night), (22, 0, .night, 480, .day),
        (0, 0, .night, 360, .day),
        (12, 30, .day, 570, .night), (23, 59, .night, 361, .day), (24, 0, .night, 360, .day),
    ]

    @Test("T1: day from 06:00, night from 22:00", arguments: times)
    func periods(hour: Int, minute: Int, period: DayPeriod, until: Int, next: DayPeriod) throws {
        let hours = try Ruleset.bundled("beijing-etown-2025").hours
        #expect(hours.period(hour: hour, minute: minute) == period)
        let change = hours.nextChange(hour: hour, minute: minute)
        #expect(change == Hours.Change(hour: next == .day ? 6 : 22, minute: 0, period: next, inMinutes: until))
    }

    @Test("an instant as the clock in China shows it")
    func local() throws {
        let hours = try Ruleset.bundled("beijing-etown-2025").hours
        #expect(hours.utcOffset == 480 && hours.source.clause == "一")
        let local = hours.local(unixSeconds: 1_795_103_999)
        #expect(local == Hours.LocalTime(date: CivilDate(year: 2026, month: 11, day: 19)!, hour: 23, minute: 59))
        #expect(hours.local(unixSeconds: -1) == Hours.LocalTime(date: CivilDate(year: 1970, month: 1, day: 1)!, hour: 7, minute: 59))
    }

    @Test("a timeline gives the value in force; an entry without one ends it")
    func timeline() throws {
        let source = Citation(clause: "1", document: "x")
        func date(_ year: Int) -> CivilDate { CivilDate(year: year, month: 7, day: 1)! }
        let entries = [(2000, 1), (2010, 2), (2020, nil)].map { Timeline<Int>.Entry(from: date($0.0), value: $0.1, source: source) }
        let timeline = try #require(Timeline(entries))
        #expect([1999, 2000, 2009, 2010, 2019, 2020, 2030].map { timeline.value(on: date($0)) } == [nil, 1, 1, 2, 2, nil, nil])
        #expect(timeline.value(on: date(2010).adding(days: -1)) == 1)
        #expect(Timeline<Int>([]) == nil && Timeline([entries[1], entries[0]]) == nil && Timeline([entries[0], entries[0]]) == nil)
    }
}
