import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// Reads the properties of one feature strictly: what is missing, of the wrong type or not a listed value becomes a diagnostic.
///
/// Each reading gives nil on a fault, so that all faults of a feature are found in one pass.
package struct PropertyReader {
    let feature: Feature
    let file: String
    package private(set) var diagnostics: [Diagnostic] = []
    /// By number of a diagnostic, what many features may have in common.
    private(set) var causes: [Int: Cause] = [:]
    /// The columns of the file that properties are read from, where they have other names.
    private let columns: [String: String]

    /// A fault that is told once where very many features have it.
    enum Cause: Hashable {
        case missing(String)
        case unlisted(String, word: String)
    }

    package init(_ feature: Feature, file: String, columns: [String: String] = [:]) {
        self.feature = feature
        self.file = file
        self.columns = columns
    }

    /// A property as messages name it, with the column that it is read from.
    private func called(_ name: String) -> Phrase {
        if let column = columns[name] { "\(name) (the column \(column))" } else { Phrase(verbatim: name) }
    }

    private mutating func missing(_ name: String, fix: Phrase) {
        causes[diagnostics.count] = .missing(name)
        fault(PackFault.propertyMissing, "\(called(name)) is missing", fix: fix)
    }

    /// The name that messages use: the property `id`, `row` or `name`, else the number in the file.
    var label: String {
        let row = feature.property("row").flatMap { if case .string(let row) = $0 { row } else { nil } }
        guard let row else { return feature.label }
        return "\(row) (#\(feature.ordinal))"
    }

    package mutating func fault(
        _ code: some FaultCode, _ what: Phrase, fix: Phrase, severity: Diagnostic.Severity = .error, at place: Coordinate? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                code: code, severity: severity, file: file, feature: label, coordinate: place ?? feature.shape?.coordinates.first,
                what: what,
                fix: fix))
    }

    /// A text that must be there; a number is taken as it is written, since names of zones are often typed as numbers.
    package mutating func text(_ name: String) -> String? {
        switch feature.property(name) {
        case .string(let text) where !text.isEmpty: return text
        case .number(let number): return number.literal
        case nil, .null, .string: missing(name, fix: "Give the property \(name)")
        default: fault(FileFault.propertyType, "\(called(name)) is not a text", fix: "Give \(name) as a text in quotes")
        }
        return nil
    }

    /// A text or nothing; a text without a character is nothing, as tables hold what was not filled in.
    package mutating func optionalText(_ name: String) -> String? {
        isAbsent(name) || isEmptyText(name) ? nil : text(name)
    }

    package mutating func choice<Value: RawRepresentable & CaseIterable>(_ name: String, _: Value.Type) -> Value?
    where Value.RawValue == String {
        guard let text = text(name) else { return nil }
        if let value = Value(rawValue: text) { return value }
        listed(name, text, Value.allCases.map(\.rawValue))
        return nil
    }

    package mutating func choice(_ name: String, oneOf allowed: [String]) -> String? {
        guard let text = text(name) else { return nil }
        if allowed.contains(text) { return text }
        listed(name, text, allowed)
        return nil
    }

    private mutating func listed(_ name: String, _ text: String, _ allowed: [String]) {
        causes[diagnostics.count] = .unlisted(name, word: text)
        fault(
            PackFault.propertyValue, "\(called(name)) is \"\(text)\", which is not a listed value",
            fix: "Give one of: \(Phrase.list(allowed))")
    }

    /// Metres from the centre line to a boundary line.
    mutating func halfWidth(_ name: String) -> Double? {
        metres(name, to: HalfWidths.most, "Give the metres from the centre line to the boundary line")
    }

    /// Metres, 0 or more.
    package mutating func metres(_ name: String) -> Double? { metres(name, to: 1000, "Give metres") }

    private mutating func metres(_ name: String, to most: Double, _ advice: Phrase) -> Double? {
        guard case .number(let number) = feature.property(name) else {
            if isAbsent(name) {
                missing(name, fix: "Give \(name) in metres, such as 12.5")
            } else {
                noNumber(name, fix: "Give \(name) in metres, such as 12.5")
            }
            return nil
        }
        guard number.double >= 0, number.double <= most else {
            fault(
                PackFault.propertyValue, "\(called(name)) is \(number.literal) m",
                fix: "\(advice), from 0 to \(Int(most))")
            return nil
        }
        return number.double
    }

    mutating func optionalNumber(_ name: String) -> Double? {
        if isAbsent(name) { return nil }
        if case .number(let number) = feature.property(name), number.double.isFinite { return number.double }
        noNumber(name, fix: "Give \(name) as a number, or leave it out")
        return nil
    }

    private mutating func noNumber(_ name: String, fix: Phrase) {
        guard case .string(let text) = feature.property(name) else {
            fault(FileFault.propertyType, "\(called(name)) is not a number", fix: fix)
            return
        }
        // Nobody can tell 1,234 from 1.234.
        let fix: Phrase = text.contains(",") || text.contains("，") ? "Write decimals behind a point, and thousands without a comma" : fix
        fault(FileFault.propertyType, "\(called(name)) is \"\(text)\", which is no number", fix: fix)
    }

    /// A whole number, or nothing.
    mutating func optionalWhole(_ name: String) -> Int? {
        guard let number = optionalNumber(name) else { return nil }
        if let whole = Int32(exactly: number) { return Int(whole) }
        fault(
            FileFault.propertyType,
            "\(called(name)) is \(JSONNumber(fixed: number, places: 3, trimmed: true).literal), which is no whole number",
            fix: "Give \(name) as a whole number")
        return nil
    }

    /// An area above 0 and no larger than the Earth's land, or nothing.
    mutating func optionalSquareKilometres(_ name: String) -> Double? {
        guard let value = optionalNumber(name) else { return nil }
        if value > 0, value < 1.5e8 { return value }
        fault(PackFault.propertyValue, "\(name) is no area in km²", fix: "Give \(name) in square kilometres, such as 6.3, or leave it out")
        return nil
    }

    /// Storeys above ground: a whole number from 1 to 200, or nothing.
    mutating func storeys(_ name: String) -> Int? {
        if isAbsent(name) { return nil }
        if case .number(let number) = feature.property(name), number.double.rounded() == number.double, (1...200).contains(number.double) {
            return Int(number.double)
        }
        let written: Phrase =
            switch feature.property(name) {
            case .number(let number): "\(called(name)) is \(number.literal)"
            case .string(let text): "\(called(name)) is \"\(text)\", which is no number"
            default: "\(called(name)) is not a number"
            }
        fault(
            PackFault.propertyValue, written,
            fix: "Give the storeys above ground as a whole number from 1 to 200; leave \(name) out where it is not known")
        return nil
    }

    /// Metres within limits, or nothing.
    package mutating func optionalMetres(_ name: String, from low: Double, to high: Double) -> Double? {
        guard let value = optionalNumber(name) else { return nil }
        if value >= low, value <= high { return value }
        let text = { JSONNumber(fixed: $0, places: 3, trimmed: true).literal }
        fault(
            PackFault.propertyValue, "\(called(name)) is \(text(value)) m",
            fix: "Give \(name) in metres, from \(text(low)) to \(text(high)), or leave it out")
        return nil
    }

    mutating func date(_ name: String) -> CivilDate? {
        guard let text = text(name) else { return nil }
        do { return try CivilDate(parsing: text) } catch {
            fault(
                PackFault.propertyDate, "\(called(name)) is \"\(text)\", which is not a day of the calendar", fix: "Write it as YYYY-MM-DD")
            return nil
        }
    }

    mutating func optionalDate(_ name: String) -> CivilDate? {
        isAbsent(name) || isEmptyText(name) ? nil : date(name)
    }

    /// A list of texts; absent means empty.
    package mutating func texts(_ name: String) -> [String] {
        var value = feature.property(name)
        // Formats without lists (GeoPackage) hold them as JSON in a text.
        if case .string(let text) = value, text.utf8.first == UInt8(ascii: "[") {
            if let texts = PlainTextArray.read(text) { return texts }
            value = try? JSONParser.parse(Array(text.utf8))
        }
        guard case .array(let values) = value else { return [] }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private func isEmptyText(_ name: String) -> Bool {
        if case .string(let text) = feature.property(name) { text.isEmpty } else { false }
    }

    func isAbsent(_ name: String) -> Bool {
        switch feature.property(name) {
        case nil, .null: true
        default: false
        }
    }
}
