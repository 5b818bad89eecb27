import Geometry

/// Where a label stands in a shape: a place inside, and how far the outline is from it.
struct LabelSpot {
    let place: Coordinate
    /// Metres, or degrees, to the nearest edge.
    let room: Double

    /// Levels across an area on which is looked for the place.
    private static let levels = 7

    /// Of an area the middle of its widest stretch on a few levels; of a line its middle; a point is its own place, with room for a label
    /// of two units. Nil where there is no inside.
    init?(in shape: Shape) {
        switch shape {
        case .point(let place): (self.place, room) = (place, 2)
        case .multiPoint(let places):
            guard let place = places.first else { return nil }
            (self.place, room) = (place, 2)
        case .lineString, .multiLineString:
            guard let line = shape.lines.max(by: { $0.coordinates.count < $1.coordinates.count })?.coordinates, line.count > 1 else {
                return nil
            }
            let middle = line.count / 2
            (place, room) = ((line[middle - 1] + line[middle]) * 0.5, 6)
        case .polygon, .multiPolygon:
            guard let polygon = shape.polygons.max(by: { $0.area < $1.area }), let spot = Self.inside(polygon) else { return nil }
            (place, room) = spot
        }
    }

    /// Linear in the vertices, for each level twice.
    private static func inside(_ polygon: Polygon) -> (Coordinate, Double)? {
        let box = Envelope(polygon.exterior)
        var best: (Coordinate, Double)?
        for level in 1...levels {
            let y = box.minY + box.height * Double(level) / Double(levels + 1)
            var crossings: [Double] = []
            for ring in polygon.rings {
                for (a, b) in zip(ring, ring.dropFirst()) where (a.y > y) != (b.y > y) {
                    crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
                }
            }
            crossings.sort()
            let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
            guard let widest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { continue }
            let place = Coordinate(x: (widest.0 + widest.1) / 2, y: y)
            var room = Double.infinity
            for ring in polygon.rings {
                for (a, b) in zip(ring, ring.dropFirst()) { room = min(room, place.distance(toSegment: a, b)) }
            }
            if room > best?.1 ?? 0 { best = (place, room) }
        }
        return best
    }
}
