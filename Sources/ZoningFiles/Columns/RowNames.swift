import Regulation
import StrictJSON
import ZoningModel

/// The rows of one annex by all that a file may call them: key, number, number of the clause, and name where only one row has it (N1–N3).
struct RowNames {
    enum Found {
        case row(String)
        /// Several rows have the name; each as it is told: `annex1-67 (博兴八路 – 博兴路)`.
        case several([String])
        case none
    }

    private var keys: [String: [String]] = [:]
    private var told: [String: String] = [:]

    init(of layer: PackManifest.Layer, in ruleset: Ruleset) {
        let listed: SourceRule.Layer? =
            switch layer {
            case .roads, .roadLand, .roadEdges: .roads
            case .rail: .rail
            case .waterways: .waterways
            default: nil
            }
        for row in listed.map({ ruleset.annexes(of: $0) })?.flatMap(\.rows) ?? [] { add(row) }
    }

    /// Whether there is nothing to look up: then a row may have any name.
    var isEmpty: Bool { keys.isEmpty }

    private mutating func add(_ row: AnnexRow) {
        let (key, names) = (row.key, row.allNames + [row.written])
        let ends = [row.from, row.to].compactMap { $0?.written }
        told[key] = ends.isEmpty ? key : "\(key) (\(ends.joined(separator: " – ")))"
        // N1: a name in brackets is a name of the row as well, and may be that of another.
        let inBrackets = names.compactMap { $0.split { $0 == "(" || $0 == ")" }.dropFirst().first.map(String.init) }
        let all = Set(([key, String(row.number), row.source.clause] + names + inBrackets).map(WordForm.of))
        for name in all { keys[name, default: []].append(key) }
    }

    /// O(length).
    func row(_ written: String) -> Found {
        guard let found = keys[WordForm.of(written)] else { return .none }
        return found.count == 1 ? .row(found[0]) : .several(found.map { told[$0] ?? $0 })
    }
}
