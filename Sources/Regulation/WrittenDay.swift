/// A day as people and programs for tables write it, the year always first.
extension CivilDate {
    /// Reads `2026-11-20`, `2026/11/20`, `2026/1/5`, `2026.1.5` or `2026年11月20日`; anything else, or a day that is not in the calendar, is
    /// ``RegulationError/invalidDate(_:)``. O(length).
    package init(written text: String) throws(RegulationError) {
        var rest = Array(text.utf8)[...]
        guard let day = CivilDate(taking: &rest), rest.isEmpty else { throw .invalidDate(text) }
        self = day
    }

    /// The day that `rest` begins with, and takes it off; nil, and nothing taken, for what is none.
    init?(taking rest: inout ArraySlice<UInt8>) {
        var at = rest
        guard let year = CivilDate.number(&at, digits: 4...4) else { return nil }
        let hasCharacters = CivilDate.take("年", &at)
        guard let between = hasCharacters ? UInt8(0) : at.popFirst(), hasCharacters || "-/.".utf8.contains(between),
            let month = CivilDate.number(&at, digits: 1...2), hasCharacters ? CivilDate.take("月", &at) : at.popFirst() == between,
            let day = CivilDate.number(&at, digits: 1...2), !hasCharacters || CivilDate.take("日", &at),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self = date
        rest = at
    }

    /// Whether a text is a day with day or month first, such as `20/11/2026` or `11/20/26`: which is which nobody can tell for sure.
    package static func isDayOrMonthFirst(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard number(&rest, digits: 1...2) != nil, let first = rest.popFirst(), "/.-".utf8.contains(first),
            number(&rest, digits: 1...2) != nil, rest.popFirst() == first, number(&rest, digits: 1...4) != nil
        else { return false }
        return rest.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") } ?? true
    }

    private static func take(_ sign: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: sign.utf8) else { return false }
        rest = rest.dropFirst(sign.utf8.count)
        return true
    }

    /// A number of so many digits, no digit behind it.
    private static func number(_ rest: inout ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        let found = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.contains(found.count) else { return nil }
        rest = rest[found.endIndex...]
        return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
