import Testing

/// The walls of the house: imports run down, no files of a room are in a circle, and no folders of a room are.
@Suite("The house")
struct HouseTests {
    private static let files = Result { try SourceFile.all() }

    @Test("a target imports nothing but what Package.swift gives it, and that stands above it there")
    func imports() throws {
        let manifest = try Manifest()
        for file in try Self.files.get() {
            let allowed = try #require(manifest.dependencies[file.target], "\(file.target) is not in Package.swift")
            for target in file.imports.intersection(manifest.order) {
                #expect(allowed.contains(target), "\(file.path) imports \(target), which is not among the dependencies of \(file.target)")
                #expect(manifest.stands(target, above: file.target), "\(file.path) imports \(target), which does not stand above it")
            }
        }
    }

    @Test("only SystemIO names the C library, and nothing needs Foundation")
    func systems() throws {
        for file in try Self.files.get() where file.target != "SystemIO" {
            let named = file.imports.intersection(["Glibc", "Musl", "Darwin", "Foundation", "FoundationEssentials"])
            #expect(named.isEmpty, "\(file.path) imports \(named.sorted()): import SystemIO")
        }
    }

    @Test("no files of a target are in a circle")
    func circlesOfFiles() throws { Self.hold(Graph.files(try Self.files.get()), of: "files") }

    @Test("no folders of a target are in a circle")
    func circlesOfFolders() throws { Self.hold(Graph.files(try Self.files.get()).folders(), of: "folders") }

    @Test("no noun is declared twice for two things in one room")
    func nouns() throws {
        for (noun, files) in Self.twice(try Self.files.get()) {
            Issue.record("\(noun) in \(files.joined(separator: ", ")): give each the field's own name, or make them one")
        }
    }

    /// `Room.Noun`, and where it is declared more than once. `StringInterpolation` is a name that the language asks for.
    private static func twice(_ files: [SourceFile]) -> [(noun: String, files: [String])] {
        var places: [String: [String]] = [:]
        for file in files {
            for noun in file.nouns where noun != "StringInterpolation" { places["\(file.target).\(noun)", default: []].append(file.path) }
        }
        return places.filter { $0.value.count > 1 }.map { (noun: $0.key, files: $0.value) }.sorted { $0.noun < $1.noun }
    }

    @Test("a noun declared twice is seen, one that another room has is not")
    func nounsSeen() {
        let a = SourceFile(path: "T/a.swift", text: "struct A { enum Kind {} }\nstruct B { enum Kind {} }")
        let b = SourceFile(path: "T/b.swift", text: "struct C { struct Row {} }\nstruct D { typealias Row = C.Row }")
        let c = SourceFile(path: "U/c.swift", text: "struct E { enum Row {} }")
        #expect(Self.twice([a, b, c]).map(\.noun) == ["T.Kind"])
    }

    @Test("a circle is seen")
    func seen() {
        let a = SourceFile(path: "T/A/a.swift", text: "struct One { let two: Two } // Three")
        let b = SourceFile(path: "T/B/b.swift", text: "enum Two { case x; func f() { print(\"One \\(One(\"Three\"))\") } }")
        let c = SourceFile(path: "T/B/c.swift", text: "import D\nstruct Three { let one: One }")
        let graph = Graph.files([a, b, c])
        #expect(graph.circles == [["T/A/a.swift", "T/B/b.swift"]])
        #expect(graph.folders().circles == [["T/A", "T/B"]])
        #expect(c.imports == ["D"])
    }

    private static func hold(_ graph: Graph, of what: String) {
        for circle in graph.circles {
            let arrows = circle.sorted().map {
                "  \($0) uses \((graph.arrows[$0] ?? []).intersection(circle).sorted().joined(separator: ", "))"
            }
            Issue.record("\(what) in a circle: move a noun down, or make one of them\n\(arrows.joined(separator: "\n"))")
        }
    }
}
