import Foundation
import Geometry
import NoiseZoning
import Projection
import Regulation
import Testing
import ZoneQueries
import ZoningModel

@testable import Answers

@Suite("What a text may mean on the map of E-Town")
struct SearchTests {
    private static let drawn = Task {
        try await Zoning.build(packAt: ETown.folder, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
    }

    private static func search() async throws -> MapSearch { try MapSearch(try await drawn.value) }

    @Test(
        "lines by row and by name, zones by number and by name; width, case and blanks do not count",
        arguments: [
            ("annex1-16", "road annex1-16"), ("ANNEX1-16", "road annex1-16"), ("ａｎｎｅｘ１-16", "road annex1-16"), ("荣华南路", "road annex1-16"),
            (" 荣华 南路 ", "road annex1-16"), ("201", "zone 201"), ("２０１", "zone 201"), ("荣华路中心公建", "zone 201"), ("亦庄线", "rail annex2-1"),
        ])
    func names(_ text: String, _ first: String) async throws {
        let reply = SearchReply(text, crs: nil, in: try await Self.search())
        #expect(reply.found.first.map { "\($0.kind.rawValue) \($0.id)" } == first, "\(reply.found.map(\.id))")
        #expect(reply.place == nil && reply.refusal == nil)
    }

    @Test("what is the text comes before what begins with it, and that before what holds it; the rest is counted")
    func order() async throws {
        let search = try await Self.search()
        let rows = SearchReply("annex1-1", crs: nil, in: search)
        #expect(rows.found.first?.id == "annex1-1")
        #expect(rows.found.dropFirst().allSatisfy { $0.id.hasPrefix("annex1-1") })
        let all = SearchReply("路", crs: nil, in: search)
        #expect(all.found.count == SearchReply.most && all.more == search.entries.filter { $0.name.contains("路") }.count - SearchReply.most)
        // How rows are told from each other is nobody's word for a road.
        for text in ["x", "annex", "an"] { #expect(SearchReply(text, crs: nil, in: search).found.isEmpty, "\(text)") }
        for text in ["16", "1-16"] { #expect(SearchReply(text, crs: nil, in: search).found.contains { $0.id == "annex1-16" }, "\(text)") }
        #expect(!SearchReply("1", crs: nil, in: search).found.contains { $0.id == "annex1-16" })
        let long = SearchReply(String(repeating: "路", count: 1366), crs: nil, in: search)
        #expect(long.found.isEmpty && long.refusal?.fault.code == "coordinate-too-long")
        #expect(SearchReply("no such name", crs: nil, in: search).found.isEmpty)
        #expect(SearchReply("", crs: nil, in: search).found.isEmpty)
    }

    @Test("every entry lies within its box and the map's, and a zone's place is of that zone")
    func places() async throws {
        let (map, search) = (try await Self.drawn.value, try await Self.search())
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        let mover = try Mover(from: .wgs84, to: map.meta.workingCRS)
        for entry in search.entries {
            #expect(entry.box.grown(by: 1e-9).contains(entry.centre), "\(entry.id)")
            guard entry.kind == .zone else { continue }
            #expect(search.box.grown(by: 1e-6).contains(entry.centre), "\(entry.id)")
            #expect(query.brief(at: try mover.moved(entry.centre)).zones.first?.id == entry.id)
        }
        #expect(Set(search.entries.map(\.kind)) == [.road, .rail, .zone])
    }

    @Test(
        "numbers without a system are asked for it, and never guessed",
        arguments: [
            ("116.5058,39.7904", "wgs84 cgcs2000 gcj02 bd09"), ("北纬39.79 东经116.505", "wgs84 cgcs2000 gcj02 bd09"),
            ("116.5058,39.7904,35", "wgs84 cgcs2000 gcj02 bd09"), ("456700,4405400", "EPSG:4548"), ("12970943,4809097", "bd09mc"),
            ("https://www.google.com/maps/@39.79,116.51,500m/data=!3m1!1e3", "gcj02 wgs84"),
        ])
    func systems(_ text: String, _ choices: String) async throws {
        let search = try await Self.search()
        let reply = SearchReply(text, crs: nil, in: search)
        #expect(reply.choices.map(\.identifier).joined(separator: " ") == choices && reply.place == nil)
        for crs in reply.choices { #expect(SearchReply(text, crs: crs, in: search).place?.crs == crs) }
    }

    @Test("a link says its system, and the place is where the transformation has it")
    func link() async throws {
        let reply = SearchReply("https://uri.amap.com/marker?position=116.512,39.7917", crs: nil, in: try await Self.search())
        let place = try #require(reply.place)
        #expect(place.crs == .gcj02 && reply.choices.isEmpty)
        let wanted = try Transformation(from: .gcj02, to: .wgs84).transform(Coordinate(x: 116.512, y: 39.7917))
        #expect(place.centre == wanted)
        let json = String(decoding: reply.json(.en), as: UTF8.self)
        #expect(json.contains("\"ask\": {\"lon\": \"116.512\", \"lat\": \"39.7917\", \"crs\": \"gcj02\"}"))
        #expect(json.contains("\"link\": {\"service\": \"amap\", \"part\": \"mark\"}"))
    }

    @Test(
        "numbers that are no place are told why; words are not",
        arguments: [
            ("39.79,116.5", "coordinate-swapped"), ("https://surl.amap.com/x", "coordinate-link"), ("116.5,139", "coordinate-out-of-range"),
            ("hello", nil), ("annex9-9x", nil),
        ] as [(String, String?)])
    func refusals(_ text: String, _ code: String?) async throws {
        let reply = SearchReply(text, crs: nil, in: try await Self.search())
        #expect(reply.refusal?.fault.code == code)
    }

    @Test("the same text gives the same bytes, and a text of any length an answer")
    func bytes() async throws {
        let search = try await Self.search()
        for text in ["荣", "116.5,39.8", "annex2", String(repeating: "路", count: 100_000), "<b>\"\\\u{0}"] {
            #expect(SearchReply(text, crs: nil, in: search).json(.zh) == SearchReply(text, crs: nil, in: search).json(.zh))
        }
    }
}
