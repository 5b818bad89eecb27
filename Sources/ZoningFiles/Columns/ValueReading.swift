import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// Turns the values of a file into those that a layer is read by: words into listed values, names into rows, text into numbers.
///
/// What cannot be turned stays as it is, and whoever reads the property says what is wrong with it.
struct ValueReading {
    /// What is told of a value that was read, or could not be.
    struct Remark {
        let code: PackFault
        let severity: Diagnostic.Severity
        let what: Phrase
        let fix: Phrase
    }

    let columns: [LayerColumn]
    private let words: [WordList?]
    private let rows: RowNames
    /// Whether a line may have a row that no annex knows.
    private let isFree: Bool
    /// The kind of the lines that the annex lists; nil where every line has its row there.
    private let listedKind: String?

    init(_ layer: PackManifest.Layer, ruleset: Ruleset, isSurveyed: Bool = false) {
        columns = LayerColumn.all(of: layer, ruleset: ruleset, isSurveyed: isSurveyed)
        words = columns.map { column in
            if case .choice(let allowed) = column.kind { WordList(column.name, oneOf: allowed, ruleset: ruleset) } else { nil }
        }
        rows = RowNames(of: layer, in: ruleset)
        let isLine = SourceRule.Layer(rawValue: layer.rawValue).map { !ruleset.needsRows($0) }
        isFree = rows.isEmpty || isLine ?? false
        listedKind = layer == .rail ? ruleset.rails.first?.kind.id : nil
    }

    /// Puts the values of one feature, by column, into their standard form.
    func standardise(_ values: inout [JSONValue?]) -> [Remark] {
        var remarks: [Remark] = []
        for number in columns.indices where columns[number].kind != .row {
            guard let value = values[number] else { continue }
            values[number] = standard(value, number, &remarks)
        }
        // A line that no annex lists may have any name for a row.
        for number in columns.indices where columns[number].kind == .row {
            guard !isFree, let value = values[number], isListed(values) else { continue }
            values[number] = standard(value, number, &remarks)
        }
        return remarks
    }

    private func isListed(_ values: [JSONValue?]) -> Bool {
        guard let listedKind, let number = columns.firstIndex(where: { $0.name == "kind" }) else { return true }
        return values[number] == .string(listedKind)
    }

    /// Whether a value of `pack.json` can stand for a column.
    func isSound(_ value: JSONValue, for number: Int) -> Bool {
        var remarks: [Remark] = []
        let value = standard(value, number, &remarks)
        switch (columns[number].kind, value) {
        case (.choice(let allowed), .string(let text)): return allowed.contains(text)
        case (.text, .string), (.text, .number), (.number, .number): return true
        case (.storeys, .number(let number)): return TextNumber.whole(number) != nil
        case (.row, .string(let text)): if case .row = rows.row(text) { return true } else { return false }
        case (.day, .string(let text)): return (try? CivilDate(parsing: text)) != nil
        default: return false
        }
    }

    /// The values that a column of listed values may have, each with its name.
    func titles(of number: Int) -> [(value: String, title: Text)] { words[number]?.titles ?? [] }

    private func standard(_ value: JSONValue, _ number: Int, _ remarks: inout [Remark]) -> JSONValue {
        let column = columns[number]
        switch (column.kind, value) {
        case (.text, .number(let number)): return TextNumber.whole(number).map { .number(JSONNumber($0)) } ?? value
        case (.choice, _):
            guard let written = Self.written(value), let word = words[number]?.value(written) else { return value }
            return .string(word)
        case (.number, .string(let text)): return TextNumber.number(text, units: column.units).map { .number($0) } ?? value
        case (.storeys, .string(let text)):
            guard let (count, isMore) = TextNumber.storeys(text) else { return value }
            if isMore {
                remarks.append(
                    Remark(
                        code: PackFault.storeysBeside, severity: .note,
                        what: "\(column.name) is \"\(text)\" and counts as \(count.literal)",
                        fix: "What stands behind the + is a loft, and no whole storey"))
            }
            return .number(count)
        case (.day, .string(let text)): return Self.day(text).map { .string($0.description) } ?? value
        case (.row, _):
            guard let written = Self.written(value) else { return value }
            switch rows.row(written) {
            case .row(let key): return .string(key)
            case .several(let keys):
                remarks.append(
                    Remark(
                        code: PackFault.rowAmbiguous, severity: .error, what: "several rows have the name \(written): \(Phrase.list(keys))",
                        fix: "Give the row instead of the name, or map it under \"values\" in pack.json"))
                return value
            case .none: return value
            }
        default: return value
        }
    }

    /// A day with or without the midnight that it begins with, as formats without days write it.
    private static func day(_ text: String) -> CivilDate? {
        var text = text[...]
        for midnight in ["T00:00:00Z", "T00:00:00.000Z", "T00:00:00", " 00:00:00"] where text.hasSuffix(midnight) {
            text = text.dropLast(midnight.count)
            break
        }
        return try? CivilDate(written: String(text))
    }

    /// A value as a table writes it; a whole number without a point.
    static func written(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): TextNumber.whole(number).map(String.init) ?? number.literal
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}
