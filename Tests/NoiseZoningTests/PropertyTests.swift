import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Geometry
@testable import PlanarArrangement
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

@Suite("Properties of the map, on random districts")
struct PropertyTests {
    static let seeds: [UInt64] = [1, 2, 3, 5, 8]
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    /// What a map says of a place, as far as two maps of the same land must agree.
    private func words(_ finding: Finding) -> String {
        "\(finding.status) \(finding.zoneClass?.id ?? "-") \(finding.limitsClass?.id ?? "-") \(finding.limits?.written ?? "-")"
    }

    private func agree(
        _ a: ZoneMap, _ b: ZoneMap, at places: [Coordinate], moved: (Coordinate) -> Coordinate = { $0 }, within tolerance: Double = 0.004
    ) {
        let (first, second) = (PlaceQuery(map: a, ruleset: ruleset), PlaceQuery(map: b, ruleset: ruleset))
        for place in places {
            if words(first.brief(at: place)) == words(second.brief(at: moved(place))) { continue }
            let (x, y) = (first.finding(at: place), second.finding(at: moved(place)))
            #expect(min(x.change?.distance ?? .infinity, y.change?.distance ?? .infinity) < tolerance, "\(place): \(words(x)), \(words(y))")
        }
    }

    private func bytes(_ map: ZoneMap) throws -> [UInt8] { try map.geoJSON() }

    @Test("pieces tile the district", arguments: seeds)
    func tiles(seed: UInt64) async throws {
        let district = RandomDistrict(seed: seed)
        let map = try await district.input.map(ruleset)
        #expect(Tiling.faults(of: map, district: district.input.district) == [])
        #expect(map.zones.allSatisfy { $0.polygon.meanWidth > 0.001 }, "a piece thinner than the lattice")
    }

    @Test("the map is a picture of the function: they agree everywhere farther than the arc tolerance from a line", arguments: seeds)
    func pictureOfTheFunction(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        let map = try await district.input.map(ruleset)
        let date = try CivilDate(parsing: "2026-01-01")
        let making = BandMaking(
            ruleset: ruleset, date: date, asBuilt: false, zones: ZoneLocator(district.input.zones, ruleset: ruleset))
        let bands = making.bands(
            lines: district.input.lines, railwayLand: district.input.railwayLand, yards: district.input.yards)
        let function = ZoningFunction(
            input: district.input, bands: bands, zones: ZoneLocator(district.input.zones, ruleset: ruleset), ruleset: ruleset)
        let query = PlaceQuery(map: map, ruleset: ruleset)
        for place in district.places(4000) {
            let (label, brief) = (function.label(at: place), query.brief(at: place))
            if label?.zoneClass == brief.zoneClass, label?.limitsClass == brief.limitsClass { continue }
            #expect(query.finding(at: place).change.map { $0.distance < 0.007 } == true, "\(place)")
        }
    }

    @Test("the order of the input and the number of workers change no byte", arguments: seeds)
    func order(seed: UInt64) async throws {
        let district = RandomDistrict(seed: seed)
        var shuffled = district.input
        var random = Seeded(seed: seed &+ 1000)
        shuffled.lines.shuffle(using: &random)
        shuffled.zones.shuffle(using: &random)
        shuffled.residential.shuffle(using: &random)
        shuffled.railwayLand.shuffle(using: &random)
        for number in shuffled.lines.indices where Bool.random(using: &random) {
            let line = shuffled.lines[number]
            shuffled.lines[number] = line.reversed
        }
        let plain = try await bytes(district.input.map(ruleset))
        #expect(try await bytes(shuffled.map(ruleset, workers: 3)) == plain)
    }

    @Test("turned by 90° and shifted, the map says the same of the same places", arguments: seeds)
    func turned(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        let turn = { (p: Coordinate) in Coordinate(x: 460_000 - (p.y - 4_400_000), y: 4_400_000 + (p.x - 460_000)) }
        let shift = { (p: Coordinate) in Coordinate(x: p.x + 1234.567, y: p.y - 8765.432) }
        let map = try await district.input.map(ruleset)
        let places = district.places(1500)
        agree(map, try await district.input.moved(turn).map(ruleset), at: places, moved: turn)
        agree(map, try await district.input.moved(shift).map(ruleset), at: places, moved: shift)
    }

    @Test("a line cut into features is the same line", arguments: seeds)
    func cut(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        var cut = district.input
        cut.lines = district.input.lines.flatMap { line in
            zip(line.course, line.course.dropFirst()).flatMap { a, b in
                // Cut in the middle of every piece as well, on the lattice.
                let middle = Lattice.coordinate(Lattice.point((a + b) * 0.5))
                return [[a, middle], [b, middle]].enumerated().map { number, course in
                    var piece = line
                    piece.course = course
                    return number == 0 ? piece : piece.offsetsSwapped
                }
            }
        }
        agree(try await district.input.map(ruleset), try await cut.map(ruleset), at: district.places(1500))
    }

    @Test("wider distances never take land out of a band", arguments: seeds)
    func wider(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        let narrow = PlaceQuery(map: try await district.input.map(ruleset), ruleset: ruleset)
        let wider = try Ruleset.widened(by: 7)
        let wide = PlaceQuery(map: try await district.input.map(wider), ruleset: wider)
        for place in district.places(2000) {
            let isBand = { (finding: Finding) in finding.zoneClass?.id.hasPrefix("4") == true }
            if !isBand(narrow.brief(at: place)) || isBand(wide.brief(at: place)) { continue }
            #expect((wide.finding(at: place).change?.distance ?? 1) < 0.004, "\(place)")
        }
    }

    @Test("written and read back, a GeoPackage answers and explains the same", arguments: seeds.prefix(3))
    func readBack(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        let map = try await district.input.map(ruleset)
        let folder = FileManager.default.temporaryDirectory.appending(path: "noisezone-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/map.gpkg"
        try writeGeoPackage(path, map.geoPackage())
        let again = try ZoneMap.read(path: path)
        #expect(again.zones == map.zones)
        #expect(again.meta == map.meta)
        let (first, second) = (PlaceQuery(map: map, ruleset: ruleset), PlaceQuery(map: again, ruleset: ruleset))
        for place in district.places(500) {
            let (a, b) = (first.finding(at: place), second.finding(at: place))
            #expect(words(a) == words(b) && a.because == b.because && a.change == b.change, "\(place)")
        }
    }
}

extension TransportLine {
    /// The same line drawn the other way.
    fileprivate var reversed: TransportLine {
        var other = offsetsSwapped
        other.course = course.reversed()
        return other
    }

    fileprivate var offsetsSwapped: TransportLine {
        TransportLine(
            layer: layer, row: row, name: name, from: from, to: to, source: source, structure: structure, status: status,
            openedOn: openedOn, edgeKind: edgeKind, left: right, right: left, accuracy: accuracy, course: course, lanes: lanes,
            approvedOn: approvedOn)
    }
}

extension Ruleset {
    /// The bundled rules with every distance of table 1 larger by some metres.
    fileprivate static func widened(by metres: Int) throws -> Ruleset {
        let path = URL(filePath: ETown.folder).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Regulation/Rulesets/beijing-etown-2025/beijing-etown-2025.json").path
        var text = String(decoding: try readFile(path), as: UTF8.self)
        for distance in [55, 40, 25] {
            let old = "\"metres\": [{\"from\": \"2025-04-29\", \"value\": \(distance),"
            text = text.replacingOccurrences(of: old, with: "\"metres\": [{\"from\": \"2025-04-29\", \"value\": \(distance + metres),")
        }
        return try Ruleset(json: Array(text.utf8), file: "widened")
    }
}
