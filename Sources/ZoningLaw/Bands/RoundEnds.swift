import Geometry

/// Where the rules measure from the land of a line in every direction (W6): what its band has about ends, and about corners of its
/// boundary line that no strip and no bend covers.
enum RoundEnds {
    /// What lies about the end of a piece where the distance holds there as well (W6): before the end, and about its two corners.
    static func cap(at place: Coordinate, ray: SectionGraph.Ray) -> [BandPart] {
        let left = ray.direction.leftNormal
        let (toLeft, toRight) = (place + left * ray.left, place + left * -ray.right)
        // The land beyond the end lies to the left of the way from the right corner to the left one.
        return disc(about: toLeft) + disc(about: toRight) + (toLeft == toRight ? [] : [.side(from: toRight, to: toLeft, offset: 0)])
    }

    /// All about a corner of the boundary line, as two halves.
    private static func disc(about corner: Coordinate) -> [BandPart] {
        let (east, west) = (Coordinate(x: 1, y: 0), Coordinate(x: -1, y: 0))
        return [
            .sector(centre: corner, from: east, to: west, fromOffset: 0, toOffset: 0),
            .sector(centre: corner, from: west, to: east, fromOffset: 0, toOffset: 0),
        ]
    }

    /// What lies about a step of the boundary line, where pieces of different widths meet (W6).
    static func steps(at node: SectionGraph.Node) -> [BandPart] {
        func isLevel(_ ray: SectionGraph.Ray, _ next: SectionGraph.Ray) -> Bool { ray.left == next.right }
        let pairs = node.rays.indices.map { (node.rays[$0], node.rays[($0 + 1) % node.rays.count]) }
        guard pairs.contains(where: { !isLevel($0, $1) }) else {
            // Inside a sharp bend the corner of one piece may stand out beyond the other.
            let inner = pairs.filter { Coordinate.cross($0.direction, $1.direction) > Tolerance.angle }
            return inner.flatMap { ray, next -> [BandPart] in
                let (left, right) = (ray.direction.leftNormal * ray.left, next.direction.leftNormal * -next.right)
                return (next.holds(left) ? [] : cap(at: node.place, ray: ray)) + (ray.holds(right) ? [] : cap(at: node.place, ray: next))
            }
        }
        var parts = node.rays.flatMap { cap(at: node.place, ray: $0) }
        for (ray, next) in pairs where !isLevel(ray, next) && Coordinate.cross(ray.direction, next.direction) < -Tolerance.angle {
            // W7: outside a bend the wider of the two counts, and ends square to either.
            let wider = max(ray.left, next.right)
            let (first, last) = (ray.direction.leftNormal, next.direction.leftNormal * -1)
            let (start, end) = (node.place + first * wider, node.place + last * wider)
            parts += disc(about: start) + disc(about: end)
            if ray.left < wider { parts.append(.side(from: start, to: node.place + first * ray.left, offset: 0)) }
            if next.right < wider { parts.append(.side(from: node.place + last * next.right, to: end, offset: 0)) }
        }
        return parts
    }
}

extension SectionGraph.Ray {
    /// Whether a place, seen from the node, lies between the boundary lines of the piece.
    fileprivate func holds(_ place: Coordinate) -> Bool {
        let (along, aside) = (Coordinate.dot(place, direction), Coordinate.cross(direction, place))
        return along >= -Tolerance.rounding && along <= length && aside <= left + Tolerance.rounding && aside >= -right - Tolerance.rounding
    }
}
