/// What uses what.
struct Graph {
    private(set) var arrows: [String: Set<String>] = [:]

    mutating func add(_ from: String, _ to: String) { if from != to { arrows[from, default: []].insert(to) } }

    /// The nodes that reach each other, every group sorted.
    var circles: [Set<String>] {
        let reached = Dictionary(uniqueKeysWithValues: arrows.keys.map { ($0, reach($0)) })
        var circles: [Set<String>] = []
        for (node, far) in reached where far.contains(node) {
            let circle = far.filter { reached[$0]?.contains(node) ?? false }
            if !circles.contains(circle) { circles.append(circle) }
        }
        return circles.sorted { $0.min() ?? "" < $1.min() ?? "" }
    }

    private func reach(_ start: String) -> Set<String> {
        var (found, open): (Set<String>, [String]) = ([], [start])
        while let node = open.popLast() { for next in arrows[node] ?? [] where found.insert(next).inserted { open.append(next) } }
        return found
    }

    /// Which file of a target uses which: a name belongs to the file that declares it, if only one does.
    static func files(_ files: [SourceFile]) -> Graph {
        var owners: [String: [String]] = [:]
        for file in files { for name in file.declared { owners[file.target + "." + name, default: []].append(file.path) } }
        var graph = Graph()
        for file in files {
            for word in file.words.subtracting(file.declared) {
                if let owner = owners[file.target + "." + word], owner.count == 1 { graph.add(file.path, owner[0]) }
            }
        }
        return graph
    }

    /// The folders that the files lie in.
    func folders() -> Graph {
        func folder(_ path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
        var graph = Graph()
        for (from, all) in arrows { for to in all { graph.add(folder(from), folder(to)) } }
        return graph
    }
}
