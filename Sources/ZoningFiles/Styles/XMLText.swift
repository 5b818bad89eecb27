/// An element of XML with what is in it; names and values are escaped where it is written.
package struct XMLText {
    let name: String
    let attributes: [(name: String, value: String)]
    let children: [XMLText]
    /// Words in it, where it holds no elements.
    var content = ""

    package init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [XMLText] = []) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.children = children
    }

    /// An element that holds words.
    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], words: String) {
        self.init(name, attributes)
        content = words
    }

    /// The element as text. Linear in its length.
    package var text: String {
        let head = name + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        let inside = children.map(\.text).joined() + Self.escaped(content)
        return inside.isEmpty ? "<\(head)/>" : "<\(head)>\(inside)</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // XML 1.0 has no other control characters, escaped or not.
            case "\u{0}"..<" ": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
