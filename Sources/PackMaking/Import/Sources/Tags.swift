import FeatureIO
import StrictJSON

/// What a feature of a source says of itself, as texts by name, whatever the format.
///
/// Columns are found without regard to case; GDAL's column `other_tags` is opened; what is empty, `\N` or null says nothing.
struct Tags {
    private let values: [String: String]
    private let mapping: ColumnMapping.Columns

    init(_ feature: Feature, mapping: ColumnMapping.Columns = .init()) {
        var values: [String: String] = [:]
        for member in feature.properties {
            guard let text = Self.text(member.value) else { continue }
            let name = member.name.lowercased()
            if name == "other_tags" {
                for (key, value) in Self.pairs(text) where values[key] == nil { values[key] = value }
            } else {
                values[name] = text
            }
        }
        self.values = values
        self.mapping = mapping
    }

    /// The value of a property by the name that is known here; nil where nothing is said.
    subscript(name: String) -> String? {
        let column = mapping.columns[name] ?? name
        guard let written = values[column.lowercased()] else { return mapping.defaults[name] }
        guard let meant = mapping.values[name]?[written] else { return written }
        return meant ?? mapping.defaults[name]
    }

    /// Anything but no.
    func isSet(_ name: String) -> Bool { self[name].map { !["no", "false", "0", "F"].contains($0) } ?? false }

    /// A number, with its unit where it is metres: `12.5`, `12.5 m`, `12,5`.
    func number(_ name: String) -> Double? {
        guard var text = self[name] else { return nil }
        if text.hasSuffix("m") { text = String(text.dropLast()) }
        text = String(text.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 })
        guard text.utf8.count <= 30, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text):
            let trimmed = text.trimmed
            return trimmed.isEmpty || trimmed == "\\N" ? nil : trimmed
        case .number(let number): return number.literal
        case .bool(let flag): return flag ? "yes" : "no"
        case .null, .array, .object: return nil
        }
    }

    /// `"bridge"=>"yes","layer"=>"1"`; a backslash takes the next character as it is.
    private static func pairs(_ text: String) -> [(String, String)] {
        var texts: [String] = []
        var current: String?
        var isEscaped = false
        for character in text {
            if isEscaped {
                current?.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                if let done = current {
                    texts.append(done)
                    current = nil
                } else {
                    current = ""
                }
            } else {
                current?.append(character)
            }
        }
        return stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0].lowercased(), texts[$0 + 1].trimmed) }.filter { !$0.1.isEmpty }
    }
}

extension String {
    /// Without spaces and line breaks at both ends.
    fileprivate var trimmed: String {
        var part = Substring(self)
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
