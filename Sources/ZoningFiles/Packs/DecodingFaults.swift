import FeatureIO
import Wording

/// Faults of the features of one layer. What they have in common is told once: a property that no feature has, and words that are not known.
struct DecodingFaults {
    private var plain = DiagnosticTally()
    private var missing: [String: DiagnosticTally] = [:]
    private var unlisted: [String: Words] = [:]
    /// Columns in the order in which they were at fault.
    private var order: [String] = []

    private struct Words {
        var counts: [String: Int] = [:]
        var tally = DiagnosticTally()
        var first: Diagnostic
        var total = 0
    }

    /// So many features are told one by one.
    private static let few = 3
    /// So many words of a column are told, and so many are counted apart.
    private static let shown = 12
    private static let counted = 1000

    mutating func take(_ reader: PropertyReader) {
        for (number, diagnostic) in reader.diagnostics.enumerated() {
            switch reader.causes[number] {
            case nil: plain.append(diagnostic)
            case .missing(let name):
                note(name)
                missing[name, default: DiagnosticTally()].append(diagnostic)
            case .unlisted(let name, let word):
                note(name)
                var words = unlisted[name] ?? Words(first: diagnostic)
                words.total += 1
                words.tally.append(diagnostic)
                if words.counts.count < Self.counted || words.counts[word] != nil { words.counts[word, default: 0] += 1 }
                unlisted[name] = words
            }
        }
    }

    private mutating func note(_ name: String) {
        if !order.contains(name) { order.append(name) }
    }

    /// - Parameter lacking: properties that the layer as a whole lacks, which is told of the layer.
    func diagnostics(lacking: Set<String>) -> [Diagnostic] {
        plain.diagnostics
            + order.flatMap { name in
                (lacking.contains(name) ? [] : missing[name]?.diagnostics ?? []) + (unlisted[name].map { told($0, name) } ?? [])
            }
    }

    private func told(_ words: Words, _ name: String) -> [Diagnostic] {
        guard words.total > Self.few else { return words.tally.diagnostics }
        let ranked = words.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var list: [Phrase] = ranked.prefix(Self.shown).map { "\"\($0.key)\" (\($0.value))" }
        if ranked.count > Self.shown { list.append("…") }
        var whole = words.tally.diagnostics[0]
        whole.what = "\(name) holds what is not a listed value: \(Phrase.list(list))"
        whole.fix = "\(whole.fix). \"values\" of the layer in pack.json says what other words mean"
        whole.count = words.total
        return [whole]
    }
}
