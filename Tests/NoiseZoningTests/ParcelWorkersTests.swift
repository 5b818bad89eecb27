import FeatureIO
import Foundation
import PlanarArrangement
import Projection
import Regulation
import Testing
import ZoneQueries

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import ZoningModel

/// Many workers answer as one does: the same bytes, the same faults, in the same order.
@Suite("Parcels on many workers")
struct ParcelWorkersTests {
    private struct Said: Equatable {
        var bytes: [UInt8] = []
        var told: [String] = []
        var counts: ParcelCounts?
        var broken: String?
    }

    /// Squares across the district and beyond it, every seventh of them at fault in one way or another.
    private static func parcels(_ box: Envelope, _ count: Int, seed: UInt64) -> String {
        var state = seed
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31)
        }
        func ring(_ places: [(Double, Double)]) -> String { "[" + places.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]" }
        let features = (0..<count).map { number in
            let (x, y) = (box.minX - 50 + random() * (box.width + 100), box.minY - 50 + random() * (box.height + 100))
            let side = 5 + random() * 60
            let square = ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])
            let geometry =
                switch number % 21 {
                case 3: "null"
                case 10: #"{"type":"Point","coordinates":[\#(x),\#(y)]}"#
                case 17: #"{"type":"Polygon","coordinates":[\#(ring([(x, y), (x + 5, y + 5), (x + 5, y), (x, y + 5), (x, y)]))]}"#
                case 5: #"{"type":"MultiPolygon","coordinates":[[\#(square)]]}"#
                default: #"{"type":"Polygon","coordinates":[\#(square)]}"#
                }
            let own = number % 40 == 39 ? #","late \#(number)":[1,"a,b"]"# : ""
            let id = number > 300 && number % 50 == 0 ? #""id":"=\#(number)","# : ""
            return #"{"type":"Feature",\#(id)"properties":{"name":"P \#(number)","nz_status":"old"\#(own)},"geometry":\#(geometry)}"#
        }
        return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
    }

    private static func said(_ text: String, of map: ZoneMap, _ ruleset: Ruleset, _ format: ParcelFormat, workers: Int) async -> Said {
        var options = ParcelOptions(
            format: format, language: .en, date: map.meta.date, mapHash: "", crs: map.meta.workingCRS)
        options.failOn = Set(ruleset.classes.prefix(1).map(\.id))
        var rows = FeatureRows(path: "p.geojson")
        rows.given = Array(text.utf8)
        var said = Said()
        do throws(FileError) {
            said.counts = try await ParcelRun(map: map, ruleset: ruleset, options: options, workers: workers).run(rows) {
                said.bytes += $0
            } onFault: {
                said.told.append($0.text(in: .en))
            }
        } catch { said.broken = "\(error.what)" }
        return said
    }

    @Test("whole files and files cut off, in every format", arguments: ParcelFormat.allCases)
    func sameBytes(format: ParcelFormat) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let map = try await RandomDistrict(seed: 7).input.map(ruleset)
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        // Pieces for layers are cut by GEOS, slowly.
        let text = Self.parcels(box, format == .geojson ? 120 : 900, seed: 20)
        for cut in [text, String(text.prefix(text.count * 2 / 3)), String(text.prefix(40)) + "]}", ""] {
            let alone = await Self.said(cut, of: map, ruleset, format, workers: 1)
            #expect(cut != text || alone.counts?.parcels == (format == .geojson ? 120 : 900))
            #expect(cut != text || (alone.counts?.faults ?? 0) > 10)
            for workers in [2, 5] {
                let many = await Self.said(cut, of: map, ruleset, format, workers: workers)
                #expect(many == alone, "\(workers) workers")
            }
        }
    }

    private struct Stop: Error, Equatable { let number: Int }

    /// Working memory of a task; it is not `Sendable`.
    private final class Memory { var uses = 0 }

    @Test("pieces come back in order, each done with the memory of its task", arguments: [0, 1, 2, 5])
    func order(workers: Int) async throws {
        var (given, taken, uses) = (0, [Int](), 0)
        await OrderedTasks.run(workers: workers) { () throws(Never) -> Int? in
            given += 1
            return given <= 500 ? given : nil
        } memory: { () throws(Never) in
            Memory()
        } work: { (memory, piece) throws(Never) -> (Int, Bool) in
            memory.uses += 1
            return (piece, memory.uses == 1)
        } take: { (result) throws(Never) in
            taken.append(result.0)
            if result.1 { uses += 1 }
        }
        #expect(taken == Array(1...500))
        #expect((1...max(1, workers)).contains(uses))
    }

    @Test("the first fault in order is told, whichever comes first", arguments: [1, 2, 5])
    func firstFault(workers: Int) async {
        var (given, taken) = (0, 0)
        await #expect(throws: Stop(number: 40)) {
            try await OrderedTasks.run(workers: workers) { () throws(Stop) -> Int? in
                given += 1
                return given
            } memory: { () throws(Stop) in
                Memory()
            } work: { (_, piece) throws(Stop) -> Int in
                if piece >= 40 { throw Stop(number: piece) }
                return piece
            } take: { (_) throws(Stop) in
                taken += 1
            }
        }
        #expect(taken == 39)
    }
}
