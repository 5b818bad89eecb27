import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import PackMaking
@testable import PlanarArrangement
@testable import Projection
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// The E-Town pack that ships.
enum ETown {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "GeoData/beijing-etown").path

    static let trace = Result { try Trace.of(packAt: folder) }
}

@Suite("The E-Town network, traced by the lists of the rules")
struct ETownTraceTests {
    let trace: Trace

    init() throws { trace = try ETown.trace.get() }

    @Test("all 77 rows, both rail lines and all nine zones resolve")
    func resolves() {
        #expect(trace.diagnostics == [])
        #expect(trace.roads.map(\.row) == (1...77).map { "annex1-\($0)" })
        #expect(trace.rails.map(\.row) == ["annex2-1", "annex2-2"])
        #expect(trace.zones.map(\.entry.id) == ["101", "102", "103", "201", "202", "301", "302", "303", "304"])
    }

    /// The areas are not fitted: with the land of roads and rivers the zones are larger than published, without it they are near.
    @Test("areas as drawn and without the land of roads and rivers, beside the published ones")
    func areas() throws {
        let report = try ValidationReport.of(try PackReader(folder: ETown.folder).read(), folder: ETown.folder)
        #expect(report.areas.map(\.id) == ["101", "102", "103", "201", "202", "301", "302", "303", "304"])
        for area in report.areas {
            let (drawn, without) = (try #require(area.deviation), try #require(area.deviationWithoutLand))
            #expect((0...0.22).contains(drawn) && abs(without) < 0.11, "\(area.id) \(drawn) \(without)")
        }
        let published = report.areas.reduce(0) { $0 + ($1.published ?? 0) }
        let without = report.areas.reduce(0) { $0 + ($1.withoutLand ?? 0) }
        #expect(abs(without - published) / published < 0.01)
    }

    @Test("a row with figures has its half-widths as they are seen along it, and the accuracy of each piece")
    func widths() throws {
        // 荣华中路 is figured from the south to the north, and the row runs from the north to the south.
        let row = try #require(trace.roads.first { $0.row == "annex1-15" })
        #expect(row.sections.map(\.sides) == [LandSides(left: 25, right: 26.1)])
        let kangding = try #require(trace.roads.first { $0.row == "annex1-23" })
        #expect(kangding.sections.map(\.accuracy) == [60, 8] && kangding.accuracy == 60)
        #expect(kangding.sections.allSatisfy { $0.sides == nil })
        #expect(trace.roads.count { $0.measuredSides != nil } >= 48)
    }

    @Test("a line that goes underground far from the road that the row names is a diagnostic")
    func portal() throws {
        var network = trace.network
        network.lines.removeAll { $0.structure == .underground }
        let lame = Trace(pack: trace.pack, ruleset: trace.ruleset, network: network, file: "network.geojson")
        #expect(lame.diagnostics.contains { $0.feature == "annex2-1" && $0.what.description.contains("does not go underground") })
    }

    @Test("the district is one area, the union of zones that do not overlap")
    func district() throws {
        #expect(trace.district.count == 1)
        #expect(trace.district.first?.holes == [])
        let outline = try #require(trace.district.first).exterior
        let zones = trace.zones.reduce(Int128(0)) { $0 - Lattice.doubleArea($1.ring) }
        #expect(Lattice.doubleArea(outline) == zones)
    }

    @Test("the layers of the pack are what the network traces to, byte for byte")
    func layersAreTraced() throws {
        for (layer, features) in trace.layers() {
            let stored = try readFile("\(ETown.folder)/\(layer.rawValue).geojson")
            #expect(GeoJSONWriter.collection(features, places: 7) == stored, "\(layer.rawValue): write it again with `noisezone trace`")
        }
    }

    @Test("a name that the network does not know is a diagnostic with the nearest names")
    func unknownName() throws {
        var network = trace.network
        network.lines.removeAll { $0.name == "荣华中路" }
        let lame = Trace(pack: trace.pack, ruleset: trace.ruleset, network: network, file: "network.geojson")
        #expect(lame.roads.count < 77)
        let fault = try #require(lame.diagnostics.first { $0.feature == "annex1-15" })
        #expect(fault.what.description.contains("荣华中路"))
        #expect(fault.what.description.contains("荣华北路"))
        #expect(lame.diagnostics.contains { $0.feature == "201" })
    }

    @Test("a network in metres, named by its file or by the caller, is the same network", arguments: [true, false])
    func projected(isNamed: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "noisezone-network-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(atPath: "\(ETown.folder)/pack.json", toPath: folder.appending(path: "pack.json").path)
        let utm = try CoordinateReferenceSystem(parsing: "EPSG:32650")
        var collection = try readFeatures(path: "\(ETown.folder)/network.geojson").0
        let mover = try Mover(from: .wgs84, to: utm)
        for number in collection.features.indices {
            collection.features[number].shape = try collection.features[number].shape?.mapped { try mover.moved($0) }
        }
        collection.crs = isNamed ? "EPSG:32650" : nil
        let text = String(decoding: GeoJSONWriter.collection(collection, places: 4), as: UTF8.self)
        try text.write(to: folder.appending(path: "network.geojson"), atomically: false, encoding: .utf8)
        let again = try Trace.of(packAt: folder.path, crs: isNamed ? nil : utm)
        #expect(again.diagnostics == [])
        #expect(again.roads.count == trace.roads.count)
        for (zone, area) in trace.areas { #expect(abs((again.areas[zone] ?? 0) - area) < 1e-6, "\(zone)") }
    }

    @Test("lines that stop short of each other are a diagnostic with the gap in metres")
    func gap() throws {
        var network = trace.network
        let number = try #require(network.lines.firstIndex { $0.name == "嘉创路" })
        network.lines[number].course = network.lines[number].course.map { LatticePoint(x: $0.x + 50_000, y: $0.y) }
        let lame = Trace(pack: trace.pack, ruleset: trace.ruleset, network: network, file: "network.geojson")
        #expect(lame.diagnostics.contains { $0.feature == "annex1-32" && $0.what.description.contains("within") })
    }
}

@Suite("The E-Town map")
struct ETownMapTests {
    private static let date = "2026-11-20"

    private func map(workers: Int) async throws -> ZoneMap {
        try await Zoning.build(
            packAt: ETown.folder, scenario: .init(date: CivilDate(parsing: Self.date), workers: workers)
        ).map
    }

    @Test("tiles the district, and says that it is imported")
    func tiles() async throws {
        let map = try await map(workers: 2)
        let input = try #require(try PackReader(folder: ETown.folder).read().input).projected().input
        #expect(Tiling.faults(of: map, district: input.district) == [])
        #expect(map.meta.status == .imported)
        #expect(map.meta.doubt == nil)
    }

    @Test("is the same bytes twice, and whatever the number of workers")
    func deterministic() async throws {
        let one = try await map(workers: 1).geoJSON()
        let two = try await map(workers: 3).geoJSON()
        #expect(one == two)
    }

    @Test("read back from GeoJSON it answers the same, except within the width of its last decimal")
    func readBack() async throws {
        let map = try await map(workers: 2)
        let again = try ZoneMap.read(map.geoJSON(), file: "map.geojson")
        let ruleset = try Ruleset.bundled(map.meta.ruleset)
        let (first, second) = (PlaceQuery(map: map, ruleset: ruleset), PlaceQuery(map: again, ruleset: ruleset))
        var random = Seeded(seed: 7)
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        for _ in 0..<5000 {
            let place = Coordinate(x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
            let (a, b) = (first.finding(at: place), second.finding(at: place))
            if let near = a.change?.distance, near < 0.03 { continue }
            #expect(a.zoneClass == b.zoneClass && a.limits == b.limits && a.status == b.status, "\(place)")
        }
    }

    @Test(
        "every listed road is 4a on its own line, and the answer names its row",
        arguments: (1...77).map { "annex1-\($0)" } + ["annex2-1", "annex2-2"])
    func everyRow(row: String) async throws {
        let map = try await Self.shared.value
        let ruleset = try Ruleset.bundled(map.meta.ruleset)
        let query = PlaceQuery(map: map, ruleset: ruleset)
        let line = try #require(map.lines.first { $0.row == row && !$0.structure.isBelowGround })
        let middle = line.course.count / 2
        let place = (line.course[middle - 1] + line.course[middle]) * 0.5
        let finding = query.finding(at: place)
        #expect(finding.status == .inside || finding.isOnBoundary)
        #expect(finding.zoneClass?.id == "4a")
        #expect(finding.because.contains { $0.feature.hasPrefix(row + " ") })
    }

    private static let shared = Task {
        try await Zoning.build(packAt: ETown.folder, scenario: .init(date: CivilDate(parsing: date))).map
    }
}
