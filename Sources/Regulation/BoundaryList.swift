import Wording

/// The list of lines around a zone as the copy prints it, faults and all.
///
/// Names are matched by the longest entry of a gazetteer (N5): a dash does not split by itself, since the copy prints 一 where — is meant and the other
/// way round. A confused character may be read either way, as part of a name or as the separator; the reading in which everything
/// matches is taken, longest name first.
package struct BoundaryList: Sendable, Hashable {
    /// Verbatim.
    package let raw: String
    /// What may stand between names.
    let separators: [Unicode.Scalar]
    /// Groups of characters that the copy takes for one another.
    let confused: [[Unicode.Scalar]]

    /// `separators`: one character each; `confused`: texts of two or more characters each.
    package init(raw: String, separators: [String], confused: [String]) {
        self.raw = raw
        self.separators = separators.flatMap(\.unicodeScalars)
        self.confused = confused.map { Array($0.unicodeScalars) }
    }

    func isSame(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool { a == b || confused.contains { $0.contains(a) && $0.contains(b) } }

    func isSeparator(_ scalar: Unicode.Scalar) -> Bool { separators.contains { isSame($0, scalar) } }
}

/// Why a boundary list could not be resolved, and what may have been meant.
public struct UnresolvedBoundary: Spoken, Hashable {
    /// The list.
    public let raw: String
    /// The names before the fault.
    public let resolved: [String]
    /// The character of ``raw``, from 1, from which nothing matches.
    public let position: Int
    /// The part that matches no name.
    public let part: String
    /// The list from there on.
    public let rest: String
    /// Up to three names of the gazetteer that differ little, nearest first.
    public let candidates: [String]

    /// One sentence without its full stop: the part, its character in the list, and the candidates where there are any.
    public var phrase: Phrase {
        let what: Phrase = "no name of the gazetteer matches \"\(part)\" at character \(position) of \"\(raw)\""
        return candidates.isEmpty ? what : "\(what); did you mean \(Phrase.list(candidates))?"
    }
}
