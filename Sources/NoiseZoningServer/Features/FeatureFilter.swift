import StrictJSON
import Wording
import ZoningFiles

/// A property that is to have a value: `class=4a`.
struct FeatureFilter: Sendable {
    let column: String
    /// As ``keys(of:)`` has it.
    let key: String

    /// Throws a problem for a value that the property cannot have.
    init(_ column: MapCollection.Column, _ text: String) throws(Problem) {
        self.column = column.name
        switch column.values {
        case .text, .texts: key = text
        case .whole, .real:
            guard let number = Double(plain: text) else {
                throw Problem(400, ServerFault.parameter, "\(column.name): “\(text)” is no number", fix: "Write it as 70 or 12.5")
            }
            key = Self.key(number)
        case .flag:
            guard text == "true" || text == "false" else {
                throw Problem(
                    400, ServerFault.parameter, "\(column.name): “\(text)” is neither true nor false", fix: "Give one of the two")
            }
            key = text
        }
    }

    /// By what a value is found: itself, or any item of a list; null by nothing.
    static func keys(of value: JSONValue) -> [String] {
        switch value {
        case .null, .object: []
        case .bool(let flag): [flag ? "true" : "false"]
        case .number(let number): [key(number.double)]
        case .string(let text): [text]
        case .array(let items): items.flatMap { keys(of: $0) }
        }
    }

    private static func key(_ number: Double) -> String { "\(number == 0 ? 0 : number)" }
}
