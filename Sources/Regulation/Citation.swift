import Wording

/// Where a rule stands, and how it was read there.
public struct Citation: Sendable, Hashable, CustomStringConvertible {
    /// How a figure came to hand.
    public enum Mark: String, Sendable, CaseIterable {
        /// Read in the text itself, or in a machine copy of it.
        case text = "T"
        /// Restated by another party.
        case restated = "S"
        /// Inferred.
        case inferred = "I"
    }

    /// As the document counts: `二(四)1 表1`, `附件1-16`, `5.3`.
    public let clause: String
    /// The number of the document: `京技管发〔2025〕8号`, `GB 3096—2008`.
    public let document: String
    /// How it came to hand; what was not read in the text is not verified.
    public let mark: Mark

    /// A clause of a document.
    package init(clause: String, document: String, mark: Mark = .text) {
        self.clause = clause
        self.document = document
        self.mark = mark
    }

    /// Whether the figure was read in the text itself.
    public var isVerified: Bool { mark == .text }

    /// Document, then clause: `京技管发〔2025〕8号 二(四)1`.
    public var description: String { "\(document) \(clause)" }
}

/// A value of the law with its source, and the reading that settles it where the text is open.
package struct Provision<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What is laid down.
    package let value: Value
    /// Where it stands.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``.
    package let reading: String?
}

/// A clause of the document: its words (verbatim, as copied) and their sense in English.
public struct Clause: Sendable, Hashable {
    /// `二(四)1 表1`, `附件1-16`: as ``Citation/clause`` refers to it; no two clauses of a ruleset share one.
    public let id: String
    /// Verbatim in the law's language, in sense in English.
    public let text: Text
}
