/// Finds the names that are most like another, among very many.
struct NameLikeness {
    private let names: [String]
    /// The names that have a character before their last, which is 路 or 街 more often than not.
    private var having: [Character: [Int]] = [:]

    /// Names that are longer are none of a street. Characters.
    private static let longest = 30
    /// So much shorter or longer a name may be and still be like another. Characters.
    private static let difference = 3

    init(_ names: Set<String>) {
        self.names = names.filter { $0.unicodeScalars.count <= Self.longest }.sorted()
        for (number, name) in self.names.enumerated() {
            for character in Set(name.dropLast()) { having[character, default: []].append(number) }
        }
    }

    /// The three nearest of those that share a character with `name`.
    func names(like name: String) -> [String] {
        let near = Set(name.dropLast().flatMap { having[$0] ?? [] }).sorted().map { names[$0] }
        return Nearness.names(name, in: near.filter { abs($0.count - name.count) <= Self.difference && $0 != name })
    }
}
