import Regulation

/// The names that the rules use for lines, and how a name of a source is one of them (readings N1 to N5).
package struct StreetNames: Sendable {
    private let ruleset: Ruleset
    /// Other names of a line that a trusted network knows, by that name: the names that the rules use.
    private let known: [String: [String]]
    /// Every name that the rules use, and its second name where it has one in brackets; the longest first (reading N5).
    package let entries: [String]

    /// What may stand behind the name of a street and means the same street.
    private static let parts = ["主路", "主线", "辅路", "高架", "高架桥", "高架路", "隧道", "东段", "西段", "南段", "北段", "中段"]

    /// - Parameter aliases: from other names to the name that the rules use, as a trusted network knows them.
    package init(_ ruleset: Ruleset, aliases: [String: [String]] = [:]) {
        self.ruleset = ruleset
        known = aliases
        var names: Set<String> = []
        for row in ruleset.roads + ruleset.rails { names.formUnion(row.allNames + [row.from, row.to].compactMap { $0?.name }) }
        for name in names {
            names.insert(ruleset.canonicalName(name))
            if let (first, second) = Self.bracketed(name) { names.formUnion([first, second]) }
        }
        entries = names.sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
    }

    /// The names of the lists that a name of a source stands for, itself where it is none of them; several where the source gives several.
    package func names(of written: String) -> [String] {
        var names: [String] = []
        for part in written.split(separator: ";") {
            let name = NameForm.normalised(String(part))
            guard !name.isEmpty else { continue }
            for found in [canonical(name)] + (known[name] ?? []) where !names.contains(found) { names.append(found) }
        }
        return names
    }

    private func canonical(_ name: String) -> String {
        let whole = ruleset.canonicalName(name)
        if whole != name || entries.contains(whole) { return whole }
        // N5: the longest entry; what is behind it must say that it is the same street.
        for entry in entries where name.hasPrefix(entry) {
            let rest = name.dropFirst(entry.count)
            if rest.hasPrefix("(") && rest.hasSuffix(")") || Self.parts.contains(String(rest)) { return ruleset.canonicalName(entry) }
        }
        return whole
    }

    /// The names under which the ways of a row, or the line at its end, may be found: that of the rules first; last, as a second name in
    /// brackets, one that may also be another road's own (reading N1).
    package func wanted(_ name: String) -> (own: [String], second: [String]) {
        let name = NameForm.normalised(name)
        var own = [ruleset.canonicalName(name)]
        if name != own[0] { own.append(name) }
        guard let (first, second) = Self.bracketed(name) ?? bracketedAlias(of: own[0]) else { return (own, []) }
        if !own.contains(first) { own.append(first) }
        return (own, [second])
    }

    private func bracketedAlias(of name: String) -> (String, String)? {
        ruleset.aliases.first { $0.name == name }?.aliases.compactMap(Self.bracketed).first
    }

    /// `博兴西路(三海子东路)`: both names.
    private static func bracketed(_ name: String) -> (String, String)? {
        guard name.hasSuffix(")"), let open = name.firstIndex(of: "("), open > name.startIndex else { return nil }
        let second = name[name.index(after: open)...].dropLast()
        return second.isEmpty ? nil : (String(name[..<open]), String(second))
    }
}
