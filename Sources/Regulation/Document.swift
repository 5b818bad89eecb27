import Wording

/// A document of law, as far as others cite it.
public struct CitedDocument: Sendable, Hashable {
    /// Its number: `GB 3096—2008`.
    public let id: String
    /// The title in full: 声环境质量标准.
    public let title: Text
    /// Where this document names it.
    public let source: Citation
}

/// The statute behind the zoning, with the articles on zones and on terms.
public struct Statute: Sendable, Hashable {
    /// The name of the act: 中华人民共和国噪声污染防治法.
    public let title: Text
    /// Numbers of the articles that matter here, as the act counts: 14 and 88.
    public let articles: [Int]
}

/// The document that lays down a ruleset.
public struct Document: Sendable, Hashable {
    /// The issue of the official gazette that prints the document.
    public struct Gazette: Sendable, Hashable {
        /// The name of the gazette: 北京市人民政府公报.
        public let title: Text
        /// The year that ``issue`` counts in: 2025.
        public let year: Int
        /// The number within the year, 第27期.
        public let issue: Int
        /// The number counted through all years, 总第903期.
        public let totalIssue: Int
        /// The day on which the issue appeared: 2025-07-24.
        public let published: CivilDate
    }

    /// Where the rules apply and what they leave out.
    public struct Scope: Sendable, Hashable {
        /// What the rules govern, and where, in the words of the document.
        public let text: Text
        /// km²
        public let area: Double
        /// Whether the document says "about" (约) of the area.
        public let areaIsApproximate: Bool
        /// What the rules leave out: the noise of aircraft passing (Z9).
        public let excluded: Text
        /// The clause on scope: 一.
        public let source: Citation
        /// An identifier of ``Ruleset/readings``, here `Z9`; nil where the text leaves nothing open.
        public let reading: String?
    }

    /// A fault of the copy at hand, not of the law: what is printed where something else is meant.
    public struct CopyFault: Sendable, Hashable {
        /// The zones whose lists of boundaries have the fault: `101`.
        public let zones: [String]
        /// What the copy has, found in the list of each of ``zones``: 凉水河—街.
        public let printed: String
        /// What the law means there: 凉水河一街.
        public let meant: String
        /// The fault in words for people.
        public let note: Text
    }

    /// `京技管发〔2025〕8号`: as ``Citation/document`` refers to it.
    public let number: String
    /// The title in full; the Chinese as printed.
    public let title: Text
    /// The authority that lays the rules down.
    public let issuer: Text
    /// The day on which the document was signed.
    public let signed: CivilDate
    /// Where the document is published.
    public let gazette: Gazette
    /// The first day in force (五, T2).
    public let inForceFrom: CivilDate
    /// The clause that brings it into force: 五.
    public let inForceSource: Citation
    /// The last day in force; nil while no end is known.
    public let inForceUntil: CivilDate?
    /// The office that answers questions on the rules, and the clause that says so (五).
    public let interpreter: Provision<Text>
    /// The documents that this one replaces; none of their rules are at hand (T2).
    public let repeals: [CitedDocument]
    /// The standards and notices on which the document rests, by its preamble.
    public let legalBases: [CitedDocument]
    /// The land-use plans that the zones follow (三); their ``CitedDocument/id`` is the title, as they have no number.
    public let plans: [CitedDocument]
    /// The act behind the rules by date; one is named for ``inForceFrom`` at least.
    public let statute: Timeline<Statute>
    /// Where the rules apply and what they leave out (一).
    public let scope: Scope
    /// The known faults of the copy, in the order of the file; empty for a copy without any.
    public let copyFaults: [CopyFault]
}
