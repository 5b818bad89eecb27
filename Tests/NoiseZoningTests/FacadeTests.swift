import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Geometry
@testable import MapMaking
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// A street of 200 m, its northern boundary line at t = 0, in class 2 (40 m); buildings given by x along it and t from it.
struct FacadeStreet {
    private(set) var input = ZoningInput(pack: .forCases)
    let ruleset: Ruleset

    init() throws {
        ruleset = try Ruleset.bundled("beijing-etown-2025")
        input.pack.metresPerStorey = 3
        let land = Self.box(-300, -300, 500, 300)
        input.district = [land]
        input.zones = [PlanningZone(id: "201", name: "zone", zoneClass: ZoneClass("2"), publishedArea: nil, polygons: [land])]
        input.lines = [
            TransportLine(
                layer: .roads, row: "annex1-16", name: "road", from: nil, to: nil, source: SourceKind("arterial"), structure: .surface,
                status: .open, openedOn: nil, edgeKind: .laneEdge, left: 10, right: 10, accuracy: nil,
                course: [Self.place(0, -10), Self.place(200, -10)])
        ]
    }

    static func place(_ x: Double, _ t: Double) -> Coordinate { Coordinate(x: 500_000 + x, y: 4_400_010 + t) }

    static func box(_ x0: Double, _ t0: Double, _ x1: Double, _ t1: Double) -> Polygon {
        Polygon(exterior: [place(x0, t0), place(x1, t0), place(x1, t1), place(x0, t1), place(x0, t0)])
    }

    mutating func add(_ id: String, _ storeys: Int?, _ x: ClosedRange<Double>, _ t: ClosedRange<Double>, base: Double? = nil) {
        let polygon = Self.box(x.lowerBound, t.lowerBound, x.upperBound, t.upperBound)
        input.buildings.append(Building(id: id, storeys: storeys, height: nil, base: base, polygons: [polygon]))
    }

    func facades(workers: Int = 2) async throws -> FacadeList {
        let making = MapMaking(function: try input.function(ruleset), ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"))
        return await FacadeMaking(making, pack: input.pack).facades(workers: workers)
    }

    /// The front of a building: `x from–to, storeys low–high: class`, piece by piece.
    func front(_ id: String, segment: Int = 0) async throws -> [String] {
        try await facades().filter { $0.building == id && $0.segment == segment }.map { facade in
            func metres(_ place: Coordinate) -> String {
                String(format: "%.2f", segment % 2 == 0 ? place.x - 500_000 : place.y - 4_400_010)
            }
            let storeys = facade.storeys.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "?"
            let classes = [facade.answer.zoneClass?.id, facade.answer.other?.zoneClass?.id].compactMap(\.self).joined(separator: " or ")
            return "\(metres(facade.from))–\(metres(facade.to)), \(storeys): \(classes) \(facade.answer.reading)"
        }
    }
}

@Suite("Façades, by hand (B7)")
struct FacadeTests {
    @Test("over a slab: from 0.5 m over 18 m at t = 5 the line is at 70.5 m at t = 20, which the 24th storey alone reaches")
    func towerBehindSlab() async throws {
        var street = try FacadeStreet()
        street.add("slab", 6, 2...198, 5...15)
        street.add("tower", 24, 80...120, 20...30)
        #expect(try await street.front("tower") == ["80.00–120.00, 1–23: 2 B7", "80.00–120.00, 24–24: 4a B7"])
        // 72 m is reached up to t = 5 · 71.5 / 17.5 = 20.43.
        let side = try await street.facades().filter { $0.building == "tower" && $0.segment == 1 }
        #expect(side.map(\.storeys) == [24...24, 1...23, 24...24] && side.map(\.answer.zoneClass?.id) == ["4a", "2", "2"])
        #expect(side.map(\.piece) == [0, 1, 2] && side[0].to == side[2].from)
        #expect(abs(side[0].to.y - FacadeStreet.place(0, 5 * 71.5 / 17.5).y) <= Tolerance.wallPiece)
        #expect(try await street.front("tower", segment: 2) == ["120.00–80.00, 1–24: 2 B7"], "it looks away")
        #expect(try await street.front("slab") == ["2.00–198.00, 1–6: 4a B7"])
        #expect(try await street.front("slab", segment: 2) == ["198.00–2.00, 1–6: 2 B7"])
    }

    @Test("a foot above the road lifts a slab and what stands behind it")
    func base() async throws {
        var street = try FacadeStreet()
        street.add("slab", 5, 2...198, 5...15, base: 3)
        street.add("tower", 23, 80...120, 20...30, base: 3)
        #expect(try await street.front("tower") == ["80.00–120.00, 1–22: 2 B7", "80.00–120.00, 23–23: 4a B7"])
    }

    @Test("past the end of a slab: from (200, 0) by its corner (120, 15) the line is at x = 93.33 at t = 20")
    func pastTheEnd() async throws {
        var street = try FacadeStreet()
        street.add("slab", 10, 0...120, 5...15)
        street.add("b", 2, 60...160, 20...30)
        let pieces = try await street.facades().filter { $0.building == "b" && $0.segment == 0 }
        #expect(
            pieces.map(\.answer.zoneClass?.id) == ["2", "4a"] && pieces.map(\.piece) == [0, 1] && pieces.allSatisfy { $0.storeys == 1...2 })
        #expect(abs(pieces[0].to.x - 500_093.333) <= Tolerance.wallPiece && pieces[0].to == pieces[1].from)
    }

    @Test("a joining line is a wall as high as the lower of its two buildings: 9 m at t = 5 is 43 m at t = 25")
    func joiningWall() async throws {
        var street = try FacadeStreet()
        street.add("a", 10, 0...90, 5...15)
        street.add("b", 3, 105...200, 5...15)
        street.add("tower", 15, 60...85, 25...35)
        #expect(try await street.front("tower") == ["60.00–85.00, 1–14: 2 B7", "60.00–85.00, 15–15: 4a B7"])
        var open = try FacadeStreet()
        open.add("a", 10, 0...80, 5...15)
        open.add("b", 3, 105...200, 5...15)
        open.add("tower", 15, 60...75, 25...35)
        #expect(try await open.front("tower") == ["60.00–75.00, 1–15: 4a B7"], "25 m are not joined")
    }

    @Test("low buildings before high ones: rule 2 where they are most of the frontage, else over them")
    func lowBeforeHigh() async throws {
        var low = try FacadeStreet()
        low.add("low", 2, 0...200, 5...15)
        low.add("high", 10, 20...40, 20...30)
        #expect(try await low.front("high") == ["20.00–40.00, 1–10: 4a B1"])
        #expect(try await low.front("high", segment: 2) == ["40.00–20.00, 1–10: 4a B1"], "the band runs through")
        var mixed = try FacadeStreet()
        mixed.add("low", 2, 0...80, 5...15)
        mixed.add("tall", 6, 80...200, 5...15)
        mixed.add("high", 10, 20...40, 20...30)
        // 6 m at t = 5 is 22.5 m at t = 20.
        #expect(try await mixed.front("high") == ["20.00–40.00, 1–7: 2 B7", "20.00–40.00, 8–10: 4a B7"])
    }

    @Test("beyond the distance a façade takes its zone; the wall is cut there exactly")
    func distance() async throws {
        var street = try FacadeStreet()
        street.add("long", 4, 0...150, 10...60)
        let side = try await street.facades().filter { $0.building == "long" && $0.segment == 1 }
        #expect(side.map(\.answer.zoneClass?.id) == ["4a", "2"] && abs(side[0].to.y - 4_400_050) < 1e-6)
        #expect(side.map(\.answer.reading.rawValue) == ["B7", "Z3"] && side.map(\.answer.row) == ["annex1-16", nil])
    }

    @Test("what is not known gives both answers (B3)")
    func unknown() async throws {
        var street = try FacadeStreet()
        street.add("slab", 6, 2...178, 5...15)
        street.add("unknown", nil, 80...120, 20...30)
        #expect(try await street.front("unknown") == ["80.00–120.00, ?: 2 or 4a B7"])
        #expect(try await street.front("unknown", segment: 2) == ["120.00–80.00, ?: 2 B7"], "never, however high it is")
        street = try FacadeStreet()
        street.add("slab", 6, 0...60, 5...15)
        street.add("other", 6, 110...200, 5...15)
        street.add("unknown", nil, 60...110, 5...15)
        street.add("tower", 20, 80...90, 20...30)
        #expect(try await street.front("tower").allSatisfy { $0.hasSuffix("2 or 4a B7") })
        #expect(try await street.front("slab") == ["0.00–60.00, 1–6: 4a B7"], "nothing stands before it")
    }

    @Test("the storey and the height that are asked, and what is refused")
    func questions() async throws {
        var street = try FacadeStreet()
        street.add("slab", 6, 2...198, 5...15)
        street.add("tower", 24, 80...120, 20...30)
        let query = PlaceQuery(map: try await street.input.map(street.ruleset), ruleset: street.ruleset)
        let place = FacadeStreet.place(100, 18)
        func asked(_ level: PlaceQuery.FacadeLevel) throws -> Finding { try query.finding(at: place, onFacade: level) }
        #expect(try asked(.storey(23)).zoneClass?.id == "2" && asked(.storey(24)).zoneClass?.id == "4a")
        #expect(try asked(.height(69)).facade?.storey == 23 && asked(.height(69.01)).facade?.storey == 24)
        #expect(try asked(.storey(24)).because.map(\.reading.rawValue) == ["B7", "Z3"] && asked(.storey(24)).limits?.day == 70)
        let answer = try #require(try asked(.storey(24)).facade)
        #expect(answer.facade.building == "tower" && answer.facade.segment == 0 && abs(answer.distance - 2) < 1e-9)
        #expect(throws: FacadeRefusal.noSuchStorey(25, building: "tower", storeys: 24, highest: 24)) { try asked(.storey(25)) }
        #expect(throws: FacadeRefusal.tooHigh(72.5, building: "tower", height: 72, highest: 72)) { try asked(.height(72.5)) }
        #expect(throws: FacadeRefusal.self) { try query.finding(at: FacadeStreet.place(100, 81), onFacade: .storey(1)) }
        let bare = PlaceQuery(map: try await FacadeStreet().input.map(street.ruleset), ruleset: street.ruleset)
        #expect(throws: FacadeRefusal.noFacades) { try bare.finding(at: place, onFacade: .storey(1)) }
    }

    @Test("the wall that is asked has the storey: a tower behind its podium, the higher of two that touch")
    func wallWithStorey() async throws {
        var street = try FacadeStreet()
        street.add("podium", 3, 20...120, 5...17)
        street.add("tower", 20, 60...90, 17...35)
        street.add("low", 2, 130...150, 5...20)
        street.add("high", 8, 150...180, 5...20)
        street.add("unknown", nil, 185...198, 5...20)
        let query = PlaceQuery(map: try await street.input.map(street.ruleset), ruleset: street.ruleset)
        func asked(_ x: Double, _ t: Double, _ level: PlaceQuery.FacadeLevel) throws -> FacadeAnswer? {
            try query.finding(at: FacadeStreet.place(x, t), onFacade: level).facade
        }
        for t in [4.9, 5, 16.95, 17, 17.05] {
            let answer = try #require(try asked(75, t, .storey(10)))
            #expect(answer.facade.building == "tower" && answer.facade.storeys?.contains(10) == true, "t \(t)")
            #expect(try asked(75, t, .height(29))?.facade.building == "tower", "t \(t)")
        }
        #expect(try query.finding(at: FacadeStreet.place(75, 17), onFacade: .storey(10)).zoneClass?.id == "4a")
        #expect(try asked(75, 4.9, .storey(2))?.facade.building == "podium" && asked(75, 4.9, .storey(2))?.passed == nil)
        let passed = try #require(try asked(75, 4.9, .storey(10))?.passed)
        #expect(passed.building == "podium" && passed.storeys == 3 && abs(passed.distance - 0.1) < 1e-6)
        // The corner that two buildings share.
        #expect(try asked(150, 4.9, .storey(5))?.facade.building == "high" && asked(149.9, 4.9, .storey(2))?.facade.building == "low")
        // A building of unknown storeys may have any; nothing within 50 m is known to have it.
        #expect(try asked(190, 4, .storey(30))?.facade.building == "unknown")
        #expect(throws: FacadeRefusal.noSuchStorey(21, building: "podium", storeys: 3, highest: 20)) { try asked(75, 4, .storey(21)) }
        #expect(throws: FacadeRefusal.tooHigh(61, building: "podium", height: 9, highest: 60)) { try asked(75, 4, .height(61)) }
    }

    @Test("where two walls of different answers meet both count, and the stricter leads")
    func corner() async throws {
        var street = try FacadeStreet()
        // Its front stands 39 m from the boundary line of a band of 40 m, its far corners 49 m.
        street.add("house", 4, 80...100, 30...50)
        let query = PlaceQuery(map: try await street.input.map(street.ruleset), ruleset: street.ruleset)
        let cut = try query.finding(at: FacadeStreet.place(80, 40), onFacade: .storey(1))
        #expect(cut.zoneClass?.id == "2" && cut.candidates == ["2", "4a"] && cut.isOnBoundary && !cut.isDecided)
        let clear = try query.finding(at: FacadeStreet.place(80, 35), onFacade: .storey(1))
        #expect(clear.candidates == ["4a"] && clear.isDecided)
    }

    @Test("the layer is read back as it was; without buildings there is none")
    func readBack() async throws {
        var street = try FacadeStreet()
        #expect(try await street.input.map(street.ruleset).geoPackage().tables.map(\.name) == ["zones", "lines", "railway_areas", "meta"])
        street.add("slab", 6, 2...198, 5...15)
        street.add("tower", 23, 80.123...120, 20...30)
        street.add("unknown", nil, 50...70, 18...30)
        let map = try await street.input.map(street.ruleset)
        let path = NSTemporaryDirectory() + "facades-\(UUID().uuidString).gpkg"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writeGeoPackage(path, try map.geoPackage())
        #expect(!map.facades.isEmpty)
        #expect(try ZoneMap.read(path: path).facades == map.facades)
    }
}
