import Geometry
import SystemIO

/// A convex area: half-planes, and a disc where there is one.
package struct ConvexArea {
    /// Places x with dot(normal, x − origin) ≥ 0.
    var halfPlanes: [(origin: Coordinate, normal: Coordinate)] = []
    var disc: (centre: Coordinate, radius: Double)?

    /// The part of the segment inside; nil for none or a single place.
    package func interval(of a: Coordinate, _ b: Coordinate) -> ClosedRange<Double>? {
        var (low, high) = (0.0, 1.0)
        let along = b - a
        for (origin, normal) in halfPlanes {
            let (start, slope) = (Coordinate.dot(normal, a - origin), Coordinate.dot(normal, along))
            if slope == 0 {
                if start < 0 { return nil }
            } else if slope > 0 {
                low = max(low, -start / slope)
            } else {
                high = min(high, -start / slope)
            }
        }
        if let disc {
            let start = a - disc.centre
            let (p, q) = (Coordinate.dot(along, along), Coordinate.dot(along, start))
            let root = q * q - p * (Coordinate.dot(start, start) - disc.radius * disc.radius)
            guard p > 0, root > 0 else { return nil }
            low = max(low, (-q - root.squareRoot()) / p)
            high = min(high, (-q + root.squareRoot()) / p)
        }
        return low < high ? low...high : nil
    }

    /// The parts of an arc inside, as shares of its angle counter-clockwise from the unit vector `from`: cut where it crosses the border of
    /// the area, and asked between.
    func intervals(ofArc centre: Coordinate, from: Coordinate, angle: Double, radius: Double) -> [ClosedRange<Double>] {
        var cuts = [0.0, 1.0]
        /// Where the way from the centre makes an angle of the given cosine with `direction`.
        func cut(_ direction: Coordinate, cosine: Double) {
            guard abs(cosine) < 1 else { return }
            let middle = atan2(Coordinate.cross(from, direction), Coordinate.dot(from, direction))
            for turn in [middle - acos(cosine), middle + acos(cosine)] {
                let share = (turn < 0 ? turn + 2 * .pi : turn) / angle
                if share > 0, share < 1 { cuts.append(share) }
            }
        }
        for (origin, normal) in halfPlanes { cut(normal, cosine: Coordinate.dot(normal, origin - centre) / (normal.length * radius)) }
        if let disc {
            let between = disc.centre - centre
            let apart = between.length
            if apart > 0 {
                cut(between, cosine: (apart * apart + radius * radius - disc.radius * disc.radius) / (2 * apart * radius))
            }
        }
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).compactMap { low, high in
            low < high && contains(centre + from.turned(by: angle * (low + high) / 2) * radius) ? low...high : nil
        }
    }

    private func contains(_ place: Coordinate) -> Bool {
        halfPlanes.allSatisfy { Coordinate.dot($0.normal, place - $0.origin) >= 0 }
            && disc.map { place.distance(to: $0.centre) <= $0.radius } ?? true
    }
}

extension Coordinate {
    /// Counter-clockwise, in radians.
    func turned(by angle: Double) -> Coordinate {
        let (s, c) = (sin(angle), cos(angle))
        return Coordinate(x: x * c - y * s, y: x * s + y * c)
    }
}

extension BandPart {
    /// The carriageway of the part less `margin` metres on every side.
    func inner(margin: Double) -> ConvexArea? { convex(width: -margin, ends: -margin) }

    /// The part out to `width` metres beyond the boundary line as a convex area; nil for land and portals. `ends` metres are added at
    /// the ends.
    package func convex(width: Double, ends: Double = 0) -> ConvexArea? {
        switch self {
        case .strip(let a, let b, let left, let right):
            let along = (b - a).normalized
            let aside = along.leftNormal
            return ConvexArea(halfPlanes: [
                (a - along * ends, along), (b + along * ends, along * -1), (a + aside * (left + width), aside * -1),
                (a - aside * (right + width), aside),
            ])
        case .side(let a, let b, let offset):
            let along = (b - a).normalized
            let aside = along.leftNormal
            return ConvexArea(halfPlanes: [
                (a - along * ends, along), (b + along * ends, along * -1), (a, aside), (a + aside * (offset + width), aside * -1),
            ])
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            return ConvexArea(
                halfPlanes: [(centre - from.leftNormal * ends, from.leftNormal), (centre + to.leftNormal * ends, to.leftNormal * -1)],
                disc: (centre, max(fromOffset, toOffset) + width))
        case .cut(let part, let end, let toward):
            var area = part.convex(width: width, ends: ends)
            area?.halfPlanes.append((end + toward * ends, toward * -1))
            return area
        case .portal, .land, .carriageway: return nil
        }
    }
}
