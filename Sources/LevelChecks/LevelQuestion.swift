import Regulation

/// A measured level and what it is to be held against.
public struct LevelQuestion: Sendable {
    /// dB(A), as measured.
    public var level: Decibels
    /// dB(A), measured without the source.
    public var background: Decibels?
    public var quantity: MeasuredQuantity
    /// `gb12348` …
    public var standard: String
    public var land: LandClass
    public var period: DayPeriod
    public var place: MeasuringPlace
    /// The day of measuring: editions, limits and statutes are those in force on it.
    public var date: CivilDate
    /// The time of measuring, where it is known.
    public var time: Hours.LocalTime?

    public init(
        level: Decibels, background: Decibels? = nil, quantity: MeasuredQuantity = .leq, standard: String, land: LandClass,
        period: DayPeriod,
        place: MeasuringPlace = .outdoors, date: CivilDate, time: Hours.LocalTime? = nil
    ) {
        self.level = level
        self.background = background
        self.quantity = quantity
        self.standard = standard
        self.land = land
        self.period = period
        self.place = place
        self.date = date
        self.time = time
    }
}
