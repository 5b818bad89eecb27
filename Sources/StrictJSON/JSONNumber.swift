/// A JSON number: what was written, and the double next to it.
///
/// Two numbers are equal if they are written alike: `1` and `1.0` differ.
public struct JSONNumber: Sendable, Hashable {
    /// The digits as they stand in the source, e.g. `116.50740`.
    public let literal: String
    /// The nearest double, always finite (a number beyond the range is refused by the parser; one too small becomes 0).
    public let double: Double

    init(literal: String, double: Double) {
        self.literal = literal
        self.double = double
    }

    /// The number for an integer of a program.
    public init(_ value: Int) {
        self.init(literal: String(value), double: Double(value))
    }

    /// The integer, if it is written as one (no point, no exponent) and fits; otherwise nil.
    public var int: Int? { Int(literal) }

    public static func == (a: JSONNumber, b: JSONNumber) -> Bool { a.literal == b.literal }

    public func hash(into hasher: inout Hasher) { hasher.combine(literal) }
}
