import Regulation
import Testing

@testable import LevelChecks

/// Verdicts worked by hand from the standards: what is typed, and what must come of it.
@Suite("A measured level against the limit")
struct LevelCheckTests {
    private let check: MeasuredLevelCheck

    init() throws {
        check = MeasuredLevelCheck(book: try StandardsBook.bundled(), ruleset: try Ruleset.bundled("beijing-etown-2025"))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let level: String
        let background: String?
        let standard: String
        let zone: String
        let period: DayPeriod
        let quantity: MeasuredQuantity
        let place: MeasuringPlace
        let date: String
        let verdict: LevelVerdict
        /// Nil where the background could not be taken off, or there is no limit.
        let corrected: String?
        /// Of the comparison that decides.
        let margin: String?
        /// Codes of notes that must be there.
        let notes: [String]

        init(
            _ level: String, _ background: String?, _ standard: String, _ zone: String, _ period: DayPeriod, _ verdict: LevelVerdict,
            _ corrected: String?, _ margin: String?, _ notes: String..., quantity: MeasuredQuantity = .leq,
            place: MeasuringPlace = .outdoors, on date: String = "2026-11-20"
        ) {
            (self.level, self.background, self.standard, self.zone, self.period) = (level, background, standard, zone, period)
            (self.verdict, self.corrected, self.margin, self.notes) = (verdict, corrected, margin, notes)
            (self.quantity, self.place, self.date) = (quantity, place, date)
        }

        var testDescription: String {
            "\(level) less \(background ?? "-") by \(standard) class \(zone), \(period.rawValue), \(quantity.rawValue), \(date)"
        }
    }

    /// Half to even; as it stands and rounded (limit 55 by day in class 1, 50 at night in class 2).
    static let rounding = [
        Case("54.49", nil, "gb12348", "1", .day, .pass, "54.49", "1", "background-skipped"),
        Case("54.5", nil, "gb12348", "1", .day, .pass, "54.5", "1"), Case("55", nil, "gb12348", "1", .day, .pass, "55", "0"),
        Case("55.0", nil, "gb12348", "1", .day, .pass, "55.0", "0"),
        Case("55.4", nil, "gb12348", "1", .day, .pass, "55.4", "0", "comparisons-differ"),
        Case("55.49", nil, "gb12348", "1", .day, .pass, "55.49", "0", "comparisons-differ"),
        Case("55.5", nil, "gb12348", "1", .day, .exceeds, "55.5", "-1", "background-missing"),
        Case("56", nil, "gb12348", "1", .day, .exceeds, "56", "-1", "background-missing"),
        Case("50.5", nil, "gb12348", "2", .night, .pass, "50.5", "0", "comparisons-differ"),
        Case("50.51", nil, "gb12348", "2", .night, .exceeds, "50.51", "-1"),
        Case("51.5", nil, "gb12348", "2", .night, .exceeds, "51.5", "-2"),
        // GB 3096 knows no rounding to whole decibels: the level as it stands decides.
        Case("54.5", nil, "gb3096", "1", .day, .pass, "54.5", "0.5"), Case("55.0", nil, "gb3096", "1", .day, .pass, "55.0", "0.0"),
        Case("55.1", nil, "gb3096", "1", .day, .exceeds, "55.1", "-0.1"),
        Case("55.04", nil, "gb3096", "1", .day, .exceeds, "55.04", "-0.04", "comparisons-differ"),
        Case("55.06", nil, "gb3096", "1", .day, .exceeds, "55.06", "-0.06"),
    ]

    /// Limit 55 at night in class 3.
    static let background = [
        Case("57.9", "55.0", "gb12348", "3", .night, .undecided, nil, "-3", "background-too-near", "difference-order"),
        Case("57.5", "55.0", "gb12348", "3", .night, .undecided, nil, "-3", "background-too-near"),
        Case("58.0", "55.0", "gb12348", "3", .night, .pass, "55.0", "0"), Case("58.4", "55.0", "gb12348", "3", .night, .pass, "55.4", "0"),
        // 3.5 counts as 4: 2 dB off, 56.5, rounded 56.
        Case("58.5", "55.0", "gb12348", "3", .night, .exceeds, "56.5", "-1"),
        Case("57.5", "54.0", "gb12348", "3", .night, .exceeds, "55.5", "-1"),
        // 4.5 counts as 4, 5.5 as 6.
        Case("57.0", "52.5", "gb12348", "3", .night, .pass, "55.0", "0"),
        Case("57.0", "51.5", "gb12348", "3", .night, .exceeds, "56.0", "-1"),
        Case("56.0", "46.0", "gb12348", "3", .night, .pass, "55.0", "0"),
        Case("56.0", "45.9", "gb12348", "3", .night, .exceeds, "56.0", "-1", "difference-order"),
        Case("56.0", "45.5", "gb12348", "3", .night, .exceeds, "56.0", "-1", "difference-order"),
        Case("56.0", "45.4", "gb12348", "3", .night, .exceeds, "56.0", "-1"),
        Case("56.0", "30", "gb12348", "3", .night, .exceeds, "56.0", "-1"),
        // Too near, but the level meets the limit as it is.
        Case("54.9", "53.0", "gb12348", "3", .night, .pass, nil, "0", "uncorrected-meets"),
        Case("55.0", "55.0", "gb12348", "3", .night, .pass, nil, "0", "uncorrected-meets"),
        Case("60", "61", "gb12348", "3", .night, .undecided, nil, "-5", "background-above", "background-too-near"),
        Case("50", "61", "gb12348", "3", .night, .pass, nil, "5", "background-above", "uncorrected-meets"),
        Case("58.0", "55.0", "gb22337", "3", .night, .pass, "55.0", "0"),
        Case("58.0", "55.0", "gb22337", "2", .night, .exceeds, "55.0", "-5"),
        // Ambient noise has its background in it.
        Case("58.0", "55.0", "gb3096", "3", .night, .exceeds, "58.0", "-3.0", "background-not-used"),
        // Maxima are taken as measured.
        Case("66", "63", "gb12348", "3", .night, .exceeds, "66", "-1", "background-not-used", quantity: .lmaxFrequent),
        Case("65", "63", "gb12348", "3", .night, .pass, "65", "0", "background-not-used", quantity: .lmaxFrequent),
    ]

    static let maxima = [
        Case("65", nil, "gb12348", "3", .night, .pass, "65", "0", quantity: .lmaxFrequent),
        Case("65.6", nil, "gb12348", "3", .night, .exceeds, "65.6", "-1", quantity: .lmaxFrequent),
        Case("70", nil, "gb12348", "3", .night, .pass, "70", "0", quantity: .lmaxSporadic),
        Case("71", nil, "gb12348", "3", .night, .exceeds, "71", "-1", quantity: .lmaxSporadic),
        Case("50", nil, "gb12348", "3", .day, .undecided, nil, nil, "no-limit-for-quantity", quantity: .lmaxSporadic),
        Case("50", nil, "gb12348", "3", .night, .undecided, nil, nil, "no-limit-for-quantity", quantity: .lmax),
        Case("70.0", nil, "gb3096", "4a", .night, .pass, "70.0", "0.0", quantity: .lmax),
        Case("70.1", nil, "gb3096", "4a", .night, .exceeds, "70.1", "-0.1", "comparisons-differ", quantity: .lmax),
        Case("45", nil, "gb22337", "1", .night, .exceeds, "45", "-5", quantity: .lmax, place: .structureBorne(.a)),
        Case("40", nil, "gb22337", "1", .night, .pass, "40", "0", quantity: .lmax, place: .structureBorne(.a)),
        Case("60", nil, "gb22337", "1", .night, .undecided, nil, nil, "no-limit-for-quantity", quantity: .lmax),
        Case("30.5", nil, "gb12348", "0", .night, .pass, "30.5", "0", "comparisons-differ", place: .structureBorne(.b)),
        Case("36", nil, "gb12348", "1", .night, .exceeds, "36", "-1", "limit", place: .indoors),
    ]

    static let construction = [
        Case("55.4", nil, "gb12523", "1", .night, .pass, "55.4", "0", "comparisons-differ", on: "2025-12-31"),
        // How the edition of 2025 rounds and takes the background off was not read.
        Case("55.4", nil, "gb12523", "1", .night, .undecided, "55.4", "0", "comparisons-differ", "comparison-unknown", on: "2026-01-01"),
        Case("55", nil, "gb12523", "1", .night, .pass, "55", "0", on: "2026-01-01"),
        Case("56", nil, "gb12523", "1", .night, .exceeds, "56", "-1", "secondary", on: "2026-01-01"),
        Case("58", "55", "gb12523", "1", .night, .pass, "55", "0", on: "2025-12-31"),
        Case("58", "55", "gb12523", "1", .night, .undecided, nil, "-3", "background-not-read", on: "2026-01-01"),
        Case("54", "52", "gb12523", "1", .night, .pass, nil, "1", "background-not-read", on: "2026-01-01"),
        Case("70", nil, "gb12523", "1", .night, .pass, "70", "0", quantity: .lmax, on: "2025-12-31"),
        Case("71", nil, "gb12523", "1", .night, .exceeds, "71", "-1", quantity: .lmax, on: "2026-01-01"),
        Case("45", nil, "gb12523", "1", .night, .pass, "45", "0", place: .indoors, on: "2025-12-31"),
        Case("45", nil, "gb12523", "1", .night, .pass, "45", "0", "secondary", place: .indoors, on: "2026-01-01"),
        Case("70", nil, "gb12523", "1", .day, .undecided, nil, nil, "no-edition", on: "2012-06-30"),
    ]

    @Test("worked by hand", arguments: rounding + background + maxima + construction)
    func verdict(_ row: Case) throws {
        let finding = check.finding(
            for: LevelQuestion(
                level: try Decibels(parsing: row.level), background: try row.background.map { try Decibels(parsing: $0) },
                quantity: row.quantity,
                standard: row.standard, land: LandClass(given: ZoneClass(row.zone)), period: row.period, place: row.place,
                date: try CivilDate(parsing: row.date)))
        #expect(finding.verdict == row.verdict)
        #expect((finding.limit == nil ? nil : finding.corrected?.description) == row.corrected)
        #expect(finding.deciding?.margin.description == row.margin)
        let codes = finding.notes.map(\.code)
        for note in row.notes { #expect(codes.contains(note), "\(codes)") }
        for doubt in ["comparisons-differ", "difference-order"] {
            #expect(codes.contains(doubt) == doubted(row, doubt, finding), "\(codes)")
        }
    }

    /// The doubts are told wherever they are, and nowhere else.
    private func doubted(_ row: Case, _ note: String, _ finding: LevelFinding) -> Bool {
        note == "comparisons-differ" ? finding.full?.verdict != finding.rounded?.verdict : row.notes.contains(note)
    }

    /// Standard, class, place, limit by day and at night (Leq), typed from the tables.
    private static let limits: [(String, [String], MeasuringPlace, Int, Int)] = [
        ("gb3096", ["0"], .outdoors, 50, 40), ("gb3096", ["1"], .outdoors, 55, 45), ("gb3096", ["2"], .outdoors, 60, 50),
        ("gb3096", ["3"], .outdoors, 65, 55), ("gb3096", ["4a", "existing-railway"], .outdoors, 70, 55),
        ("gb3096", ["4b"], .outdoors, 70, 60),
        ("gb12348", ["0"], .outdoors, 50, 40), ("gb12348", ["1"], .outdoors, 55, 45), ("gb12348", ["2"], .outdoors, 60, 50),
        ("gb12348", ["3"], .outdoors, 65, 55), ("gb12348", ["4a", "4b", "existing-railway"], .outdoors, 70, 55),
        ("gb12348", ["1"], .indoors, 45, 35), ("gb12348", ["3"], .indoors, 55, 45),
        ("gb12348", ["0", "1"], .structureBorne(.a), 40, 30), ("gb12348", ["2", "3", "4a", "4b"], .structureBorne(.a), 45, 35),
        ("gb12348", ["0"], .structureBorne(.b), 40, 30), ("gb12348", ["1"], .structureBorne(.b), 45, 35),
        ("gb12348", ["2", "3", "4a", "4b"], .structureBorne(.b), 50, 40), ("gb22337", ["0"], .outdoors, 50, 40),
        ("gb22337", ["1"], .outdoors, 55, 45), ("gb22337", ["2"], .outdoors, 60, 50), ("gb22337", ["3"], .outdoors, 65, 55),
        ("gb22337", ["4a", "4b"], .outdoors, 70, 55), ("gb12523", ["0", "1", "2", "3", "4a", "4b"], .outdoors, 70, 55),
    ]

    @Test("at the limit, a little and much above it, in every table", arguments: limits.indices)
    func everyTable(_ index: Int) throws {
        let (standard, zones, place, day, night) = Self.limits[index]
        for zone in zones {
            for (period, limit) in [(DayPeriod.day, day), (.night, night)] {
                // By HJ 706 half a decibel above an even limit is rounded down to it, above an odd one up.
                let half: LevelVerdict = limit % 2 == 0 && standard != "gb3096" ? .pass : .exceeds
                let little: LevelVerdict = standard == "gb3096" ? .exceeds : .pass
                for (excess, verdict) in [("", LevelVerdict.pass), (".4", little), (".5", half), (".6", .exceeds)] {
                    // The edition of 2011: how that of 2025 rounds is not known.
                    let finding = check.finding(
                        for: LevelQuestion(
                            level: try Decibels(parsing: "\(limit)\(excess)"), standard: standard, land: LandClass(given: ZoneClass(zone)),
                            period: period, place: place, date: try CivilDate(parsing: "2025-12-31")))
                    #expect(finding.verdict == verdict, "\(standard) class \(zone) \(place.id) \(period.rawValue) \(limit)\(excess)")
                    #expect(finding.limit?.value == limit)
                }
            }
        }
    }

    @Test("the clauses of the standard, of the rules and of the statute are given")
    func grounds() throws {
        func clauses(_ zone: String, _ date: String) throws -> [String] {
            check.finding(
                for: LevelQuestion(
                    level: try Decibels(parsing: "57.4"), background: try Decibels(parsing: "50.1"), standard: "gb12348",
                    land: LandClass(given: ZoneClass(zone)), period: .night, date: try CivilDate(parsing: date))
            ).steps.map { "\($0.kind.rawValue) \($0.ground.source)" }
        }
        #expect(
            try clauses("3", "2026-11-20") == [
                "limit GB 12348—2008 4.1.1 表1", "background GB 12348—2008 5.7 表4", "zone 京技管发〔2025〕8号 二(三)",
                "statute 中华人民共和国生态环境法典 553, 557",
            ])
        #expect(try clauses("4b", "2026-08-14").suffix(2) == ["zone 京技管发〔2025〕8号 二(四)1", "statute 中华人民共和国噪声污染防治法 14, 88"])
        #expect(try clauses("existing-railway", "2026-11-20").contains("zone GB 3096—2008 5.3"))
        // No class 0 in the rules of the district; and before them, no clause of theirs.
        #expect(try !clauses("0", "2026-11-20").contains { $0.hasPrefix("zone") })
        #expect(try !clauses("3", "2025-04-28").contains { $0.hasPrefix("zone") })
    }
}
