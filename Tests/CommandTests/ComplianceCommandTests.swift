import Testing

/// Levels of hours and shares that comply, as scripts see them; figures worked by hand (see ComplianceTests for the means).
@Suite("Compliance as scripts see it")
struct ComplianceCommandTests {
    @Test("hourly levels and summaries", arguments: cases)
    func check(_ row: CommandCase) throws { try row.check() }

    private static func check(_ more: String...) -> [String] { ["check", "--input", "h.csv", "--standard", "gb3096"] + more }

    /// A whole day and night of one point: by day 15 hours of 60 and one of 70; at night two of 50 and six of 40, two of them before midnight.
    private static let day: String = {
        var text = "point,date,hour,level\n"
        for hour in 6..<22 { text += "N1,2026-11-20,\(hour),\(hour == 12 ? 70 : 60)\n" }
        for hour in 22..<24 { text += "N1,2026-11-20,\(hour),50\n" }
        for hour in 0..<6 { text += "N1,2026-11-21,\(hour),40\n" }
        return text
    }()

    private static let header = "point,date,period,level,hours,class,nz_limit,nz_corrected,nz_verdict,nz_margin,nz_clause,nz_note\n"

    /// Eight nights of two points in two quarters: N1 46.0, 44.9, 45.0, 45.1; N2 44.0 four times.
    private static let nights = """
        点位,日期,level
        N1,2026-02-01,46.0
        N1,2026-02-02,44.9
        N1,2026-05-01,45.0
        N1,2026-05-02,45.1
        N2,2026-02-01,44.0
        N2,2026-02-02,44.0
        N2,2026-05-01,44.0
        N2,2026-05-02,44.0

        """

    static let cases: [CommandCase] = [
        // 10 lg(1562500) = 61.938 by day, 10 lg(32500) = 45.119 at night; class 2 has 60/50.
        CommandCase(
            what: "a day and the night that begins on it", arguments: check("--hourly", "--class", "2"), files: ["h.csv": day], code: 1,
            out: [
                header, "N1,2026-11-20,day,61.938,16/16,2,60,61.938,exceeds,-1.938,",
                "N1,2026-11-20,night,45.119,8/8,2,50,45.119,pass,4.881,",
            ]),
        CommandCase(
            what: "a missing hour leaves the day undecided", arguments: check("--hourly", "--class", "2"),
            files: ["h.csv": day.replacing("N1,2026-11-20,7,60\n", with: "")], code: 2,
            out: ["N1,2026-11-20,day,62.041,15/16,2,60,62.041,undecided,-2.041,", "\"levels of 15 of its 16 hours, and 16 are needed\""]),
        CommandCase(
            what: "unless fewer hours are enough, which is told", arguments: check("--hourly", "--least-hours", "15,8", "--class", "2"),
            files: ["h.csv": day.replacing("N1,2026-11-20,7,60\n", with: "")], code: 1,
            out: ["15/16,2,60,62.041,exceeds,-2.041,", "levels of 15 of its 16 hours"]),
        CommandCase(
            what: "an hour twice", arguments: check("--hourly", "--class", "2"), files: ["h.csv": day + "N1,2026-11-20,23,60\n"], code: 65,
            out: [header], err: ["h.csv line 26", "the hour 23 of N1 stands twice in the night of 2026-11-20", "[hour-twice]\n"]),
        CommandCase(
            what: "by time, half an hour is none", arguments: check("--hourly", "--class", "2"),
            files: ["h.csv": "point,time,level\nN1,2026-11-20 22:30,50\n"], code: 65, out: [header], err: ["is no full hour", "[hour]\n"]),
        CommandCase(
            what: "hour 24 is none", arguments: check("--hourly", "--class", "2"),
            files: ["h.csv": "point,date,hour,level\nN1,2026-11-20,24,50\n"],
            code: 65, out: [header], err: ["“24” is no hour", "[hour]\n"]),
        CommandCase(
            what: "without a day", arguments: check("--hourly", "--class", "2"), files: ["h.csv": "point,hour,level\nN1,22,50\n"], code: 65,
            out: [header], err: ["no day is given", "[date]\n"]),
        CommandCase(
            what: "without a point", arguments: check("--hourly", "--class", "2"), files: ["h.csv": "date,hour,level\n2026-11-20,22,50\n"],
            code: 65,
            out: [header], err: ["the point is not named", "[point-missing]\n"]),
        CommandCase(
            what: "a summary by quarter and year", arguments: check("--summary", "--class", "1", "--period", "night"),
            files: ["h.csv": nights],
            code: 1,
            out: [
                "periods judged: 8, from 2026-02-01 to 2026-05-02\n",
                // 46.0 and 45.1 are over 45: 6 of 8, and of the points N2 alone.
                "all periods\n  all classes     night  75.0 %   6 of 8 periods; points 50.0 %, 1 of 2\n",
                "year 2026\n  all classes     night  75.0 %   6 of 8 periods; points 50.0 %, 1 of 2\n",
                "quarter 1 of 2026\n  all classes     night  75.0 %   3 of 4 periods",
                "quarter 2 of 2026\n  all classes     night  75.0 %   3 of 4 periods",
                "worst points\n  N1, night: 1.0 dB over 45 dB(A) on 2026-02-01 (46.0 dB(A)); over in 2 of 4\n",
            ]),
        CommandCase(
            what: "in Chinese", arguments: check("--summary", "--class", "1", "--period", "night", "--lang", "zh"),
            files: ["h.csv": nights],
            code: 1, out: ["评价时段数：8，自 2026-02-01 至 2026-05-02\n", "全部类别", "时段 6/8；监测点 50.0 %，1/2", "超标最多的监测点"]),
        CommandCase(
            what: "as CSV", arguments: check("--summary", "--class", "1", "--period", "night", "--format", "csv"), files: ["h.csv": nights],
            code: 1,
            out: [
                "year,quarter,class,period,passed,exceeded,undecided,share_percent,points,points_passed,points_share_percent\n",
                ",,all,night,6,2,0,75.0,2,1,50.0\n", "2026,1,1,night,3,1,0,75.0,2,1,50.0\n",
            ]),
        CommandCase(
            what: "as JSON", arguments: check("--summary", "--class", "1", "--period", "night", "--format", "json"),
            files: ["h.csv": nights],
            code: 1,
            out: [
                "\"schema\": \"noisezone.compliance/1\"", "\"periods\": 8,",
                "{\"year\": null, \"quarter\": null, \"class\": \"all\", \"period\": \"night\", \"passed\": 6, \"exceeded\": 2, \"undecided\": 0, \"share_percent\": 75.0, \"points\": 2, \"points_passed\": 1, \"points_share_percent\": 50.0}",
                "\"point\": \"N1\", \"period\": \"night\", \"class\": \"1\", \"date\": \"2026-02-01\"",
            ]),
        CommandCase(
            what: "a class that changes between years", arguments: check("--summary", "--period", "day"),
            files: ["h.csv": "point,date,class,level\nN1,2025-03-01,1,50\nN1,2026-03-01,2,50\nN2,2026-03-01,2,50\n"],
            out: ["points that change class between years\n  N1  2025: 1  2026: 2\n"]),
        // GB 12523-2011 until the end of 2025, that of 2025 from then on.
        CommandCase(
            what: "the edition of the day",
            arguments: ["check", "--input", "h.csv", "--standard", "gb12523", "--hourly", "--least-hours", "1,1"],
            files: ["h.csv": "point,date,hour,level\nN1,2025-12-31,12,60\nN1,2026-01-01,12,60\n"],
            out: ["N1,2025-12-31,day,60.000,1/16,", "GB 12523—2011", "N1,2026-01-01,day,60.000,1/16,", "GB 12523—2025"]),
        CommandCase(
            what: "a summary of one level",
            arguments: ["check", "--level", "50", "--standard", "gb3096", "--class", "1", "--period", "day", "--summary"],
            code: 64, err: ["--summary and --hourly go with --input [usage]"]),
        CommandCase(
            what: "hours that are none", arguments: check("--hourly", "--least-hours", "16"), files: ["h.csv": day], code: 64,
            err: ["--least-hours: write two numbers of hours"]),
        CommandCase(
            what: "what a level would have to be: as it stands by GB 3096, rounded by GB 12348",
            arguments: [
                "check", "--level", "66.9", "--background", "60.0", "--standard", "gb12348", "--class", "3", "--period", "day", "--date",
                "2026-11-20",
            ],
            code: 1, out: ["to comply with the background taken off it must be at most 65.4 dB(A)\n"]),
        CommandCase(
            what: "half to even: 70.5 counts as 70",
            arguments: [
                "check", "--level", "70.6", "--standard", "gb12523", "--period", "day", "--date", "2025-06-01", "--format", "json",
            ], code: 1,
            out: ["\"at_most_db\": 70.5"]),
        CommandCase(
            what: "no rounding by GB 3096",
            arguments: ["check", "--level", "61.4", "--standard", "gb3096", "--class", "2", "--period", "day", "--date", "2026-11-20"],
            code: 1, out: ["to comply it must be at most 60 dB(A)\n"]),
    ]
}
