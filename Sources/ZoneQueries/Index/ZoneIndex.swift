import Geometry
import PlanarArrangement
import ZoningModel

/// The map made ready for questions: its edges with the zone on either side.
///
/// Immutable and `Sendable`; no C handle, no projection: places are metres of the working plane.
struct ZoneIndex: Sendable {
    /// The line between two zones; -1 stands for outside the district.
    struct ZoneLine {
        let a: Coordinate
        let b: Coordinate
        let left: Int32
        let right: Int32
    }

    let edges: [ZoneLine]
    private let stripes: CellIndex
    private let cells: CellIndex
    /// Only the edges where the class or the limits change.
    let changes: [Int32]
    private let changeCells: CellIndex
    let extent: Envelope

    /// What lies at a place.
    struct Answer {
        /// Zones by number, one for a place inside a zone, several on a line; none outside.
        var zones: [Int] = []
        /// Whether the district ends at this place.
        var isOnDistrictLine = false
    }

    init(_ map: ZoneMap) {
        let edges = MapEdges(map).edges.map { edge in
            ZoneLine(
                a: Lattice.coordinate(edge.segment.a), b: Lattice.coordinate(edge.segment.b), left: Int32(edge.left ?? -1),
                right: Int32(edge.right ?? -1))
        }
        self.edges = edges
        let boxes = edges.map { Envelope($0.a, $0.b) }
        var extent = Envelope()
        for box in boxes { extent.add(box) }
        self.extent = extent
        let stripe = max(1, extent.height / max(1, 2 * Double(edges.count).squareRoot()))
        stripes = CellIndex(boxes.map { Envelope(minX: 0, minY: $0.minY, maxX: 0, maxY: $0.maxY) }, cell: stripe)
        cells = CellIndex(boxes, cell: 50)
        let changes = edges.indices.filter { number in
            let (left, right) = (edges[number].left, edges[number].right)
            return left < 0 || right < 0 ? left != right : !map.zones[Int(left)].isToldLike(map.zones[Int(right)])
        }.map { Int32($0) }
        self.changes = changes
        changeCells = CellIndex(changes.map { boxes[Int($0)] }, cell: 100)
    }

    /// The lines that it was made from.
    var lines: MapEdges {
        MapEdges(
            edges.map { edge in
                BoundaryEdge(
                    segment: LatticeSegment(Lattice.point(edge.a), Lattice.point(edge.b)), left: edge.left < 0 ? nil : Int(edge.left),
                    right: edge.right < 0 ? nil : Int(edge.right))
            })
    }

    /// The zones at `place`; those on both sides of a line that is no farther than `tolerance` metres.
    func zones(at place: Coordinate, tolerance: Double) -> Answer {
        var answer = Answer()
        let window = Envelope([place]).grown(by: tolerance)
        for number in cells.candidates(in: window) {
            let edge = edges[Int(number)]
            guard place.distance(toSegment: edge.a, edge.b) <= tolerance else { continue }
            for side in [edge.left, edge.right] {
                if side < 0 {
                    answer.isOnDistrictLine = true
                } else if !answer.zones.contains(Int(side)) {
                    answer.zones.append(Int(side))
                }
            }
        }
        if answer.zones.isEmpty, let zone = zone(containing: place) { answer.zones = [zone] }
        answer.zones.sort()
        return answer
    }

    /// The lines between two pieces within `reach` metres of `place`: the nearest of every pair; -1 is the land outside.
    func lines(within reach: Double, of place: Coordinate) -> [(left: Int, right: Int, distance: Double)] {
        var nearest: [Int64: Double] = [:]
        cells.forEach(in: Envelope([place]).grown(by: reach)) { number in
            let edge = edges[number]
            let distance = place.distance(toSegment: edge.a, edge.b)
            guard distance <= reach else { return true }
            let pair = Int64(min(edge.left, edge.right)) << 32 | Int64(max(edge.left, edge.right))
            if distance < nearest[pair] ?? .infinity { nearest[pair] = distance }
            return true
        }
        return nearest.map { (Int($0.key >> 32), Int(Int32(truncatingIfNeeded: $0.key)), $0.value) }
    }

    /// Metres to the rectangle about the map; 0 inside it.
    func distance(from place: Coordinate) -> Double {
        let (dx, dy) = (
            max(extent.minX - place.x, 0, place.x - extent.maxX), max(extent.minY - place.y, 0, place.y - extent.maxY)
        )
        return Coordinate(x: dx, y: dy).length
    }

    /// A ray to the east: the zone whose own lines it crosses an odd number of times.
    ///
    /// Every zone is asked for itself, so that a needle that rounding has turned inside out misleads nobody beyond its own width.
    private func zone(containing place: Coordinate) -> Int? {
        guard extent.contains(place) else { return nil }
        var odd: [Int32] = []
        for number in stripes.candidates(at: Coordinate(x: 0, y: place.y)) {
            let edge = edges[Int(number)]
            guard RayCasting.spans(edge.a, edge.b, place.y), RayCasting.x(edge.a, edge.b, at: place.y) >= place.x else { continue }
            for side in [edge.left, edge.right] where side >= 0 {
                if let seen = odd.firstIndex(of: side) { odd.remove(at: seen) } else { odd.append(side) }
            }
        }
        return odd.min().map { Int($0) }
    }

    /// The nearest line beyond which the class or the limits are others: metres to it, and the zone beyond (nil: outside the district).
    ///
    /// `from` are the zones at the place; of the two sides of the line the one that is not among them, in class and limits, is beyond.
    func nearestChange(from place: Coordinate, isSame: (Int) -> Bool) -> (distance: Double, beyond: Int?)? {
        guard !changes.isEmpty else { return nil }
        // Most places have a line so near; else the window grows.
        var radius = 25.0
        let farthest = extent.grown(by: 1)
        while true {
            let window = Envelope([place]).grown(by: radius)
            var best: (distance: Double, number: Int) = (.infinity, .max)
            changeCells.forEach(in: window) { number in
                let edge = edges[Int(changes[number])]
                let distance = place.distance(toSegment: edge.a, edge.b)
                // Of two that are as near, the first of the map.
                if (distance, number) < best { best = (distance, number) }
                return true
            }
            let nearest: (distance: Double, beyond: Int?)? =
                best.number == .max
                ? nil
                : {
                    let edge = edges[Int(changes[best.number])]
                    let isLeftHome = edge.left >= 0 && isSame(Int(edge.left))
                    let beyond = isLeftHome ? edge.right : edge.left
                    return (best.distance, beyond < 0 ? nil : Int(beyond))
                }()
            if let nearest, nearest.distance <= radius { return nearest }
            if window.minX < farthest.minX, window.minY < farthest.minY, window.maxX > farthest.maxX, window.maxY > farthest.maxY {
                return nearest
            }
            radius *= 2
        }
    }
}

extension ZoneIndex {
    /// The nearest edge of the pieces that are wanted: metres, the place on it, and the piece. Linear in the edges.
    func nearest(to place: Coordinate, isWanted: (Int) -> Bool) -> (distance: Double, place: Coordinate, zone: Int)? {
        var best: (distance: Double, place: Coordinate, zone: Int)?
        for edge in edges {
            let wanted = [edge.left, edge.right].filter { $0 >= 0 && isWanted(Int($0)) }
            // Between two that are wanted the land goes on.
            guard wanted.count == 1 else { continue }
            let distance = place.distance(toSegment: edge.a, edge.b)
            if distance < best?.distance ?? .infinity {
                best = (distance, place.nearest(onSegment: edge.a, edge.b), Int(wanted[0]))
            }
        }
        return best
    }
}

/// The lines of a map on its lattice: every edge between two pieces once, with the piece on either side (nil: outside the district).
///
/// Time n log n in the vertices of the map.
struct MapEdges: Sendable {
    let edges: [BoundaryEdge]

    init(_ edges: [BoundaryEdge]) { self.edges = edges }

    init(_ map: ZoneMap) {
        var sides: [EdgeSide] = []
        for (number, zone) in map.zones.enumerated() {
            if number % FunctionalZone.breath == 0 { zone.rest() }
            for (index, ring) in zone.polygon.rings.enumerated() {
                let isLeft = (Polygon.signedArea(ring) > 0) == (index == 0)
                let points = ring.map(Lattice.point)
                for (a, b) in zip(points, points.dropFirst()) where a != b {
                    sides.append(EdgeSide(segment: LatticeSegment(a, b), isForward: (a < b) == isLeft, label: number))
                }
            }
        }
        edges = EdgePairs(sides).boundaryEdges()
    }
}
