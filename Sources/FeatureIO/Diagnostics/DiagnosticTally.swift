import Geometry
import Wording

/// Diagnostics while they are collected: the same fault in many features is one message with a count and the first places, so that a file
/// of a million faults neither fills the memory nor the screen.
package struct DiagnosticTally: Sendable {
    /// Of one kind so many are told one by one; more than these are one message.
    private static let few = 3

    /// What makes two faults the same fault: all but the feature, the place and the names in the words.
    private struct Kind: Hashable {
        let fault: AnyFaultCode
        let severity: Diagnostic.Severity
        let file: String?
        let words: String
    }

    /// One kind each, in the order in which the kinds were met.
    private var kinds: [(first: [Diagnostic], count: Int)] = []
    private var places: [Kind: Int] = [:]

    /// A tally of `diagnostics`; empty by default. Linear in their number.
    package init(_ diagnostics: some Sequence<Diagnostic> = []) { append(contentsOf: diagnostics) }

    /// Counts a diagnostic with others of its kind; of each kind only the first 3 are kept. Amortised O(1).
    package mutating func append(_ diagnostic: Diagnostic) {
        let kind = Kind(
            fault: diagnostic.fault, severity: diagnostic.severity, file: diagnostic.file, words: diagnostic.what.form)
        guard let place = places[kind] else {
            places[kind] = kinds.count
            kinds.append(([diagnostic], diagnostic.count))
            return
        }
        kinds[place].count += diagnostic.count
        if kinds[place].first.count < Self.few { kinds[place].first.append(diagnostic) }
    }

    /// Counts each diagnostic of a sequence. Linear in their number.
    package mutating func append(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { append(diagnostic) }
    }

    package static func += (tally: inout DiagnosticTally, diagnostics: some Sequence<Diagnostic>) {
        tally.append(contentsOf: diagnostics)
    }

    /// Whether any kind has the severity `error`. Linear in the kinds.
    package var hasErrors: Bool { kinds.contains { $0.first[0].severity == .error } }

    /// Every kind in the order in which it was first met.
    package var diagnostics: [Diagnostic] {
        kinds.flatMap { kind in
            guard kind.count > kind.first.count else { return kind.first }
            var whole = kind.first[0]
            whole.count = kind.count
            let others = kind.first.dropFirst().map { Diagnostic.Mention(feature: $0.feature, coordinate: $0.coordinate) }
            whole.also = Array((whole.also + others).prefix(Self.few - 1))
            return [whole]
        }
    }
}
