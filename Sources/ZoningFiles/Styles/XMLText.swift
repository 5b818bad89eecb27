import FeatureIO

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
        let head = name + attributes.map { " \($0.name)=\"\(XMLEscape.text($0.value))\"" }.joined()
        let inside = children.map(\.text).joined() + XMLEscape.text(content)
        return inside.isEmpty ? "<\(head)/>" : "<\(head)>\(inside)</\(name)>"
    }
}
