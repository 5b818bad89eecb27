import Geometry
import Regulation
import ZoningModel

/// What an area ends at on one side of the sky.
public struct ParkNeighbour: Sendable, Hashable {
    /// A listed line, another area of the same file, a base zone, or land without one.
    public enum Nature: String, Sendable { case line, area, zone, unzoned, outside }

    /// What it is.
    public let kind: Nature
    /// The row of the annex, the identifier of the zone, or the number of the area; empty where there is none.
    public let id: String
    /// As the data have it.
    public let name: String
    /// Metres of outline that end there.
    public package(set) var length: Double
    /// Metres across from the outline to the boundary line of a line, at the nearest place; nil for what is not a line.
    public package(set) var distance: Double?
}

/// Looks straight out of every part of an outline: what stands there first is the neighbour.
struct ParkNeighbours {
    private let map: ZoneMap
    private let index: ZoneIndex
    /// Metres that a line may be away.
    private let reach: Double

    /// Metres of outline that are looked from once, and looks from one side at most.
    private static let step = 5.0
    private static let mostLooks = 400.0
    /// Of one side of the sky, a neighbour along less than this share is left out.
    private static let leastShare = 0.02

    init(_ map: ZoneMap, _ index: ZoneIndex, reach: Double) {
        (self.map, self.index, self.reach) = (map, index, reach)
    }

    private struct Wall {
        let a: Coordinate
        let b: Coordinate
        /// Metres from the line to its boundary, on the left and on the right of a–b; nil where it was surveyed or is not known.
        let left: Double?
        let right: Double?
        let neighbour: ParkNeighbour
    }

    /// By side of the sky the longest neighbour first. Time: the looks times the pieces of lines near the area.
    func around(_ area: [Polygon], others: [(number: Int, name: String, polygons: [Polygon])]) -> [SkySide: [ParkNeighbour]] {
        var box = Envelope()
        for polygon in area { box.add(Envelope(polygon.exterior)) }
        let walls = walls(near: box.grown(by: reach), others)
        var found: [SkySide: [ParkNeighbour]] = [:]
        for polygon in area {
            let isLeft = Polygon.signedArea(polygon.exterior) > 0
            for (a, b) in zip(polygon.exterior, polygon.exterior.dropFirst()) where a != b {
                let outward = (b - a).normalized.leftNormal * (isLeft ? -1 : 1)
                let length = a.distance(to: b)
                let looks = min(Self.mostLooks, max(1, (length / Self.step).rounded(.up)))
                for number in 0..<(Int(exactly: looks) ?? 1) {
                    let place = a + (b - a) * ((Double(number) + 0.5) / looks)
                    var seen = neighbour(from: place, outward, walls)
                    seen.length = length / looks
                    Self.add(seen, to: &found[SkySide(of: outward), default: []])
                }
            }
        }
        return found.mapValues { list in
            let whole = list.reduce(0) { $0 + $1.length }
            return list.filter { $0.length >= Self.leastShare * whole }.sorted { ($1.length, $0.id, $0.name) < ($0.length, $1.id, $1.name) }
        }
    }

    private static func add(_ seen: ParkNeighbour, to list: inout [ParkNeighbour]) {
        guard let place = list.firstIndex(where: { ($0.kind, $0.id, $0.name) == (seen.kind, seen.id, seen.name) }) else {
            list.append(seen)
            return
        }
        list[place].length += seen.length
        if let distance = seen.distance { list[place].distance = min(distance, list[place].distance ?? distance) }
    }

    private func walls(near box: Envelope, _ others: [(number: Int, name: String, polygons: [Polygon])]) -> [Wall] {
        var walls: [Wall] = []
        for line in map.lines where !line.structure.isBelowGround {
            func offset(_ line: BoundaryLine) -> Double? { if case .offset(let metres) = line { metres } else { nil } }
            let neighbour = ParkNeighbour(kind: .line, id: line.row, name: line.name, length: 0, distance: nil)
            for (a, b) in zip(line.course, line.course.dropFirst()) where Envelope(a, b).intersects(box) {
                walls.append(Wall(a: a, b: b, left: offset(line.leftLine), right: offset(line.rightLine), neighbour: neighbour))
            }
            for run in [line.leftLine, line.rightLine].compactMap(\.surveyed).flatMap(\.runs) {
                for (a, b) in zip(run.places, run.places.dropFirst()) where Envelope(a, b).intersects(box) {
                    walls.append(Wall(a: a, b: b, left: nil, right: nil, neighbour: neighbour))
                }
            }
        }
        for other in others {
            let neighbour = ParkNeighbour(kind: .area, id: String(other.number), name: other.name, length: 0, distance: nil)
            for ring in other.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) where Envelope(a, b).intersects(box) {
                    walls.append(Wall(a: a, b: b, left: nil, right: nil, neighbour: neighbour))
                }
            }
        }
        return walls
    }

    private func neighbour(from place: Coordinate, _ outward: Coordinate, _ walls: [Wall]) -> ParkNeighbour {
        // From a little inside: what was surveyed along a line lies now on this side of it, now on that.
        let start = place - outward * Tolerance.beside
        var nearest: (distance: Double, neighbour: ParkNeighbour)?
        for wall in walls {
            let isArea = wall.neighbour.kind == .area
            let end = start + outward * ((isArea ? Tolerance.kerb : reach) + Tolerance.beside)
            guard let (share, _) = SegmentDistance.shares(start, end, wall.a, wall.b) else { continue }
            let along = share * start.distance(to: end) - Tolerance.beside
            if along >= nearest?.distance ?? .infinity { continue }
            var neighbour = wall.neighbour
            if !isArea {
                let hand = Coordinate.cross(wall.b - wall.a, place - wall.a) >= 0 ? wall.left : wall.right
                let aslant = abs(Coordinate.dot((wall.b - wall.a).normalized.leftNormal, outward))
                neighbour.distance = max(0, along - (hand ?? 0) / max(aslant, Tolerance.parallel))
            }
            nearest = (along, neighbour)
        }
        return nearest?.neighbour ?? land(at: place + outward * Tolerance.beside)
    }

    private func land(at place: Coordinate) -> ParkNeighbour {
        guard let number = index.zones(at: place, tolerance: 0).zones.first else {
            return ParkNeighbour(kind: .outside, id: "", name: "", length: 0, distance: nil)
        }
        let zone = map.zones[number]
        guard let id = zone.zoneID else { return ParkNeighbour(kind: .unzoned, id: "", name: "", length: 0, distance: nil) }
        return ParkNeighbour(kind: .zone, id: id, name: zone.zoneName ?? id, length: 0, distance: nil)
    }
}
