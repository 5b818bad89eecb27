import Foundation
import FoundationXML
import Testing

@Suite("Map sheets")
struct SheetTests {
    private static func has(_ tool: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") }
    /// librsvg comes with `rsvg-convert` where these tests run; without it PDF and PNG are refused (`refusals`).
    private static let draws = has("rsvg-convert")

    private func sheet(_ name: String, _ more: String...) throws -> (folder: TemporaryFolder, outcome: Command.Outcome) {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let outcome = try Command.run(["export", "small", "-o", name, "--date", "2026-11-20"] + more, in: folder)
        return (folder, outcome)
    }

    @Test("what a sheet must have, in both languages", arguments: ["en", "zh"])
    func contents(_ language: String) throws {
        let (folder, outcome) = try sheet("s.svg", "--sheet", "a3", "--lang", language)
        #expect(outcome.code == 0, "\(outcome.err)")
        let text = try folder.read("s.svg")
        #expect(XMLParser(data: Data(text.utf8)).parse())
        let words =
            language == "en"
            ? [
                ">Small<", "Map of noise zones", ">Limits in dB(A)<", ">class 2<", "Scale 1:", "class 2  60/50", "outside the district",
                "EPSG:4548",
            ]
            : [">小区<", "声环境功能区及限值图", ">限值 dB(A)<", ">2类<", "比例尺 1:", "2类  60/50", ">区外<", "坐标北"]
        // The road by its name, the grid by its kilometres: the district lies about 4407 km north of the equator.
        for word in words + ["荣华南路", ">4407", "width=\"420mm\" height=\"297mm\"", ">N</text>"] { #expect(text.contains(word), "\(word)") }
        let hash = try #require(text.firstMatch(of: /[0-9a-f]{64}|[0-9a-f]{20,}</))
        #expect(!hash.output.isEmpty)
    }

    @Test("same map, same bytes; a plain picture is as it was")
    func stable() throws {
        let first = try sheet("s.svg", "--sheet", "a4").folder.read("s.svg")
        #expect(try sheet("s.svg", "--sheet", "a4").folder.read("s.svg") == first)
        #expect(try sheet("s.svg").folder.read("s.svg").contains("viewBox=\"0 0 900 "))
        #expect(try sheet("s.svg", "--sheet", "a4", "--hatch").folder.read("s.svg").contains("url(#hatch"))
        #expect(!first.contains("url(#hatch"))
    }

    @Test("the scale asked for is the scale drawn: 1 km of the grid is 10 cm at 1:10,000")
    func scale() throws {
        let text = try sheet("s.svg", "--sheet", "a3", "--scale", "10000").folder.read("s.svg")
        #expect(text.contains("Scale 1:10,000"))
        // The numbers of the grid above the frame stand at their lines, 500 m or 1 km apart; units are tenths of a millimetre.
        let places = text.matches(
            of: /<text x="([0-9.]+)" y="([0-9.]+)" text-anchor="middle" font-size="[0-9.]+" fill="#444444">([0-9.]+)</)
        let row = try #require(places.first).output.2
        let marks = places.filter { $0.output.2 == row }.compactMap { match in
            Double(match.output.1).flatMap { x in Double(match.output.3).map { (x: x, km: $0) } }
        }
        try #require(marks.count >= 2)
        let step = (marks[1].x - marks[0].x) / (marks[1].km - marks[0].km)
        #expect(abs(step - 1000) < 1, "\(step)")
    }

    @Test("what is refused", arguments: refused)
    func refusals(_ row: CommandCase) throws { try row.check() }

    static let refused = [
        CommandCase(
            what: "a district that does not fit",
            arguments: ["export", "small", "-o", "s.svg", "--date", "2026-11-20", "--sheet", "a4", "--scale", "1000"],
            code: 64, err: ["error s.svg: at 1:1000 the district does not fit on a4; the largest scale that does is 1:", "[sheet-scale]\n"]),
        CommandCase(
            what: "a scale that is none", arguments: ["export", "small", "-o", "s.svg", "--sheet", "a4", "--scale", "0"], code: 64,
            err: ["--scale: give a number from 100 to 10000000"]),
        CommandCase(
            what: "a sheet as GeoJSON", arguments: ["export", "small", "-o", "s.geojson", "--sheet", "a4"], code: 64,
            err: ["a sheet is not written in this format", "[output-format]\n"]),
        CommandCase(
            what: "a scale without a sheet", arguments: ["export", "small", "-o", "s.svg", "--scale", "1000"], code: 64,
            err: ["--scale and --hatch go with --sheet"]),
        CommandCase(
            what: "a sheet is not replaced unasked",
            arguments: ["export", "small", "-o", "s.svg", "--sheet", "a4", "--date", "2026-11-20"],
            files: ["s.svg": "mine"], code: 73, err: ["[file-exists]\n"]),
    ]

    @Test("a scale that is told as the largest fits, and a tenth more does not")
    func largest() throws {
        let refused = try sheet("s.svg", "--sheet", "a4", "--scale", "1000").outcome.err
        let largest = try #require(refused.firstMatch(of: /does is 1:([0-9]+)/).flatMap { Int($0.output.1) })
        #expect(try sheet("s.svg", "--sheet", "a4", "--scale", "\(largest)").outcome.code == 0)
        #expect(try sheet("s.svg", "--sheet", "a4", "--scale", "\(largest * 9 / 10)").outcome.code == 64)
    }

    @Test("PDF and PNG are as large as the paper, the same each time", .enabled(if: draws))
    func drawn() throws {
        let (folder, outcome) = try sheet("s.pdf", "--lang", "zh")
        #expect(outcome.code == 0, "\(outcome.err)")
        let pdf = try Data(contentsOf: folder.url.appendingPathComponent("s.pdf"))
        #expect(pdf.starts(with: Array("%PDF-1.".utf8)))
        // The day of the map and not of the clock.
        #expect(pdf.range(of: Data("(20261120000000Z)".utf8)) != nil)
        let again = try sheet("s.pdf", "--lang", "zh").folder
        #expect(try Data(contentsOf: again.url.appendingPathComponent("s.pdf")) == pdf)
        let painted = try sheet("s.png", "--sheet", "a4").folder
        let png = try Data(contentsOf: painted.url.appendingPathComponent("s.png"))
        // Signature and IHDR; A4 lying at 300 dots an inch is 3508 by 2480.
        let head = png.prefix(24).map { Int($0) }
        let (width, height) = (head[16..<20].reduce(0) { $0 << 8 | $1 }, head[20..<24].reduce(0) { $0 << 8 | $1 })
        #expect(Set([width, height]) == [3508, 2480])
        #expect(png.range(of: Data("pHYs".utf8)) != nil)
    }
}
