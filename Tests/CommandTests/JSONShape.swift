import Foundation

/// Any JSON, read by a parser that is not ours.
enum JSON: Decodable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    subscript(name: String) -> JSON? { if case .object(let members) = self { members[name] } else { nil } }
}

/// What a value must look like: every name and type, and no name besides.
indirect enum JSONShape: Sendable {
    case text
    case number
    case wholeNumber
    case flag
    case oneOf([String])
    case list(JSONShape)
    /// A name that ends in `?` may be left out.
    case object([String: JSONShape])
    case orNull(JSONShape)

    /// Every place where `value` is otherwise, in words.
    func faults(of value: JSON, at path: String = "$") -> [String] {
        switch (self, value) {
        case (.orNull, .null), (.text, .text), (.number, .number), (.flag, .flag): return []
        case (.orNull(let shape), _): return shape.faults(of: value, at: path)
        case (.wholeNumber, .number(let number)) where number == number.rounded(): return []
        case (.oneOf(let texts), .text(let text)) where texts.contains(text): return []
        case (.list(let shape), .list(let values)):
            return values.enumerated().flatMap { number, value in shape.faults(of: value, at: "\(path)[\(number)]") }
        case (.object(let shapes), .object(let members)):
            let known = Set(shapes.keys.map { $0.replacing("?", with: "") })
            let unknown = members.keys.filter { !known.contains($0) }.map { "\(path).\($0) is not in the schema" }
            return unknown
                + shapes.flatMap { name, shape in
                    let plain = name.replacing("?", with: "")
                    guard let value = members[plain] else { return name.hasSuffix("?") ? [] : ["\(path).\(plain) is missing"] }
                    return shape.faults(of: value, at: "\(path).\(plain)")
                }
        default: return ["\(path) is \(value), not \(self)"]
        }
    }
}
