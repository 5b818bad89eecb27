import Testing

@testable import Regulation

@Suite("Times as they are written")
struct WrittenTimeTests {
    private let hours: Hours

    init() throws { hours = try Ruleset.bundled("beijing-etown-2025").hours }

    /// Written, on the spot (China Standard Time), period (一, T1), when it changes.
    @Test(
        "a time is on the spot, with its period and the next change",
        arguments: [
            ("06:00", "2026-11-20T06:00", "day", "2026-11-20T22:00"), ("05:59", "2026-11-20T05:59", "night", "2026-11-20T06:00"),
            ("21:59", "2026-11-20T21:59", "day", "2026-11-20T22:00"), ("22:00", "2026-11-20T22:00", "night", "2026-11-21T06:00"),
            ("00:00", "2026-11-20T00:00", "night", "2026-11-20T06:00"), ("23:59", "2026-11-20T23:59", "night", "2026-11-21T06:00"),
            ("2026-12-31T23:10", "2026-12-31T23:10", "night", "2027-01-01T06:00"),
            ("2026-11-20 12:00", "2026-11-20T12:00", "day", "2026-11-20T22:00"),
            ("2026-11-20T21:59:59.9", "2026-11-20T21:59", "day", "2026-11-20T22:00"),
            ("2026-11-20T14:00Z", "2026-11-20T22:00", "night", "2026-11-21T06:00"),
            ("2026-11-20T13:59:59Z", "2026-11-20T21:59", "day", "2026-11-20T22:00"),
            ("2026-12-31T18:30z", "2027-01-01T02:30", "night", "2027-01-01T06:00"),
            ("2026-11-20T23:10+08:00", "2026-11-20T23:10", "night", "2026-11-21T06:00"),
            ("2026-11-20T23:10+0900", "2026-11-20T22:10", "night", "2026-11-21T06:00"),
            ("2026-03-01T00:30+14:00", "2026-02-28T18:30", "day", "2026-02-28T22:00"),
            ("5:30", "2026-11-20T05:30", "night", "2026-11-20T06:00"), ("2026/11/20 5:30", "2026-11-20T05:30", "night", "2026-11-20T06:00"),
            ("2026/1/5 23:10:00", "2026-01-05T23:10", "night", "2026-01-06T06:00"),
            ("2026年11月20日 23:10", "2026-11-20T23:10", "night", "2026-11-21T06:00"),
            ("2026-11-20T23:10-05:30", "2026-11-21T12:40", "day", "2026-11-21T22:00"),
        ])
    func reads(written: String, local: String, period: String, change: String) throws {
        let day = try CivilDate(parsing: "2026-11-20")
        let time = try WrittenTime(parsing: written).local(utcOffset: hours.utcOffset, day: day)
        #expect(time.description == local)
        #expect(hours.period(hour: time.hour, minute: time.minute).rawValue == period)
        let next = hours.nextChange(after: time)
        #expect(next.time.description == change)
        #expect(next.period.rawValue != period)
        #expect(hours.written(time) == local + "+08:00")
    }

    @Test(
        "what is no time is refused",
        arguments: [
            "", ":00", "24:00", "006:00", "6:0", "6:00 PM", "下午6:00", "0.5", "46346.97", "20/11/2026 12:00", "11/20/2026 5:30", "12:60",
            "12", "12:0", "12:00:60", "12:00:", "12:00:00.", "12:00Z", "12:00+08:00", "2026-02-30T12:00",
            "2026-11-20", "2026-11-20T", "2026-11-20T12:00+", "2026-11-20T12:00+8", "2026-11-20T12:00+08:60", "2026-11-20T12:00+15:00",
            "2026-11-20T12:00 ", "0001-01-01T00:00", "9999-12-31T23:59", "noon", "12：00", "2026/11/20", "2026/11-20 12:00",
            "26/11/20 12:00", "2026/13/1 12:00", "2026年11月20 12:00",
        ])
    func refuses(written: String) {
        #expect(throws: RegulationError.invalidTime(written)) { try WrittenTime(parsing: written) }
    }
}
