/// The layers that bands are made from, which are what one pack takes from another.
extension ZoningInput {
    /// The layers that bands are made from: what is read of a neighbour.
    package static let bandLayers: [PackManifest.Layer] = [
        .roads, .roadLand, .roadEdges, .rail, .railwayLand, .yards, .waterways, .areas,
    ]

    /// The same without what came from neighbours.
    package var own: ZoningInput {
        var own = self
        own.lines.removeAll { $0.neighbour != nil }
        own.railwayLand.removeAll { $0.neighbour != nil }
        own.yards.removeAll { $0.neighbour != nil }
        own.lineLand.removeAll { $0.neighbour != nil }
        own.areas.removeAll { $0.neighbour != nil }
        return own
    }

    /// How much of each of the band layers there is, to come back to.
    package var bandCounts: [Int] {
        [lines.count, roadLand.count, roadEdges.count, railwayLand.count, yards.count, lineLand.count, areas.count]
    }

    /// Takes back what was added to the band layers since they had these counts.
    package mutating func cut(to counts: [Int]) {
        lines.removeLast(lines.count - counts[0])
        roadLand.removeLast(roadLand.count - counts[1])
        roadEdges.removeLast(roadEdges.count - counts[2])
        railwayLand.removeLast(railwayLand.count - counts[3])
        yards.removeLast(yards.count - counts[4])
        lineLand.removeLast(lineLand.count - counts[5])
        areas.removeLast(areas.count - counts[6])
    }
}
