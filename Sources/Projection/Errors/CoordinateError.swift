import Wording

/// Why a written coordinate was refused: the text, what is wrong with it, and how to mend it.
public struct CoordinateError: Error, Hashable, Spoken {
    /// The likely cause, with a stable spelling for diagnostics and scripts.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        case empty
        case tooLong = "too-long"
        case notUTF8 = "not-utf8"
        case unknownSign = "unknown-sign"
        case notANumber = "not-a-number"
        case badNumber = "bad-number"
        case scientific = "scientific-notation"
        case decimalComma = "decimal-comma"
        case missingNumber = "missing-number"
        case tooManyNumbers = "too-many-numbers"
        case sexagesimal
        case mixed
        case sameAxis = "same-axis"
        case swapped
        case outOfRange = "out-of-range"
        case wrongCRS = "wrong-crs"
        case brackets
    }

    /// `out-of-range`, `swapped` …: what scripts go by.
    public let cause: Cause
    /// The start of the text as given, made safe to print.
    public let text: String
    /// What is wrong, as a sentence without its full stop.
    public let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    public let fix: Phrase

    init(_ cause: Cause, text: String, what: Phrase, fix: Phrase) {
        self.cause = cause
        self.text = Excerpt.of(text)
        self.what = what
        self.fix = fix
    }

    /// The text in quotation marks, what is wrong, and how to mend it, as sentences.
    public var phrase: Phrase { "“\(text)”: \(what). \(fix)." }
}

/// A refusal before the whole text is at hand to be quoted.
struct Refusal: Error {
    let cause: CoordinateError.Cause
    let what: Phrase
    let fix: Phrase

    static let giveTwo: Phrase = "Give two numbers, longitude then latitude: 116.5074,39.7920"

    init(_ cause: CoordinateError.Cause, _ what: Phrase, _ fix: Phrase) {
        self.cause = cause
        self.what = what
        self.fix = fix
    }
}
