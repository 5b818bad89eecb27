/// Names of the layers of a drawing: without the characters that AutoCAD forbids in them, and no two alike.
struct DXFLayerNames {
    private var names: [String: String] = [:]
    private var taken: Set<String> = ["0", "defpoints"]

    /// `<>/\":;?*|=,'` and the backquote, which AutoCAD forbids; control characters.
    private static let forbidden = Set("<>/\\\":;?*|=,'`")

    /// The name of the layer for a group, the same each time.
    mutating func name(of group: String) -> String {
        if let known = names[group] { return known }
        var plain = String(
            group.map { character in
                Self.forbidden.contains(character) || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
                    ? "_" : character
            }.prefix(200))
        while plain.last == " " { plain.removeLast() }
        while plain.first == " " { plain.removeFirst() }
        if plain.isEmpty { plain = "_" }
        var name = plain
        var number = 1
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            name = "\(plain)_\(number)"
        }
        names[group] = name
        return name
    }
}
