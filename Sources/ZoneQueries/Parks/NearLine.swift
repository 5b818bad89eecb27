import Geometry
import Regulation
import ZoningModel

/// A listed line, or land that makes a band, beside a surveyed area or in it.
public struct NearLine: Sendable, Hashable {
    /// The row of the annex, or the kind of land.
    public let row: String
    /// As the data have it.
    public let name: String
    /// `roads`, `rail`, `waterways`, or `land`.
    public let layer: String
    /// Metres from the outline to the centre line, 0 where it runs through the area; nil for land.
    public let toCentre: Double?
    /// Metres from the outline to the nearer boundary line, or to the land; 0 where it reaches into the area; nil where nothing says where it is.
    public let toBoundary: Double?
    /// Whether the line or the land lies in the area, or crosses its outline.
    public let isInside: Bool
    /// On which side of the area it is nearest.
    public let side: SkySide
    /// Below ground it makes no band (reading R2).
    public let isBelowGround: Bool

    /// What is looked at: metres from the outline.
    var distance: Double { isInside ? 0 : toBoundary ?? toCentre ?? 0 }
}

/// Looks for what lies near an area.
struct NearLines {
    let map: ZoneMap
    /// Metres beyond the outline.
    let reach: Double

    /// The nearest first. Time: the edges of the area times the pieces of lines near it.
    func around(_ area: [Polygon]) -> [NearLine] {
        var box = Envelope()
        for polygon in area { box.add(Envelope(polygon.exterior)) }
        let near = NearOutline(area)
        var found: [String: NearLine] = [:]
        for line in map.lines {
            // A boundary line may lie far from its centre line.
            let wide = box.grown(by: reach + max(line.left, line.right))
            guard Envelope(line.course).intersects(wide), let beside = near.line(line, within: wide) else { continue }
            add(beside, key: line.row, to: &found)
        }
        for land in map.railwayLand + map.yards + map.areas {
            let rings = land.polygons.flatMap(\.rings)
            guard rings.contains(where: { Envelope($0).intersects(box.grown(by: reach)) }) else { continue }
            add(near.land(land), key: "\(land.kind) \(land.name)", to: &found)
        }
        return found.values.filter { $0.distance <= reach }.sorted {
            ($0.distance, $0.toCentre ?? 0, $0.row, $0.name) < ($1.distance, $1.toCentre ?? 0, $1.row, $1.name)
        }
    }

    /// Of the sections of a row the nearest counts, for either distance.
    private func add(_ line: NearLine, key: String, to found: inout [String: NearLine]) {
        guard let known = found[key] else {
            found[key] = line
            return
        }
        let nearer = line.distance < known.distance ? line : known
        func least(_ a: Double?, _ b: Double?) -> Double? { a.map { a in b.map { min(a, $0) } ?? a } ?? b }
        found[key] = NearLine(
            row: nearer.row, name: nearer.name, layer: nearer.layer, toCentre: least(line.toCentre, known.toCentre),
            toBoundary: least(line.toBoundary, known.toBoundary), isInside: line.isInside || known.isInside, side: nearer.side,
            isBelowGround: line.isBelowGround && known.isBelowGround)
    }
}

/// The outline of an area, from which is measured.
private struct NearOutline {
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let locator: AreaLocator
    private let area: [Polygon]

    init(_ area: [Polygon]) {
        self.area = area
        edges = area.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
        locator = AreaLocator(area)
    }

    /// Nil where no piece of the line lies within the box.
    func line(_ line: TransportLine, within box: Envelope) -> NearLine? {
        var best: (centre: SegmentDistance, boundary: Double, way: SegmentDistance)?
        var isInside = line.course.contains(where: locator.contains)
        for (c, d) in zip(line.course, line.course.dropFirst()) where Envelope(c, d).intersects(box) {
            for (a, b) in edges {
                let way = SegmentDistance(a, b, c, d)
                if way.distance == 0 { isInside = true }
                // Looking along the line the area is on its left where the turn is positive.
                let hand = Coordinate.cross(d - c, way.from - c) >= 0 ? line.leftLine : line.rightLine
                let boundary = max(0, way.distance - Self.offset(hand))
                guard let known = best else {
                    best = (way, boundary, way)
                    continue
                }
                best = (
                    way.distance < known.centre.distance ? way : known.centre, min(boundary, known.boundary),
                    boundary < known.boundary ? way : known.way
                )
            }
        }
        guard let best else { return nil }
        let surveyed = surveyed(line)
        let isKnown = [line.leftLine, line.rightLine].allSatisfy { $0 != .unknown }
        return NearLine(
            row: line.row, name: line.name, layer: line.layer.rawValue, toCentre: isInside ? 0 : best.centre.distance,
            toBoundary: isInside ? 0 : surveyed ?? (isKnown ? best.boundary : nil), isInside: isInside,
            side: SkySide(of: best.way.to == best.way.from ? best.way.to - locator.envelope.centre : best.way.to - best.way.from),
            isBelowGround: line.structure.isBelowGround)
    }

    private static func offset(_ line: BoundaryLine) -> Double { if case .offset(let metres) = line { metres } else { 0 } }

    /// Metres to the nearest surveyed boundary line; nil where none is.
    private func surveyed(_ line: TransportLine) -> Double? {
        let runs = [line.leftLine, line.rightLine].compactMap(\.surveyed).flatMap(\.runs)
        var least: Double?
        for run in runs {
            for (c, d) in zip(run.places, run.places.dropFirst()) {
                for (a, b) in edges {
                    let distance = SegmentDistance(a, b, c, d).distance
                    if distance < least ?? .infinity { least = distance }
                }
            }
        }
        return least
    }

    func land(_ land: LandArea) -> NearLine {
        let other = AreaLocator(land.polygons)
        var isInside = edges.contains { other.contains($0.a) }
        var best: SegmentDistance?
        for ring in land.polygons.flatMap(\.rings) {
            if ring.first.map(locator.contains) == true { isInside = true }
            for (c, d) in zip(ring, ring.dropFirst()) {
                for (a, b) in edges {
                    let way = SegmentDistance(a, b, c, d)
                    if way.distance < best?.distance ?? .infinity { best = way }
                }
            }
        }
        let distance = best?.distance ?? 0
        if distance == 0 { isInside = true }
        let vector = best.map { $0.to == $0.from ? $0.to - locator.envelope.centre : $0.to - $0.from } ?? Coordinate(x: 0, y: 0)
        return NearLine(
            row: land.kind, name: land.name, layer: "land", toCentre: nil, toBoundary: isInside ? 0 : distance, isInside: isInside,
            side: SkySide(of: vector), isBelowGround: false)
    }
}
