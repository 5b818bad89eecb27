/// The standards that ship with the program, and what holds for all of them: the background, rounding, the statutes.
///
///     let book = try StandardsBook.bundled()
///     let limit = try book.standard("gb12348")?.limit(zone: ZoneClass("3"), period: .night, quantity: .leq, place: .outdoors, on: day)
///
/// Like the ruleset it is data, read strictly: every value has its date, its clause, and whether it was read in the standard itself.
public struct StandardsBook: Sendable {
    /// In fixed order.
    package let standards: [Standard]
    /// How the background is taken off: the table of GB 12348 5.7, for every standard that takes it off.
    package let background: BackgroundRule
    /// The acts behind the standards by matter and date, in the order of the file.
    package let statutes: [StatuteRule]

    /// The standards that ship, by key.
    public static let bundledKeys = ["gb3096", "gb12348", "gb22337", "gb12523"]

    /// The book that ships with the program. Read once a process.
    public static func bundled() throws(RegulationError) -> StandardsBook { try shared.get() }

    /// The standard of that key; nil for an unknown one. O(standards).
    package func standard(_ key: String) -> Standard? { standards.first { $0.key == key } }

    /// The limit of a standard for one measurement, or why there is none; nil for an unknown standard. O(rows).
    public func limit(
        _ standard: String, zone: ZoneClass?, period: DayPeriod, quantity: MeasuredQuantity = .leq, place: MeasuringPlace = .outdoors,
        on date: CivilDate
    ) throws(NoLimit) -> StandardLimit? {
        guard let standard = self.standard(standard) else { return nil }
        return try standard.limit(zone: zone, period: period, quantity: quantity, place: place, on: date)
    }

    /// The statutes that stand behind a standard in a period of the day, in force on a day. O(statutes).
    package func statutes(for standard: String, _ period: DayPeriod, on date: CivilDate) -> [(
        rule: StatuteRule, act: Statute, ground: Ground
    )] {
        statutes.compactMap { rule in
            guard rule.concerns(standard, period), let act = rule.acts.attested(on: date) else { return nil }
            return (rule, act.value, act.ground)
        }
    }

    private static let shared = Result { () throws(RegulationError) in
        let files = [
            ("gb3096.json", PackageResources.gb3096_json), ("gb12348.json", PackageResources.gb12348_json),
            ("gb22337.json", PackageResources.gb22337_json), ("gb12523.json", PackageResources.gb12523_json),
        ]
        var standards: [Standard] = []
        for (name, bytes) in files { standards.append(try Standard(json: bytes, file: name)) }
        return StandardsBook(
            standards: standards, background: try BackgroundRule(json: PackageResources.measuring_json, file: "measuring.json"),
            statutes: try StatuteRule.all(json: PackageResources.statutes_json, file: "statutes.json"))
    }
}
