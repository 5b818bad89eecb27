import StrictJSON

/// A value in a field that holds text.
enum FieldText {
    /// A text as it is, nothing for null, the items of a list with semicolons between, the rest as JSON has it.
    static func text(_ value: JSONValue?) -> String {
        switch value ?? .null {
        case .null: return ""
        case .string(let text): return text
        case .number(let number): return number.literal
        case .bool(let flag): return flag ? "true" : "false"
        case .array(let items): return items.map { text($0) }.joined(separator: "; ")
        case .object:
            var writer = JSONWriter()
            writer.value(value ?? .null)
            return writer.text
        }
    }

    /// What a placemark or a drawing calls a row.
    static func name(of feature: Feature) -> String {
        for name in ["name", "id"] {
            if case .string(let text)? = feature.property(name), !text.isEmpty { return text }
        }
        return feature.id ?? ""
    }
}
