import Wording

/// Something wrong in a JSON text: where, and what.
public struct JSONError: Error, Sendable, Hashable {
    /// The file as the caller named it; empty if it did not.
    public let file: String
    /// Line, from 1. Lines end at LF, CR LF or CR.
    public let line: Int
    /// Column, from 1, counted in Unicode scalars.
    public let column: Int
    /// The way from the root, e.g. `zones[3].area_km2`; empty at the root and for faults of syntax.
    public let path: String
    /// What is wrong, as a sentence without a full stop.
    public let what: Phrase

    /// An error at a line and column from 1.
    package init(file: String = "", line: Int, column: Int, path: String = "", what: Phrase) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.what = what
    }
}

extension JSONError: Spoken {
    /// `file:line:column: path: what`, the form editors jump to.
    public var phrase: Phrase {
        let place = (file.isEmpty ? "" : "\(file):") + "\(line):\(column): " + (path.isEmpty ? "" : "\(path): ")
        return "\(place)\(what)"
    }
}
