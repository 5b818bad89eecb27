import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import Projection
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

@Suite("One place is answered from what is near it in a map file, with the answer of the whole map")
struct NearQueryTests {
    /// A pack built and written, in a folder of its own.
    private struct Written {
        let map: ZoneMap
        let file: MapFile
        let whole: PlaceQuery

        init(pack: String, as ending: String) async throws {
            let folder = URL(filePath: ETown.folder).deletingLastPathComponent().appending(path: pack).path
            let map = try await Zoning.build(packAt: folder, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
            try self.init(map, as: ending)
        }

        init(_ map: ZoneMap, as ending: String, isIndexed: Bool = true) throws {
            let path = NSTemporaryDirectory() + "near-\(UUID().uuidString).\(ending)"
            defer { try? FileManager.default.removeItem(atPath: path) }
            if ending == "gpkg" {
                var contents = try map.geoPackage()
                for number in contents.tables.indices { contents.tables[number].geometry?.hasIndex = isIndexed }
                try writeGeoPackage(path, contents)
            } else {
                try writeFile(path, map.geoJSON())
            }
            // Both are open when the file is taken away again.
            file = try MapFile(path)
            self.map = try file.map()
            whole = PlaceQuery(map: self.map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        }

        /// All that is printed of an answer.
        func words(_ place: Coordinate, _ finding: Finding, _ query: PlaceQuery) -> String {
            let answer = Answer(
                text: "\(place)", crs: .wgs84, finding: finding, date: map.meta.date, period: .day, meta: map.meta, ruleset: whole.ruleset,
                mapHash: nil)
            let hint = OutsideHint(written: Coordinate(x: 116.5, y: 39.8), crs: .wgs84, place: place, query: query)
            return answer.json(pretty: true) + answer.text(.zh).string
                + (finding.status == .outside ? "\(hint.distance) \(hint.words ?? "")" : "")
        }

        /// Asks both, and tells whether less than the map was enough.
        func isNear(_ place: Coordinate, accuracy: PlaceAccuracy?) throws -> Bool {
            let (finding, query) = try file.finding(at: place, accuracy: accuracy, ruleset: whole.ruleset)
            let wanted = accuracy.map { whole.finding(at: place, accuracy: $0) } ?? whole.finding(at: place)
            #expect(words(place, finding, query) == words(place, wanted, whole), "\(place), accuracy \(accuracy ?? -1)")
            return query.map.zones.count < map.zones.count
        }
    }

    /// Anywhere in the box of a map and about it, on its corners and lines and a hair beside, in the middle of its largest zones, far away.
    private func places(_ map: ZoneMap, count: Int) -> [Coordinate] {
        var random = Seeded(seed: 27)
        let box = map.zones.reduce(into: Envelope()) { $0.add(Envelope($1.polygon.exterior)) }
        let around = box.grown(by: 300)
        var places = (0..<count).map { _ in
            Coordinate(
                x: .random(in: around.minX...around.maxX, using: &random), y: .random(in: around.minY...around.maxY, using: &random))
        }
        for _ in 0..<count {
            guard let ring = map.zones.randomElement(using: &random)?.polygon.exterior else { break }
            let number = Int.random(in: 1..<ring.count, using: &random)
            let (a, b) = (ring[number - 1], ring[number])
            let off: Double = [0, 0, 0.001, -0.003, 0.5].randomElement(using: &random) ?? 0
            let along = (b - a) * Double.random(in: 0...1, using: &random)
            let aside = (b - a).normalized.leftNormal * off
            places += [a, a + along + aside]
        }
        let largest = map.zones.sorted { ($1.area, $0.id) < ($0.area, $1.id) }.prefix(count / 4)
        places += largest.map { Envelope($0.polygon.exterior).centre }
        let corner = Coordinate(x: box.maxX, y: box.maxY)
        return places + [corner, corner + Coordinate(x: 0.001, y: 0), corner + Coordinate(x: 5_000, y: 0), corner * 2, box.centre * -1]
    }

    @Test("E-Town", arguments: ["gpkg", "geojson"])
    func eTown(ending: String) async throws {
        let written = try await Written(pack: "beijing-etown", as: ending)
        var (asked, near) = (0, 0)
        for (number, place) in places(written.map, count: 12).enumerated() {
            asked += 1
            if try written.isNear(place, accuracy: [nil, nil, 0, 60, 700][number % 5]) { near += 1 }
        }
        #expect(near > asked / 2, "of \(asked) places only \(near) were answered from a part of the map")
    }

    @Test(
        "of a pack no more is drawn than decides about the place",
        arguments: [("beijing-etown", 4), ("street-block", 12), ("yilan-example", 8)])
    func pack(name: String, count: Int) async throws {
        let folder = URL(filePath: ETown.folder).deletingLastPathComponent().appending(path: name).path
        let scenario = Scenario(date: try CivilDate(parsing: "2026-11-20"))
        let (map, warnings) = try await Zoning.build(packAt: folder, scenario: scenario)
        let written = try Written(map, as: "gpkg")
        let whole = PlaceQuery(map: map, ruleset: written.whole.ruleset)
        var near = 0
        let places = places(map, count: count)
        for (number, place) in places.enumerated() {
            let accuracy: PlaceAccuracy? = [nil, nil, 0, 60, 700][number % 5]
            var reading = try PackReader(folder: folder).read()
            let found = try await Site(&reading, scenario).finding(at: place, accuracy: accuracy)
            let wanted = accuracy.map { whole.finding(at: place, accuracy: $0) } ?? whole.finding(at: place)
            #expect(
                written.words(place, found.finding, found.query) == written.words(place, wanted, whole),
                "\(place), accuracy \(accuracy ?? -1)")
            #expect(found.faults.diagnostics == warnings)
            if found.query.map.zones.count < map.zones.count { near += 1 }
        }
        // The others fit on a tile or two.
        if name == "beijing-etown" { #expect(near > places.count / 2, "of \(places.count) places only \(near) were answered from a part") }
    }

    @Test("a block of streets with buildings", arguments: ["gpkg", "geojson"])
    func block(ending: String) async throws {
        let written = try await Written(pack: "street-block", as: ending)
        for (number, place) in places(written.map, count: 24).enumerated() {
            _ = try written.isNear(place, accuracy: [nil, 0, 2, 40, 5_000][number % 5])
        }
    }

    @Test("districts by chance", arguments: 1...3 as ClosedRange<UInt64>)
    func chance(seed: UInt64) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var district = RandomDistrict(seed: seed)
        let written = try Written(try await district.input.map(ruleset), as: "gpkg")
        for (number, place) in (district.places(24) + places(written.map, count: 8)).enumerated() {
            _ = try written.isNear(place, accuracy: [nil, 10, 300][number % 3])
        }
    }

    @Test("where the width hangs on what a line fronts, the whole map is read")
    func fronting() async throws {
        var ruleset = try Ruleset.bundled("beijing-etown-2025")
        ruleset.switches.widthBy = .fronting
        var district = RandomDistrict(seed: 4)
        let written = try Written(try await district.input.map(ruleset), as: "gpkg")
        for place in district.places(6) { #expect(try !written.isNear(place, accuracy: nil)) }
    }

    @Test("a layer without a spatial index is read whole")
    func withoutIndex() async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var district = RandomDistrict(seed: 5)
        let written = try Written(try await district.input.map(ruleset), as: "gpkg", isIndexed: false)
        for place in district.places(6) { #expect(try !written.isNear(place, accuracy: nil)) }
    }

    @Test("a part holds every piece that its rectangle meets, in the order of the map", arguments: ["gpkg", "geojson"])
    func part(ending: String) async throws {
        let written = try await Written(pack: "beijing-etown", as: ending)
        for place in places(written.map, count: 4) {
            let window = Envelope([place]).grown(by: 200)
            let part = try written.file.map(about: window)
            let met = written.map.zones.filter { Envelope($0.polygon.exterior).intersects(window) }
            #expect(part.zones.filter { Envelope($0.polygon.exterior).intersects(window) } == met)
            #expect(part.zones.map(\.id) == written.map.zones.map(\.id).filter(Set(part.zones.map(\.id)).contains))
            #expect(part.zones.count <= met.count + 40)
            #expect(part.lines.map(\.row) == written.map.lines.map(\.row))
        }
    }
}
