import Foundation
import Regulation
import Testing

@testable import Answers
@testable import FeatureIO
@testable import Geometry
@testable import NoiseZoning
@testable import Projection
@testable import ZoneQueries
@testable import ZoningModel

@Suite("Distance, certainty, candidates and reasons of many places: the fast way and the slow way give the same bytes")
struct WishedPlacesTests {
    /// What is asked for beside class and limits.
    struct Wish: Sendable, CustomTestStringConvertible {
        let extras: [BulkQuery.Extra]
        let accuracy: PlaceAccuracy?

        var testDescription: String { "\(extras.map(\.rawValue)) \(accuracy.map { "\($0)" } ?? "exact")" }

        static let all = [
            Wish(extras: [], accuracy: 10), Wish(extras: [.candidates], accuracy: .data),
            Wish(extras: [.distance, .because], accuracy: nil),
            Wish(extras: [.because, .certain, .candidates, .distance], accuracy: nil),
            Wish(extras: [.candidates, .certain, .because], accuracy: 37.5),
            Wish(extras: [.certain, .candidates, .certain], accuracy: 0.0004),
        ]
    }

    /// Places all over a map and beyond, and hostile ones: on lines and corners, within millimetres of them, as far from them as errors reach.
    private static func places(
        _ query: PlaceQuery, _ count: Int, reaches: [Double], seed: UInt64
    ) -> (plain: [Coordinate], hostile: [Coordinate]) {
        var random = Seeded(seed: seed)
        let box = query.index.extent.grown(by: 60)
        let plain = (0..<count).map { _ in
            Coordinate(x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
        }
        let hostile = (0..<count).map { number -> Coordinate in
            guard let edge = query.index.edges.randomElement(using: &random) else { return box.centre }
            let share = number % 5 == 0 ? 0 : Double.random(in: 0...1, using: &random)
            let foot = edge.a + (edge.b - edge.a) * share
            let far = number % 3 == 0 ? Double.random(in: -0.004...0.004, using: &random) : reaches.randomElement(using: &random) ?? 0
            let aside = (edge.b - edge.a).normalized.leftNormal * (Bool.random(using: &random) ? 1 : -1)
            return foot + aside * (far + ([-1e-9, 0, 1e-9].randomElement(using: &random) ?? 0))
        }
        return (plain, hostile)
    }

    /// Places as they are written in the system of a table.
    private static func written(_ places: [Coordinate], _ bulk: BulkQuery) throws -> [(x: String, y: String)] {
        let back = try Transformation(from: bulk.query.map.meta.workingCRS, to: bulk.crs)
        var random = Seeded(seed: 9)
        return try places.map { place in
            let there = try back.transform(place)
            let decimals = (bulk.crs.isGeographic ? [6, 12] : [3, 8]).randomElement(using: &random) ?? 6
            return (String(format: "%.\(decimals)f", there.x), String(format: "%.\(decimals)f", there.y))
        }
    }

    /// Both ways over the same rows.
    private static func compareRows(_ bulk: BulkQuery, plain: [Coordinate], hostile: [Coordinate], _ comment: String) throws {
        let header = ["id", "lon", "lat"]
        let layout = try bulk.layout(of: header, path: "-")
        // A plane that PROJ carries nowhere but about the map: no row is plain, whatever is asked.
        if bulk.plainRange == nil { return #expect(layout.plain == nil) }
        let ready = try #require(layout.plain, "\(comment)")
        #expect(ready.places.wishes != nil)
        for (places, name) in [(plain, "random"), (hostile, "hostile")] {
            let rows = try written(places, bulk).map { "a,\($0.x),\($0.y)\n" }.joined() + "b,nan,39.8\nc,,\n"
            let chunk = CSVChunk(
                rows: RowChunk(bytes: Array(rows.utf8), firstLine: 2, bytesSoFar: 0), width: 3, separator: UInt8(ascii: ","))
            let slowly = try bulk.answer(chunk, BulkQuery.Layout(x: layout.x, y: layout.y, plain: nil))
            expectSame(fast: try bulk.answer(chunk, layout), slow: slowly, "\(comment), \(name)")
            #expect(slowly.counts.faults == 2)
            guard name == "random" else { continue }
            var slow = -2
            let carriers = try bulk.carriers(ready.places, bulk.mover())
            _ = ready.places.answer(chunk.rows, ready.row, by: carriers, end: chunk.end(ofRowAt:)) { _, _, _ in
                slow += 1
                return nil
            }
            #expect(slow <= places.count / 20, "\(slow) of \(places.count) places were left to the slow way: \(comment)")
        }
    }

    /// Both ways over the same lines of JSON.
    private static func compareLines(_ bulk: BulkQuery, _ places: [Coordinate], _ comment: String) throws {
        let layout = try bulk.lineLayout()
        #expect(bulk.plainRange == nil || layout.plain?.places.wishes != nil)
        let lines = try written(places, bulk).map { "{\"lon\": \($0.x), \"lat\": \($0.y)}\n" }.joined()
        let odd = "{\"lon\": 116.5, \"lat\": null}\n{\"lon\": 1\n"
        let chunk = RowChunk(bytes: Array((lines + odd).utf8), firstLine: 1, bytesSoFar: 0)
        expectSame(
            fast: try bulk.answer(chunk, layout), slow: try bulk.answer(chunk, BulkQuery.LineLayout(plain: nil)), "\(comment), JSON")
    }

    private static func check(_ query: PlaceQuery, _ crs: CoordinateReferenceSystem, _ wish: Wish, count: Int, seed: UInt64) throws {
        let bulk = BulkQuery(query, crs: crs, extras: wish.extras, accuracy: wish.accuracy, unwanted: ["4a", "1"])
        let error = wish.accuracy?.ofPlace ?? 0
        let reaches = [error, error + query.accuracy.largest, error + query.map.meta.positionalAccuracy, 25, 40, 55]
        let (plain, hostile) = places(query, count, reaches: reaches, seed: seed)
        let comment = "\(wish.testDescription) \(crs), seed \(seed)"
        try compareRows(bulk, plain: plain, hostile: hostile, comment)
        // One of the two formats is enough for most wishes: they differ in how words are written.
        if wish.extras.count > 2 { try compareLines(bulk, Array(plain.prefix(count / 2)) + hostile.prefix(count / 2), comment) }
    }

    /// A random district whose features are not equally good, or all exact.
    private static func district(_ seed: UInt64, hasBuildings: Bool, isExact: Bool) async throws -> PlaceQuery {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var random = Seeded(seed: seed &+ 5)
        let district = RandomDistrict(seed: seed)
        var input = hasBuildings ? district.withBuildings(seed: seed, count: 12, unknown: 0.4) : district.input
        if !isExact {
            for number in input.lines.indices where Bool.random(using: &random) {
                input.lines[number].accuracy = [3, 12, 60].randomElement(using: &random)
            }
            // Two sections of one row, one of them bad.
            if input.lines.count > 2 {
                let line = input.lines[0]
                input.lines[0].accuracy = 2
                input.lines.append(
                    TransportLine(
                        layer: line.layer, row: line.row, name: line.name, from: nil, to: nil, source: line.source,
                        structure: line.structure, status: line.status, openedOn: nil, edgeKind: line.edgeKind, left: line.left,
                        right: line.right, accuracy: 80,
                        course: [line.course[line.course.count - 1], Coordinate(x: 460_600, y: 4_404_800)]))
            }
        }
        var map = try await input.map(ruleset)
        if !isExact {
            for zone in input.zones where Bool.random(using: &random) {
                map.meta.accuracies.note(.random(in: 1...90, using: &random), of: .zone(zone.id))
            }
            for row in ["annex1-2", "annex1-3", "yard"] { map.meta.accuracies.note(.random(in: 1...50, using: &random), of: .row(row)) }
            for layer in [PackManifest.Layer.district, .residential, .buildings] { map.meta.accuracies.note(7, of: .layer(layer)) }
        }
        return PlaceQuery(map: map, ruleset: ruleset)
    }

    @Test("on random districts, exact and not, with buildings and without", arguments: 0..<6)
    func districts(number: Int) async throws {
        let query = try await Self.district(UInt64(number + 1), hasBuildings: number % 2 == 1, isExact: number == 0)
        let crs = try CoordinateReferenceSystem(parsing: ["wgs84", "gcj02", "EPSG:4548"][number % 3])
        // Every wish of half the districts.
        for (place, wish) in Wish.all.enumerated() where (place + number / 2) % 2 == 0 {
            try Self.check(query, crs, wish, count: 200, seed: UInt64(number))
        }
    }

    @Test("a map without lines, as GeoJSON carries it")
    func withoutLines() async throws {
        let whole = try await Self.district(3, hasBuildings: false, isExact: false)
        var map = whole.map
        (map.lines, map.railwayLand, map.yards, map.areas) = ([], [], [], [])
        let query = PlaceQuery(map: map, ruleset: whole.ruleset)
        for wish in Wish.all.dropFirst(2) { try Self.check(query, .wgs84, wish, count: 120, seed: 31) }
    }

    @Test(
        "on the packs that ship, by the rules of other places as well",
        arguments: ["beijing-etown", "foshan-example", "street-block", "yilan-example", "yokkaichi-example"])
    func packs(_ name: String) async throws {
        let folder = URL(filePath: ETown.folder).deletingLastPathComponent().appending(path: name).path
        let session = try await Session(.pack(folder), on: Occasion(date: try CivilDate(parsing: "2026-11-20")))
        let query = try session.query()
        // The district that ships is large: one wish of it.
        let whole = Wish(extras: [.distance, .certain, .candidates, .because], accuracy: 10)
        let wishes = name == "beijing-etown" ? [whole] : Array(Wish.all[1...4])
        // Metres below zero, and those that may be read either way round, are no plain numbers.
        let isPlain = name == "foshan-example" || name == "street-block"
        for (number, wish) in wishes.enumerated() {
            let crs = number == 1 && isPlain ? query.map.meta.workingCRS : .wgs84
            try Self.check(query, crs, wish, count: 120, seed: UInt64(number))
        }
    }

    @Test("metres from the short lists are those of the index, to the last digit")
    func distances() async throws {
        let query = try await Self.district(2, hasBuildings: true, isExact: true)
        let tree = try #require(ChangeTree(query.index))
        let (plain, hostile) = Self.places(query, 3000, reaches: [0, 20], seed: 4)
        for place in plain + hostile {
            guard let metres = tree.distance(from: place) else { continue }
            #expect(metres == query.index.nearestChange(from: place) { _ in true }?.distance)
        }
    }
}
