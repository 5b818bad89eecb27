import Wording

/// A document of law, as far as others cite it.
package struct CitedDocument: Sendable, Hashable {
    /// Its number: `GB 3096—2008`.
    package let id: String
    /// The title in full: 声环境质量标准.
    package let title: Text
    /// Where this document names it.
    package let source: Citation
}

/// The statute behind the zoning, with the articles on zones and on terms.
package struct Statute: Sendable, Hashable {
    /// The name of the act: 中华人民共和国噪声污染防治法.
    package let title: Text
    /// Numbers of the articles that matter here, as the act counts: 14 and 88.
    package let articles: [Int]
}

/// The document that lays down a ruleset.
public struct Document: Sendable, Hashable {
    /// The issue of the official gazette that prints the document.
    package struct Gazette: Sendable, Hashable {
        /// The name of the gazette: 北京市人民政府公报.
        package let title: Text
        /// The year that ``issue`` counts in: 2025.
        package let year: Int
        /// The number within the year, 第27期.
        package let issue: Int
        /// The number counted through all years, 总第903期.
        package let totalIssue: Int
        /// The day on which the issue appeared: 2025-07-24.
        package let published: CivilDate
    }

    /// Where the rules apply and what they leave out.
    package struct Scope: Sendable, Hashable {
        /// What the rules govern, and where, in the words of the document.
        package let text: Text
        /// km²; nil where the document does not say.
        package let area: Double?
        /// Whether the document says "about" (约) of the area.
        package let areaIsApproximate: Bool
        /// The projected system in metres that is true to scale there, `EPSG:4548`: a new data pack takes it; nil where the file names none.
        package let workingCRS: String?
        /// What the rules leave out: the noise of aircraft passing (Z9); nil where they name nothing.
        package let excluded: Text?
        /// The clause on scope: 一.
        package let source: Citation
        /// An identifier of ``Ruleset/readings``, here `Z9`; nil where the text leaves nothing open.
        package let reading: String?
    }

    /// A fault of the copy at hand, not of the law: what is printed where something else is meant.
    package struct CopyFault: Sendable, Hashable {
        /// The zones whose lists of boundaries have the fault: `101`.
        package let zones: [String]
        /// What the copy has, found in the list of each of ``zones``: 凉水河—街.
        package let printed: String
        /// What the law means there: 凉水河一街.
        package let meant: String
        /// The fault in words for people.
        package let note: Text
    }

    /// `京技管发〔2025〕8号`: as ``Citation/document`` refers to it.
    public let number: String
    /// The title in full; the Chinese as printed.
    public let title: Text
    /// The authority that lays the rules down.
    public let issuer: Text
    /// The day on which the document was signed.
    public let signed: CivilDate
    /// Where the document is published; nil where no gazette is known.
    package let gazette: Gazette?
    /// The first day in force (五, T2).
    public let inForceFrom: CivilDate
    /// The clause that brings it into force: 五.
    package let inForceSource: Citation
    /// The last day in force; nil while no end is known.
    public let inForceUntil: CivilDate?
    /// The ruleset or document that took its place; nil while none is known.
    package let replacedBy: String?
    /// The office that answers questions on the rules, and the clause that says so (五); nil where none is named.
    package let interpreter: Provision<Text>?
    /// The documents that this one replaces; none of their rules are at hand (T2).
    package let repeals: [CitedDocument]
    /// The standards and notices on which the document rests, by its preamble.
    package let legalBases: [CitedDocument]
    /// The land-use plans that the zones follow (三); their ``CitedDocument/id`` is the title, as they have no number.
    package let plans: [CitedDocument]
    /// The act behind the rules by date; one is named for ``inForceFrom`` at least.
    package let statute: Timeline<Statute>
    /// Where the rules apply and what they leave out (一).
    package let scope: Scope
    /// The known faults of the copy, in the order of the file; empty for a copy without any.
    package let copyFaults: [CopyFault]
}
