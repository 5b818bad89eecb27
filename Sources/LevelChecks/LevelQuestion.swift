import Regulation

/// A measured level and what it is to be held against.
public struct LevelQuestion: Sendable {
    /// dB(A), as measured.
    public var level: Decibels
    /// dB(A), measured without the source.
    public var background: Decibels?
    /// What the level is: Leq, or a maximum of one kind.
    public var quantity: MeasuredQuantity
    /// `gb12348` …
    public var standard: String
    /// The class of the land, and how it is known; for a source, that of the land outside its boundary.
    public var land: LandClass
    /// Day or night; it is not checked against ``time``.
    public var period: DayPeriod
    /// Where the meter was: in the open, indoors, or in a room that the noise reaches through the structure.
    public var place: MeasuringPlace
    /// The day of measuring: editions, limits and statutes are those in force on it.
    public var date: CivilDate
    /// The time of measuring, where it is known.
    public var time: Hours.LocalTime?

    /// A question; unless given otherwise, of an equivalent level outdoors, without background and time.
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
