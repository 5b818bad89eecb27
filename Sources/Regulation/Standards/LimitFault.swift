import Wording

/// Why a standard sets no limit for a measurement.
public enum LimitFault: String, CaseIterable, FaultCode {
    /// No edition of the standard was in force on the day.
    case noEdition = "no-edition"
    /// The class of the land is needed and not given.
    case classMissing = "class-missing"
    /// The class is none of those of the standard.
    case classUnknown = "class-unknown"
    /// The standard sets no limit for the quantity there and then.
    case noLimitForQuantity = "no-limit-for-quantity"
    /// The standard sets no limit for such a period of the day.
    case noLimitForPeriod = "no-limit-for-period"
    /// The standard has no limit for measuring at such a place.
    case noLimitForPlace = "no-limit-for-place"
}
