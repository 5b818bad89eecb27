import FeatureIO
import LevelChecks
import Regulation
import Wording

/// From a row of hourly levels to the hour that it is of.
struct HourReading {
    let hours: Hours

    /// The hour, which begins then, by the column of hours or by the time; and the period that it falls into.
    func period(_ fields: LevelFields, hour text: String?) throws(LevelFault) -> HourlyMean.Period {
        let date: CivilDate
        let hour: Int
        if let text, !text.isEmpty {
            hour = try whole(text)
            var fields = fields
            fields.texts[.time] = nil
            guard fields[.date] != nil else {
                throw LevelFault(.date, AnswerFault.date, "no day is given", "Give the day of every hour in a column date")
            }
            date = try fields.date(hours)
        } else {
            guard let text = fields[.time] else {
                throw LevelFault(
                    .time, AnswerFault.hour, "neither hour nor time is given",
                    "Give the hour, 0 to 23, in a column hour, or the time it begins")
            }
            guard fields[.date] != nil || ((try? WrittenTime(parsing: text))?.date != nil) else {
                throw LevelFault(.date, AnswerFault.date, "no day is given", "Give the day of every hour in a column date")
            }
            let time = try fields.moment(hours)
            guard let time, time.minute == 0 else {
                throw LevelFault(
                    .time, AnswerFault.hour, "\(text) is no full hour", "Give the time at which the hour begins, such as 22:00")
            }
            (date, hour) = (time.date, time.hour)
        }
        guard let period = HourlyMean.Period(hour: hour, on: date, hours) else {
            throw LevelFault(
                .time, AnswerFault.hour, "the periods of these rules do not begin on full hours", "Give levels of whole periods")
        }
        return period
    }

    /// `22`, `22:00`.
    private func whole(_ text: String) throws(LevelFault) -> Int {
        let digits = text.hasSuffix(":00") ? text.dropLast(3) : text[...]
        let isPlain = (1...2).contains(digits.utf8.count) && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isPlain, let hour = Int(digits), hour < 24 else {
            throw LevelFault(.time, AnswerFault.hour, "“\(text)” is no hour", "Give the hour by its beginning, 0 to 23")
        }
        return hour
    }
}
