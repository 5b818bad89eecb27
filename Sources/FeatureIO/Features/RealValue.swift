import StrictJSON

extension JSONValue {
    /// A number in its shortest form; null for infinities and NaN, which JSON does not have.
    static func real(_ number: Double) -> JSONValue {
        guard number.isFinite else { return .null }
        if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return .number(JSONNumber(whole)) }
        var writer = JSONWriter()
        writer.double(number)
        return (try? JSONParser.parse(writer.bytes)) ?? .null
    }
}
