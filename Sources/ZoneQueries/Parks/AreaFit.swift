import Geometry
import Wording

/// How surveyed areas of one file lie to each other: land that two of them claim, land that none of them does.
public struct AreaFit: Sendable {
    /// Land in two areas.
    public struct Overlap: Sendable, Hashable {
        /// The number of one area in its file, from 1.
        public let first: Int
        /// That of the other, which is greater.
        public let second: Int
        /// Square metres of the working plane.
        public let area: Double
        /// A place in it, in metres of the working plane.
        public let place: Coordinate
    }

    /// Land between areas.
    public struct Gap: Sendable, Hashable {
        /// Numbers of the areas beside it, from 1.
        public let between: [Int]
        /// Square metres of the working plane where areas stand all around it; nil for a slit that is open.
        public let area: Double?
        /// Metres across, at its widest corner; nil where it is enclosed.
        public let width: Double?
        /// A place in it or beside it, in metres of the working plane.
        public let place: Coordinate
    }

    /// By the numbers of the areas.
    public let overlaps: [Overlap]
    /// Slits by the numbers of the areas, then what is enclosed.
    public let gaps: [Gap]

    /// Corners this near to another area, and not on it, were meant to be on it.
    private static let slit = Tolerance.kerb

    /// - Parameter areas: valid areas in metres of the working plane, each with its number.
    ///
    /// Time: pairs whose boxes meet, laid over each other by GEOS. Throws where GEOS fails.
    package init(_ areas: [(number: Int, polygons: [Polygon])]) throws(GeometryError) {
        let context = GEOSContext()
        let boxes = areas.map { entry in
            entry.polygons.reduce(into: Envelope()) { $0.add(Envelope($1.exterior)) }
        }
        var overlaps: [Overlap] = []
        var gaps: [Gap] = []
        for first in areas.indices {
            let one = try GEOSGeometry(polygons: areas[first].polygons, in: context)
            for second in areas.indices where second > first && boxes[first].grown(by: Self.slit).intersects(boxes[second]) {
                let other = try GEOSGeometry(polygons: areas[second].polygons, in: context)
                let common = try one.intersection(with: other, grid: 0).polygons().filter { $0.area > Tolerance.leftOver }
                if let largest = common.max(by: { $0.area < $1.area }) {
                    overlaps.append(
                        Overlap(
                            first: areas[first].number, second: areas[second].number, area: common.reduce(0) { $0 + $1.area },
                            place: Self.inside(largest)))
                }
                if let gap = Self.slit(areas[first], areas[second]) { gaps.append(gap) }
            }
        }
        self.overlaps = overlaps
        self.gaps = gaps + (try Self.enclosed(areas, context))
    }

    /// The widest corner of one area that lies just off the other.
    private static func slit(_ a: (number: Int, polygons: [Polygon]), _ b: (number: Int, polygons: [Polygon])) -> Gap? {
        var widest: (width: Double, place: Coordinate)?
        for (one, other) in [(a, b), (b, a)] {
            let locator = AreaLocator(other.polygons)
            let box = locator.envelope.grown(by: slit)
            for corner in one.polygons.flatMap(\.exterior) where box.contains(corner) && !locator.contains(corner) {
                let distance = locator.distanceToBoundary(from: corner)
                if distance > Tolerance.lattice, distance <= slit, distance > widest?.width ?? 0 { widest = (distance, corner) }
            }
        }
        return widest.map { Gap(between: [a.number, b.number], area: nil, width: $0.width, place: $0.place) }
    }

    /// Holes of all areas together that none of them has itself.
    private static func enclosed(
        _ areas: [(number: Int, polygons: [Polygon])], _ context: GEOSContext
    ) throws(GeometryError) -> [Gap] {
        guard areas.count > 1 else { return [] }
        let together = try GEOSGeometry(polygons: areas.flatMap(\.polygons), in: context).unaryUnion(grid: 0).polygons()
        let own = areas.flatMap(\.polygons).flatMap(\.holes).map { AreaLocator([Polygon(exterior: $0)]) }
        var gaps: [Gap] = []
        for hole in together.flatMap(\.holes) {
            let polygon = Polygon(exterior: hole)
            let place = inside(polygon)
            guard polygon.area > Tolerance.leftOver, !own.contains(where: { $0.contains(place) }) else { continue }
            let beside = areas.filter { entry in
                let locator = AreaLocator(entry.polygons)
                return hole.contains { locator.distanceToBoundary(from: $0) <= Tolerance.lattice }
            }
            gaps.append(Gap(between: beside.map(\.number), area: polygon.area, width: nil, place: place))
        }
        return gaps.sorted { ($0.between.first ?? 0, $0.place.x, $0.place.y) < ($1.between.first ?? 0, $1.place.x, $1.place.y) }
    }

    /// A place inside: the middle of the longest chord along a line through the middle of the box.
    private static func inside(_ polygon: Polygon) -> Coordinate {
        let box = Envelope(polygon.exterior)
        var cuts: [Double] = []
        // A line through no corner, unless by chance.
        let y = box.minY + box.height * 0.4987
        for (a, b) in polygon.rings.flatMap({ ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }) where (a.y > y) != (b.y > y) {
            cuts.append(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
        }
        cuts.sort()
        var best: (Double, Double) = (0, box.centre.x)
        for number in stride(from: 0, to: cuts.count - 1, by: 2) where cuts[number + 1] - cuts[number] > best.0 {
            best = (cuts[number + 1] - cuts[number], (cuts[number] + cuts[number + 1]) / 2)
        }
        return Coordinate(x: best.1, y: y)
    }
}
