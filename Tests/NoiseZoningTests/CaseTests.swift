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
            Probe(probe, tolerance: file.tolerance).check(query.finding(at: place), map: query.map)
        }
    }

    @Test("every storey answers as the case says", arguments: CaseFile.all.filter { !$0.features(in: "storey").isEmpty })
    func storeys(_ file: CaseFile) async throws {
        let query = try file.query(await file.map())
        for probe in file.features(in: "storey") {
            let place = try #require(probe.shape?.coordinates.first)
            guard case .number(let storey)? = probe.property("storey") else { throw CaseFault.noStorey }
            let finding = try query.finding(at: place, onFacade: .storey(try #require(Int(exactly: storey.double))))
            Probe(probe, tolerance: file.tolerance).check(finding, map: query.map)
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

/// What one probe point of a case demands.
struct Probe {
    let feature: Feature
    let tolerance: Double

    init(_ feature: Feature, tolerance: Double) {
        self.feature = feature
        self.tolerance = tolerance
    }

    func check(_ finding: Finding, map: ZoneMap) {
        let place = Comment(rawValue: "\(feature.shape?.coordinates.first.map { "\($0.x - 500_000), \($0.y - 4_400_000)" } ?? "")")
        if let status = text("status") { #expect(finding.status.rawValue == status, place) }
        if feature.property("class") != nil { #expect(finding.zoneClass?.id == text("class"), place) }
        if let limits = text("limits_class") { #expect(finding.limitsClass?.id == limits, place) }
        if let day = number("day") { #expect(finding.limits?.day == Int(day), place) }
        if let night = number("night") { #expect(finding.limits?.night == Int(night), place) }
        if let flag = flag("on_boundary") { #expect(finding.isOnBoundary == flag, place) }
        if let flag = flag("on_carriageway") { #expect(finding.isOnCarriageway == flag, place) }
        if let kind = text("kind") { #expect(kinds(map).contains(kind), place) }
        if let row = text("row") { #expect(finding.because.contains { $0.feature.hasPrefix(row) }, place) }
        if let name = text("feature") { #expect(finding.because.contains { $0.feature == name }, place) }
        if let reading = text("reading") { #expect(finding.because.contains { $0.reading.rawValue == reading }, place) }
        if let measured = number("measured_m") { near(finding.because.first?.measured, measured, place) }
        if let limit = number("limit_m") { near(finding.because.first?.limit, limit, place) }
        if let distance = number("distance_m") { near(finding.change?.distance, distance, place) }
        if let beyond = text("beyond") { #expect(finding.change.map { $0.zoneClass?.id ?? $0.status.rawValue } == beyond, place) }
        if let list = texts("candidates") { #expect(finding.candidates == list, place) }
        if let building = text("building") { #expect(finding.facade?.facade.building == building, place) }
        if let isCertain = flag("certain") { #expect(finding.isCertain == isCertain, place) }
        if let list = texts("zones") { #expect(finding.zones.map(\.id) == list, place) }
    }

    /// The kinds of the pieces at the place.
    private func kinds(_ map: ZoneMap) -> [String] {
        guard let place = feature.shape?.coordinates.first else { return [] }
        return ZoneIndex(map).zones(at: place, tolerance: 0.001).zones.map { map.zones[$0].kind.rawValue }
    }

    private func near(_ value: Double?, _ expected: Double, _ place: Comment) {
        #expect(value.map { abs($0 - expected) <= tolerance + 1e-9 } == true, "\(place): \(String(describing: value)), not \(expected)")
    }

    private func text(_ name: String) -> String? { if case .string(let text) = feature.property(name) { text } else { nil } }
    private func number(_ name: String) -> Double? { if case .number(let number) = feature.property(name) { number.double } else { nil } }
    private func flag(_ name: String) -> Bool? { if case .bool(let flag) = feature.property(name) { flag } else { nil } }

    private func texts(_ name: String) -> [String]? {
        guard case .array(let values) = feature.property(name) else { return nil }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
