import Geometry

/// A shape as it is written with so many decimals: rounded, no vertex twice in a row, rings turned as RFC 7946 has them.
///
/// Rounding may make a thin area cross itself, or nothing of it. What is then no valid area is to be written with more decimals.
package struct WrittenShape {
    /// Decimals of degrees that any map has (1 cm), and those of what would not be valid with them (0.1 mm).
    package static let places = (usual: 7, most: 9)

    /// Decimals that this one writes.
    package let places: (usual: Int, most: Int)
    private let context = GEOSContext()

    /// Makes a GEOS handle for `isValid` and `written`; it stays in its task.
    package init(places: (usual: Int, most: Int) = WrittenShape.places) { self.places = places }

    /// With the usual decimals, or with the most where the usual ones leave nothing valid. What is not valid with those either is mended:
    /// its crossings become corners, and nil is what has no area, or no length, at all.
    package func written(_ shape: Shape) -> Shape? {
        switch shape {
        case .point(let place): return .point(FixedPoint.rounded(place, places: places.usual))
        case .multiPoint: return shape
        case .lineString(let line): return self.line(line).map { .lineString($0) }
        case .multiLineString(let lines):
            let kept = lines.compactMap(self.line)
            return kept.isEmpty ? nil : .multiLineString(kept)
        case .polygon(let polygon):
            let parts = areas(polygon)
            return parts.count > 1 ? .multiPolygon(MultiPolygon(parts)) : parts.first.map { .polygon($0) }
        case .multiPolygon(let many):
            let parts = many.polygons.flatMap(areas)
            return parts.isEmpty ? nil : .multiPolygon(MultiPolygon(parts))
        }
    }

    private func areas(_ polygon: Polygon) -> [Polygon] {
        let usual = Self.rounded(polygon) { _ in places.usual }
        if isValid(usual) { return [usual] }
        let fine = Self.rounded(polygon) { _ in places.most }
        return isValid(fine) ? [fine] : mended(polygon)
    }

    /// Nil for a line that is a point even with the most decimals.
    private func line(_ line: LineString) -> LineString? {
        let usual = Self.rounded(line.coordinates) { _ in places.usual }
        if usual.count > 1 { return LineString(usual) }
        let fine = Self.rounded(line.coordinates) { _ in places.most }
        return fine.count > 1 ? LineString(fine) : nil
    }

    /// - Parameter places: the decimals of a vertex: the same wherever the vertex stands.
    package static func rounded(_ polygon: Polygon, _ places: (Coordinate) -> Int) -> Polygon {
        Polygon(
            exterior: RingOrientation.oriented(rounded(polygon.exterior, places), counterClockwise: true),
            holes: polygon.holes.map { RingOrientation.oriented(rounded($0, places), counterClockwise: false) })
    }

    private static func rounded(_ line: [Coordinate], _ places: (Coordinate) -> Int) -> [Coordinate] {
        var written: [Coordinate] = []
        written.reserveCapacity(line.count)
        for vertex in line {
            let place = FixedPoint.rounded(vertex, places: places(vertex))
            if written.last != place { written.append(place) }
        }
        return written
    }

    /// Which way each ring runs, the exterior first: true where counter-clockwise.
    package static func turns(_ polygon: Polygon) -> [Bool] { polygon.rings.map { RingOrientation.isCounterClockwise($0) } }

    /// Whether rounding leaves every ring running as it did: one that is turned over lies across its neighbours.
    package static func keepsTurns(_ polygon: Polygon, _ places: (Coordinate) -> Int) -> Bool {
        zip(polygon.rings, turns(polygon)).allSatisfy { RingOrientation.isCounterClockwise(rounded($0, places)) == $1 }
    }

    /// By the rules of OGC Simple Features.
    package func isValid(_ polygon: Polygon) -> Bool {
        guard polygon.rings.allSatisfy({ $0.count >= 4 }), let made = try? GEOSGeometry(polygon: polygon, in: context) else { return false }
        return (try? made.validityFault()) == .some(nil)
    }

    /// The areas that are left of one whose outline crosses itself when it is rounded.
    private func mended(_ polygon: Polygon) -> [Polygon] {
        let fine = Self.rounded(polygon) { _ in places.most }
        let rings = Polygon(exterior: fine.exterior, holes: fine.holes.filter { $0.count >= 4 })
        guard rings.exterior.count >= 4, let made = try? GEOSGeometry(polygon: rings, in: context).madeValid().polygons() else { return [] }
        return made.map { part in Self.rounded(part) { _ in places.most } }.filter(isValid)
    }
}
