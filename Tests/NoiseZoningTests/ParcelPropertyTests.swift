import Regulation
import Testing

@testable import Geometry
@testable import ZoneQueries
@testable import ZoningModel

@Suite("Parcels on random districts")
struct ParcelPropertyTests {
    private func map(_ seed: UInt64) async throws -> (map: ZoneMap, district: RandomDistrict) {
        let district = RandomDistrict(seed: seed)
        return (try await district.input.map(try Ruleset.bundled("beijing-etown-2025")), district)
    }

    /// A star about a place; every second one with a hole or a second part.
    private func star(_ random: inout Seeded, about centre: Coordinate, radius: Double) -> [Polygon] {
        func ring(_ centre: Coordinate, _ radius: Double) -> [Coordinate] {
            let count = Int.random(in: 3...12, using: &random)
            let ring = (0..<count).map { number in
                let turn = 2 * Double.pi * (Double(number) + .random(in: 0.1...0.9, using: &random)) / Double(count)
                let reach = radius * .random(in: 0.6...1, using: &random)
                return centre + Coordinate(x: cosine(turn), y: cosine(turn - .pi / 2)) * reach
            }
            return ring + [ring[0]]
        }
        let outer = ring(centre, radius)
        switch Int.random(in: 0..<3, using: &random) {
        // Three corners on a circle may leave its middle out: the hole has its place in stars of more.
        case 0 where outer.count > 8: return [Polygon(exterior: outer, holes: [ring(centre, radius / 4)])]
        case 1: return [Polygon(exterior: outer), Polygon(exterior: ring(centre + Coordinate(x: 2.5 * radius, y: 0), radius))]
        default: return [Polygon(exterior: outer)]
        }
    }

    /// By its series: exact enough, and no library of the system.
    private func cosine(_ angle: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for step in 1...20 {
            term *= -angle * angle / Double((2 * step - 1) * 2 * step)
            sum += term
        }
        return sum
    }

    private func oracle(_ parcel: [Polygon], _ map: ZoneMap) -> [Designation: Double] {
        var box = Envelope()
        for polygon in parcel { box.add(Envelope(polygon.exterior)) }
        var areas: [Designation: Double] = [:]
        for zone in map.zones where Envelope(zone.polygon.exterior).intersects(box) {
            areas[Designation(zone), default: 0] += SharedArea.of(parcel, zone.polygon)
        }
        areas[.outside] = parcel.reduce(0) { $0 + $1.area } - areas.values.reduce(0, +)
        return areas
    }

    @Test("areas are those of an independent sum, and add up", arguments: 1...3)
    func areas(seed: UInt64) async throws {
        var (map, district) = try await map(seed)
        let query = ParcelQuery(map: map)
        var random = Seeded(seed: seed &* 977)
        for centre in district.places(30) {
            let parcel = star(&random, about: centre, radius: .random(in: 5...200, using: &random))
            let finding = try query.finding(of: parcel)
            let wanted = oracle(parcel, map)
            // A sliver may have gone to its neighbour.
            let slivers = finding.pieces.filter { $0.polygon.meanWidth <= Tolerance.sliver }.reduce(0) { $0 + $1.polygon.area }
            #expect(slivers <= Tolerance.sliver * parcel.reduce(0) { $0 + $1.perimeter })
            for land in Set(wanted.keys).union(finding.shares.map(\.land)) {
                let found = finding.shares.first { $0.land == land }?.area ?? 0
                #expect(abs(found - (wanted[land] ?? 0)) < 1e-3 + slivers, "\(land.words) of \(parcel)")
            }
            #expect(abs(finding.shares.reduce(0) { $0 + $1.area } - finding.area) < 1e-3)
        }
    }

    @Test("a parcel that is a piece of the map is all of it, even where its corners are 6 mm off", arguments: 1...3)
    func alongLines(seed: UInt64) async throws {
        let (map, _) = try await map(seed)
        let query = ParcelQuery(map: map)
        var random = Seeded(seed: seed)
        for zone in map.zones where zone.polygon.meanWidth > 1 {
            let exact = try query.finding(of: [zone.polygon])
            #expect(exact.shares.map(\.land) == [Designation(zone)])
            #expect(abs(exact.shares[0].area - zone.area) < 1e-3)
            let moved = zone.polygon.mapped { ring in
                let off = ring.dropLast().map { place in
                    place + Coordinate(x: .random(in: -0.006...0.006, using: &random), y: .random(in: -0.006...0.006, using: &random))
                }
                return off + [off[0]]
            }
            let context = GEOSContext()
            // Corners nearer together than the error may cross over: no parcel.
            guard try GEOSGeometry(polygon: moved, in: context).validityFault() == nil else { continue }
            let near = try query.finding(of: [moved])
            #expect(near.shares.map(\.land) == [Designation(zone)], "\(zone.id)")
            #expect(abs(near.shares.reduce(0) { $0 + $1.area } - near.area) < 1e-3)
        }
    }

    @Test("the sides are what a question beside the outline finds, and are as long as it", arguments: 1...3)
    func sides(seed: UInt64) async throws {
        var (map, district) = try await map(seed)
        let (sides, index) = (ParcelSides(map), ZoneIndex(map))
        var random = Seeded(seed: seed &* 31)
        for centre in district.places(25) {
            let parcel = star(&random, about: centre, radius: .random(in: 20...200, using: &random))
            let outline = sides.outline(of: parcel)
            #expect(abs(outline.reduce(0) { $0 + $1.length } - parcel.reduce(0) { $0 + $1.perimeter }) < 1e-6)
            for stretch in outline {
                var at = stretch.from
                for (a, b) in zip(stretch.course, stretch.course.dropFirst()) {
                    let middle = at + a.distance(to: b) / 2
                    at += a.distance(to: b)
                    guard middle - stretch.from > 1, stretch.to - middle > 1 else { continue }
                    let ring = parcel[stretch.part - 1].rings[stretch.ring]
                    let isLeft = (Polygon.signedArea(ring) > 0) != (stretch.ring > 0)
                    let inward = (b - a).normalized.leftNormal * (isLeft ? 0.05 : -0.05)
                    for (place, land) in [((a + b) * 0.5 + inward, stretch.inside), ((a + b) * 0.5 - inward, stretch.outside)] {
                        let found = index.zones(at: place, tolerance: 0).zones.first.map { Designation(map.zones[$0]) } ?? .outside
                        #expect(found == land, "\(place)")
                    }
                }
            }
        }
    }
}
