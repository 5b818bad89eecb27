import Wording

/// What may be wrong with a coordinate, in a file or as somebody writes it.
public enum CoordinateFault: String, CaseIterable, FaultCode {
    /// A coordinate is empty.
    case missing = "coordinate-missing"
    /// The text of a place is empty.
    case empty = "coordinate-empty"
    /// The text is too long to be a place.
    case tooLong = "coordinate-too-long"
    /// The text is not in UTF-8.
    case notUTF8 = "coordinate-not-utf8"
    /// The text holds a sign that has no meaning in a coordinate.
    case unknownSign = "coordinate-unknown-sign"
    /// Something else stands where a number must stand.
    case notANumber = "coordinate-not-a-number"
    /// A number is not written as numbers are.
    case badNumber = "coordinate-bad-number"
    /// A number is in scientific notation, and digits may be lost.
    case scientific = "coordinate-scientific-notation"
    /// A comma stands where the decimal point must stand.
    case decimalComma = "coordinate-decimal-comma"
    /// One number is given, and a place needs two.
    case missingNumber = "coordinate-missing-number"
    /// There are more numbers than a place has.
    case tooManyNumbers = "coordinate-too-many-numbers"
    /// Degrees, minutes and seconds do not make an angle.
    case sexagesimal = "coordinate-sexagesimal"
    /// Two ways of writing are mixed in one place.
    case mixed = "coordinate-mixed"
    /// Both numbers are named for the same axis.
    case sameAxis = "coordinate-same-axis"
    /// Longitude and latitude, or easting and northing, look exchanged.
    case swapped = "coordinate-swapped"
    /// The numbers are no place on Earth, or none of the system.
    case outOfRange = "coordinate-out-of-range"
    /// The numbers cannot be in the system that is given.
    case wrongCRS = "coordinate-wrong-crs"
    /// Brackets do not close, or stand where none belong.
    case brackets = "coordinate-brackets"
    /// A link holds no coordinates that are read here.
    case link = "coordinate-link"
    /// A link holds more than one place.
    case linkPlaces = "coordinate-link-places"
    /// A link and --crs name different systems, or a link leaves its own open.
    case linkSystem = "coordinate-link-crs"
    /// One field holds more than one coordinate.
    case two = "coordinate-two"
    /// A position has one number, and it needs two.
    case tooShort = "coordinate-too-short"
    /// A coordinate is infinite or no number at all.
    case notFinite = "coordinate-not-finite"
    /// A vertex is at 0, 0, where a missing coordinate ends up.
    case zero = "coordinate-zero"
}
