import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Answers
@testable import NoiseZoning
@testable import ZoningFiles
@testable import ZoningModel

/// The notices that the licences of a pack want kept: from `pack.json` into every map, and onto what is made of it.
@Suite("Whose data a map is made of stays with it")
struct AttributionTests {
    private static let osm = "stops © OpenStreetMap contributors, ODbL 1.0"

    /// The manifest of a pack with these licences, by layer.
    private static func manifest(_ licences: [(layer: String, licence: String)]) throws -> PackManifest {
        let sources = licences.map { "{\"layer\": \"\($0.layer)\", \"licence\": \"\($0.licence)\"}" }.joined(separator: ", ")
        let text = """
            {"id": "case", "title": {"zh": "算例", "en": "case"}, "ruleset": "beijing-etown-2025", "status": "surveyed",
             "positional_accuracy_m": 0, "working_crs": "EPSG:4548", "layers": {}, "sources": [\(sources)]}
            """
        return try #require(PackManifest.read(Array(text.utf8), file: "pack.json").0)
    }

    @Test("each notice once, in order; what refers to another layer is none of its own")
    func notices() throws {
        let pack = try Self.manifest([
            ("network", Self.osm), ("zones", "as network"), ("roads", "© City"), ("rail", Self.osm), ("yards", ""),
            ("buildings", "as drawn"),
        ])
        #expect(pack.attribution == [Self.osm, "© City", "as drawn"])
        #expect(try Self.manifest([]).attribution.isEmpty)
    }

    /// A random district, as if its pack had these notices.
    private static func map(_ licences: [(layer: String, licence: String)]) async throws -> ZoneMap {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var reading = PackContents(manifest: try manifest(licences), ruleset: ruleset)
        reading.input = RandomDistrict(seed: 11).input
        reading.input?.pack = try manifest(licences)
        return try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"), workers: 1)).map
    }

    @Test("it is written, read back, and hashed", arguments: ["gpkg", "geojson", "geojsonl"])
    func kept(ending: String) async throws {
        let path = NSTemporaryDirectory() + "attribution-\(UUID().uuidString).\(ending)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let map = try await Self.map([("roads", Self.osm), ("rail", "© City")])
        if ending == "gpkg" {
            try writeGeoPackage(path, map.geoPackage())
        } else {
            try writeFile(path, map.geoJSON(isSequence: ending == "geojsonl"))
        }
        let read = try ZoneMap.read(path: path)
        #expect(read.meta.attribution == [Self.osm, "© City"])
        #expect(read.meta == map.meta)
        guard ending != "gpkg" else { return }
        let text = String(decoding: try readFile(path), as: UTF8.self)
        for (change, code) in [("© Town", "map-edited"), ("", "map-meta")] {
            let edited = text.replacing("© City", with: change)
            #expect(Self.codes(edited, ending) == [code], "\(change)")
        }
    }

    private static func codes(_ text: String, _ ending: String) -> [String] {
        do {
            _ = try MapFile(Array(text.utf8), file: "m.\(ending)")
            return []
        } catch MapReadError.data(let faults) { return faults.map(\.code) } catch { return ["\(error)"] }
    }

    @Test("a map of a pack without notices has no such member")
    func absent() async throws {
        let map = try await Self.map([])
        let text = String(decoding: try map.geoJSON(), as: UTF8.self)
        #expect(!text.contains("\"attribution\""))
        #expect(try ZoneMap.read(Array(text.utf8), file: "m.geojson").meta.attribution.isEmpty)
    }

    private static func height(_ svg: String) -> Double? { svg.firstMatch(of: /viewBox="0 0 900 ([0-9.]+)"/).flatMap { Double($0.1) } }

    @Test("a picture shows every notice in lines that stay on the sheet, and grows for them")
    func picture() async throws {
        let long = String(repeating: "数据来源 a & b ", count: 30)
        let plain = try await Self.map([])
        let pictures = [plain, try await Self.map([("roads", Self.osm)]), try await Self.map([("roads", Self.osm), ("rail", long)])].map {
            String(decoding: MapPicture(map: $0, language: .en).svg(), as: UTF8.self)
        }
        let lines = pictures.map { $0.matches(of: /<text [^>]*>([^<]*)<\/text>/).map { String($0.1) } }
        #expect(lines[1] == lines[0] + [Self.osm])
        #expect(lines[2].starts(with: lines[1]) && lines[2].count > lines[1].count + 3)
        #expect(
            lines[2].dropFirst(lines[1].count).joined(separator: " ")
                == long.trimmingCharacters(in: .whitespaces).replacing("&", with: "&amp;"))
        let heights = try pictures.map { try #require(Self.height($0)) }
        #expect(heights[0] == heights[1] && abs(heights[2] - heights[1] - 18 * Double(lines[2].count - lines[1].count)) < 0.2)
    }
}
