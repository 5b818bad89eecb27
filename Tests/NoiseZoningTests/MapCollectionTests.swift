import FeatureIO
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import ZoningFiles
@testable import ZoningModel

/// What a service offers of a map: the same features as a file of it.
@Suite("The collections of a map")
struct MapCollectionTests {
    private static func map(_ seed: UInt64) async throws -> ZoneMap {
        try await RandomDistrict(seed: seed).input.map(try Ruleset.bundled("beijing-etown-2025"))
    }

    private static func text(
        _ map: ZoneMap, _ name: MapCollection.Name, isInDegrees: Bool, isNorthFirst: Bool = false
    ) throws -> [String] {
        let collection = try map.collection(name)
        let drawing = try CollectionDrawing(
            collection, of: map, isInDegrees: isInDegrees, isNorthFirst: isNorthFirst, care: try map.writtenCare())
        let (bytes, ends) = try drawing.bytes(of: 0..<collection.count)
        #expect(ends.count == collection.count && ends.last == bytes.count)
        return zip([0] + ends, ends).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }

    @Test("pieces are written as the exported map has them, to the byte", arguments: 1...3 as ClosedRange<UInt64>)
    func exported(seed: UInt64) async throws {
        let map = try await Self.map(seed)
        let lines = String(decoding: try map.geoJSON(isSequence: true), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(try Self.text(map, .zones, isInDegrees: true) == lines.dropLast())
    }

    @Test("pieces of one class are united, and nothing is lost or counted twice", arguments: 1...6 as ClosedRange<UInt64>)
    func classes(seed: UInt64) async throws {
        let map = try await Self.map(seed)
        let areas = ClassArea.areas(of: map.zones)
        #expect(areas.map(\.zoneClass) == Set(map.zones.map(\.zoneClass)).sorted { ($0?.id ?? "~") < ($1?.id ?? "~") })
        #expect(areas.count > 2)
        let context = GEOSContext()
        for area in areas {
            let pieces = map.zones.filter { $0.zoneClass == area.zoneClass }
            #expect(area.pieces.count == pieces.count)
            let land = pieces.filter { $0.kind != .carriageway }.reduce(0) { $0 + $1.area }
            #expect(abs(area.pieces.offCarriageways - land) < 1e-6)
            // The union as GEOS has it: the same area in as many parts.
            let united = try GEOSGeometry(polygons: pieces.map(\.polygon), in: context).unaryUnion(grid: 0.001)
                .polygons()
            let expected = pieces.reduce(0) { $0 + $1.area }
            #expect(abs(area.polygons.reduce(0) { $0 + $1.area } - expected) < 1e-3)
            #expect(area.polygons.count == united.count && area.polygons.flatMap(\.holes).count == united.flatMap(\.holes).count)
            #expect(try GEOSGeometry(polygons: area.polygons, in: context).validityFault() == nil)
        }
    }

    @Test("a class has limits where all of its pieces have the same")
    func limits() async throws {
        let map = try await Self.map(1)
        for area in ClassArea.areas(of: map.zones) {
            let limits = Set(map.zones.filter { $0.zoneClass == area.zoneClass }.map(\.limits))
            #expect(area.limits == (limits.count == 1 ? limits.first ?? nil : nil))
            #expect(area.feature(map.meta.periods).property("class") == area.zoneClass.map { .string($0.id) } ?? .null)
        }
    }

    @Test("in the plane every vertex is the lattice's own, and north comes first where it is asked to")
    func plane() async throws {
        let map = try await Self.map(2)
        let texts = try Self.text(map, .zones, isInDegrees: false)
        let turned = try Self.text(map, .zones, isInDegrees: false, isNorthFirst: true)
        for number in map.zones.indices {
            let places = try Self.places(texts[number])
            #expect(Set(places) == Set(map.zones[number].polygon.rings.joined()))
            #expect(try Self.places(turned[number]) == places.map { Coordinate(x: $0.y, y: $0.x) })
        }
    }

    @Test("in degrees latitude comes first where it is asked to")
    func degrees() async throws {
        let map = try await Self.map(2)
        let texts = try Self.text(map, .classes, isInDegrees: true)
        let turned = try Self.text(map, .classes, isInDegrees: true, isNorthFirst: true)
        for (text, turned) in zip(texts, turned) {
            let places = try Self.places(text)
            #expect(places.allSatisfy { $0.x > 116 && $0.y < 40 })
            #expect(try Self.places(turned) == places.map { Coordinate(x: $0.y, y: $0.x) })
        }
    }

    @Test("every feature is found by its id, and no other text finds one")
    func ids() async throws {
        let map = try await Self.map(1)
        #expect(map.collectionNames == [.zones, .classes, .lines, .railwayAreas])
        for name in map.collectionNames {
            let collection = try map.collection(name)
            #expect(collection.count > 0)
            for number in 0..<collection.count {
                let feature = collection[number]
                #expect(collection.number(of: try #require(feature.id)) == number)
                #expect(feature.properties.map(\.name).allSatisfy { name in collection.columns.contains { $0.name == name } })
            }
            for id in ["", "0", "-1", "01", "+1", "1 ", "z", "z0", "z0001", "\(collection.count + 1)", "99999999999999999999", "１"] {
                #expect(collection.number(of: id) == nil, "\(name): \(id)")
            }
        }
    }

    @Test("a map of pieces alone has no lines")
    func alone() async throws {
        let map = try await Self.map(1)
        let read = try MapFile(map.geoJSON(), file: "map.geojson").map()
        #expect(read.collectionNames == [.zones, .classes])
        // Moved to degrees and back, neighbours still have the same edges.
        for (area, before) in zip(ClassArea.areas(of: read.zones), ClassArea.areas(of: map.zones)) {
            #expect(area.pieces.count == before.pieces.count && area.polygons.count == before.polygons.count)
            let rings = read.zones.filter { $0.zoneClass == area.zoneClass }.flatMap(\.polygon.rings)
            let outline = rings.flatMap { zip($0, $0.dropFirst()) }.reduce(0) { $0 + $1.0.distance(to: $1.1) }
            let pieces = read.zones.filter { $0.zoneClass == area.zoneClass }.reduce(0) { $0 + $1.area }
            // What comes from degrees is off the lattice, by a millimetre at most.
            #expect(abs(area.polygons.reduce(0) { $0 + $1.area } - pieces) < 0.001 * outline)
        }
    }

    /// All places of a feature, in the order in which they are written.
    private static func places(_ text: String) throws -> [Coordinate] {
        func places(_ value: JSONValue) -> [Coordinate] {
            guard case .array(let items) = value else { return [] }
            if case .number(let x)? = items.first, case .number(let y)? = items.last { return [Coordinate(x: x.double, y: y.double)] }
            return items.flatMap(places)
        }
        return places(try JSONParser.parse(Array(text.utf8))["geometry"]?["coordinates"] ?? .null)
    }
}
