import Geometry
import ZoningModel

/// The edges between pieces of a map that differ in something, and those about the whole.
struct PieceEdges {
    private struct Edge: Hashable {
        let a: Coordinate
        let b: Coordinate

        init(_ a: Coordinate, _ b: Coordinate) {
            (self.a, self.b) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
        }
    }

    /// What is left of the edges, in the order of the pieces, joined where one goes on where the last ended. Linear.
    static func between(_ zones: [FunctionalZone], differingIn trait: (FunctionalZone) -> String) -> [[Coordinate]] {
        var met: [Edge: String?] = [:]
        for zone in zones {
            let trait = trait(zone)
            for ring in zone.polygon.rings {
                for (a, b) in zip(ring, ring.dropFirst()) {
                    let edge = Edge(a, b)
                    // The same on both sides: no edge.
                    if let other = met[edge], other == trait { met[edge] = .some(nil) } else { met[edge] = trait }
                }
            }
        }
        var runs: [[Coordinate]] = []
        for ring in zones.lazy.flatMap(\.polygon.rings) {
            var isOpen = false
            for (a, b) in zip(ring, ring.dropFirst()) {
                let edge = Edge(a, b)
                guard case .some(.some) = met[edge] else {
                    isOpen = false
                    continue
                }
                met[edge] = .some(nil)
                if isOpen { runs[runs.count - 1].append(b) } else { runs.append([a, b]) }
                isOpen = true
            }
        }
        return runs
    }
}
