import Regulation
import SystemIO

/// Levels of hours to one level of a period: the mean of their energies, 10 · lg(1/n · Σ 10^(L/10)).
package struct HourlyMean: Sendable, Hashable {
    /// A period of one day. A night belongs to the day on which it begins.
    package struct Period: Sendable, Hashable {
        package let date: CivilDate
        package let period: DayPeriod
        /// Hours that it has.
        package let hours: Int
        /// The hour at which it begins, and the number of this hour in it, from 0.
        package let first: Int
        package let number: Int

        /// The period that an hour falls into.
        ///
        /// - Parameter hour: 0 … 23; it begins then, on the day `date`. O(periods of the day).
        package init?(hour: Int, on date: CivilDate, _ hours: Hours) {
            guard let found = hours.period(hours.period(hour: hour, minute: 0)) else { return nil }
            let (from, to) = hours.span(of: found)
            // An hour that two periods share is in neither.
            guard from % 60 == 0, to % 60 == 0 else { return nil }
            self.period = found.id
            first = from / 60
            self.hours = ((to - from + 1440 - 1) % 1440 + 1) / 60
            number = (hour - first + 24) % 24
            self.date = hour < first ? date.adding(days: -1) : date
        }
    }

    /// By number of the hour in its period.
    private var levels: [Int: Decibels] = [:]

    package init() {}

    /// False where the hour has a level already.
    package mutating func add(_ level: Decibels, hour: Int) -> Bool {
        if levels[hour] != nil { return false }
        levels[hour] = level
        return true
    }

    /// How many hours have a level.
    package var count: Int { levels.count }

    /// To a thousandth of a decibel; nil where no hour has a level. Linear in the hours.
    package var mean: Decibels? {
        if levels.isEmpty { return nil }
        // In the order of the hours, so that the same hours give the same sum.
        let energy = levels.sorted { $0.key < $1.key }.reduce(0.0) { $0 + pow(10, $1.value.double / 10) }
        return Decibels(nearest: 10 * log10(energy / Double(levels.count)))
    }
}
