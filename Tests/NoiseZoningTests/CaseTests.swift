import FeatureIO
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import PlanarArrangement
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

@Suite("Cases worked by hand")
struct CaseTests {
    @Test("every probe answers as the case says", arguments: CaseFile.all)
    func probes(_ file: CaseFile) async throws {
        guard !file.expectsNoRuleset else {
            await #expect(throws: BuildError.self) { try await file.map() }
            return
        }
        let query = try file.query(await file.map())
        for probe in file.features(in: "probe") {
            let place = try #require(probe.shape?.coordinates.first)
            Probe(probe, of: file, ruleset: query.ruleset).check(query.finding(at: place), map: query.map)
        }
    }

    @Test("every storey answers as the case says", arguments: CaseFile.all.filter { !$0.features(in: "storey").isEmpty })
    func storeys(_ file: CaseFile) async throws {
        let query = try file.query(await file.map())
        for probe in file.features(in: "storey") {
            let place = try #require(probe.shape?.coordinates.first)
            guard case .number(let storey)? = probe.property("storey") else { throw CaseFault.noStorey }
            let finding = try query.finding(at: place, onFacade: .storey(try #require(Int(exactly: storey.double))))
            Probe(probe, of: file, ruleset: query.ruleset).check(finding, map: query.map)
        }
    }

    @Test("the pieces of the map are the expected areas", arguments: CaseFile.all.filter { !$0.features(in: "expected").isEmpty })
    func areas(_ file: CaseFile) async throws {
        let map = try await file.map()
        let context = GEOSContext()
        for zoneClass in Set(file.features(in: "expected").compactMap { $0.property("class") }) {
            let expected = file.features(in: "expected").filter { $0.property("class") == zoneClass }
            let limits = expected.compactMap { $0.property("limits_class") }.first
            let drawn = map.zones.filter { zone in
                JSONValue.string(zone.zoneClass?.id ?? "") == zoneClass && limits.map { $0 == .string(zone.limitsClass?.id ?? "") } ?? true
            }
            let wanted = try GEOSGeometry(polygons: expected.flatMap { $0.shape?.polygons ?? [] }, in: context).unaryUnion(grid: 0.0001)
            let found = try GEOSGeometry(polygons: drawn.map(\.polygon), in: context).unaryUnion(grid: 0.0001)
            let more = try found.difference(with: wanted, grid: 0.0001).polygons()
            let less = try wanted.difference(with: found, grid: 0.0001).polygons()
            let around = expected.flatMap { $0.shape?.polygons ?? [] }.reduce(0) { $0 + perimeter($1) }
            #expect((more + less).reduce(0) { $0 + $1.area } <= around * file.tolerance, "class \(zoneClass) of \(file.name)")
        }
    }

    @Test("the map tiles the district", arguments: CaseFile.all.filter { !$0.expectsNoRuleset })
    func tiles(_ file: CaseFile) async throws {
        let map = try await file.map()
        let input = try #require(file.reading().input)
        #expect(Tiling.faults(of: map, district: input.district) == [])
    }

    private func perimeter(_ polygon: Polygon) -> Double {
        zip(polygon.exterior, polygon.exterior.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
}
