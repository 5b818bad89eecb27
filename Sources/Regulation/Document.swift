import Wording

/// A document of law, as far as others cite it.
public struct CitedDocument: Sendable, Hashable {
    /// Its number: `GB 3096—2008`.
    public let id: String
    public let title: Text
    /// Where this document names it.
    public let source: Citation
}

/// The statute behind the zoning, with the articles on zones and on terms.
public struct Statute: Sendable, Hashable {
    public let title: Text
    public let articles: [Int]
}

/// The document that lays down a ruleset.
public struct Document: Sendable, Hashable {
    public struct Gazette: Sendable, Hashable {
        public let title: Text
        public let year: Int
        public let issue: Int
        public let totalIssue: Int
        public let published: CivilDate
    }

    /// Where the rules apply and what they leave out.
    public struct Scope: Sendable, Hashable {
        public let text: Text
        /// km²
        public let area: Double
        public let areaIsApproximate: Bool
        public let excluded: Text
        public let source: Citation
        public let reading: String?
    }

    /// A fault of the copy at hand, not of the law: what is printed where something else is meant.
    public struct CopyFault: Sendable, Hashable {
        public let zones: [String]
        public let printed: String
        public let meant: String
        public let note: Text
    }

    public let number: String
    public let title: Text
    public let issuer: Text
    public let signed: CivilDate
    public let gazette: Gazette
    public let inForceFrom: CivilDate
    public let inForceSource: Citation
    /// The last day in force; nil while no end is known.
    public let inForceUntil: CivilDate?
    public let interpreter: Provision<Text>
    public let repeals: [CitedDocument]
    public let legalBases: [CitedDocument]
    public let plans: [CitedDocument]
    public let statute: Timeline<Statute>
    public let scope: Scope
    public let copyFaults: [CopyFault]
}
