import Foundation
import Testing

/// One row of the table: a pack, what is typed, and what must come of it.
struct CommandCase: Sendable, CustomTestStringConvertible {
    let what: String
    let arguments: [String]
    var changes: [SmallPack.Change] = []
    /// Files beside the folder `small`.
    var files: [String: String] = [:]
    var code: Int32 = 0
    /// Each must occur on stdout; if there is none, stdout must stay empty.
    var out: [String] = []
    /// The same for stderr.
    var err: [String] = []
    /// Whether `err` speaks of the doubts that the small pack itself gives.
    var withDoubts = false
    /// Files that the command makes or changes; every other file must be left as it was, and none may be added.
    var makes: Set<String> = []

    var testDescription: String { what }

    func check() throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in files { try folder.write(name, text) }
        let before = try folder.contents()

        let outcome = try Command.run(arguments, in: folder)

        #expect(!outcome.crashed, "\(outcome.err)")
        #expect(outcome.code == code, "\(outcome.err)")
        expect(outcome.out, holds: out, "stdout")
        expect(withDoubts ? outcome.err : SmallPack.withoutDoubts(outcome.err), holds: err, "stderr")
        var after = try folder.contents()
        for name in makes { #expect(after[name] != nil && after[name] != before[name], "\(name) was not made") }
        after = after.filter { !makes.contains($0.key) }
        #expect(after == before.filter { !makes.contains($0.key) }, "files: \(after.keys.sorted())")
    }

    private func expect(_ text: String, holds parts: [String], _ stream: String) {
        if parts.isEmpty { #expect(text.isEmpty, "\(stream) should be empty") }
        for part in parts { #expect(text.contains(part), "\(stream)") }
    }
}

extension CommandCase {
    /// A question about the small pack on 2026-11-20.
    static func query(_ place: String, _ more: String..., crs: String = "wgs84") -> [String] {
        ["query", "--at", place, "--crs", crs, "--pack", "small", "--date", "2026-11-20"] + more
    }

    static let build = ["build", "small", "-o", "map.geojson", "--date", "2026-11-20"]
}
