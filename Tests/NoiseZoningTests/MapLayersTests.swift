import FeatureIO
import Foundation
import FoundationXML
import Projection
import Regulation
import StrictJSON
import Testing
import Wording
import ZoneQueries

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import ZoningFiles
@testable import ZoningModel

/// A map as layers: united without hairlines, carried to other systems valid, with a title for every column.
@Suite("A map as layers")
struct MapLayersTests {
    private static func map(_ seed: UInt64) async throws -> ZoneMap {
        try await RandomDistrict(seed: seed).input.map(try Ruleset.bundled("beijing-etown-2025"))
    }

    @Test("united by class or by zone: the areas are the sums, and no edge runs inside", arguments: 1...3 as ClosedRange<UInt64>)
    func dissolved(seed: UInt64) async throws {
        let map = try await Self.map(seed)
        let layers = MapLayers(map, .en)
        let context = GEOSContext()
        for (dissolve, names) in [(Dissolve.byClass, ["class"]), (.byZone, ["zone_id", "class", "limits_class"])] {
            let layer = layers.zones(dissolve)
            var sums: [[String]: Double] = [:]
            for zone in map.zones {
                let all = ["class": zone.zoneClass?.id, "zone_id": zone.zoneID, "limits_class": zone.limitsClass?.id]
                sums[names.map { all[$0]??.description ?? "" }, default: 0] += zone.area
            }
            #expect(layer.features.count == sums.count)
            for number in 0..<layer.features.count {
                let feature = layer.features[number]
                let key = names.map { name in if case .string(let text)? = feature.property(name) { text } else { "" } }
                let polygons = feature.shape?.polygons ?? []
                let area = polygons.reduce(0) { $0 + $1.area }
                #expect(abs(area - (sums[key] ?? 0)) <= 1e-9 * area, "\(key)")
                var edges: Set<[LatticePoint]> = []
                for polygon in polygons {
                    #expect(try GEOSGeometry(polygon: polygon, in: context).validityFault() == nil)
                    for ring in polygon.rings {
                        for (a, b) in zip(ring, ring.dropFirst()) { edges.insert([Lattice.point(a), Lattice.point(b)]) }
                    }
                }
                // A hairline would have the same edge on both sides.
                #expect(!edges.contains { edges.contains([$0[1], $0[0]]) }, "\(key): a hairline")
            }
        }
    }

    @Test(
        "in another system every shape is valid, rightly turned, without a vertex twice",
        arguments: [("wgs84", true), ("wgs84", false), ("EPSG:4527", true), ("EPSG:3857", false), ("cgcs2000", true)])
    func carried(_ name: String, _ isText: Bool) async throws {
        let map = try await Self.map(2)
        let target = try CoordinateReferenceSystem(parsing: name)
        let layers = MapLayers(map, .en)
        let context = GEOSContext()
        for layer in [layers.zones(nil), layers.zones(.byClass), layers.zones(.byZone), try layers.lines(), layers.railwayAreas()] {
            let isTiling = layer.name.hasPrefix("zone") || layer.name == "classes"
            let carried = try LayerCarrier(from: map.meta.workingCRS, to: target, isText: isText, tiling: isTiling ? map.zones : [])
                .carried(layer)
            #expect(carried.features.count == layer.features.count)
            var text = FeatureCollection(crs: "EPSG:4326", features: [])
            for number in 0..<carried.features.count { text.features.append(carried.features[number]) }
            for feature in text.features {
                for line in feature.shape?.lines ?? [] {
                    #expect(line.coordinates.count > 1 && zip(line.coordinates, line.coordinates.dropFirst()).allSatisfy { $0 != $1 })
                }
                for polygon in feature.shape?.polygons ?? [] {
                    #expect(try GEOSGeometry(polygon: polygon, in: context).validityFault() == nil, "\(layer.name) \(feature.label)")
                    for (number, ring) in polygon.rings.enumerated() {
                        #expect(zip(ring, ring.dropFirst()).allSatisfy { $0 != $1 } && (Polygon.signedArea(ring) > 0) == (number == 0))
                    }
                }
            }
        }
    }

    @Test("a GeoPackage in another system is still the map: sealed, and with the same answers")
    func movedMap() async throws {
        let map = try await Self.map(1)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("moved-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writeGeoPackage(path, try map.geoPackage(to: .wgs84, language: .zh))
        let read = try MapFile(path).map()
        #expect(read.zones.count == map.zones.count)
        for (one, other) in zip(read.zones, map.zones) where other.area > 1 {
            #expect(one.id == other.id && one.limits == other.limits && abs(one.area - other.area) < 0.02 * other.area.squareRoot())
        }
    }

    // MARK: - The article

    /// `columns` of every heading of Fields.md.
    private static let article: [String: [String]] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../Sources/NoiseZoning/NoiseZoning.docc/Fields.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        var columns: [String: [String]] = [:]
        for section in text.components(separatedBy: "\n### ").dropFirst() {
            let name = section.prefix { $0 != "\n" }
            columns[String(name)] = section.matches(of: /\n\| `(\w+)` \| \w+ \|/).map { String($0.1) }
        }
        return columns
    }()

    @Test("the article has every column of every layer, and no other")
    func fields() async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let map = try await Self.map(1)
        let periods = map.meta.periods
        func general(_ names: [String]) -> [String] {
            var known: [String] = []
            for name in names {
                var plain = name
                for period in periods {
                    if plain == "\(period)_db" || plain.hasSuffix("_\(period)_db") {
                        plain = plain.replacing("\(period)_db", with: "PERIOD_db")
                    }
                    if plain == "lim_\(period)" { plain = "lim_PERIOD" }
                    if plain.hasPrefix("nz_"), plain.hasSuffix("_\(period)") {
                        plain = String(plain.dropLast(period.rawValue.count)) + "PERIOD"
                    }
                }
                for rule in ruleset.classes where plain == "nz_share_\(rule.id)" { plain = "nz_share_CLASS" }
                if !known.contains(plain) { known.append(plain) }
            }
            return known
        }
        var layers: [String: [String]] = [
            "zones": MapLayer.zones.columns(in: .current, periods).map(\.name),
            "classes": MapLayers(map, .en).zones(.byClass).columns.map(\.name),
            "zone_classes": ZoneClassArea.columns(periods).map(\.name), "lines": MapLayer.lines.columns(in: .current, periods).map(\.name),
            "railway_areas": MapLayer.railwayAreas.columns(in: .current, periods).map(\.name),
            "facades": MapLayer.facades.columns(in: .current, periods).map(\.name),
            "changes": MapDifference.columns(periods, periods).map(\.name),
        ]
        let query = PlaceQuery(map: map, ruleset: ruleset)
        layers["places"] =
            BulkQuery(query, crs: .wgs84, extras: BulkQuery.Extra.allCases).addedColumns.flatMap {
                $0 == "nz_on_boundary" ? [$0, "nz_SET_PERIOD"] : [$0]
            }
        layers["levels"] = ["nz_limit", "nz_corrected", "nz_verdict", "nz_margin", "nz_clause", "nz_note"]
        let parcels = try await Self.parcels(of: map, ruleset)
        for layer in try Self.park(on: map, ruleset, .en) { layers[layer.name] = layer.columns.map(\.name) }
        for layer in parcels { layers[layer.name] = layer.columns.map(\.name).filter { $0.hasPrefix("nz_") } }
        #expect(Self.article.count == layers.count, "\(Self.article.keys.sorted())")
        for (name, columns) in layers { #expect(Self.article[name] == general(columns), "### \(name)") }
    }

    /// A parcel across the district, as `parcel` writes it.
    private static func parcels(of map: ZoneMap, _ ruleset: Ruleset) async throws -> [OutputLayer] {
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        let corners = [(box.minX, box.minY), (box.maxX + 50, box.minY), (box.maxX + 50, box.maxY), (box.minX, box.minY)]
        let text = "id,wkt\nA,\"POLYGON((\(corners.map { "\($0.0) \($0.1)" }.joined(separator: ","))))\"\n"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("parcels-\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writeFile(path, Array(text.utf8))
        let options = ParcelOptions(
            format: .geojson, language: .en, date: map.meta.date, mapHash: "", crs: map.meta.workingCRS)
        let (layers, counts) = try await ParcelRun(map: map, ruleset: ruleset, options: options).layers(FeatureRows(path: path))
        #expect(counts.parcels == 1 && counts.faults == 0 && layers.map(\.name) == ["parcels", "pieces", "sides"])
        let pieces = (0..<layers[1].features.count).reduce(0.0) { $0 + (layers[1].features[$1].shape?.polygons[0].area ?? 0) }
        let parcel = layers[0].features[0].shape?.polygons[0].area ?? 0
        #expect(abs(pieces - parcel) < 1e-6 * parcel, "the pieces are the parcel")
        return layers
    }

    /// A surveyed square in the middle of the district, as `park` writes it.
    private static func park(on map: ZoneMap, _ ruleset: Ruleset, _ language: Language) throws -> [OutputLayer] {
        let middle = try #require(map.zones.first?.polygon.exterior.first)
        let corners = [(0.0, 0.0), (40, 0), (40, 40), (0, 40)]
        let text = corners.enumerated().map { "J\($0 + 1),\(middle.y + $1.1),\(middle.x + $1.0)\n" }.joined()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("park-\(UUID().uuidString).txt").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writeFile(path, Array(text.utf8))
        let run = ParkRun(map: map, ruleset: ruleset, date: map.meta.date, mapHash: "", crs: map.meta.workingCRS, mends: false)
        return try ParkLayers(try run.answer(path, encoding: nil, geometry: nil) { _ in }, language).layers()
    }

    @Test("every column has a title, and in Chinese a Chinese one", arguments: Language.allCases)
    func titles(_ language: Language) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let map = try await Self.map(1)
        let titles = FieldTitles(ruleset, language)
        let layers = MapLayers(map, language)
        var columns = [layers.zones(nil), layers.zones(.byClass), layers.zones(.byZone), try layers.lines(), layers.railwayAreas()]
            .flatMap(\.columns)
        columns += titles.titled(
            MapLayer.zones.columns(in: .current, map.meta.periods) + MapLayer.facades.columns(in: .current, map.meta.periods)
                + MapDifference.columns(map.meta.periods, map.meta.periods))
        columns += try await Self.parcels(of: map, ruleset).flatMap(\.columns).filter { $0.name.hasPrefix("nz_") }.map {
            titles.titled([$0])[0]
        }
        columns += try Self.park(on: map, ruleset, language).flatMap(\.columns)
        for column in columns {
            let title = try #require(column.title, "\(column.name)")
            let isChinese = title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(isChinese == (language == .zh), "\(column.name): \(title)")
            if case .choices(let choices)? = column.constraint, language == .zh {
                for choice in choices {
                    #expect(choice.title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(column.name) \(choice.value)")
                }
            }
        }
    }

    @Test("styles are XML, one category a colour of the rules, and the same columns as the file has")
    func styles() async throws {
        let map = try await Self.map(1)
        let layer = MapLayers(map, .zh).zones(nil)
        let texts = try #require(layer.style).texts { String($0.prefix(10)) }
        for text in [texts.qml, texts.sld] {
            let parser = XMLParser(data: Data(text.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
        }
        #expect(texts.qml.contains("field=\"limits_cla\"") && texts.qml.contains("attr=\"class\""))
        // The palette has colours of classes that only older maps have.
        let classes = try Ruleset.bundled("beijing-etown-2025").classes.map(\.id)
        #expect(!classes.isEmpty && classes.allSatisfy { id in map.palette.contains { $0.zoneClass.id == id.id } })
        for colour in map.palette where classes.contains(where: { $0.id == colour.zoneClass.id }) {
            #expect(
                texts.sld.contains(MapStyle.hex((colour.red, colour.green, colour.blue)))
                    && texts.qml.contains("value=\"\(colour.zoneClass.id)\""))
        }
        #expect(texts.qml.contains("4a类 70/55 dB(A)"))
        // A rule without a condition is drawn over all others by programs that do not know `ElseFilter`.
        #expect(texts.sld.components(separatedBy: "<Rule>").count == texts.sld.components(separatedBy: "<ogc:Filter>").count)
    }
}
