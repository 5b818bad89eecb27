import Regulation
import Wording
import ZoningModel

/// The parameter `datetime`: a day, an instant, or the time between two. All features of a map hold for the same days: all are meant, or none.
struct FeatureDays: Sendable {
    /// Nil where the time has no beginning.
    private let from: CivilDate?
    /// Nil where it has no end.
    private let to: CivilDate?

    /// - Parameter hours: what the clocks on the spot show.
    init(parsing text: String, _ hours: Hours) throws(Problem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1:
            from = try Self.day(parts[0], hours)
            to = from
        case 2:
            let isOpen = parts.map { $0.isEmpty || $0 == ".." }
            guard isOpen != [true, true] || parts == ["..", ".."] else { throw Self.fault(text) }
            from = isOpen[0] ? nil : try Self.day(parts[0], hours)
            to = isOpen[1] ? nil : try Self.day(parts[1], hours)
        default: throw Self.fault(text)
        }
        if let from, let to, from > to {
            throw Problem(400, ServerFault.parameter, "datetime: it ends before it begins", fix: "Give the earlier time first")
        }
    }

    /// Whether the map holds on one of these days.
    func meet(_ validity: MapMeta.Validity) -> Bool {
        (to.map { $0 >= validity.from } ?? true) && (from.flatMap { from in validity.until.map { from < $0 } } ?? true)
    }

    /// `2026-11-20`, or with a time and its offset as RFC 3339 writes it.
    private static func day(_ text: String, _ hours: Hours) throws(Problem) -> CivilDate {
        if let day = try? CivilDate(parsing: text) { return day }
        let head = text.utf8.prefix(11)
        guard text.utf8.count >= 20, let day = try? CivilDate(parsing: String(decoding: head.prefix(10), as: UTF8.self)),
            head.last == UInt8(ascii: "T") || head.last == UInt8(ascii: "t"), let time = try? WrittenTime(parsing: text),
            time.utcOffset != nil
        else { throw fault(text) }
        return time.local(utcOffset: hours.utcOffset, day: day).date
    }

    private static func fault(_ text: String) -> Problem {
        Problem(
            400, ServerFault.parameter, "datetime: “\(text)” is no time",
            fix: "Write 2026-11-20, 2026-11-20T22:30:00+08:00, or two of them as FROM/TO, with .. for no end")
    }
}
