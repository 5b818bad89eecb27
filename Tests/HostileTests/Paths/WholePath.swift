@testable import Answers
@testable import FeatureIO
@testable import Geometry
@testable import LevelChecks
@testable import NoiseZoning
@testable import PackMaking
@testable import Projection
@testable import Regulation
@testable import StrictJSON
@testable import Wording
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// Bytes from outside, taken the whole way: into a map and out as answers. What is asked is that nothing stops, hangs or grows; an error
/// is an answer.
enum WholePath: String, CaseIterable {
    /// A pack of choices (`MadePack`).
    case made
    /// The texts of a pack's layers, with a zero byte between them: district, zones, roads, buildings.
    case layers
    /// A map as GeoJSON.
    case mapText = "map-text"
    /// A map as a GeoPackage.
    case mapPackage = "map-package"
    /// A map whose vertices and texts are changed in memory, so that no hash tells.
    case mapChanged = "map-changed"
    case table
    case lines
    case parcels
    case levels

    /// - Parameter scratch: writes bytes to a file with this ending, and gives its path.
    /// - Returns: whether it came to answers, and was not refused before.
    @discardableResult func run(_ bytes: [UInt8], scratch: ([UInt8], String) -> String) async -> Bool {
        var feed = Feed(bytes)
        switch self {
        case .made:
            var made = MadePack(feed)
            guard let reading = made.reading() else { return false }
            return await Self.build(reading, scratch)
        case .layers:
            guard let reading = Self.reading(bytes) else { return false }
            return await Self.build(reading, scratch)
        case .mapText:
            guard let file = try? MapFile(bytes, file: "f.geojson") else { return false }
            return await Self.ask(file)
        case .mapPackage:
            guard let file = try? MapFile(scratch(bytes, ".gpkg")) else { return false }
            return await Self.ask(file)
        case .mapChanged:
            guard let map = await Self.small.value?.map, let changed = Self.changed(map, &feed) else { return false }
            return await Self.ask(changed, scratch)
        case .table, .lines: return await table(feed, scratch)
        case .parcels: return await parcels(feed, scratch)
        case .levels: return await levels(feed, scratch)
        }
    }

    // MARK: - Packs

    private static func reading(_ bytes: [UInt8]) -> PackContents? {
        guard let manifest = PackManifest.read(Array(WholePath.manifest.utf8), file: "pack.json").0 else { return nil }
        var reading = PackContents(manifest: manifest, ruleset: MadePack.ruleset)
        let texts = bytes.split(separator: 0, omittingEmptySubsequences: false)
        for (layer, text) in zip([PackManifest.Layer.district, .zones, .roads, .buildings], texts) where !text.isEmpty {
            guard let (collection, faults) = try? readGeoJSON(Array(text), file: layer.rawValue) else { return nil }
            reading.faults.append(contentsOf: faults)
            reading.add(collection, as: layer, file: layer.rawValue)
        }
        return reading
    }

    private static func build(_ reading: PackContents, _ scratch: ([UInt8], String) -> String) async -> Bool {
        if let report = try? ValidationReport.of(reading, folder: "pack") { _ = (report.text(.en), report.json(.zh)) }
        var scenario = Scenario(date: day, workers: 1)
        scenario.isAsBuilt = true
        do {
            let (map, warnings) = try await Zoning.build(reading, scenario: scenario)
            for warning in warnings { _ = warning.phrase.text(in: .zh) }
            return await ask(map, scratch)
        } catch {
            if case .data(let faults) = error { for fault in faults { _ = fault.phrase.text(in: .en) } }
            return false
        }
    }

    // MARK: - Maps

    private static func ask(_ file: MapFile) async -> Bool {
        guard let ruleset = MadePack.ruleset else { return false }
        _ = try? file.finding(at: Coordinate(x: 500_300, y: 4_400_300), accuracy: 5, ruleset: ruleset)
        guard let map = try? file.map() else { return false }
        return await ask(map) { _, _ in "/dev/null" }
    }

    /// Everything that a map is asked for.
    private static func ask(_ map: ZoneMap, _ scratch: ([UInt8], String) -> String) async -> Bool {
        guard let ruleset = MadePack.ruleset else { return false }
        let query = PlaceQuery(map: map, ruleset: ruleset)
        for place in places(of: map) {
            let finding = query.finding(at: place, accuracy: 60)
            let answer = Answer(
                text: "a", crs: .wgs84, finding: finding, date: day, period: .night, meta: map.meta, ruleset: ruleset, mapHash: "0")
            _ = (answer.json(pretty: true), answer.text(.zh))
            _ = try? query.finding(at: place, onFacade: .storey(2))
        }
        if let place = places(of: map).first {
            let finding = query.finding(at: place)
            let answer = Answer(
                text: "a", crs: .wgs84, finding: finding, date: day, period: .day, meta: map.meta, ruleset: ruleset, mapHash: "0")
            _ = PlaceReport(answer, at: place, query: query, language: .en).html()
        }
        if let index = try? PointIndex(query) {
            for place in [(116.5, 39.79), (116.505, 39.795), (0, 0), (.nan, .infinity), (1e300, -1e300)] as [(Double, Double)] {
                _ = index.label(longitude: place.0, latitude: place.1)
            }
        }
        let parcels = ParcelQuery(map: map)
        for parcel in [Self.parcel] { _ = try? parcels.finding(of: [parcel], cutsPieces: true) }
        _ = MapPicture(map: map, language: .zh).svg()
        _ = (try? map.geoJSON(), try? map.geoJSON(isSequence: true))
        if let facades = try? map.facadeFeatures() { _ = GeoJSONWriter.collection(facades, places: 9) }
        if let contents = try? map.geoPackage(), let output = try? FileOutput("/dev/null") { try? output.write(contents) }
        _ = query.whyNot(ZoneClass("4a"), at: Coordinate(x: 500_300, y: 4_400_310))
        if let small = await small.value?.map,
            let difference = try? await MapDifference(from: PlaceQuery(map: small, ruleset: ruleset), to: query, workers: 1)
        {
            _ = (difference.text(.en), difference.json(), try? difference.geoJSON())
            _ = (DifferencePicture(difference, language: .zh).svg(), DifferenceReport(difference, language: .zh).html())
        }
        return true
    }

    private static func places(of map: ZoneMap) -> [Coordinate] {
        let corners = map.zones.prefix(3).compactMap(\.polygon.exterior.first)
        return corners + [Coordinate(x: 500_300, y: 4_400_310), Coordinate(x: 0, y: 0), Coordinate(x: 1e300, y: -1e9)]
    }

    private static func changed(_ map: ZoneMap, _ feed: inout Feed) -> ZoneMap? {
        var zones = map.zones
        for _ in 0..<1 + feed.number(below: 4) {
            let zone = feed.number(below: zones.count)
            var polygon = zones[zone].polygon
            let corner = feed.number(below: polygon.exterior.count)
            let move = feed.choose([0.001, -0.001, 1, 50, 1000, 1e8, 1e300, .nan])
            polygon.exterior[corner].x += move
            if feed.rarely(2) { polygon.exterior.remove(at: feed.number(below: polygon.exterior.count)) }
            if feed.rarely(4) { polygon.exterior.reverse() }
            if feed.rarely(4), let first = polygon.exterior.first { polygon.exterior.append(first) }
            let old = zones[zone]
            zones[zone] = FunctionalZone(
                id: old.id, kind: old.kind, zoneClass: feed.rarely(4) ? nil : old.zoneClass, limitsClass: old.limitsClass,
                limits: old.limits, zoneID: old.zoneID, zoneName: feed.rarely(4) ? "\u{202E}\n<b>&\"" : old.zoneName,
                baseClass: old.baseClass,
                rows: old.rows, clauses: old.clauses, polygon: polygon)
        }
        return try? ZoneMap(meta: map.meta, zones: zones, lines: map.lines).withinReach(file: "f")
    }

    // MARK: - Files of rows

    private func table(_ feed: Feed, _ scratch: ([UInt8], String) -> String) async -> Bool {
        var feed = feed
        guard let query = await Self.small.value?.query, let plane = Self.plane else { return false }
        let crs = feed.choose([CoordinateReferenceSystem.wgs84, .gcj02, plane])
        let extras: [BulkQuery.Extra] = feed.rarely(2) ? BulkQuery.Extra.allCases : []
        let accuracy: PlaceAccuracy? = feed.rarely(2) ? 60 : nil
        let encoding = feed.choose([TextEncoding.utf8, .gbk])
        let bulk = BulkQuery(query, crs: crs, extras: extras, accuracy: accuracy)
        if self == .table {
            let run = TableRun(scratch(feed.all(), ".csv"))
            let counts = try? await run.csv(bulk, encoding: encoding) { _ in
            } onFault: { _ in
            }
            return counts != nil
        } else {
            let run = TableRun(scratch(feed.all(), ".ndjson"))
            let counts = try? await run.jsonLines(bulk) { _ in
            } onFault: { _ in
            }
            return counts != nil
        }
    }

    private func levels(_ feed: Feed, _ scratch: ([UInt8], String) -> String) async -> Bool {
        var feed = feed
        guard let check = Self.check, let query = await Self.small.value?.query else { return false }
        let places = feed.rarely(2) ? LevelReader.Places(query, crs: .wgs84, accuracy: 1) : nil
        let fields = LevelFields([.standard: "gb3096", .zoneClass: "2", .period: "day"], today: Self.day)
        let rows = LevelTable(check, places: places, beforehand: fields, columns: CoordinateColumns(), language: .en, unwanted: [])
        let counts = try? await TableRun(scratch(feed.all(), ".csv")).csv(rows) { _ in
        } onFault: { _ in
        }
        return counts != nil
    }

    private func parcels(_ feed: Feed, _ scratch: ([UInt8], String) -> String) async -> Bool {
        var feed = feed
        guard let map = await Self.small.value?.map, let ruleset = MadePack.ruleset else { return false }
        let ending = feed.choose([".geojson", ".geojsonl", ".csv", ".gpkg"])
        let format = feed.choose(ParcelFormat.allCases)
        let crs = feed.choose([nil, CoordinateReferenceSystem.wgs84, Self.plane])
        let options = ParcelOptions(format: format, language: .zh, date: Self.day, mapHash: "0", crs: crs)
        let run = ParcelRun(map: map, ruleset: ruleset, options: options)
        let counts = try? await run.run(FeatureRows(path: scratch(feed.all(), ending))) { _ in
        } onFault: { fault in
            _ = fault.phrase.text(in: .en)
        }
        return counts != nil
    }

    // MARK: - What the rows are asked of

    static let day = (try? CivilDate(parsing: "2026-11-20"))!
    static let plane = try? CoordinateReferenceSystem(parsing: "EPSG:4548")

    private static let check = (try? StandardsBook.bundled()).flatMap { book in
        MadePack.ruleset.map { MeasuredLevelCheck(book: book, ruleset: $0) }
    }

    private static let parcel = Polygon(
        exterior: [(500_100, 4_400_100), (500_700, 4_400_250), (500_400, 4_400_600), (500_100, 4_400_100)].map {
            Coordinate(x: $0.0, y: $0.1)
        })

    static let manifest = """
        {"id":"a","title":{"zh":"甲","en":"A"},"ruleset":"beijing-etown-2025","status":"surveyed","positional_accuracy_m":0.5,
        "working_crs":"EPSG:4548","layers":{"district":"d","zones":"z","roads":"r","buildings":"b"}}
        """

    /// A map of the small pack, and what asks it; built once.
    static let small = Task { () -> (map: ZoneMap, query: PlaceQuery)? in
        guard let ruleset = MadePack.ruleset, let reading = reading(Sample.layers),
            let map = try? await Zoning.build(reading, scenario: Scenario(date: day, workers: 1)).map
        else { return nil }
        return (map, PlaceQuery(map: map, ruleset: ruleset))
    }
}
