import Testing

@testable import Regulation

/// The tables of the standards, typed by hand from their texts.
@Suite("Limits of the standards")
struct StandardTests {
    private let book: StandardsBook

    init() throws { book = try StandardsBook.bundled() }

    struct Row: Sendable, CustomTestStringConvertible {
        let standard: String
        let zone: String
        let place: MeasuringPlace
        let day: Int
        let night: Int
        let clause: String
        var date = "2026-11-20"
        /// Whether it was read in the standard's own text.
        var isVerified = true

        init(_ standard: String, _ zone: String, _ day: Int, _ night: Int, _ clause: String, _ place: MeasuringPlace = .outdoors) {
            (self.standard, self.zone, self.day, self.night, self.clause, self.place) = (standard, zone, day, night, clause, place)
        }

        func on(_ date: String) -> Row {
            var row = self
            row.date = date
            return row
        }

        /// From sources that report the standard.
        var secondary: Row {
            var row = self
            row.isVerified = false
            return row
        }

        var testDescription: String { "\(standard) class \(zone) \(place.id) on \(date)" }
    }

    private static let a = MeasuringPlace.structureBorne(.a)
    private static let b = MeasuringPlace.structureBorne(.b)

    static let ambient = [
        Row("gb3096", "0", 50, 40, "5.1 表1").secondary, Row("gb3096", "1", 55, 45, "5.1 表1"), Row("gb3096", "2", 60, 50, "5.1 表1"),
        Row("gb3096", "3", 65, 55, "5.1 表1"), Row("gb3096", "4a", 70, 55, "5.1 表1"), Row("gb3096", "4b", 70, 60, "5.1 表1"),
        Row("gb3096", "existing-railway", 70, 55, "5.3"),
    ]

    static let plant = [
        Row("gb12348", "0", 50, 40, "4.1.1 表1"), Row("gb12348", "1", 55, 45, "4.1.1 表1"), Row("gb12348", "2", 60, 50, "4.1.1 表1"),
        Row("gb12348", "3", 65, 55, "4.1.1 表1"), Row("gb12348", "4", 70, 55, "4.1.1 表1"), Row("gb12348", "4a", 70, 55, "4.1.1 表1"),
        Row("gb12348", "4b", 70, 55, "4.1.1 表1"), Row("gb12348", "existing-railway", 70, 55, "4.1.1 表1"),
        Row("gb12348", "0", 40, 30, "4.1.5", .indoors), Row("gb12348", "1", 45, 35, "4.1.5", .indoors),
        Row("gb12348", "2", 50, 40, "4.1.5", .indoors), Row("gb12348", "3", 55, 45, "4.1.5", .indoors),
        Row("gb12348", "4a", 60, 45, "4.1.5", .indoors), Row("gb12348", "4b", 60, 45, "4.1.5", .indoors),
        Row("gb12348", "0", 40, 30, "4.2 表2", a), Row("gb12348", "1", 40, 30, "4.2 表2", a), Row("gb12348", "2", 45, 35, "4.2 表2", a),
        Row("gb12348", "3", 45, 35, "4.2 表2", a), Row("gb12348", "4a", 45, 35, "4.2 表2", a), Row("gb12348", "4b", 45, 35, "4.2 表2", a),
        Row("gb12348", "0", 40, 30, "4.2 表2", b), Row("gb12348", "1", 45, 35, "4.2 表2", b), Row("gb12348", "2", 50, 40, "4.2 表2", b),
        Row("gb12348", "3", 50, 40, "4.2 表2", b), Row("gb12348", "4a", 50, 40, "4.2 表2", b), Row("gb12348", "4b", 50, 40, "4.2 表2", b),
    ]

    static let commerce = [
        Row("gb22337", "0", 50, 40, "4.1.1 表1"), Row("gb22337", "1", 55, 45, "4.1.1 表1"), Row("gb22337", "2", 60, 50, "4.1.1 表1"),
        Row("gb22337", "3", 65, 55, "4.1.1 表1"), Row("gb22337", "4", 70, 55, "4.1.1 表1"), Row("gb22337", "4a", 70, 55, "4.1.1 表1"),
        Row("gb22337", "4b", 70, 55, "4.1.1 表1"), Row("gb22337", "0", 40, 30, "4.1.3", .indoors).secondary,
        Row("gb22337", "1", 45, 35, "4.1.3", .indoors).secondary, Row("gb22337", "2", 50, 40, "4.1.3", .indoors).secondary,
        Row("gb22337", "3", 55, 45, "4.1.3", .indoors).secondary, Row("gb22337", "4a", 60, 45, "4.1.3", .indoors).secondary,
        Row("gb22337", "0", 40, 30, "4.2.1 表2", a).secondary, Row("gb22337", "1", 40, 30, "4.2.1 表2", a).secondary,
        Row("gb22337", "2", 45, 35, "4.2.1 表2", a).secondary, Row("gb22337", "3", 45, 35, "4.2.1 表2", a).secondary,
        Row("gb22337", "4a", 45, 35, "4.2.1 表2", a).secondary, Row("gb22337", "0", 40, 30, "4.2.1 表2", b).secondary,
        Row("gb22337", "1", 45, 35, "4.2.1 表2", b).secondary, Row("gb22337", "2", 50, 40, "4.2.1 表2", b).secondary,
        Row("gb22337", "3", 50, 40, "4.2.1 表2", b).secondary, Row("gb22337", "4b", 50, 40, "4.2.1 表2", b).secondary,
    ]

    static let construction = ["0", "1", "2", "3", "4a", "4b"].flatMap { zone in
        [
            Row("gb12523", zone, 70, 55, "4.1 表1").on("2025-12-31"), Row("gb12523", zone, 70, 55, "4").on("2026-01-01").secondary,
            Row("gb12523", zone, 60, 45, "4.3", .indoors).on("2025-12-31").secondary,
        ]
    }

    @Test("every class, period, standard and place", arguments: ambient + plant + commerce + construction)
    func limits(_ row: Row) throws {
        let date = try CivilDate(parsing: row.date)
        for (period, value) in [(DayPeriod.day, row.day), (.night, row.night)] {
            let limit = try #require(
                try book.limit(row.standard, zone: ZoneClass(row.zone), period: period, place: row.place, on: date))
            #expect(limit.value == value)
            #expect(limit.grounds.last?.source.clause == row.clause)
            #expect(limit.grounds.allSatisfy(\.isVerified) == row.isVerified)
        }
    }

    /// Standard, class, quantity, place, day, night: nil where there is no limit.
    static let maxima: [(String, String, MeasuredQuantity, MeasuringPlace, Int?, Int?)] = [
        ("gb3096", "0", .lmax, .outdoors, nil, 55), ("gb3096", "1", .lmax, .outdoors, nil, 60), ("gb3096", "2", .lmax, .outdoors, nil, 65),
        ("gb3096", "3", .lmax, .outdoors, nil, 70), ("gb3096", "4a", .lmax, .outdoors, nil, 70),
        ("gb3096", "4b", .lmax, .outdoors, nil, 75),
        ("gb3096", "1", .lmaxFrequent, .outdoors, nil, nil), ("gb3096", "1", .lmaxSporadic, .outdoors, nil, nil),
        ("gb12348", "0", .lmaxFrequent, .outdoors, nil, 50), ("gb12348", "1", .lmaxFrequent, .outdoors, nil, 55),
        ("gb12348", "2", .lmaxFrequent, .outdoors, nil, 60), ("gb12348", "3", .lmaxFrequent, .outdoors, nil, 65),
        ("gb12348", "4a", .lmaxFrequent, .outdoors, nil, 65), ("gb12348", "4b", .lmaxFrequent, .outdoors, nil, 65),
        ("gb12348", "0", .lmaxSporadic, .outdoors, nil, 55), ("gb12348", "1", .lmaxSporadic, .outdoors, nil, 60),
        ("gb12348", "2", .lmaxSporadic, .outdoors, nil, 65), ("gb12348", "3", .lmaxSporadic, .outdoors, nil, 70),
        ("gb12348", "4a", .lmaxSporadic, .outdoors, nil, 70), ("gb12348", "4b", .lmaxSporadic, .outdoors, nil, 70),
        ("gb12348", "2", .lmaxFrequent, .indoors, nil, 50), ("gb12348", "2", .lmaxSporadic, .indoors, nil, 55),
        ("gb12348", "1", .lmax, .outdoors, nil, nil), ("gb12348", "1", .lmaxFrequent, a, nil, nil),
        ("gb22337", "1", .lmaxFrequent, .outdoors, nil, nil), ("gb22337", "1", .lmax, .outdoors, nil, nil),
        ("gb22337", "0", .lmax, a, 50, 40), ("gb22337", "1", .lmax, a, 50, 40), ("gb22337", "2", .lmax, a, 55, 45),
        ("gb22337", "0", .lmax, b, 50, 40), ("gb22337", "1", .lmax, b, 55, 45), ("gb22337", "3", .lmax, b, 60, 50),
        ("gb12523", "1", .lmax, .outdoors, nil, 70), ("gb12523", "3", .lmax, .outdoors, nil, 70),
    ]

    @Test("maxima stand above the limit by what the standard allows", arguments: maxima.indices)
    func maximum(_ index: Int) throws {
        let (standard, zone, quantity, place, day, night) = Self.maxima[index]
        let date = try CivilDate(parsing: "2026-11-20")
        for (period, value) in [(DayPeriod.day, day), (.night, night)] {
            let limit = try? book.limit(standard, zone: ZoneClass(zone), period: period, quantity: quantity, place: place, on: date)
            #expect(limit?.value == value, "\(standard) \(zone) \(quantity.rawValue) \(period.rawValue)")
        }
    }

    @Test(
        "the edition is that of the day",
        arguments: [("2025-12-31", "GB 12523—2011"), ("2026-01-01", "GB 12523—2025"), ("2012-07-01", "GB 12523—2011")])
    func editions(date: String, edition: String) throws {
        let limit = try book.limit("gb12523", zone: nil, period: .night, on: CivilDate(parsing: date))
        #expect(limit?.edition == edition)
        #expect(limit?.value == 55)
    }

    @Test("indoors the limit is 10 dB lower: GB 3096 C.2, and by secondary word GB 12523-2025 4.4")
    func indoors() throws {
        let date = try CivilDate(parsing: "2026-11-20")
        let ambient = try #require(try book.limit("gb3096", zone: ZoneClass("1"), period: .night, place: .indoors, on: date))
        #expect(
            ambient.value == 35 && ambient.grounds.map(\.source.clause) == ["5.1 表1", "C.2"] && ambient.grounds.allSatisfy(\.isVerified))
        let site = try #require(try book.limit("gb12523", zone: nil, period: .night, place: .indoors, on: date))
        #expect(site.value == 45 && site.grounds.last?.source.clause == "4.4" && site.grounds.last?.isVerified == false)
    }

    @Test("why there is no limit")
    func reasons() throws {
        let date = try CivilDate(parsing: "2026-11-20")
        func code(_ standard: String, _ zone: String?, _ quantity: MeasuredQuantity, _ place: MeasuringPlace, _ day: CivilDate) -> String {
            do throws(NoLimit) {
                _ = try book.limit(standard, zone: zone.map { ZoneClass($0) }, period: .night, quantity: quantity, place: place, on: day)
                return "none"
            } catch { return error.fault.rawValue }
        }
        #expect(code("gb3096", "4", .leq, .outdoors, date) == "class-unknown")
        #expect(code("gb3096", nil, .leq, .outdoors, date) == "class-missing")
        #expect(code("gb3096", "1", .leq, Self.a, date) == "no-limit-for-place")
        #expect(code("gb12348", "1", .lmax, .outdoors, date) == "no-limit-for-quantity")
        #expect(code("gb12348", "1", .leq, .outdoors, try CivilDate(parsing: "2008-09-30")) == "no-edition")
        #expect(code("gb12523", nil, .leq, .outdoors, try CivilDate(parsing: "2012-06-30")) == "no-edition")
        #expect(code("gb12523", nil, .leq, .outdoors, date) == "none")
    }

    @Test("the limits of the standards and of the rules agree")
    func agreeing() throws {
        let rules = try Ruleset.bundled("beijing-etown-2025")
        let date = try CivilDate(parsing: "2026-11-20")
        let zones = try rules.classes.map(\.id) + [#require(rules.existingRailway).limitsClass]
        for zone in zones {
            for period in DayPeriod.ofStandards {
                let limit = try book.limit("gb3096", zone: zone, period: period, on: date)?.value
                #expect(limit != nil && limit == rules.limit(of: zone, in: period, on: date))
            }
        }
    }

    @Test("the statutes behind it, by date")
    func statutes() throws {
        func articles(_ standard: String, _ period: DayPeriod, _ date: String) throws -> [[Int]] {
            book.statutes(for: standard, period, on: try CivilDate(parsing: date)).map(\.act.articles)
        }
        #expect(try articles("gb12348", .night, "2026-08-14") == [[14, 88]])
        #expect(try articles("gb12348", .night, "2026-08-15") == [[553, 557]])
        #expect(try articles("gb12523", .night, "2026-08-14") == [[14, 88], [43]])
        #expect(try articles("gb12523", .night, "2026-08-15") == [[553, 557], [572]])
        #expect(try articles("gb12523", .day, "2026-08-15") == [[553, 557]])
        // The zoning rules name the same ones.
        let rules = try Ruleset.bundled("beijing-etown-2025")
        for date in ["2026-08-14", "2026-08-15"] {
            #expect(try articles("gb3096", .day, date) == [rules.document.statute.value(on: try CivilDate(parsing: date))?.articles])
        }
    }

    /// Δ, what is taken off with the ranges looked at first, and with Δ rounded first: nil where the table does not reach.
    @Test(
        "the background table",
        arguments: [
            ("2.5", nil, nil), ("2.9", nil, 3), ("2.999", nil, 3), ("3", 3, 3), ("3.0", 3, 3), ("3.4", 3, 3), ("3.5", 2, 2), ("4", 2, 2),
            ("4.5", 2, 2), ("5", 2, 2), ("5.5", 1, 1), ("5.4", 2, 2), ("6", 1, 1), ("9.9", 1, 1), ("10.0", 1, 1), ("10.001", 0, 1),
            ("10.1", 0, 1),
            ("10.5", 0, 1), ("10.6", 0, 0), ("0", nil, nil), ("25", 0, 0),
        ] as [(String, Int?, Int?)])
    func background(difference: String, off: Int?, offRoundingFirst: Int?) throws {
        func size(_ outcome: BackgroundRule.Outcome) -> Int? {
            switch outcome {
            case .none: 0
            case .correction(let decibels): -decibels
            case .tooNear: nil
            }
        }
        let level = try Decibels(parsing: difference)
        #expect(size(book.background.outcome(difference: level)) == off)
        #expect(size(book.background.outcomeRoundingFirst(difference: level)) == offRoundingFirst)
    }
}
