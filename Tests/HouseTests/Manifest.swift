import Foundation

/// The targets of Package.swift and what each may import: itself read as text, so that nothing is said twice.
struct Manifest {
    private(set) var dependencies: [String: Set<String>] = [:]
    /// From the ground up.
    private(set) var order: [String] = []

    init() throws {
        let text = try String(contentsOf: SourceFile.root.appending(path: "Package.swift"), encoding: .utf8)
        let lists = ["ground", "rooms"].map { name in
            (name, Self.names(Self.between("let \(name): [Target.Dependency] = [", "]", in: text)))
        }
        for part in text.components(separatedBy: ".systemLibrary(").dropFirst() {
            if let name = Self.names(part).first { order.append(name) }
        }
        for part in text.components(separatedBy: "arget(").dropFirst() {
            guard let name = Self.names(part).first else { continue }
            let given = Self.between("dependencies:", "Settings", in: part)
            var own = Self.names(Self.between("[", "]", in: given))
            for (list, names) in lists where given.contains(list) { own += names }
            dependencies[name] = Set(own)
            order.append(name)
        }
    }

    func stands(_ target: String, above other: String) -> Bool {
        guard let (a, b) = (order.firstIndex(of: target), order.firstIndex(of: other)) as? (Int, Int) else { return false }
        return a < b
    }

    private static func between(_ start: String, _ end: String, in text: String) -> String {
        guard let from = text.range(of: start) else { return "" }
        let rest = text[from.upperBound...]
        return String(rest[..<(rest.range(of: end)?.lowerBound ?? rest.endIndex)])
    }

    /// What stands in quotes.
    private static func names(_ text: String) -> [String] {
        text.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
}
