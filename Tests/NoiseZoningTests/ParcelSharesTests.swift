import Regulation
import Testing

@testable import Geometry
@testable import ZoneQueries
@testable import ZoningModel

/// Shares by walking along the lines are the shares that GEOS cuts.
@Suite("Shares of parcels")
struct ParcelSharesTests {
    private func agree(_ query: ParcelQuery, _ parcel: [Polygon], _ comment: String = "", within tolerance: Double = 1e-4) throws {
        let (found, wanted) = (try query.shares(of: parcel), try query.finding(of: parcel).inClasses)
        let places = parcel.flatMap(\.exterior).map { "\($0.x) \($0.y)" }.joined(separator: ", ")
        #expect(
            Set(found.shares.map(\.land.words)) == Set(wanted.shares.map(\.land.words)), "\(comment) \(places)")
        for share in wanted.shares {
            let same = found.shares.first { $0.land == share.land }?.area ?? -1
            #expect(abs(same - share.area) < tolerance, "\(comment) \(share.land.words) \(places)")
        }
        #expect(abs(found.shares.reduce(0) { $0 + $1.share } - 1) < 1e-9, "\(comment) \(places)")
        // R1. A hair of carriageway goes to the land beside it where it is walked, and is its own where GEOS cuts it.
        let walked = try query.finding(of: parcel, cutsPieces: false).inClasses
        let length = parcel.flatMap(\.rings).flatMap { zip($0, $0.dropFirst()) }.reduce(0) { $0 + $1.0.distance(to: $1.1) }
        for share in wanted.shares {
            let same = walked.shares.first { $0.land == share.land }?.areaOffCarriageways ?? -1
            #expect(abs(same - (share.areaOffCarriageways ?? -2)) < tolerance + 0.02 * length, "\(comment) \(share.land.words) \(places)")
        }
    }

    @Test("worked by hand", arguments: ParcelTests.rows)
    func byHand(_ row: ParcelTests.Row) async throws {
        let file = try #require(CaseFile.all.first { $0.name == row.file })
        let found = try ParcelQuery(map: try await file.map()).shares(of: row.parcel)
        #expect(found.status == row.status)
        #expect(found.strictest == row.strictest)
        #expect(Set(found.shares.map(\.land.words)) == Set(row.areas.keys))
        for share in found.shares { #expect(abs(share.area - (row.areas[share.land.words] ?? 0)) < 1e-4) }
    }

    /// On the line, a rounding error beside it, more than a sliver beside it; from corner to corner of the map, or between them.
    @Test("along the lines of random districts", arguments: 1...4)
    func alongLines(seed: UInt64) async throws {
        let map = try await RandomDistrict(seed: seed).input.map(try Ruleset.bundled("beijing-etown-2025"))
        let query = ParcelQuery(map: map)
        var random = Seeded(seed: seed)
        let rings = map.zones.flatMap(\.polygon.rings)
        for _ in 0..<300 {
            let ring = rings[Int.random(in: 0..<rings.count, using: &random)]
            let number = Int.random(in: 0..<ring.count - 1, using: &random)
            let isForward = Bool.random(using: &random)
            let (a, b) = isForward ? (ring[number], ring[number + 1]) : (ring[number + 1], ring[number])
            let along = (b - a).normalized
            let off = [0, 0, 0.001, -0.001, 0.006, -0.006, 0.5, -0.5][Int.random(in: 0..<8, using: &random)]
            let length = Bool.random(using: &random) ? a.distance(to: b) : Double.random(in: 5...60, using: &random)
            guard length > 1 else { continue }
            let deep = along.leftNormal * Double.random(in: 10...60, using: &random)
            let from = a + along.leftNormal * off
            let corners = [from, from + along * length, from + along * length + deep, from + deep * 0.9]
            let rounded = corners.map { Lattice.coordinate(Lattice.point($0)) }
            try agree(query, [Polygon(exterior: rounded + [rounded[0]])], "\(off)")
        }
    }

    /// Along the east side of the housing, then 5.5 cm over its north side: a triangle of 12 m, 2.75 cm wide on average, and that is land.
    @Test("a hair along a line makes the land at its end no sliver")
    func hair() async throws {
        let file = try #require(CaseFile.all.first { $0.name == "四1-housing-in-class-3" })
        let parcel = [Polygon(exterior: ParcelTests.ring([(600, 100), (588, 100.055), (588, 92), (600, 92)]))]
        let query = ParcelQuery(map: try await file.map())
        let found = try query.shares(of: parcel)
        let areas = Dictionary(uniqueKeysWithValues: found.shares.map { ($0.land.words, $0.area) })
        #expect(Set(areas.keys) == ["3", "3 (limits of 1)"])
        #expect(abs((areas["3"] ?? 0) - 0.33) < 1e-6)
        #expect(abs((areas["3 (limits of 1)"] ?? 0) - 96) < 1e-6)
        try agree(query, parcel)
    }

    @Test("pieces of the map, and several together, are themselves", arguments: 1...3)
    func pieces(seed: UInt64) async throws {
        let map = try await RandomDistrict(seed: seed).input.map(try Ruleset.bundled("beijing-etown-2025"))
        let query = ParcelQuery(map: map)
        for zone in map.zones where zone.polygon.meanWidth > 0.05 {
            let found = try query.shares(of: [zone.polygon])
            #expect(found.shares.map(\.land) == [Designation(zone)], "\(zone.id)")
            #expect(abs((found.shares.first?.area ?? 0) - zone.area) < 1e-4)
            // GEOS cuts what is outside on a grid of a micrometre: along a kilometre of outline that is some square centimetres.
            try agree(query, [zone.polygon.mapped { $0.map { $0 + Coordinate(x: 0.4, y: -0.3) } }], zone.id, within: 1e-3)
        }
    }

    @Test("boxes of every size, with corners on corners of the map", arguments: 1...3)
    func boxes(seed: UInt64) async throws {
        let map = try await RandomDistrict(seed: seed).input.map(try Ruleset.bundled("beijing-etown-2025"))
        let query = ParcelQuery(map: map)
        var random = Seeded(seed: seed &* 17)
        let corners = map.zones.flatMap(\.polygon.exterior)
        var measuring = ParcelMeasuring(LandMap(map))
        var walked = 0
        for _ in 0..<150 {
            let (p, q) = (corners[Int.random(in: 0..<corners.count, using: &random)], Double.random(in: 1...300, using: &random))
            let size = Coordinate(x: (q * 1000).rounded() / 1000, y: Double(Int.random(in: 1...80, using: &random)))
            let ring = [p, p + Coordinate(x: size.x, y: 0), p + size, p + Coordinate(x: 0, y: size.y)].map {
                Lattice.coordinate(Lattice.point($0))
            }
            let parcel = [Polygon(exterior: ring + [ring[0]])]
            try agree(query, parcel)
            if measuring.measure(parcel) == .measured { walked += 1 }
        }
        #expect(walked > 110, "GEOS is for the extraordinary")
    }
}
