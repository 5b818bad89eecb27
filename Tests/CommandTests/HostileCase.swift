import Foundation
import Testing

/// One row of the table of hostile input: a line of bash in a folder with the pack `small`, and what must come of it.
///
/// Big inputs are made by the line itself as they are read, so none of them is ever a file or a string of the test.
struct HostileCase: Sendable, CustomTestStringConvertible {
    let what: String
    /// `$ask` is `query` with pack and day, `$where` is `--crs wgs84 --pack small --date …`; the exit code of the line is what counts.
    let line: String
    let code: Int32
    /// Each must occur on stdout; if there is none, stdout must stay empty.
    var out: [String] = []
    /// The same for stderr.
    var err: [String] = []

    var testDescription: String { what }

    func check() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let before = try Set(FileManager.default.subpathsOfDirectory(atPath: folder.url.path))
        let words = try TemporaryFolder()
        let prelude =
            "where='--crs wgs84 --pack small --date 2026-11-20'; day='--pack small --date 2026-11-20'; exec >'\(words.path("out"))' 2>'\(words.path("err"))'; "

        let outcome = try Command.shell(prelude + line, in: folder)

        let (out, err) = (try words.read("out"), SmallPack.withoutDoubts(try words.read("err")))
        #expect(!outcome.crashed)
        #expect(outcome.code == code, "\(err.prefix(2000))")
        Self.expect(out, holds: self.out, "stdout")
        Self.expect(err, holds: self.err, "stderr")
        // No message is as long as what it is about.
        for message in err.split(separator: "\n") { #expect(message.utf8.count < 2000) }
        let bytes = try Data(contentsOf: words.url.appendingPathComponent("out"))
        #expect(String(validating: bytes, as: UTF8.self) != nil, "what goes out is UTF-8")
        #expect(try Set(FileManager.default.subpathsOfDirectory(atPath: folder.url.path)) == before, "nothing is left behind")
    }

    private static func expect(_ text: String, holds parts: [String], _ stream: String) {
        if parts.isEmpty { #expect(text.isEmpty, "\(stream) should be empty: \(text.prefix(500))") }
        for part in parts { #expect(text.contains(part), "\(stream): \(text.prefix(1000))") }
    }
}
