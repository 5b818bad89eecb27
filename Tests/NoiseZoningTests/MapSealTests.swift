import FeatureIO
import Foundation
import Regulation
import StrictJSON
import Testing

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import ZoningFiles
@testable import ZoningModel

/// A map is data from outside: what was changed in it after it was built is found, what changes nothing of it is not.
@Suite("A map that was changed by hand is refused")
struct MapSealTests {
    private static func map() async throws -> ZoneMap {
        try await RandomDistrict(seed: 11).input.map(Ruleset.bundled("beijing-etown-2025"))
    }

    private static func path(_ ending: String) -> String { NSTemporaryDirectory() + "seal-\(UUID().uuidString).\(ending)" }

    /// What is wrong with a map, by code; nil if it is read. Whole, and near a place.
    private static func codes(_ path: String, _ place: Coordinate? = nil) -> [String]? {
        do {
            let file = try MapFile(path)
            if let place {
                _ = try file.finding(at: place, accuracy: nil, ruleset: Ruleset.bundled(file.meta.ruleset))
            } else {
                _ = try file.map()
            }
            return nil
        } catch MapReadError.data(let faults) { return Array(Set(faults.map(\.code))).sorted() } catch { return ["\(error)"] }
    }

    /// One change of a table of the GeoPackage.
    private struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isSound: Bool
        let change: @Sendable (inout GeoPackageContents) -> Void

        init(_ what: String, isSound: Bool = false, _ change: @escaping @Sendable (inout GeoPackageContents) -> Void) {
            (testDescription, self.isSound, self.change) = (what, isSound, change)
        }

        /// A change of one feature of a table.
        init(_ what: String, _ table: Int, _ change: @escaping @Sendable (inout Feature) -> Void) {
            self.init(what) { contents in
                let features = contents.tables[table].features
                contents.tables[table].features = LazyFeatures(count: features.count) { number in
                    var feature = features[number]
                    if number == 0 { change(&feature) }
                    return feature
                }
            }
        }

        static func set(_ table: Int, _ name: String, _ value: JSONValue) -> Edit {
            Edit("\(name) of table \(table)", table) { feature in
                for index in feature.properties.indices where feature.properties[index].name == name {
                    feature.properties[index] = JSONMember(name: name, value: value)
                }
            }
        }
    }

    private static let edits = [
        Edit("nothing", isSound: true) { _ in },
        Edit("another style", isSound: true) { $0.styles.append(GeoPackageStyle(table: "zones", name: "mine", qml: "<qgis/>")) },
        Edit("one more column", isSound: true) { $0.tables[0].columns.append(.init("note", .text)) },
        .set(0, "zone_name", .string("x")), .set(0, "id", .string("z0")), .set(0, "area_m2", .number(JSONNumber(1))),
        Edit("a corner", 0) { $0.shape = $0.shape?.mapped { $0.map { $0 + Coordinate(x: 0.001, y: 0) } } },
        Edit("a piece") { contents in
            let features = contents.tables[0].features
            contents.tables[0].features = LazyFeatures(count: features.count - 1) { features[$0 + 1] }
        },
        .set(1, "left_m", .number(JSONNumber(3))), .set(1, "name", .string("x")), .set(2, "eia_approved_on", .string("2001-01-01")),
        Edit("a line") { contents in
            let features = contents.tables[1].features
            contents.tables[1].features = LazyFeatures(count: features.count - 1) { features[$0] }
        },
        Edit("the accuracy") { contents in
            let features = contents.tables[3].features
            contents.tables[3].features = LazyFeatures(count: features.count) { number in
                var feature = features[number]
                if feature.property("name") == .string("positional_accuracy_m") {
                    feature.properties[1] = JSONMember(name: "value", value: .string("0.25"))
                }
                return feature
            }
        },
    ]

    /// As any program that writes to the file leaves it: SQLite's own count of the writes goes on.
    private static func touch(_ path: String) throws {
        var bytes = try readFile(path)
        bytes[27] += 1
        try writeFile(path, overwrite: true, bytes)
    }

    @Test("in a GeoPackage, whole and near a place", arguments: edits)
    private func geoPackage(edit: Edit) async throws {
        let path = Self.path("gpkg")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let map = try await Self.map()
        var contents = try map.geoPackage()
        edit.change(&contents)
        try writeGeoPackage(path, contents)
        try Self.touch(path)
        let place = Envelope(map.zones[0].polygon.exterior).centre
        #expect(Self.codes(path) == (edit.isSound ? nil : ["map-edited"]))
        #expect(Self.codes(path, place) == (edit.isSound ? nil : ["map-edited"]))
    }

    @Test("a table of pieces that ends early is found in a file that nobody has written to")
    func pieces() async throws {
        for left in [0, 1] {
            let path = Self.path("gpkg")
            defer { try? FileManager.default.removeItem(atPath: path) }
            var contents = try await Self.map().geoPackage()
            let features = contents.tables[0].features
            contents.tables[0].features = LazyFeatures(count: left) { features[$0] }
            try writeGeoPackage(path, contents)
            #expect(Self.codes(path) == ["map-edited"])
            #expect(Self.codes(path, Coordinate(x: 0, y: 0)) == ["map-edited"])
        }
    }

    @Test("a map without a piece is drawn as an empty sheet")
    func sheet() async throws {
        let map = try await Self.map()
        let svg = MapPicture(map: ZoneMap(meta: map.meta, zones: [], lines: []), language: .en).svg()
        #expect(String(decoding: svg, as: UTF8.self).hasSuffix("</svg>\n"))
    }

    @Test(
        "what the rules say otherwise is refused without a hash",
        arguments: [
            ("class", JSONValue.string("9")), ("limits_class", .string("9")), ("day_db", .number(JSONNumber(-5))), ("night_db", .null),
            ("base_class", .string("0x")), ("clauses", .string("[\"二\"]")), ("kind", .string("park")), ("rows", .string("[\"annex1-77\"]")),
            ("zone_id", .string("101")), ("day_db", .number(JSONNumber(Int.min))),
        ])
    func rules(name: String, value: JSONValue) async throws {
        let path = Self.path("gpkg")
        defer { try? FileManager.default.removeItem(atPath: path) }
        var contents = try await Self.map().geoPackage()
        let features = contents.tables[0].features
        // Of a piece with limits and rows, the first that there is.
        let chosen = (0..<features.count).first {
            features[$0].property("kind") == .string("band") && features[$0].property("day_db") != .null
                && features[$0].property("zone_id") != .null
        }
        contents.tables[0].features = LazyFeatures(count: features.count) { number in
            var feature = features[number]
            guard number == chosen else { return feature }
            for index in feature.properties.indices where feature.properties[index].name == name {
                feature.properties[index] = JSONMember(name: name, value: value)
            }
            return feature
        }
        try writeGeoPackage(path, contents)
        let codes = try #require(Self.codes(path))
        #expect(codes.count == 1 && ["map-value", "property-value", "property-type", "property-missing"].contains(codes[0]), "\(codes)")
    }

    @Test("in GeoJSON and in a sequence", arguments: ["geojson", "geojsonl"])
    func text(ending: String) async throws {
        let path = Self.path(ending)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let map = try await Self.map()
        let text = String(decoding: try map.geoJSON(isSequence: ending == "geojsonl"), as: UTF8.self)
        func codes(_ text: String) throws -> [String]? {
            try writeFile(path, overwrite: true, Array(text.utf8))
            return Self.codes(path)
        }
        #expect(try codes(text) == nil)
        #expect(try ZoneMap.read(path: path).zones.count == map.zones.count)
        #expect(try codes(text.replacing(",\"class\"", with: " , \"class\"")) == nil, "spaces are free")
        #expect(try codes(text.replacing("\"zone_name\":\"zone\"", with: "\"zone_name\":\"zonf\"", maxReplacements: 1)) == ["map-edited"])
        #expect(try codes(text.replacing("\"coordinates\":[[[11", with: "\"coordinates\":[[[12", maxReplacements: 1)) != nil)
        #expect(try codes(text.replacing("\"status\":\"", with: "\"status\":\"", maxReplacements: 1)) == nil)
        #expect(try codes(text.replacing(/"positional_accuracy_m":[0-9.]+/, with: "\"positional_accuracy_m\":0.01")) == ["map-edited"])
        let line = try #require(text.split(separator: "\n").first { $0.contains("\"type\":\"Feature\"") })
        #expect(try codes(text.replacing(line + "\n", with: "")) == ["map-edited"])
        #expect(try codes(text.replacing("noisezone.map/2", with: "noisezone.map/3")) == ["map-version"])
        #expect(try codes(text.replacing("noisezone.map/2", with: "noisezone.map/x")) == ["map-meta"])
        #expect(try codes(text.replacing("\"sha256\":\"", with: "\"sha257\":\"")) != nil)
    }

    @Test("a map of before is read, with a warning, and its pieces are held against the rules")
    func unsealed() async throws {
        let text = String(decoding: try await Self.map().geoJSON(), as: UTF8.self)
        let seal = try #require(text.range(of: ",\n\"noisezone_content\""))
        let old = text[..<seal.lowerBound] + "}\n"
        #expect(try MapFile(Array(old.utf8), file: "m.geojson").warnings.map(\.code) == ["map-unsealed"])
        #expect(try MapFile(Array(text.utf8), file: "m.geojson").warnings.isEmpty)
        for (name, wrong) in [("day_db", "-5"), ("day_db", "1e300"), ("night_db", "55.5"), ("class", "\"9\"")] {
            let edited = old.replacing(try Regex("\"\(name)\":(\"[^\"]*\"|[0-9]+)"), with: "\"\(name)\":\(wrong)", maxReplacements: 1)
            #expect(throws: MapReadError.self, "\(name)") { try ZoneMap.read(Array(edited.utf8), file: "m.geojson") }
        }
    }

    @Test("The hash is of the map that answers, though another stands at its path by then", arguments: ["gpkg", "geojson", "geojsonl"])
    func replaced(ending: String) async throws {
        let path = Self.path(ending)
        defer { try? FileManager.default.removeItem(atPath: path) }
        func write(_ map: ZoneMap) throws -> String {
            if ending == "gpkg" {
                try writeGeoPackage(path, overwrite: true, map.geoPackage())
            } else {
                try writeFile(path, overwrite: true, map.geoJSON(isSequence: ending == "geojsonl"))
            }
            return SHA256.hexDigest(of: try readFile(path))
        }
        let (one, two) = (try await Self.map(), try await RandomDistrict(seed: 12).input.map(Ruleset.bundled("beijing-etown-2025")))
        let hash = try write(one)
        let file = try MapFile(path)
        let other = try write(two)
        #expect(hash != other)
        #expect(try file.map().zones.map(\.id) == one.zones.map(\.id))
        #expect(try file.hash() == hash)
        #expect(try MapFile(path).hash() == other)
    }
}
