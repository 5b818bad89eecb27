import Geometry
import Wording

/// One fault or doubt in the data: where it is, what is wrong and how to mend it. Collected, never thrown one by one.
public struct Diagnostic: Error, Sendable, Hashable {
    /// Errors stop a build; warnings are counted and printed; a note tells what is no fault of the data.
    public enum Severity: String, Sendable {
        case error, warning, note
    }

    /// Which fault it is: a case of its room's list.
    public var fault: AnyFaultCode
    /// The stable name of the fault, for scripts: `ring-open`.
    public var code: String { fault.code }
    /// Whether it stops a build (`error`), is a doubt (`warning`) or no fault of the data (`note`).
    public var severity: Severity
    /// The path of the file, as the caller gave it.
    public var file: String?
    /// The feature by its id, else its name, else its place in the file (`#12`).
    public var feature: String?
    /// The line of a text file, from 1.
    public var line: Int?
    /// The place in the file's own coordinates.
    public var coordinate: Coordinate?
    /// What is wrong, as a sentence without its full stop.
    public var what: Phrase
    /// How to mend it, as a sentence without its full stop; empty where nothing is to be mended, or `what` says it.
    public var fix: Phrase
    /// How many features have the fault, where one message stands for all of them.
    public var count = 1
    /// Some of the others, where one message stands for many.
    public var also: [Mention] = []

    /// One more feature with the same fault.
    public struct Mention: Sendable, Hashable {
        /// The feature, named as in `Diagnostic.feature`; nil where it has no name.
        public var feature: String?
        /// The place in the file's own coordinates; nil where none is known.
        public var coordinate: Coordinate?
    }

    /// One fault of one feature: `count` is 1, and `also` is empty.
    package init(
        code: some FaultCode, severity: Severity = .error, file: String? = nil, feature: String? = nil, line: Int? = nil,
        coordinate: Coordinate? = nil, what: Phrase, fix: Phrase = ""
    ) {
        fault = AnyFaultCode(code)
        self.severity = severity
        self.file = file
        self.feature = feature
        self.line = line
        self.coordinate = coordinate
        self.what = what
        self.fix = fix
    }
}
