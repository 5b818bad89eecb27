import NoiseZoning
import Testing

@Suite("The library")
struct LibraryExample {
    @Test("a pack is asked in ten lines")
    func tenLines() async throws {
        let pack = Command.repository.appendingPathComponent("GeoData/beijing-etown").path

        let day = try CivilDate(parsing: "2026-11-20")
        let (map, warnings) = try await Zoning.build(packAt: pack, scenario: .init(date: day))
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        let toPlane = try Transformation(from: .wgs84, to: map.meta.workingCRS)
        let finding = query.finding(at: try toPlane.transform(Coordinate(x: 116.5074, y: 39.7920)))
        if let zoneClass = finding.zoneClass, let limits = finding.limits {
            print("class \(zoneClass): \(limits.written) dB(A)")
        }

        #expect(warnings.map(\.code) == ["zone-area", "edge-approximate"])
        #expect(finding.zoneClass == ZoneClass("4a"))
        #expect(finding.limits == NoiseLimit(day: 70, night: 55))
    }
}
