import Geometry

/// Between which areas the union of convex parts lies, without making it: most questions about it are answered by that.
///
/// At least the parts less all that pairs of them share (Bonferroni), at most the parts less what the pairs of a tree share (Hunter 1976). Where
/// no place is in three parts, the first is the area itself.
struct OverlappingParts {
    private let parts: [ConvexPart]
    private let whole: [Polygon]
    /// By part, square metres within the whole.
    private let areas: [Double]
    /// Whether all of it lies within the whole.
    private let isInside: [Bool]

    /// - Parameters:
    ///   - parts: closed rings, convex, either way round.
    ///   - whole: what of them counts: areas that do not overlap.
    init(_ parts: [[Coordinate]], within whole: [Polygon]) {
        self.parts = parts.map(ConvexPart.init)
        self.whole = whole
        let edges = whole.flatMap(\.rings).flatMap { zip($0, $0.dropFirst()).map { Envelope($0, $1) } }
        let cells = CellIndex(edges, cell: 50)
        let locator = AreaLocator(whole)
        var (areas, isInside): ([Double], [Bool]) = ([], [])
        for part in self.parts {
            var meetsLine = false
            cells.forEach(in: part.box) { number in
                meetsLine = edges[number].intersects(part.box)
                return !meetsLine
            }
            isInside.append(!meetsLine && part.ring.first.map(locator.contains) == true)
            areas.append(meetsLine ? part.area(in: whole) : isInside[isInside.count - 1] ? part.area : 0)
        }
        (self.areas, self.isInside) = (areas, isInside)
    }

    /// Square metres that the union of the parts has within the whole. Time: the parts by the vertices of the whole where they meet its
    /// lines, and the pairs of parts that meet.
    func bounds() -> ClosedRange<Double> {
        let sum = areas.reduce(0, +)
        let pairs = pairs()
        // What two parts share outside the whole is taken off as well: less is still a lower bound.
        let least = max(areas.max() ?? 0, pairs.reduce(sum) { $0 - $1.area })
        var most = sum
        var trees = Array(parts.indices)
        func root(_ part: Int) -> Int {
            var at = part
            while trees[at] != at {
                trees[at] = trees[trees[at]]
                at = trees[at]
            }
            return at
        }
        for pair in pairs.sorted(by: { ($1.area, $0.first, $0.second) < ($0.area, $1.first, $1.second) }) where pair.isInside {
            let (a, b) = (root(pair.first), root(pair.second))
            guard a != b else { continue }
            trees[a] = b
            most -= pair.area
        }
        return min(least, most)...most
    }

    private struct Pair {
        let first: Int
        let second: Int
        let area: Double
        /// Whether what they share lies within the whole.
        let isInside: Bool
    }

    /// Parts that share land.
    private func pairs() -> [Pair] {
        let near = parts.indices.filter { areas[$0] > 0 }
        let cells = CellIndex(near.map { parts[$0].box }, cell: 50)
        var pairs: [Pair] = []
        // By which part each was seen last: one that lies in many cells comes many times.
        var seen = [Int](repeating: -1, count: near.count)
        for (number, first) in near.enumerated() {
            cells.forEach(in: parts[first].box) { other in
                let second = near[other]
                guard other > number, seen[other] != number, parts[first].box.intersects(parts[second].box) else { return true }
                seen[other] = number
                let area = parts[first].area(in: [Polygon(exterior: parts[second].ring)])
                if area > 0 { pairs.append(Pair(first: first, second: second, area: area, isInside: isInside[first] || isInside[second])) }
                return true
            }
        }
        return pairs
    }
}

/// A convex ring, counter-clockwise.
private struct ConvexPart {
    let ring: [Coordinate]
    let box: Envelope
    let area: Double

    init(_ ring: [Coordinate]) {
        let area = Polygon.signedArea(ring)
        self.ring = area < 0 ? ring.reversed() : ring
        self.area = abs(area)
        box = Envelope(ring)
    }

    /// Square metres of it in areas that do not overlap: each ring cut along its edges (Sutherland and Hodgman 1974).
    func area(in polygons: [Polygon]) -> Double {
        polygons.reduce(0) { sum, polygon in
            sum + abs(clippedArea(polygon.exterior)) - polygon.holes.reduce(0) { $0 + abs(clippedArea($1)) }
        }
    }

    private func clippedArea(_ subject: [Coordinate]) -> Double {
        var points = Array(subject.dropLast())
        var kept: [Coordinate] = []
        for (a, b) in zip(ring, ring.dropFirst()) where !points.isEmpty {
            kept.removeAll(keepingCapacity: true)
            var (last, lastSide) = (points[points.count - 1], Self.side(a, b, points[points.count - 1]))
            for point in points {
                let side = Self.side(a, b, point)
                if (side >= 0) != (lastSide >= 0) { kept.append(last + (point - last) * (lastSide / (lastSide - side))) }
                if side >= 0 { kept.append(point) }
                (last, lastSide) = (point, side)
            }
            swap(&points, &kept)
        }
        guard points.count > 2 else { return 0 }
        // From its own first corner: the plane has large numbers.
        let origin = points[0]
        var twice = 0.0
        for (a, b) in zip(points.dropFirst(), points.dropFirst(2)) { twice += Coordinate.cross(a - origin, b - origin) }
        return twice / 2
    }

    /// Twice the area of the triangle: positive on the left.
    private static func side(_ a: Coordinate, _ b: Coordinate, _ place: Coordinate) -> Double { Coordinate.cross(b - a, place - a) }
}
