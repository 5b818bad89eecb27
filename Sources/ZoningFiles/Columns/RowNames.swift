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
        switch layer {
        case .roads, .roadLand, .roadEdges:
            for row in ruleset.roads { add(row.key, row.number, row.source, row.allNames + [row.written], row.from, row.to) }
        case .rail:
            for row in ruleset.rails { add(row.key, row.number, row.source, row.allNames + [row.written], row.from, row.to) }
        default: break
        }
    }

    private mutating func add(_ key: String, _ number: Int, _ source: Citation, _ names: [String], _ from: LineEnd, _ to: LineEnd) {
        told[key] = "\(key) (\(from.written) – \(to.written))"
        // N1: a name in brackets is a name of the row as well, and may be that of another.
        let inBrackets = names.compactMap { $0.split { $0 == "(" || $0 == ")" }.dropFirst().first.map(String.init) }
        let all = Set(([key, String(number), source.clause] + names + inBrackets).map(WordForm.of))
        for name in all { keys[name, default: []].append(key) }
    }

    /// O(length).
    func row(_ written: String) -> Found {
        guard let found = keys[WordForm.of(written)] else { return .none }
        return found.count == 1 ? .row(found[0]) : .several(found.map { told[$0] ?? $0 })
    }
}
