import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

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
