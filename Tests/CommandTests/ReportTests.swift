import Foundation
import FoundationXML
import Testing

@Suite("A record that stands up")
struct ReportTests {
    private func report(_ arguments: [String]) throws -> (page: String, outcome: Command.Outcome) {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let outcome = try Command.run(arguments + ["--report", "r.html"], in: folder)
        return (try folder.read("r.html"), outcome)
    }

    private static let questions = [
        CommandCase.query("116.505,39.7954142"), CommandCase.query("116.505,39.7954142", "--lang", "zh"),
        CommandCase.query("116.505,39.798"),
        CommandCase.query("116.51,39.798"), CommandCase.query("116.6,39.798"), CommandCase.query("116.505,39.795"),
        CommandCase.query("116.5110,39.7964", crs: "gcj02"),
    ]

    @Test("the page is whole, needs nothing besides itself, and prints on A4", arguments: questions)
    func structure(_ question: [String]) throws {
        let page = try report(question).page
        let reader = PageReader()
        #expect(reader.read(page), "\(reader.fault)")
        // The map, and the code where libqrencode is installed.
        #expect([1, 2].contains(reader.count["svg"] ?? 0))
        #expect(reader.count["h1"] == 1)
        #expect(reader.count["script"] == nil)
        for word in ["<script", "http:", "https:", "url(", "@import", "src=", "href=", "javascript:"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("@page { size: A4 portrait;"))
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(question.contains("zh") ? "zh-CN" : "en")\">"))
    }

    @Test("same question, same bytes; the answer on stdout is as without a record", arguments: questions.prefix(2))
    func stable(_ question: [String]) throws {
        let first = try report(question)
        #expect(try report(question).page == first.page)
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let plain = try Command.run(question, in: folder)
        #expect(plain.code == first.outcome.code)
    }

    @Test("what was asked, what holds, why, and from what")
    func contents() throws {
        let page = try report(CommandCase.query("116.505,39.7954142")).page
        for words in [
            ">116.505,39.7954142<", "wgs84 · WGS 84", ">2026-11-20<", "class 4a", "<b>70 dB(A)</b> 06:00–22:00",
            "<b>55 dB(A)</b> 22:00–06:00",
            "annex1-16 荣华南路", ">29.95 m<", ">40 m<", ">二(四)1 表1<", ">W5<", ">201 West, class 2<", ">10.05 m to class 2<",
            "surveyed, ±0.5 m",
            ">noisezone 0.1.0 · GEOS ", " · PROJ ", "beijing-etown-2025 · 京技管发〔2025〕8号", "class=\"distance\"", "class=\"marker\"",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(page.firstMatch(of: /<td class="hash">[0-9a-f]{64}<\/td>/) != nil)
    }

    @Test("what was asked stands in it: accuracy, time, and the figures of the table")
    func asked() throws {
        let page = try report(CommandCase.query("116.505,39.7954142", "--accuracy", "12", "--time", "2026-11-20T23:10")).page
        for words in [
            ">accuracy asked for</th><td>the place is known to ±12 m<", ">time asked about</th><td>2026-11-20 23:10 night, 55 dB(A); from",
            "55 m beside class 1, 40 m beside class 2, 25 m beside class 3", ">certain</th><td>no<",
            ">possible classes</th><td>class 4a 70/55, class 2 60/50: within 12 m of the place and the accuracy of the data [A1, A0]<",
            "<dt>A0 error of the data</dt>", "<dt>A1 position error σ</dt>",
            ">within 12 m: 4a ",
        ] { #expect(page.contains(words), "\(words)") }
        let exact = try report(CommandCase.query("116.505,39.7954142", "--accuracy", "pack")).page
        #expect(exact.contains(">that of the data, about ±0.5 m; the place is exact<") && exact.contains(">certain</th><td>yes<"))
    }

    @Test("between two zones both classes stand in the box, the stricter first")
    func undecided() throws {
        let page = try report(CommandCase.query("116.51,39.798")).page
        let (first, second) = (page.range(of: "<strong>class 2</strong>"), page.range(of: "<strong>class 3</strong>"))
        #expect(try #require(first).lowerBound < #require(second).lowerBound)
    }

    @Test("text of the data is made safe")
    func escaping() throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        pack.apply(.init("zones.geojson", "\"West\"", "\"<script>alert('1')</script> & \\\"\\u202eWest\""))
        try pack.write(into: folder)
        _ = try Command.run(CommandCase.query("116.505,39.798", "--report", "r.html"), in: folder)
        let page = try folder.read("r.html")
        #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;\\u{202E}West"))
        #expect(!page.contains("<script"))
        #expect(PageReader().read(page))
    }

    @Test("a place from shifted coordinates is told only when asked for", arguments: ["gcj02", "bd09"])
    func converted(crs: String) throws {
        let place = crs == "gcj02" ? "116.5110,39.7964" : "116.5175,39.8022"
        let hidden = try report(CommandCase.query(place, "--format", "json", crs: crs))
        #expect(try JSON(hidden.outcome.out)["place"] == nil)
        let shown = try report(CommandCase.query(place, "--format", "json", "--show-converted", crs: crs))
        let told = try #require(try JSON(shown.outcome.out)["place"])
        guard case .number(let lon)? = told["lon"], case .number(let lat)? = told["lat"] else { return #expect(Bool(false), "no numbers") }
        #expect(abs(lon - 116.505) < 0.001)
        #expect(abs(lat - 39.795) < 0.001)
        let digits = String(lon).prefix(8)
        #expect(shown.page.contains("Circle: the place (WGS 84: \(digits)"))
        #expect(!hidden.page.contains(digits))
        #expect(hidden.page.contains("not shown"))
        let text = try report(CommandCase.query(place, "--show-converted", crs: crs)).outcome.out
        #expect(text.contains("in WGS 84: \(digits)") && text.contains(",39.79"), "\(text)")
        let silent = try report(CommandCase.query(place, crs: crs)).outcome.out
        #expect(!silent.contains("WGS 84:"))
    }

    @Test(
        "the place of every other system is told",
        arguments: [("wgs84", "116.505,39.798"), ("cgcs2000", "116.505,39.798"), ("EPSG:4490", "116.505,39.798")])
    func place(crs: String, text: String) throws {
        let outcome = try report(CommandCase.query(text, "--format", "json", crs: crs)).outcome
        #expect(try JSON(outcome.out)["place"] == .object(["lon": .number(116.505), "lat": .number(39.798)]))
    }

    @Test("records that are refused", arguments: refused)
    func refusals(_ row: CommandCase) throws { try row.check() }

    static let refused = [
        CommandCase(
            what: "a record is not replaced unasked", arguments: CommandCase.query("116.505,39.798", "--report", "r.html"),
            files: ["r.html": "mine"], code: 73, err: ["error r.html: the file exists already", "[file-exists]\n"]),
        CommandCase(
            what: "a record is replaced when asked", arguments: CommandCase.query("116.505,39.798", "--report", "r.html", "--overwrite"),
            files: ["r.html": "mine"], out: ["class 2"], makes: ["r.html"]),
        CommandCase(
            what: "a record of nothing decidable is one all the same", arguments: CommandCase.query("116.6,39.798", "--report", "r.html"),
            code: 2, out: ["outside the district"], makes: ["r.html"]),
        CommandCase(
            what: "a record needs a name", arguments: CommandCase.query("116.505,39.798", "--report", "-"), code: 64,
            err: ["--report needs the name of a file"]),
        CommandCase(
            what: "a record of JSON lines", arguments: ["query", "--input", "p.ndjson", "--crs", "wgs84", "--report", "r.html"], code: 64,
            err: ["--report goes with --at, or with the name of a CSV file [usage]"]),
    ]

    @Test("the script that makes pictures of records", .enabled(if: Self.browser))
    func screenshot() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        _ = try Command.run(CommandCase.query("116.505,39.7954142", "--report", "r.html"), in: folder)
        let script = Command.repository.appendingPathComponent("Tools/screenshot").path
        let outcome = try Command.shell("'\(script)' shots r.html", in: folder)
        #expect(outcome.code == 0, "\(outcome.out)")
        let picture = try Data(contentsOf: folder.url.appendingPathComponent("shots/r.png"))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(picture.count > 20_000)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("shots/r.pdf")).starts(with: Array("%PDF".utf8)))
    }

    private static let browser = ["chromium", "chromium-browser", "google-chrome"].contains { name in
        FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)")
    }
}

/// Reads a page as XML, which a report is, and counts its elements.
private final class PageReader: NSObject, XMLParserDelegate {
    private(set) var count: [String: Int] = [:]
    private(set) var fault = ""

    func read(_ page: String) -> Bool {
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = self
        return parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) { count[name, default: 0] += 1 }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { fault = "\(error)" }
}
