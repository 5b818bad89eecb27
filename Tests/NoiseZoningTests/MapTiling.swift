@testable import Geometry
@testable import PlanarArrangement
@testable import ZoningModel

extension Tiling {
    /// What keeps the zones of a map from tiling the district: areas that do not add up, edges without a partner that are no
    /// district line, edges taken twice on one side, pieces that are not valid or thinner than the lattice.
    static func faults(of map: ZoneMap, district: [Polygon]) -> [String] {
        var faults: [String] = []
        let onLattice = district.map { $0.mapped { Lattice.chain($0).map(Lattice.coordinate) } }
        let (whole, parts) = (onLattice.reduce(0) { $0 + $1.area }, map.zones.reduce(0) { $0 + $1.area })
        if abs(whole - parts) > 1e-6 * whole + 0.5 { faults.append("areas: \(parts) m² of \(whole) m²") }

        var sides: [LatticeSegment: (forward: Int, backward: Int)] = [:]
        for zone in map.zones {
            for (index, ring) in zone.polygon.rings.enumerated() {
                let isLeft = (Polygon.signedArea(ring) > 0) == (index == 0)
                let points = ring.map(Lattice.point)
                for (a, b) in zip(points, points.dropFirst()) {
                    if (a < b) == isLeft {
                        sides[LatticeSegment(a, b), default: (0, 0)].forward += 1
                    } else {
                        sides[LatticeSegment(a, b), default: (0, 0)].backward += 1
                    }
                }
            }
        }
        let edges = onLattice.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
        for (segment, count) in sides {
            if count.forward > 1 || count.backward > 1 { faults.append("an edge has two pieces on one side: \(segment)") }
            guard count.forward + count.backward == 1 else { continue }
            let middle = (Lattice.coordinate(segment.a) + Lattice.coordinate(segment.b)) * 0.5
            if !edges.contains(where: { middle.distance(toSegment: $0.0, $0.1) < 0.002 }) {
                faults.append("an edge inside the district has one side only: \(segment)")
            }
        }
        let context = GEOSContext()
        for zone in map.zones {
            if let fault = try? GEOSGeometry(polygon: zone.polygon, in: context).validityFault() {
                faults.append("\(zone.id) is not valid: \(fault.reason)")
            }
            if zone.area < 1e-5 { faults.append("\(zone.id) is nothing") }
        }
        return faults
    }
}
