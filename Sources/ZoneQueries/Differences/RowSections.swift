import Geometry
import ZoningModel

/// The lines and the land of a map by row, to be held against those of another.
struct RowSections {
    private var lines: [String: [TransportLine]] = [:]
    private var land: [String: [Polygon]] = [:]
    /// Whether the map has its lines: GeoJSON carries zones alone.
    let isKnown: Bool

    /// Millimetres are rounding: of a file, and of the lattice.
    private static let near = 0.002

    init(_ map: ZoneMap) {
        for line in map.lines { lines[line.row, default: []].append(line) }
        for area in map.railwayLand + map.yards + map.areas { land[area.name, default: []] += area.polygons }
        isKnown = Self.isKnown(map)
    }

    static func isKnown(_ map: ZoneMap) -> Bool {
        !map.lines.isEmpty || !map.railwayLand.isEmpty || !map.yards.isEmpty || !map.areas.isEmpty
            || !map.zones.contains { $0.kind.isMadeByLine }
    }

    func has(_ row: String) -> Bool { lines[row] != nil || land[row] != nil }

    func name(of row: String) -> String? { lines[row]?.first?.name }

    /// The sections of a row that the other map does not have as they are.
    func lines(of row: String, notIn other: RowSections) -> [TransportLine] {
        let there = other.lines[row] ?? []
        return (lines[row] ?? []).filter { line in !there.contains { Self.isSame(line, $0) } }
    }

    /// Whether the land of that name covers the same on both, to a square decimetre.
    func hasSameLand(_ row: String, as other: RowSections) -> Bool {
        let (own, their) = (land[row] ?? [], other.land[row] ?? [])
        guard own.count == their.count else { return false }
        return zip(own, their).allSatisfy { abs($0.area - $1.area) < 0.01 && Self.isSame($0.exterior, $1.exterior) }
    }

    private static func isSame(_ a: TransportLine, _ b: TransportLine) -> Bool {
        a.source == b.source && a.structure == b.structure && a.lanes == b.lanes && a.approvedOn == b.approvedOn
            && isSame(a.course, b.course) && isSame(a.leftLine, b.leftLine) && isSame(a.rightLine, b.rightLine)
    }

    private static func isSame(_ a: BoundaryLine, _ b: BoundaryLine) -> Bool {
        switch (a, b) {
        case (.surveyed(let a), .surveyed(let b)):
            a.runs.count == b.runs.count && zip(a.runs, b.runs).allSatisfy { isSame($0.places, $1.places) }
        default: a.surveyed == nil && b.surveyed == nil && abs(a.farthest - b.farthest) < near
        }
    }

    private static func isSame(_ a: [Coordinate], _ b: [Coordinate]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0.distance(to: $1) < near }
    }
}

extension Coordinate {
    /// Metres to the centre line of a section.
    func distance(to line: TransportLine) -> Double {
        zip(line.course, line.course.dropFirst()).reduce(.infinity) { min($0, distance(toSegment: $1.0, $1.1)) }
    }
}
