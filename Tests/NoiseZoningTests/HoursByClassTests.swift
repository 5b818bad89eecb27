import Geometry
import Regulation
import Testing

@testable import ZoneQueries
@testable import ZoningModel

/// Where the hours hang on the class, the same minute is another period on the other side of a zone line (準則6).
@Suite("Hours by class")
struct HoursByClassTests {
    struct Minute: Sendable, CustomTestStringConvertible {
        let hour: Int
        let minute: Int
        /// By class, of 2, 3 and 4: the period and the limit that hold, dB(A).
        let expected: [(period: String, limit: Int)]

        init(_ hour: Int, _ minute: Int, _ expected: [(String, Int)]) {
            (self.hour, self.minute, self.expected) = (hour, minute, expected.map { (period: $0.0, limit: $0.1) })
        }

        var testDescription: String { "\(hour):\(minute)" }
    }

    static let minutes = [
        Minute(5, 59, [("night", 50), ("night", 55), ("night", 65)]),
        Minute(6, 0, [("day", 60), ("night", 55), ("night", 65)]),
        Minute(6, 30, [("day", 60), ("night", 55), ("night", 65)]),
        Minute(7, 0, [("day", 60), ("day", 65), ("day", 75)]),
        Minute(19, 59, [("day", 60), ("day", 65), ("day", 75)]),
        Minute(20, 0, [("evening", 55), ("evening", 60), ("evening", 70)]),
        Minute(21, 59, [("evening", 55), ("evening", 60), ("evening", 70)]),
        Minute(22, 0, [("night", 50), ("evening", 60), ("evening", 70)]),
        Minute(22, 59, [("night", 50), ("evening", 60), ("evening", 70)]),
        Minute(23, 0, [("night", 50), ("night", 55), ("night", 65)]),
        Minute(0, 0, [("night", 50), ("night", 55), ("night", 65)]),
    ]

    @Test("in Yilan classes 3 and 4 begin their day at 7 and their night at 23, class 2 at 6 and 22", arguments: minutes)
    func yilan(_ minute: Minute) async throws {
        let file = try #require(CaseFile.all.first { $0.testDescription == "yilan-2021/準則6-three-limits" })
        let query = try file.query(await file.map())
        let hours = query.ruleset.hours
        for (x, expected) in zip([500_150.0, 500_500, 500_850], minute.expected) {
            let finding = query.finding(at: Coordinate(x: x, y: 4_400_000))
            let period = hours.period(hour: minute.hour, minute: minute.minute, in: finding.limitsClass)
            #expect(period.rawValue == expected.period)
            #expect(hours.index(of: period).flatMap { finding.limits?[$0] } == expected.limit)
        }
    }
}
