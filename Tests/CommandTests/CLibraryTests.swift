import Foundation
import Testing

/// The C library as a program in C uses it: the example beside its header, compiled, under the address sanitizer where the compiler has it.
@Suite("The C library as C sees it")
struct CLibraryTests {
    private static let bindings = Command.repository.appendingPathComponent("Bindings/c").path
    private static let built = Command.program.deletingLastPathComponent().path
    /// The compiler of Swift before that of the system: its sanitizer is the one of a library built with one.
    private static let compiler = ["clang", "cc"].first { name in
        (try? Command.shell("command -v \(name)", in: TemporaryFolder()))?.code == 0
    }
    private static let isThere = compiler != nil && FileManager.default.fileExists(atPath: "\(built)/libnoisezone-c.so")

    /// Compiles the example to `example`.
    private static func compile(in folder: TemporaryFolder) throws {
        let line =
            "\(compiler ?? "cc") -std=c99 -Wall -Wextra -Werror -pedantic -g -I'\(bindings)' '\(bindings)/example.c' -L'\(built)' "
            + "-l:libnoisezone-c.so -Wl,-rpath,'\(built)' -o example"
        if try Command.shell("\(line) -fsanitize=address,undefined -fno-sanitize-recover=all", in: folder).code == 0 { return }
        let outcome = try Command.shell(line, in: folder)
        #expect(outcome.code == 0, "\(outcome.out)")
    }

    /// The small pack as `m.gpkg` and `m.nzi`.
    private static func index(in folder: TemporaryFolder) throws {
        try SmallPack().write(into: folder)
        for line in ["build small -o m.gpkg --date 2026-11-20", "index m.gpkg -o m.nzi --date 2026-11-20"] {
            #expect(try Command.run(line.split(separator: " ").map(String.init), in: folder).code == 0)
        }
    }

    /// Leaks at the start of the language are not ours.
    private static func example(_ input: String, in folder: TemporaryFolder) throws -> Command.Outcome {
        try Command.shell("ASAN_OPTIONS=detect_leaks=0 ./example \(input)", in: folder)
    }

    private static func isSame(_ a: Any?, _ b: Any?) -> Bool { (a as? NSObject ?? NSNull()) == (b as? NSObject ?? NSNull()) }

    private static func members(_ line: Substring) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test("the example answers row by row what the command answers", .enabled(if: isThere, "no C compiler, or no library built"))
    func rows() throws {
        let folder = try TemporaryFolder()
        try Self.index(in: folder)
        try Self.compile(in: folder)
        // Across the district and over its border; the steps fall on no line.
        let texts = (0..<5000).map { number -> (String, String) in
            let (x, y) = (116.4985 + Double(number % 100) * 0.000231, 39.7888 + Double(number / 100) * 0.000253)
            return (String(format: "%.9f", x), String(format: "%.9f", y))
        }
        try folder.write("places.txt", texts.map { "\($0.0) \($0.1)\n" }.joined())
        try folder.write("places.ndjson", texts.map { "{\"lon\":\($0.0),\"lat\":\($0.1)}\n" }.joined())
        let answered = try Self.example("m.nzi < places.txt", in: folder)
        #expect(answered.code == 0, "\(answered.out.prefix(2000))")
        let asked = try Command.run(
            ["query", "--input", "places.ndjson", "--crs", "wgs84", "--map", "m.gpkg", "--date", "2026-11-20", "--format", "ndjson"],
            in: folder)
        let (labels, rows) = (answered.out.split(separator: "\n"), asked.out.split(separator: "\n"))
        try #require(labels.count == texts.count && rows.count == texts.count)
        var kinds: Set<String> = []
        for (label, row) in zip(labels, rows) {
            let (own, other) = (try Self.members(label), try Self.members(row))
            let limits = own["limits"] as? [String: Any]
            let zone = own["zone"] as? [String: Any]
            kinds.insert("\(own["status"] ?? "") \(own["class"] ?? "")")
            let pairs: [(Any?, String)] = [
                (own["status"], "nz_status"), (own["class"], "nz_class"), (limits?["day"], "nz_day"), (limits?["night"], "nz_night"),
                (zone?["id"], "nz_zone"), (own["on_boundary"], "nz_on_boundary"),
            ]
            // A member that is null is one that is not there: outside, "limits" and "zone" as a whole are.
            for (member, name) in pairs where !Self.isSame(member, other[name]) { Issue.record("\(label)\n\(row)") }
        }
        // Outside, both zones, the band.
        #expect(kinds.count >= 4)
    }

    @Test(
        "what is no place, no index and no line of two numbers", .enabled(if: isThere, "no C compiler, or no library built"))
    func strange() throws {
        let folder = try TemporaryFolder()
        try Self.index(in: folder)
        try Self.compile(in: folder)
        let strange = try Self.example("m.nzi <<< $'nan nan\\ninf -inf\\n1e308 -1e308\\n-0 0'", in: folder)
        #expect(strange.code == 0)
        let lines = strange.out.split(separator: "\n")
        #expect(lines.count == 4 && lines.allSatisfy { $0.contains("\"status\":\"outside\"") }, "\(strange.out)")
        let nothing = try Self.example("m.nzi < /dev/null", in: folder)
        #expect(nothing.code == 0 && nothing.out.isEmpty, "\(nothing.out)")
        try folder.write("packed.zip", "PK\u{3}\u{4}")
        for (input, code, words) in [
            ("packed.zip < /dev/null", 65, "error packed.zip"), ("none.nzi < /dev/null", 65, "[file-not-found]"),
            ("<(head -c 999 m.nzi) < /dev/null", 65, "["), ("m.nzi <<< 'here there'", 65, "a line is no"), ("", 64, "usage: "),
        ] as [(String, Int32, String)] {
            let said = try Self.example(input, in: folder)
            #expect(said.code == code && said.out.contains(words), "\(input): \(said.out)")
        }
        try folder.write("cut.nzi", "NZINDEX\u{4}")
        let cut = try Command.shell("NOISEZONE_LANG=zh ASAN_OPTIONS=detect_leaks=0 ./example cut.nzi < /dev/null", in: folder)
        #expect(cut.code == 65 && cut.out.contains("[index-damaged]") && !cut.out.contains("was cut"), "\(cut.out)")
    }

    @Test(
        "the header is C and C++", .enabled(if: isThere, "no C compiler, or no library built"), arguments: ["c -std=c99", "c++ -std=c++11"])
    func header(language: String) throws {
        let folder = try TemporaryFolder()
        let line = "\(Self.compiler ?? "cc") -fsyntax-only -Wall -Wextra -Werror -pedantic -x \(language) -I'\(Self.bindings)'"
        try folder.write("twice.h", "#include <noisezone.h>\n#include <noisezone.h>\nint main(void) { return NZ_OK; }\n")
        let outcome = try Command.shell("\(line) twice.h", in: folder)
        #expect(outcome.code == 0, "\(outcome.out)")
    }
}
