import Geometry
import Wording

/// Why a written coordinate was refused: the text, what is wrong with it, and how to mend it.
public struct CoordinateError: Error, Hashable, Spoken {
    /// The likely cause: what scripts go by.
    public let cause: CoordinateFault
    /// The start of the text as given, made safe to print.
    public let text: String
    /// What is wrong, as a sentence without its full stop.
    public let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    public let fix: Phrase

    init(_ cause: CoordinateFault, text: String, what: Phrase, fix: Phrase) {
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
    let cause: CoordinateFault
    let what: Phrase
    let fix: Phrase

    static let giveTwo: Phrase = "Give two numbers, longitude then latitude: 116.5074,39.7920"

    init(_ cause: CoordinateFault, _ what: Phrase, _ fix: Phrase) {
        self.cause = cause
        self.what = what
        self.fix = fix
    }
}
