import Geometry
import Regulation
import ZoningModel

/// The base zones, found by place; their areas on the lattice of the map.
package struct ZoneLocator: Sendable {
    /// The strictest first: where two zones claim a place, that one leads (reading Z2).
    package let zones: [PlanningZone]
    /// Of every zone, the place of its class in the table of distances; nil for a class that the table does not know.
    let ordinals: [Int?]
    let edges: [(a: Coordinate, b: Coordinate)]
    private let edgeZones: [Int]
    private let distinctOrdinals: Int
    /// The zone that holds what lies in no other; nil where there is none (Z5).
    private let residual: Int?
    private let areas: AreaStack
    private let edgeIndex: CellIndex

    package init(_ zones: [PlanningZone], ruleset: Ruleset) {
        let drawn = zones.sorted { a, b in
            a.zoneClass == b.zoneClass ? a.id < b.id : ruleset.isStricter(a.zoneClass, than: b.zoneClass)
        }
        let rest = ruleset.residual.map {
            PlanningZone(id: $0.id, name: $0.name.own, zoneClass: $0.zoneClass, publishedArea: nil, polygons: [])
        }
        self.zones = drawn + (rest.map { [$0] } ?? [])
        residual = rest == nil ? nil : drawn.count
        let baseClasses = ruleset.baseClasses
        ordinals = self.zones.map { zone in baseClasses.firstIndex(of: zone.zoneClass) }
        distinctOrdinals = Set(ordinals.compactMap(\.self)).count
        let polygons = self.zones.map { Lattice.onLattice($0.polygons) }
        areas = AreaStack(polygons)
        var edges: [(a: Coordinate, b: Coordinate)] = []
        var edgeZones: [Int] = []
        for (number, area) in polygons.enumerated() {
            for ring in area.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) {
                    edges.append((a, b))
                    edgeZones.append(number)
                }
            }
        }
        self.edges = edges
        self.edgeZones = edgeZones
        edgeIndex = CellIndex(edges.map { Envelope($0.a, $0.b) }, cell: 100)
    }

    /// The zone at `place`; nil for land in no zone.
    func zone(at place: Coordinate) -> Int? {
        areas.first(at: place).map { Int($0) } ?? residual
    }

    /// The edges that may meet a window.
    package func edges(in window: Envelope) -> [(a: Coordinate, b: Coordinate)] {
        edgeIndex.candidates(in: window).map { edges[Int($0)] }
    }

    /// The classes of the table of distances that land in a window has; perhaps one too many, never one too few.
    func ordinals(in window: Envelope) -> Set<Int> {
        var found: Set<Int> = []
        edgeIndex.forEach(in: window) { number in
            if let ordinal = ordinals[edgeZones[number]], !found.contains(ordinal) { found.insert(ordinal) }
            return found.count < distinctOrdinals
        }
        guard found.count < distinctOrdinals else { return found }
        if let ordinal = residual.flatMap({ ordinals[$0] }) { found.insert(ordinal) }
        if let zone = zone(at: window.centre), let ordinal = ordinals[zone] { found.insert(ordinal) }
        return found
    }
}

extension Lattice {
    package static func onLattice(_ polygons: [Polygon]) -> [Polygon] {
        polygons.map { $0.mapped { chain($0).map(coordinate) } }
    }
}
