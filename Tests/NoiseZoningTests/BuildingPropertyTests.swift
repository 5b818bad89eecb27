import FeatureIO
import Regulation
import Testing

@testable import Geometry
@testable import LineOfSight
@testable import PlanarArrangement
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

@Suite("Properties of the building rules, on random districts")
struct BuildingPropertyTests {
    static let seeds: [UInt64] = [1, 2, 3]
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    private func bytes(_ map: ZoneMap) throws -> [UInt8] { try map.geoJSON() }

    @Test("no buildings, and buildings far from every road, leave the map as it is, byte for byte", arguments: seeds.prefix(3))
    func far(seed: UInt64) async throws {
        let district = RandomDistrict(seed: seed)
        var far = district.withBuildings(seed: seed, count: 8)
        far.buildings = BuildingList(
            far.buildings.map { building in
                var building = building
                building.polygons = building.polygons.map { $0.mapped { $0.map { $0 + Coordinate(x: 9000, y: 0) } } }
                return building
            })
        #expect(try await bytes(far.map(ruleset)) == bytes(try await district.input.map(ruleset)))
    }

    @Test("the map tiles the district, and is a picture of the function", arguments: seeds)
    func picture(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        let input = district.withBuildings(seed: seed)
        let map = try await input.map(ruleset)
        #expect(Tiling.faults(of: map, district: input.district) == [])
        let function = try input.function(ruleset)
        #expect(!function.shielding.shielded.isEmpty, "a district where buildings change nothing tests nothing")
        let query = PlaceQuery(map: map, ruleset: ruleset)
        // All over, and close to the buildings.
        var random = Seeded(seed: seed)
        let close = input.buildings.flatMap { building in
            (0..<10).map { _ in
                building.polygons[0].exterior[0]
                    + Coordinate(x: .random(in: -50...50, using: &random), y: .random(in: -50...50, using: &random))
            }
        }
        for place in district.places(800) + close {
            let (label, brief) = (function.label(at: place), query.brief(at: place))
            if label?.zoneClass == brief.zoneClass, label?.limitsClass == brief.limitsClass, (label?.other == nil) == brief.isCertain {
                continue
            }
            let change = query.finding(at: place).change
            #expect(change.map { $0.distance < Tolerance.sightBorder } == true, "\(place) \(String(describing: label)) \(brief)")
        }
    }

    @Test("what is in sight is what many rays reach", arguments: seeds)
    func rays(seed: UInt64) throws {
        let district = RandomDistrict(seed: seed)
        let input = district.withBuildings(seed: seed, unknown: 0)
        let function = try input.function(ruleset)
        var random = Seeded(seed: seed)
        for shielded in function.shielding.shielded {
            let box = shielded.stretch.envelope
            for _ in 0..<25 {
                let place = Coordinate(
                    x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
                guard !function.shielding.buildings.contains(place) else { continue }
                let spans = shielded.field.spans(from: place)
                for target in shielded.field.targets.indices.shuffled(using: &random).prefix(3) {
                    let (a, b) = shielded.field.targets[target]
                    for _ in 0..<20 {
                        let at = Double.random(in: 0...1, using: &random)
                        let goal = a + (b - a) * at
                        let isFree = !shielded.field.walls.contains { wall in Self.crosses(place, goal, wall.a, wall.b) }
                        let isSeen = spans.contains { $0.target == target && $0.low < at && at < $0.high }
                        let isNearEnd = spans.contains { $0.target == target && min(abs($0.low - at), abs($0.high - at)) < 1e-6 }
                        if isFree != isSeen, !isNearEnd { Issue.record("\(place) to \(goal): seen \(isSeen), free \(isFree)") }
                    }
                }
            }
        }
    }

    private static func crosses(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
        func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double { Coordinate.cross(q - p, r - p) }
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }

    @Test("a building more never adds ground, while the rule and the joining lines stay the same", arguments: seeds)
    func oneMore(seed: UInt64) throws {
        var district = RandomDistrict(seed: seed)
        let all = district.withBuildings(seed: seed, count: 24, unknown: 0)
        let places = district.places(400)
        var before = all
        before.buildings = BuildingList(all.buildings.prefix(22))
        var first = try before.function(ruleset)
        var compared = 0
        for number in 22..<24 {
            var after = before
            after.buildings.append(all.buildings[number])
            let second = try after.function(ruleset)
            if Self.rules(first, stayIn: second) {
                compared += 1
                for place in places where second.label(at: place)?.zoneClass?.id == "4a" {
                    #expect(first.label(at: place)?.zoneClass?.id == "4a", "\(place), building \(number)")
                }
            }
            (before, first) = (after, second)
        }
        #expect(compared > 0)
    }

    private static func rules(_ first: ZoningFunction, stayIn second: ZoningFunction) -> Bool {
        guard first.shielding.shielded.map(\.frontage.id) == second.shielding.shielded.map(\.frontage.id) else { return false }
        return zip(first.shielding.shielded, second.shielding.shielded).allSatisfy { one, other in
            one.joinings.allSatisfy { joining in other.joinings.contains { $0.a == joining.a && $0.b == joining.b } }
        }
    }

    @Test("seen in a mirror, the districts say the same", arguments: seeds)
    func mirrored(seed: UInt64) throws {
        var district = RandomDistrict(seed: seed)
        let input = district.withBuildings(seed: seed)
        let (function, mirror) = (try input.function(ruleset), try input.mirrored().function(ruleset))
        var shares: [[Double]] = []
        for one in [function, mirror] { shares.append(one.shielding.frontages.map(\.share.lowerBound).sorted()) }
        #expect(zip(shares[0], shares[1]).allSatisfy { abs($0 - $1) < 1e-9 } && shares[0].count == shares[1].count)
        for place in district.places(800) {
            let (one, other) = (function.label(at: place), mirror.label(at: Coordinate(x: 920_000 - place.x, y: place.y)))
            guard one?.zoneClass != other?.zoneClass || one?.limitsClass != other?.limitsClass || one?.other != other?.other else {
                continue
            }
            #expect(one?.zoneClass == other?.zoneClass && one?.limitsClass == other?.limitsClass && one?.other == other?.other, "\(place)")
        }
    }

    @Test("the order of buildings and the number of workers change no byte", arguments: seeds.prefix(2))
    func order(seed: UInt64) async throws {
        let input = RandomDistrict(seed: seed).withBuildings(seed: seed)
        var shuffled = input
        var random = Seeded(seed: seed)
        shuffled.buildings = BuildingList(input.buildings.shuffled(using: &random))
        #expect(try await bytes(shuffled.map(ruleset, workers: 3)) == bytes(try await input.map(ruleset)))
    }

    @Test("the grid of walls says what every wall asked for itself says", arguments: seeds)
    func grid(seed: UInt64) throws {
        var district = RandomDistrict(seed: seed)
        let table = BuildingTable(district.withBuildings(seed: seed, count: 150).buildings)
        let grid = SightGrid(table)
        let walls = (0..<table.count).flatMap { table.edges(of: $0) }
        let places = district.places(1000)
        for (from, far) in zip(places, places.dropFirst()) {
            let to = from + (far - from).normalized * min(from.distance(to: far), 90)
            let isBlocked = walls.contains { Self.crosses(from, to, $0.a, $0.b) } || table.contains(from)
            if grid.isClear(from: from, to: to) == isBlocked { Issue.record("\(from) \(to)") }
        }
    }
}
