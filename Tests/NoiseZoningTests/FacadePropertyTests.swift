import FeatureIO
import Regulation
import Testing

@testable import Geometry
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

/// Façade points asked one by one.
private struct FacadePoints {
    let function: FacadeFunction
    let table: BuildingTable
    let ids: [String]

    init(_ input: ZoningInput, _ ruleset: Ruleset) throws {
        let zoning = try input.function(ruleset)
        table = zoning.shielding.buildings
        let heights = BuildingHeights(buildings: table, metresPerStorey: input.pack.metresPerStorey)
        function = FacadeFunction(zoning, heights: heights, source: try #require(ruleset.sourceHeight))
        ids = (0..<table.count).map(table.id)
    }

    /// The point of a building's wall nearest to a place, `height` metres above the road.
    func label(_ id: String, near place: Coordinate, height: Double) -> FacadeLabel? {
        guard let building = ids.firstIndex(of: id) else { return nil }
        let walls = table.edges(of: building)
        guard let wall = walls.min(by: { place.distance(toSegment: $0.a, $0.b) < place.distance(toSegment: $1.a, $1.b) }) else {
            return nil
        }
        let along = (wall.b - wall.a).normalized
        let foot = wall.a + along * Coordinate.dot(place - wall.a, along)
        let square = along.leftNormal
        let facing = table.isInside(building, foot + square * 0.001) ? square * -1 : square
        return function.site(at: foot, facing: facing, building: building).map {
            function.label($0, seeing: function.sights($0, height: height))
        }
    }

    /// Places of walls, some metres from the corners, by building.
    func places(_ random: inout Seeded, each: Int) -> [(id: String, place: Coordinate)] {
        (0..<table.count).flatMap { building in
            table.edges(of: building).filter { $0.a.distance(to: $0.b) > 1 }.flatMap { wall in
                (0..<each).map { _ in (ids[building], wall.a + (wall.b - wall.a) * Double.random(in: 0.05...0.95, using: &random)) }
            }
        }
    }
}

@Suite("Façades: cases and properties")
struct FacadePropertyTests {
    static let seeds: [UInt64] = [1, 2, 3]
    static let cases = CaseFile.all.filter { !$0.features(in: "facade").isEmpty }
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    @Test("points of walls, worked by hand", arguments: cases)
    func points(_ file: CaseFile) throws {
        let input = try #require(file.reading().input).projected().input
        let points = try FacadePoints(input, ruleset)
        for feature in file.features(in: "facade") {
            guard case .string(let id) = feature.property("building"), case .number(let height) = feature.property("height_m"),
                case .string(let expected) = feature.property("class"), let place = feature.shape?.coordinates.first
            else {
                Issue.record("\(file.name): a façade point needs building, height_m and class")
                continue
            }
            let label = points.label(id, near: place, height: height.double)
            #expect(label?.zoneClass?.id == expected, "\(id) at \(place), \(height.literal) m")
        }
    }

    private func input(_ seed: UInt64, unknown: Double = 0) -> ZoningInput {
        var input = RandomDistrict(seed: seed).withBuildings(seed: seed, unknown: unknown)
        input.pack.metresPerStorey = 3
        return input
    }

    @Test("raising a building never adds class 4a to the façades of the others, and higher points see no less", arguments: seeds)
    func raising(seed: UInt64) throws {
        let before = input(seed)
        let first = try FacadePoints(before, ruleset)
        var random = Seeded(seed: seed)
        let places = first.places(&random, each: 1)
        var seen = 0
        for number in stride(from: 0, to: before.buildings.count, by: 6) {
            var (after, buildings) = (before, Array(before.buildings))
            let old = buildings[number]
            buildings[number] = Building(
                id: old.id, storeys: (old.storeys ?? 1) + 4, height: nil, base: nil, polygons: old.polygons)
            after.buildings = BuildingList(buildings)
            let second = try FacadePoints(after, ruleset)
            for (id, place) in places where id != old.id {
                let height = Double.random(in: 2...40, using: &random)
                let isRaised = second.label(id, near: place, height: height)?.zoneClass?.id == "4a"
                if isRaised { seen += 1 }
                #expect(!isRaised || first.label(id, near: place, height: height)?.zoneClass?.id == "4a", "\(id) at \(place), \(height) m")
                #expect(
                    !isRaised || second.label(id, near: place, height: height + 3)?.zoneClass?.id == "4a", "\(id) at \(place), \(height) m")
            }
        }
        #expect(seen > 0)
    }

    @Test("seen in a mirror, façades say the same", arguments: seeds)
    func mirrored(seed: UInt64) throws {
        let plain = input(seed, unknown: 0.1)
        let (one, other) = (try FacadePoints(plain, ruleset), try FacadePoints(plain.mirrored(), ruleset))
        var random = Seeded(seed: seed)
        for (id, place) in one.places(&random, each: 2) {
            let height = Double.random(in: 2...40, using: &random)
            let mirror = Coordinate(x: 920_000 - place.x, y: place.y)
            let (a, b) = (one.label(id, near: place, height: height), other.label(id, near: mirror, height: height))
            #expect(
                a?.zoneClass == b?.zoneClass && a?.limitsClass == b?.limitsClass && a?.other == b?.other, "\(id) at \(place), \(height) m")
        }
    }

    @Test("the order of buildings and the number of workers change no façade", arguments: seeds.prefix(1))
    func order(seed: UInt64) async throws {
        let plain = input(seed, unknown: 0.1)
        var shuffled = plain
        var random = Seeded(seed: seed)
        shuffled.buildings = BuildingList(plain.buildings.shuffled(using: &random))
        let (a, b) = (try await plain.map(ruleset, workers: 1), try await shuffled.map(ruleset, workers: 3))
        #expect(!a.facades.isEmpty && a.facades == b.facades)
    }

    @Test("the pieces of a wall cover it once on every storey", arguments: seeds.prefix(2))
    func cover(seed: UInt64) async throws {
        let map = try await input(seed, unknown: 0.1).map(ruleset)
        let walls = Dictionary(grouping: map.facades) { "\($0.building) \($0.segment)" }
        #expect(walls.count > 20)
        for (name, pieces) in walls {
            let first = try #require(pieces.min { $0.piece < $1.piece })
            for storey in 1...(pieces.compactMap { $0.storeys?.upperBound }.max() ?? 1) {
                let here = pieces.filter { $0.storeys?.contains(storey) ?? true }
                    .sorted { first.from.distance(to: $0.from) < first.from.distance(to: $1.from) }
                #expect(here.first?.from == first.from, "\(name), storey \(storey)")
                #expect(zip(here, here.dropFirst()).allSatisfy { $0.to == $1.from }, "\(name), storey \(storey)")
            }
        }
    }
}
