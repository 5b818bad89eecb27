import Wording

/// The limit that a standard sets for one measurement.
public struct StandardLimit: Sendable, Hashable {
    /// dB(A)
    public let value: Int
    /// The number of the edition in force: `GB 12348—2008`.
    public let edition: String
    /// The standard's own class; nil where its limits are the same everywhere.
    public let standardClass: String?
    /// The table first, then what was added or taken off.
    public let grounds: [Ground]
    /// What must be known with the limit: that of the table's row, then that of measuring indoors; often empty.
    public let notes: [Text]
}

/// Why a standard sets no limit for a measurement, or none that is known.
public enum NoLimit: Error, Sendable, Hashable {
    /// No edition was in force on that day.
    case noEdition(standard: String, date: CivilDate)
    /// The class of the land is needed and was not given, or is not one of the standard's.
    case unknownClass(ZoneClass?, standard: String, known: [ZoneClass])
    /// The standard does not limit that quantity there and then.
    case quantity(MeasuredQuantity, DayPeriod, MeasuringPlace, standard: String, known: [MeasuredQuantity])
    /// The standard has no limits for that period of the day.
    case noPeriod(DayPeriod, standard: String)
    /// The standard has no such table, or it is not known.
    case place(MeasuringPlace, standard: String)

    /// The name that scripts know it by.
    public var fault: LimitFault {
        switch self {
        case .noEdition: .noEdition
        case .unknownClass(nil, _, _): .classMissing
        case .unknownClass: .classUnknown
        case .quantity: .noLimitForQuantity
        case .noPeriod: .noLimitForPeriod
        case .place: .noLimitForPlace
        }
    }

    /// What is missing, and what to do.
    public var text: Phrase {
        switch self {
        case .noEdition(let standard, let date):
            return "no edition of \(standard) was in force on \(date)"
        case .unknownClass(nil, let standard, _):
            return "\(standard) goes by the class of the land, and the class is not known"
        case .unknownClass(let zone?, let standard, let known):
            let list = known.map(\.id)
            return "\(standard) has no limits for class \(zone); it has \(Phrase.list(list))"
        case .quantity(let quantity, let period, let place, let standard, let known):
            let list = known.map(\.rawValue)
            let when: Phrase = period == .day ? "by day" : "at night"
            return "\(standard) sets no limit for \(quantity.rawValue) \(when), \(place.title); it does for \(Phrase.list(list))"
        case .noPeriod(let period, let standard):
            return "\(standard) sets no limit for the period \(period)"
        case .place(let place, let standard):
            return "no limit of \(standard) is known for measuring \(place.title)"
        }
    }
}
