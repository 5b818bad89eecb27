import FeatureIO
import Wording
import ZoningModel

/// Which column of a file holds which property, as the names of the columns come in: what `pack.json` names, then the name itself, without
/// regard to case.
struct ColumnBinding {
    private let columns: [LayerColumn]
    private let mapping: LayerMapping
    /// Names in the order in which they were met.
    private var found: [String] = []
    /// By name of a column the numbers of its properties.
    private var uses: [String: [Int]] = [:]
    /// By number of a property its column.
    private var bound: [Int: String] = [:]
    /// By property the column that holds it, where it has another name.
    private(set) var spelled: [String: String] = [:]
    private var clashes: [(property: String, first: String, second: String)] = []

    init(_ columns: [LayerColumn], mapping: LayerMapping) {
        self.columns = columns
        self.mapping = mapping
    }

    /// The properties that a column holds, by number; most hold one or none. Amortised O(1).
    mutating func properties(of name: String) -> [Int] {
        if let known = uses[name] { return known }
        found.append(name)
        uses[name] = []
        let form = WordForm.of(name)
        for (number, column) in columns.enumerated() {
            let wanted = mapping.columns[column.name] ?? column.name
            guard name == wanted || form == WordForm.of(wanted) || Self.isCut(form, column.name, wanted) else { continue }
            if let other = bound[number] {
                // Of names that differ in case alone, the one that pack.json spells is meant.
                let isNamed = mapping.columns[column.name] != nil && (name == wanted || other == wanted)
                if !isNamed { clashes.append((column.name, other, name)) }
                guard isNamed, name == wanted else { continue }
                uses[other]?.removeAll { $0 == number }
            }
            bound[number] = name
            spelled[column.name] = name == column.name ? nil : name
            uses[name]?.append(number)
        }
        return uses[name] ?? []
    }

    /// A shapefile cuts names off behind ten letters.
    private static func isCut(_ form: String, _ property: String, _ wanted: String) -> Bool {
        form.utf8.count == 10 && property == wanted && property.utf8.count > 10 && property.hasPrefix(form)
    }

    /// Properties that every feature needs, and that neither a column nor `pack.json` gives.
    var lacking: [LayerColumn] {
        columns.enumerated().filter { $1.isNeeded && bound[$0] == nil && mapping.defaults[$1.name] == nil }.map(\.element)
    }

    /// What is wrong with the columns of a layer once they are all known.
    ///
    /// - Parameters:
    ///   - layer: its name, for messages.
    ///   - file: that of the layer.
    func faults(of layer: String, file: String) -> [Diagnostic] {
        guard !found.isEmpty else { return [] }
        var faults: [Diagnostic] = []
        for (property, first, second) in clashes {
            faults.append(
                Diagnostic(
                    code: PackFault.columnAmbiguous, file: file, what: "the columns \(first) and \(second) may both be \(property)",
                    fix: "Name the one that is meant under \"columns\" in pack.json: {\"\(property)\": \"\(first)\"}"))
        }
        let lost = columns.enumerated().filter { bound[$0] == nil && mapping.columns[$1.name] != nil }.map(\.element.name)
        if !lost.isEmpty {
            let names: [Phrase] = lost.map { "\(mapping.columns[$0] ?? $0) (\($0))" }
            faults.append(
                Diagnostic(
                    code: PackFault.columnNotFound, file: file,
                    what: "pack.json names columns that the layer \(layer) does not have: \(Phrase.list(names)); it has: \(list)",
                    fix: "Write the names as the file has them"))
        }
        var told = Set(lost)
        let missing = lacking.map(\.name).filter { !told.contains($0) }
        if !missing.isEmpty { faults.append(lack(of: missing, layer, file, &told)) }
        return faults + unused(file, told)
    }

    private var list: Phrase {
        let most = 40
        return found.count <= most ? .list(found) : "\(Phrase.list(found.prefix(most))) and \(found.count - most) more"
    }

    private func lack(of missing: [String], _ layer: String, _ file: String, _ told: inout Set<String>) -> Diagnostic {
        var pairs: [String] = []
        // What may be missing is named along with what may not.
        let free = columns.enumerated().filter { bound[$0] == nil && !$1.isNeeded && $1.isAsked }.map(\.element.name)
        for property in missing + free {
            guard let alike = spare.first(where: { PackWords.shared.isAlike($0, to: property) && !told.contains($0) }) else { continue }
            pairs.append("\"\(property)\": \"\(alike)\"")
            told.insert(alike)
        }
        let what: Phrase =
            missing.count == 1
            ? "\(missing[0]) is missing: the layer \(layer) has no such column; it has: \(list)"
            : "the layer \(layer) has no columns \(Phrase.list(missing)); it has: \(list)"
        return Diagnostic(
            code: PackFault.propertyMissing, file: file, what: what,
            fix: pairs.isEmpty
                ? "Add what is missing, name the columns that hold it under \"columns\" of the layer in pack.json, or give one value for all under \"defaults\""
                : "In pack.json, \"columns\" of the layer says which column holds what, perhaps {\(pairs.joined(separator: ", "))}; \"defaults\" gives one value for all"
        )
    }

    /// Columns that hold no property, by the look of it one: named once, not passed over.
    private func unused(_ file: String, _ told: Set<String>) -> [Diagnostic] {
        let free = columns.enumerated().filter { bound[$0] == nil && $1.isAsked && !told.contains($1.name) }.map(\.element.name)
        let hasWidths = columns.contains { $0.name == "left_m" }
        return spare.filter { !told.contains($0) }.compactMap { name in
            if hasWidths, PackWords.shared.isAlike(name, to: "width") {
                return Diagnostic(
                    code: PackFault.columnUnused, severity: .warning, file: file,
                    what: "the column \(name) looks like a whole width, and is not used",
                    fix: "left_m and right_m are wanted, each from the centre line to a boundary line")
            }
            guard let property = free.first(where: { PackWords.shared.isAlike(name, to: $0) }) else { return nil }
            return Diagnostic(
                code: PackFault.columnUnused, severity: .warning, file: file,
                what: "the column \(name) looks like \(property), and is not used",
                fix: "If it is, name it under \"columns\" of the layer in pack.json: {\"\(property)\": \"\(name)\"}")
        }
    }

    private var spare: [String] { found.filter { uses[$0]?.isEmpty == true } }
}
