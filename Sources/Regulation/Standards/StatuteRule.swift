import Wording

/// What the law of the land says on a matter, by date.
package struct StatuteRule: Sendable {
    /// `zoning`, `night-construction`
    package let matter: String
    /// The matter in words: 夜间施工, construction at night.
    package let title: Text
    /// The standards it goes with; empty for all.
    package let standards: [String]
    /// The periods it goes with; both unless the data say otherwise.
    package let periods: [DayPeriod]
    /// The act and its articles by date: the law of 2022, the code from 2026-08-15.
    package let acts: Timeline<Attested<Statute>>

    func concerns(_ standard: String, _ period: DayPeriod) -> Bool {
        (standards.isEmpty || standards.contains(standard)) && periods.contains(period)
    }
}
