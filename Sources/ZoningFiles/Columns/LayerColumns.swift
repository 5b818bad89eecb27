import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// The columns of one layer while its features come in: each feature gets the properties and values that the layer is read by, whatever its
/// file calls them.
struct LayerColumns {
    private let layer: PackManifest.Layer
    private var binding: ColumnBinding
    private let reading: ValueReading
    /// By number of a column, what `pack.json` makes of the words in it, by their form.
    private var values: [[String: JSONValue]]
    private var defaults: [JSONValue?]
    private let names: Set<String>

    init(_ layer: PackManifest.Layer, ruleset: Ruleset, isSurveyed: Bool, mapping: LayerMapping) {
        self.layer = layer
        reading = ValueReading(layer, ruleset: ruleset, isSurveyed: isSurveyed)
        binding = ColumnBinding(reading.columns, mapping: mapping)
        values = reading.columns.map { column in
            Dictionary((mapping.values[column.name] ?? []).map { (WordForm.of($0.word), $0.value) }) { first, _ in first }
        }
        defaults = reading.columns.map { mapping.defaults[$0.name] }
        names = Set(reading.columns.map(\.name))
    }

    /// What `pack.json` says of the values of the layer and cannot mean; each such entry is as good as none.
    mutating func settle(pack: String) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for (number, column) in reading.columns.enumerated() {
            func isSound(_ value: JSONValue, _ word: Phrase) -> Bool {
                if value == .null || reading.isSound(value, for: number) { return true }
                faults.append(
                    Diagnostic(
                        code: PackFault.wordUnknown, file: pack,
                        what:
                            "the layer \(layer.rawValue) is to have \"\(ValueReading.written(value) ?? "?")\" as \(column.name)\(word), which it cannot be",
                        fix: advice(number)))
                return false
            }
            values[number] = values[number].filter { word, value in isSound(value, " for \"\(word)\"") }
            if let value = defaults[number], !isSound(value, "") { defaults[number] = nil }
        }
        return faults
    }

    private func advice(_ number: Int) -> Phrase {
        switch reading.columns[number].kind {
        case .choice(let allowed): "Give one of: \(Phrase.list(allowed))"
        case .row: "Give a row of the annex, or a name that only one row has"
        case .day: "Write it as YYYY-MM-DD"
        case .number, .storeys: "Give a number"
        case .text: "Give a text"
        }
    }

    /// Gives a feature its properties; linear in them.
    mutating func standardise(_ feature: inout Feature) -> [ValueReading.Remark] {
        guard !names.isEmpty else { return [] }
        // All names first: of two that claim one property, the later may be the one that is meant.
        for member in feature.properties { _ = binding.properties(of: member.name) }
        var found = [JSONValue?](repeating: nil, count: reading.columns.count)
        var others: [JSONMember] = []
        for member in feature.properties {
            let uses = binding.properties(of: member.name)
            for number in uses { found[number] = member.value }
            // A column that has the name of a property and is not it would be taken for it.
            if uses.isEmpty, !names.contains(member.name) { others.append(member) }
        }
        for number in found.indices { found[number] = filled(found[number], number) }
        let remarks = reading.standardise(&found)
        feature.properties =
            zip(reading.columns, found).compactMap { column, value in value.map { JSONMember(name: column.name, value: $0) } } + others
        return remarks
    }

    /// The value as `pack.json` has it; without one, the value for all.
    private func filled(_ value: JSONValue?, _ number: Int) -> JSONValue? {
        var value = value
        if let written = value.flatMap(ValueReading.written) {
            if !values[number].isEmpty, let mapped = values[number][WordForm.of(written)] { value = mapped }
            // What was not filled in.
            if case .string(let text) = value, text.unicodeScalars.allSatisfy(\.properties.isWhitespace),
                reading.columns[number].kind != .text
            {
                value = .null
            }
        }
        guard let fallback = defaults[number] else { return value }
        switch value {
        case nil, .null: return fallback
        case .string(let text) where text.unicodeScalars.allSatisfy(\.properties.isWhitespace): return fallback
        default: return value
        }
    }

    /// The columns that hold properties under other names, by property.
    var spelled: [String: String] { binding.spelled }

    /// Properties that no feature of the layer has, and that each needs: told of the layer, not of every feature.
    var lacking: Set<String> { Set(binding.lacking.map(\.name)) }

    /// What is wrong with the columns once all features came.
    func faults(file: String) -> [Diagnostic] { binding.faults(of: layer.rawValue, file: file) }
}
