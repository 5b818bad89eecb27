/// A day of the Gregorian calendar, without a time or a zone; years 1 to 9999.
public struct CivilDate: Sendable, Hashable {
    /// 1 … 9999
    public let year: Int
    /// 1 … 12
    public let month: Int
    /// 1 … 31
    public let day: Int

    /// Nil for a day that is not in the calendar.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...CivilDate.days(in: month, of: year)).contains(day) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`, ASCII digits only; anything else, or a day that is not in the calendar, is ``RegulationError/invalidDate(_:)``.
    public init(parsing text: String) throws(RegulationError) {
        let bytes = Array(text.utf8)
        let digits = bytes.enumerated().allSatisfy { i, byte in
            i == 4 || i == 7 ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard bytes.count == 10, digits else { throw .invalidDate(text) }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10)) else { throw .invalidDate(text) }
        self = date
    }

    /// The day on which an instant falls where clocks stand `utcOffsetMinutes` before UTC. Traps outside the years 1 to 9999. O(1).
    package init(unixSeconds: Int, utcOffsetMinutes: Int) {
        self.init(daysSince1970: CivilDate.floorDivide(unixSeconds + utcOffsetMinutes * 60, by: 86_400))
    }

    /// Counted in eras of 400 years of 146,097 days, with the year beginning in March, so that the leap day is its last.
    private init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = CivilDate.floorDivide(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard let date = CivilDate(year: year, month: month, day: dayOfYear - (153 * marchMonth + 2) / 5 + 1) else {
            preconditionFailure("a date outside the years 1 to 9999")
        }
        self = date
    }

    /// Days since 1970-01-01, negative before it. O(1).
    package var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = CivilDate.floorDivide(marchYear, by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days later (earlier, if negative). Traps outside the years 1 to 9999. O(1).
    public func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }

    private static func floorDivide(_ a: Int, by b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: Comparable {
    public static func < (a: CivilDate, b: CivilDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`
    public var description: String {
        String(String(10_000 + year).dropFirst()) + "-" + String(String(100 + month).dropFirst()) + "-"
            + String(String(100 + day).dropFirst())
    }
}
