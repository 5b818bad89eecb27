import Foundation
import FoundationXML
import Testing

@Suite("Records of levels and of tables, and records as PDF")
struct RecordTests {
    private static func has(_ tool: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") }

    private func run(_ arguments: [String], files: [String: String] = [:]) throws -> (folder: TemporaryFolder, outcome: Command.Outcome) {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        for (name, text) in files { try folder.write(name, text) }
        return (folder, try Command.run(arguments, in: folder))
    }

    /// By hand: Δ = 58.3 − 52 = 6.3, rounded 6, in 6–10, so 1 dB off: 57.3, rounded 57, two above 55.
    private static let level = [
        "check", "--level", "58.3", "--background", "52", "--standard", "gb12348", "--class", "3", "--period", "night", "--date",
        "2026-11-20",
    ]

    @Test("the record of a level has every step, the law, the instrument and the question", arguments: ["en", "zh"])
    func steps(_ language: String) throws {
        let (folder, outcome) = try run(
            Self.level + ["--report", "r.html", "--point", "N3 <gate>", "--instrument", "AWA6228+ #12", "--lang", language])
        #expect(outcome.code == 1, "\(outcome.err)")
        let page = try folder.read("r.html")
        let words =
            language == "en"
            ? [
                "<strong>exceeds</strong>", "Δ = 58.3 − 52 = 6.3 dB: -1 dB", "58.3 − 1 = 57.3 dB(A)", "57.3 → 57 dB(A)",
                "57 &gt; 55: exceeds, margin -2 dB", "drawn up by",
            ]
            : ["Δ = 58.3 − 52 = 6.3 dB：-1 dB", "57.3 → 57 dB(A)", "修约（四舍六入五成双）", "制作人", "测量仪器"]
        for word in words + [
            "N3 &lt;gate&gt;", "AWA6228+ #12", "GB 12348—2008", "生态环境法典",
            "noisezone check --level 58.3 --standard gb12348 --background 52 --class 3 --period night --date 2026-11-20",
        ] { #expect(page.contains(word), "\(word)") }
        #expect(XMLParser(data: Data(page.utf8)).parse())
    }

    private static let places = "name,lon,lat\nA,116.505,39.798\nB,116.515,39.798\nC,x,39.798\n"

    @Test("a table of places becomes one document: an index, a sheet a row, faults in their rows")
    func table() throws {
        let (folder, outcome) = try run(
            ["query", "--input", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--report", "r.html"],
            files: ["p.csv": Self.places])
        #expect(outcome.code == 65)
        #expect(outcome.out.contains("nz_class"))
        let page = try folder.read("r.html")
        #expect(page.components(separatedBy: "<article>").count == 1 + 1 + 3)
        for word in ["p.csv: 3 rows, a sheet each; 1 without an answer", "No. 2 of 3, line 3 of p.csv", "class=\"error\"", ">class 3<"] {
            #expect(page.contains(word), "\(word)")
        }
        #expect(XMLParser(data: Data(page.utf8)).parse())
    }

    @Test("a table of levels as well")
    func levels() throws {
        let (folder, outcome) = try run(
            ["check", "--input", "l.csv", "--standard", "gb3096", "--date", "2026-11-20", "--report", "r.html"],
            files: ["l.csv": "point,level,class,period,instrument\nN1,61,2,day,meter 7\nN2,49,2,night,\n"])
        #expect(outcome.code == 1, "\(outcome.err)")
        let page = try folder.read("r.html")
        for word in ["l.csv: 2 rows", ">N1<", ">meter 7<", "<strong>pass</strong>", "<strong>exceeds</strong>"] {
            #expect(page.contains(word), "\(word)")
        }
    }

    @Test("no converted place in a table of shifted ones")
    func converted() throws {
        let (folder, _) = try run(
            ["query", "--input", "p.csv", "--crs", "gcj02", "--pack", "small", "--date", "2026-11-20", "--report", "r.html"],
            files: ["p.csv": "lon,lat\n116.5110,39.7964\n"])
        let page = try folder.read("r.html")
        #expect(page.contains("not shown") && !page.contains("116.505"))
    }

    @Test("more rows than a document holds, and what else is refused", arguments: refused)
    func refusals(_ row: CommandCase) throws { try row.check() }

    static let refused = [
        CommandCase(
            what: "501 rows",
            arguments: ["query", "--input", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--report", "r.html"],
            files: ["p.csv": "lon,lat\n" + String(repeating: "116.505,39.798\n", count: 501)], code: 65,
            err: ["the table has more than 500 rows", "[record-rows]\n"]),
        CommandCase(
            what: "a record of stdin", arguments: ["query", "--input", "-", "--crs", "wgs84", "--report", "r.html"], code: 64,
            err: ["--report goes with --at, or with the name of a CSV file"]),
        CommandCase(
            what: "what a verb finds out when it runs, told with the call of that verb",
            arguments: ["query", "--input", "p.ndjson", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "-o", "p.gpkg"],
            files: ["p.ndjson": "{\"lon\":116.505,\"lat\":39.798}\n"], code: 64,
            err: ["Rows of JSON come out as JSON lines", "Usage: noisezone query [", "See 'noisezone query --help'"]),
        CommandCase(
            what: "a record of photographs", arguments: ["query", "--input", "a.jpg", "--pack", "small", "--report", "r.html"], code: 64,
            err: ["--report goes with --at, or with the name of a CSV file"]),
        CommandCase(
            what: "a record of hours that are not summed up",
            arguments: ["check", "--input", "l.csv", "--standard", "gb3096", "--class", "2", "--hourly", "--report", "r.html"],
            files: ["l.csv": "level,period\n50,day\n"], code: 64, err: ["--report of --hourly goes with --summary"]),
        CommandCase(
            what: "an instrument for many points",
            arguments: [
                "check", "--input", "l.csv", "--standard", "gb3096", "--class", "2", "--summary", "--report", "r.html", "--instrument", "x",
            ], files: ["l.csv": "level,period\n50,day\n"], code: 64, err: ["--point and --instrument go with levels one by one"]),
        CommandCase(
            what: "an instrument without a record", arguments: level + ["--instrument", "x"], code: 64,
            err: ["--point and --instrument go with --report"]),
        CommandCase(
            what: "another ending", arguments: level + ["--report", "r.docx"], code: 64, err: ["end its name with .html or .pdf"]),
    ]

    @Test("what a table comes to, as a record: picture, shares, worst points", arguments: ["en", "zh"])
    func compliance(_ language: String) throws {
        // Three of four nights within the limit of 45: 75 %; the worst is 2 dB over.
        let table = "point,date,level\nN1,2026-03-01,45\nN1,2026-06-01,47\nN2,2026-03-01,44\n<N3>,2026-06-01,40\n"
        let (folder, outcome) = try run(
            [
                "check", "--input", "l.csv", "--standard", "gb3096", "--class", "1", "--period", "night", "--summary", "--report", "r.html",
                "--lang", language,
            ], files: ["l.csv": table])
        #expect(outcome.code == 1, "\(outcome.err)")
        let page = try folder.read("r.html")
        #expect(page.contains("<svg") && page.contains(">75.0 %</text>") && page.contains("<td class=\"number\">75.0 %</td>"))
        #expect(page.contains("<td>N1</td>") && page.contains("<td class=\"number\">1 / 2</td>") && !page.contains("<N3>"))
        #expect(page.contains(language == "en" ? "quarter 2 of 2026" : "2026 年第 2 季度"))
        #expect(page.contains("class=\"signing\""))
    }

    @Test("rows that go out as places have their record too, and without places neither is written")
    func placed() throws {
        let (folder, outcome) = try run(
            [
                "check", "--input", "l.csv", "--pack", "small", "--date", "2026-11-20", "--crs", "wgs84", "--report", "r.html", "-o",
                "l.gpkg",
            ],
            files: ["l.csv": "lon,lat,level,standard,period\n116.505,39.798,50,gb3096,day\n"])
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(try folder.read("r.html").contains("gb3096") || folder.read("r.html").contains("GB 3096"))
        #expect(try folder.contents()["l.gpkg"] != nil)
        let (bare, refused) = try run(
            ["check", "--input", "l.csv", "--class", "2", "--report", "r.html", "-o", "l.gpkg"],
            files: ["l.csv": "level,standard,period\n50,gb3096,day\n"])
        #expect(refused.code == 64 && refused.err.contains("[crs-missing]"), "\(refused.err)")
        #expect(try bare.contents()["r.html"] == nil && bare.contents()["l.gpkg"] == nil)
    }

    @Test("without WeasyPrint a PDF is refused by its name, and nothing is left behind")
    func missing() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let outcome = try Command.run(Self.level + ["--report", "r.pdf"], in: folder, environment: ["PATH": folder.path("")])
        #expect(outcome.code == 69)
        #expect(outcome.err.contains("apt-get install weasyprint") && outcome.err.contains("[weasyprint-missing]"), "\(outcome.err)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("r.pdf")))
    }

    @Test("with it, a PDF of A4", .enabled(if: has("weasyprint")))
    func pdf() throws {
        let (folder, outcome) = try run(Self.level + ["--report", "r.pdf"])
        #expect(outcome.code == 1, "\(outcome.err)")
        let pdf = try Data(contentsOf: folder.url.appendingPathComponent("r.pdf"))
        #expect(pdf.starts(with: Array("%PDF".utf8)))
        #expect(pdf.range(of: Data("pdfaid".utf8)) != nil)
    }

    /// zbar (`zbar-tools`) reads the code, Chromium draws it: neither is ours.
    @Test("the code says the question and the hash", .enabled(if: has("zbarimg") && has("rsvg-convert")))
    func code() throws {
        let (folder, _) = try run(CommandCase.query("116.505,39.798", "--report", "r.html"))
        let page = try folder.read("r.html")
        // Where libqrencode is not installed the words stand alone.
        guard let code = page.firstMatch(of: /<svg class="code".*?<\/svg>/)?.output else { return }
        try folder.write("q.svg", String(code).replacing("<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ", maxReplacements: 1))
        let read = try Command.shell("rsvg-convert -w 400 q.svg -o q.png && zbarimg -q --raw q.png", in: folder).out
        let hash = try #require(page.firstMatch(of: /<td class="hash">([0-9a-f]{64})</)).output.1
        #expect(read.contains("noisezone query --at 116.505,39.798 --crs wgs84 --date 2026-11-20"), "\(read)")
        #expect(read.contains("sha256:\(hash)"), "\(read)")
    }
}
