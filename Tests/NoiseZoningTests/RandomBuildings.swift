import Regulation

@testable import Geometry
@testable import ZoningLaw
@testable import ZoningModel

extension RandomDistrict {
    /// The district with buildings along its roads: turned rectangles, some with a courtyard, some that overlap, some without storeys.
    func withBuildings(seed: UInt64, count: Int = 24, unknown: Double = 0.1) -> ZoningInput {
        var random = Seeded(seed: seed &+ 77)
        var input = input
        func value(_ low: Double, _ high: Double) -> Double { .random(in: low...high, using: &random) }
        for number in 0..<count {
            let line = input.lines[Int.random(in: 0..<input.lines.count, using: &random)]
            let piece = Int.random(in: 0..<line.course.count - 1, using: &random)
            let (a, b) = (line.course[piece], line.course[piece + 1])
            let along = (b - a).normalized
            let side = Bool.random(using: &random) ? 1.0 : -1.0
            let foot = a + (b - a) * value(0, 1) + along.leftNormal * (side * value(16, 60))
            let (length, depth, turn) = (value(8, 70), value(6, 20), value(-0.3, 0.3))
            let axis = (along + along.leftNormal * turn).normalized
            func corner(_ u: Double, _ v: Double) -> Coordinate {
                Lattice.coordinate(Lattice.point(foot + axis * (u * length) + axis.leftNormal * (v * depth)))
            }
            let ring = [corner(-0.5, 0), corner(0.5, 0), corner(0.5, 1), corner(-0.5, 1)]
            let court = [corner(-0.3, 0.3), corner(-0.3, 0.7), corner(0.3, 0.7), corner(0.3, 0.3)]
            let holes = value(0, 1) < 0.2 && depth > 12 ? [court + [court[0]]] : []
            input.buildings.append(
                Building(
                    id: "b\(number)", storeys: value(0, 1) < unknown ? nil : Int.random(in: 2...9, using: &random), height: nil, base: nil,
                    polygons: [Polygon(exterior: ring + [ring[0]], holes: holes)]))
        }
        return input
    }
}

extension ZoningInput {
    /// All that the building rules are asked through.
    func function(_ ruleset: Ruleset) throws -> ZoningFunction {
        let zones = ZoneLocator(zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: lines, railwayLand: railwayLand, yards: yards)
        return ZoningFunction(
            input: self, bands: bands, zones: zones, ruleset: ruleset,
            shielding: Shielding(
                buildings: BuildingTable(buildings), lines: lines, making: making, bands: bands, zones: zones))
    }

    /// The same seen in a mirror that stands along the north.
    func mirrored() -> ZoningInput {
        var mirrored = moved { Coordinate(x: 920_000 - $0.x, y: $0.y) }
        // What was left is right: run the other way, it is left again.
        for number in mirrored.lines.indices { mirrored.lines[number].course.reverse() }
        return mirrored
    }
}
