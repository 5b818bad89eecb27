import FeatureIO
import Foundation
import Geometry
import StrictJSON
import Testing

@testable import ZoningFiles
@testable import ZoningModel

/// Maps of every version of the schema are read by their own names, and by these alone. `Maps/schema-1.geojson` was written by a program that
/// knew version 1 only.
@Suite("Maps of earlier versions")
struct MapSchemaTests {
    private static let old: String = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Maps/schema-1.geojson")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { fatalError("the map of version 1") }
        return text
    }()

    /// Without its seal, as maps of before had none: so that nothing but the names is at fault.
    private static func unsealed(_ text: String) -> String {
        text.range(of: ",\n\"noisezone_content\"").map { text[..<$0.lowerBound] + "}\n" } ?? text
    }

    private static func codes(_ text: String) -> [String] {
        do {
            _ = try ZoneMap.read(Array(text.utf8), file: "m.geojson")
            return []
        } catch MapReadError.data(let faults) { return Array(Set(faults.map(\.code))).sorted() } catch { return ["\(error)"] }
    }

    @Test("one of version 1 is held against its own hash, and means what it meant")
    func read() throws {
        let file = try MapFile(Array(Self.old.utf8), file: "m.geojson")
        let map = try file.map()
        #expect(file.warnings.isEmpty)
        #expect(map.zones.count == 8)
        // By eye in the file: every piece lies in zone A, of class 1.
        #expect(map.zones.allSatisfy { $0.baseClass?.id == "1" && $0.zoneID == "A" })
        #expect(map.meta.attribution.isEmpty)
        #expect(Self.codes(Self.old.replacing("\"zone_class\":\"1\"", with: "\"zone_class\":\"2\"", maxReplacements: 1)) == ["map-edited"])
    }

    @Test("written anew it is of this version, with the same pieces", arguments: [false, true])
    func written(isSequence: Bool) throws {
        let map = try ZoneMap.read(Array(Self.old.utf8), file: "m.geojson")
        let text = String(decoding: try map.geoJSON(isSequence: isSequence), as: UTF8.self)
        #expect(text.contains("\"schema\":\"noisezone.map/2\"") && !text.contains("zone_class"))
        #expect(text.matches(of: /"base_class":"1"/).count == 8)
        let read = try ZoneMap.read(Array(text.utf8), file: isSequence ? "m.geojsonl" : "m.geojson")
        #expect(read.zones.map(\.baseClass) == map.zones.map(\.baseClass))
    }

    @Test("a GeoPackage of version 1 is read too, near a place and whole")
    func geoPackage() throws {
        let path = NSTemporaryDirectory() + "schema-\(UUID().uuidString).gpkg"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let map = try ZoneMap.read(Array(Self.old.utf8), file: "m.geojson")
        var contents = try map.geoPackage()
        // As a program of before wrote it: other names, another hash.
        contents.tables[0].columns = MapLayer.zoneColumns(.first, map.meta.periods)
        let pieces = contents.tables[0].features
        contents.tables[0].features = LazyFeatures(count: pieces.count) { number in
            var feature = pieces[number]
            feature.properties = feature.properties.map {
                JSONMember(name: $0.name == "base_class" ? "zone_class" : $0.name, value: $0.value)
            }
            return feature
        }
        guard case .object(let members) = map.meta.json else { return }
        let account = members.map { $0.name == "schema" ? JSONMember(name: $0.name, value: .string("noisezone.map/1")) : $0 }
        var sealing = MapSealing(meta: .object(account), schema: .first)
        for table in contents.tables {
            guard let layer = MapLayer(rawValue: table.name) else { continue }
            for number in 0..<table.features.count { sealing.add(table.features[number], layer: layer) }
        }
        let meta = contents.tables[3].features
        let seal = sealing.seal()
        contents.tables[3].features = LazyFeatures(count: meta.count) { number in
            var feature = meta[number]
            for (name, value) in [("schema", JSONValue.string("noisezone.map/1")), (MapSeal.member.row, seal.json)]
            where feature.property("name") == .string(name) {
                var writer = JSONWriter()
                writer.value(value)
                feature.properties[1] = JSONMember(name: "value", value: .string(writer.text))
            }
            return feature
        }
        try writeGeoPackage(path, contents)
        // Another program has written to it since, so that the hash is made.
        var bytes = try readFile(path)
        bytes[27] += 1
        try writeFile(path, overwrite: true, bytes)
        let read = try MapFile(path).map()
        #expect(read.zones.map(\.baseClass) == map.zones.map(\.baseClass) && read.zones.count == 8)
        #expect(try MapFile(path).map(about: Envelope(map.zones[0].polygon.exterior)).zones.contains { $0.id == map.zones[0].id })
    }

    @Test("a mixture of names is refused, with or without a hash")
    func mixture() throws {
        let map = try ZoneMap.read(Array(Self.old.utf8), file: "m.geojson")
        let new = String(decoding: try map.geoJSON(), as: UTF8.self)
        let mixtures = [
            ("the new name in an old map", Self.old, "\"zone_class\":", "\"base_class\":"),
            ("the old name in a new map", new, "\"base_class\":", "\"zone_class\":"),
            ("both in an old map", Self.old, "\"zone_class\":", "\"base_class\":null,\"zone_class\":"),
            ("both in a new map", new, "\"base_class\":", "\"zone_class\":\"1\",\"base_class\":"),
            ("an old map called new", Self.old, "noisezone.map/1", "noisezone.map/2"),
            ("a new map called old", new, "noisezone.map/2", "noisezone.map/1"),
        ]
        for (what, text, from, to) in mixtures {
            let mixed = text.replacing(from, with: to, maxReplacements: 1)
            #expect(mixed != text, "\(what)")
            #expect(Self.codes(Self.unsealed(mixed)) == ["map-value"], "\(what)")
            #expect(!Self.codes(mixed).isEmpty, "\(what)")
        }
    }
}
