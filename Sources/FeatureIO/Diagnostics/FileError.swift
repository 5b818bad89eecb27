import Wording

/// A file as a whole could not be read or written. What is wrong inside a readable file is a `Diagnostic` instead.
public struct FileError: Error, Sendable, Hashable {
    /// What sort of failure it is.
    public enum Kind: Sendable {
        /// What is in the file.
        case badData
        /// The file itself, which is not there or cannot be read.
        case notFound
        /// An output that cannot be made, or stands already.
        case cannotCreate
        /// The system, while reading or writing.
        case ioError
        /// Something that this machine lacks, such as a library.
        case unavailable
    }

    /// Which fault it is: a case of its room's list.
    public var fault: AnyFaultCode
    /// The stable name of the fault, for scripts: `ring-open`.
    public var code: String { fault.code }
    /// The path as the caller gave it; `-` for standard input and output.
    public var path: String
    /// What is wrong, as a sentence without its full stop.
    public var what: Phrase
    /// How to mend it, as a sentence without its full stop.
    public var fix: Phrase
    /// The sort of failure: what a command ends with, or a server answers with.
    public var kind: Kind

    /// Both `what` and `fix` are sentences without their full stop.
    package init(code: some FaultCode, path: String, what: Phrase, fix: Phrase, kind: Kind) {
        fault = AnyFaultCode(code)
        self.path = path
        self.what = what
        self.fix = fix
        self.kind = kind
    }
}

extension Diagnostic {
    /// The failure of a whole file, so that it can stand in one list with the faults inside other files.
    package init(_ error: FileError) {
        self.init(code: error.fault, file: error.path, what: error.what, fix: error.fix)
    }
}

extension FileError {
    /// A fault of the data after which the file as a whole is of no use.
    package init(_ fault: Diagnostic, path: String) {
        self.init(code: fault.fault, path: path, what: fault.what, fix: fault.fix, kind: .badData)
    }
}

extension FileError {
    /// A file without anything in it, where something must be: as a program leaves one that has stopped.
    package static func empty(_ path: String) -> FileError {
        FileError(
            code: FileFault.fileEmpty, path: path, what: "there is nothing in the file", fix: "Check that it was written to its end",
            kind: .badData)
    }
}

extension FileError: Spoken {
    /// `error PATH: what. fix [code]`, without control characters.
    public var phrase: Phrase { Diagnostic(self).phrase }
}
