import FeatureIO
import Wording

/// What is told of a table as a whole.
extension Diagnostic {
    /// A header alone is a table of no rows, and no fault: a script may well have nothing to ask.
    static func noRows(file: String) -> Diagnostic {
        Diagnostic(
            code: AnswerFault.noRows, severity: .warning, file: file, what: "there is nothing in it to answer",
            fix: "Check that its rows were written")
    }

    /// Nil for an encoding that every program reads, or that was asked for.
    static func keptEncoding(_ form: TextForm, file: String) -> Diagnostic? {
        guard form.isUTF16 else { return nil }
        return Diagnostic(
            code: AnswerFault.encodingKept, severity: .warning, file: file, what: "the file is in UTF-16, and so are the answers",
            fix: "Convert the file to UTF-8 for answers in UTF-8")
    }

    /// Nil where every letter could be written in the encoding of the file.
    static func lostLetters(_ count: Int, file: String) -> Diagnostic? {
        if count == 0 { return nil }
        return Diagnostic(
            code: AnswerFault.encodingLetters, severity: .warning, file: file,
            what: "letters that its encoding does not hold were written as ?: \(count)", fix: "Convert the file to UTF-8 first")
    }
}
