import Regulation
import Testing

@testable import Geometry
@testable import ZoningLaw
@testable import ZoningModel

/// What is not asked anew, since it follows from what was asked: always what the question itself would say.
@Suite("Looks that are spared")
struct SparedLooksTests {
    static let seeds: [UInt64] = [4, 5, 6]
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    private func input(_ seed: UInt64) -> ZoningInput {
        var input = RandomDistrict(seed: seed).withBuildings(seed: seed)
        input.pack.metresPerStorey = 3
        // Where land has a use no two places are alike for certain.
        input.residential = []
        return input
    }

    /// Places of walls, each with the way out of its wall.
    private func sites(_ function: FacadeFunction, _ table: BuildingTable, _ random: inout Seeded) -> [FacadeSite] {
        var sites: [FacadeSite] = []
        for building in 0..<table.count {
            for wall in table.edges(of: building) {
                let square = (wall.b - wall.a).normalized.leftNormal
                let facing = table.isInside(building, (wall.a + wall.b) * 0.5 + square * 0.001) ? square * -1 : square
                for _ in 0..<3 {
                    let place = wall.a + (wall.b - wall.a) * Double.random(in: 0...1, using: &random)
                    if let site = function.site(at: place, facing: facing, building: building) { sites.append(site) }
                }
            }
        }
        return sites
    }

    @Test("what is known from below and above, and of places alike, changes no sight and no answer")
    func heights() throws {
        let counts = try Self.seeds.map(heights)
        #expect(counts.contains { $0.spared > 0 } && counts.contains { $0.alike > 0 })
    }

    private func heights(seed: UInt64) throws -> (spared: Int, alike: Int) {
        let plain = input(seed)
        let zoning = try plain.function(ruleset)
        let table = zoning.shielding.buildings
        let heights = BuildingHeights(buildings: table, metresPerStorey: plain.pack.metresPerStorey)
        let function = FacadeFunction(zoning, heights: heights, source: try #require(ruleset.sourceHeight))
        var random = Seeded(seed: seed)
        let sites = sites(function, table, &random)
        var (spared, alike) = (0, 0)
        for (number, site) in sites.enumerated() {
            let points = (0..<3).map { _ in Double.random(in: 0...40, using: &random) }.sorted()
            let sights = points.map { function.sights(site, height: $0) }
            #expect(function.sights(site, height: points[1], low: sights[0], high: sights[2]) == sights[1], "\(site.place), \(points)")
            #expect(function.sights(site, height: points[0], high: sights[2]) == sights[0], "\(site.place), \(points)")
            #expect(function.sights(site, height: points[2], low: sights[0]) == sights[2], "\(site.place), \(points)")
            if sights[0] == sights[2], !site.looks.isEmpty { spared += 1 }
            for other in sites[max(0, number - 6)..<number] where function.areAlike(site, other) && !site.looks.isEmpty {
                alike += 1
                #expect(function.label(site, seeing: sights[1]) == function.label(other, seeing: sights[1]), "\(site.place)")
            }
        }
        return (spared, alike)
    }

    @Test("a stretch told from boxes, and the land before its first row told look by look, are the same")
    func reaches() throws {
        let counts = try Self.seeds.map(reaches)
        #expect(counts.contains { $0.held > 0 } && counts.contains { $0.before > 0 })
    }

    private func reaches(seed: UInt64) throws -> (held: Int, before: Int) {
        let plain = input(seed)
        let zones = ZoneLocator(plain.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: plain.lines, railwayLand: plain.railwayLand, yards: plain.yards)
        let survey = StretchSurvey(
            buildings: BuildingTable(plain.buildings), lines: plain.lines, making: making, bands: bands, zones: zones)
        var random = Seeded(seed: seed)
        var (held, before) = (0, 0)
        for one in (0..<survey.count).map(survey.measured) {
            let (reach, box) = (StretchReach(one.stretch, shielded: nil), one.stretch.envelope.grown(by: 5))
            for _ in 0..<100 {
                let place = Coordinate(
                    x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
                for ordinal in [nil, 0, 1, 2] {
                    let isHeld = one.stretch.reaches(place, baseClass: ordinal)
                    if isHeld { held += 1 }
                    #expect(reach.holds(place, baseClass: ordinal) == isHeld, "\(place)")
                }
                guard let fronts = one.shielded?.fronts else { continue }
                let isBefore = fronts.all.contains { front in
                    front.look.along(place).map { $0 >= front.low && $0 <= front.high && front.holds(place, at: $0) } ?? false
                }
                if isBefore { before += 1 }
                #expect(fronts.contains(place) == isBefore, "\(place)")
            }
        }
        return (held, before)
    }

    @Test("buildings stay where there is no line to be seen")
    func withoutLines() throws {
        var plain = input(7)
        plain.lines = []
        #expect(try plain.function(ruleset).shielding.buildings.count == plain.buildings.count)
        plain.buildings = BuildingList()
        #expect(try plain.function(ruleset).shielding.buildings.isEmpty)
    }
}
