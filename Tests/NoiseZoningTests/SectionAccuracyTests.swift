import FeatureIO
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// Reading A0: an answer is as good as the lines that decide it, so one bad piece of a row does not spoil the others.
@Suite("A row whose pieces are not equally good")
struct SectionAccuracyTests {
    private func query() async throws -> PlaceQuery {
        func area(_ properties: [(String, String)]) -> Feature {
            let ring = [(-4000, -500), (4000, -500), (4000, 500), (-4000, 500), (-4000, -500)].map {
                Coordinate(x: 460_000 + Double($0.0), y: 4_400_000 + Double($0.1))
            }
            return Feature(
                shape: .polygon(Polygon(exterior: ring)), properties: properties.map { JSONMember(name: $0.0, value: .string($0.1)) })
        }
        func road(_ from: Double, _ to: Double, accuracy: Double) -> Feature {
            Feature(
                shape: .lineString(LineString([from, to].map { Coordinate(x: 460_000 + $0, y: 4_400_000) })),
                properties: [
                    ("row", "annex1-16"), ("name", "荣华南路"), ("grade", "arterial"), ("edge_kind", "lane_edge"), ("structure", "surface"),
                    ("status", "open"),
                ].map { JSONMember(name: $0.0, value: .string($0.1)) }
                    + [("left_m", 10), ("right_m", 10), ("accuracy_m", accuracy)].map {
                        JSONMember(name: $0.0, value: .number(JSONNumber(fixed: $0.1, places: 1)))
                    })
        }
        var reading = PackContents(manifest: .forCases, ruleset: try Ruleset.bundled("beijing-etown-2025"))
        reading.add(FeatureCollection(crs: "EPSG:4548", features: [area([("name", "d")])]), as: .district, file: "d")
        reading.add(FeatureCollection(crs: "EPSG:4548", features: [area([("id", "z"), ("class", "3")])]), as: .zones, file: "z")
        reading.add(
            FeatureCollection(crs: "EPSG:4548", features: [road(-3000, 0, accuracy: 2), road(0, 3000, accuracy: 50)]), as: .roads, file: "r"
        )
        #expect(reading.diagnostics == [])
        let map = try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"))).map
        return PlaceQuery(map: map, ruleset: try #require(reading.ruleset))
    }

    /// The band beside class 3 is 25 m wide, from a boundary line 10 m from the centre line: 35 m. 60 m away a line that may be 50 m off matters,
    /// one that may be 2 m off does not. Within 50 + 160 m of its end the bad piece counts.
    @Test(arguments: [(-2000.0, ["3"], 2.0), (2000, ["3", "4a"], 50), (-100, ["3", "4a"], 50), (-300, ["3"], 2)])
    func candidates(x: Double, classes: [String], accuracy: Double) async throws {
        let finding = try await query().finding(at: Coordinate(x: 460_000 + x, y: 4_400_060))
        #expect(finding.candidates == classes)
        #expect(finding.change?.accuracy == accuracy)
    }

    @Test("a reason names the accuracy of the piece that is near", arguments: [(-2000.0, 2.0), (2000, 50)])
    func reason(x: Double, accuracy: Double) async throws {
        let finding = try await query().finding(at: Coordinate(x: 460_000 + x, y: 4_400_020))
        #expect(finding.because.first?.row == "annex1-16")
        #expect(finding.because.first?.accuracy == accuracy)
    }
}
