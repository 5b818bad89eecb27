import Geometry
import StrictJSON
import Testing
import Wording

@testable import FeatureIO

/// Codes that nothing else knows.
extension String: FaultCode {
    public var code: String { self }
}

@Suite("Diagnostics read well in a terminal and in JSON")
struct DiagnosticTests {
    static let full = Diagnostic(
        code: "ring-open", file: "GeoData/x/zones.geojson", feature: "201", coordinate: Coordinate(x: 116.5074, y: 39.792),
        what: "the ring is open", fix: "Close it")

    @Test("The line for a terminal names file, feature, place, fault, mend and code")
    func text() {
        #expect(
            Self.full.description
                == "error GeoData/x/zones.geojson feature 201 at 116.50740,39.79200: the ring is open. Close it [ring-open]")
        #expect(Diagnostic(code: "c", severity: .warning, what: "w", fix: "f").description == "warning: w. f [c]")
    }

    @Test("Metres are shown to the millimetre, degrees to about a metre")
    func metres() {
        #expect(Coordinate(x: 504_321.1234, y: 4_405_678).written == "504321.123,4405678.000")
        #expect(Coordinate(x: -0.000001, y: 39).written == "0.00000,39.00000")
        #expect(Coordinate(x: .nan, y: 1).written == "nan,1.0")
    }

    @Test("Names of a file cannot steer the terminal")
    func controls() {
        let evil = Diagnostic(code: "c", file: "a\u{1B}[31m", feature: "x\n\u{202E}y", what: "\("w\u{9B}")", fix: "f")
        #expect(evil.description == "error a\\u{1B}[31m feature x\\u{A}\\u{202E}y: w\\u{9B}. f [c]")
    }

    @Test("The JSON has every part that is known")
    func json() {
        var writer = JSONWriter()
        Self.full.write(to: &writer, in: .en)
        #expect(
            writer.text == """
                {"severity":"error","code":"ring-open","file":"GeoData/x/zones.geojson","feature":"201",\
                "coordinate":[116.5074,39.792],"what":"the ring is open","fix":"Close it"}
                """)
    }
}

@Suite("The same fault in many features is one message")
struct DiagnosticTallyTests {
    private func fault(_ number: Int, code: String = "c", file: String = "f", severity: Diagnostic.Severity = .error) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, file: file, feature: "x\(number)", coordinate: Coordinate(x: Double(number), y: 0),
            what: "height is \(number)", fix: "Mend it")
    }

    @Test("up to three of a kind stand for themselves, more are counted", arguments: [0, 1, 3, 4, 100_000])
    func counted(count: Int) {
        let tally = DiagnosticTally((0..<count).map { fault($0) })
        #expect(tally.diagnostics.count == (count > 3 ? 1 : count) && tally.hasErrors == (count > 0))
        #expect(Diagnostic.count(tally.diagnostics).description == "\(count) error\(count == 1 ? "" : "s"), 0 warnings")
        if count > 3 {
            #expect(
                tally.diagnostics[0].description
                    == "error f feature x0 at 0.00000,0.00000: height is 0. Mend it (\(count) of this kind in all, among them x1 at 1.00000,0.00000, x2 at 2.00000,0.00000) [c]"
            )
            var writer = JSONWriter()
            tally.diagnostics[0].write(to: &writer, in: .en)
            #expect(writer.text.contains(#""count":\#(count),"also":[{"feature":"x1","coordinate":[1,0]"#))
        }
    }

    @Test("another code, file, severity or sentence is another kind, in the order they came")
    func kinds() {
        var tally = DiagnosticTally((0..<10).map { fault($0) })
        tally += [fault(1, code: "d"), fault(2, file: "g"), fault(3, severity: .warning)]
        tally.append(Diagnostic(code: "c", file: "f", what: "depth is \(4)", fix: "Mend it"))
        #expect(tally.diagnostics.map(\.count) == [10, 1, 1, 1, 1])
        // What was counted before is counted on.
        var whole = DiagnosticTally(tally.diagnostics)
        whole.append(fault(11))
        #expect(whole.diagnostics.first?.count == 11)
        #expect(Diagnostic.count(whole.diagnostics).description == "14 errors, 1 warning")
    }
}
