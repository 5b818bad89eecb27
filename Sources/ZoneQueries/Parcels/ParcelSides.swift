import Geometry
import ZoningModel

/// Walks along the outline of a parcel and says what lies on either side.
///
/// "Beside" is 5 cm off the outline: nearer than any point of measurement (GB 12348: 1 m), farther than the rounding of a parcel that
/// was drawn along a zone line.
struct ParcelSides {
    private let landMap: LandMap
    private let index: ZoneIndex

    init(_ map: ZoneMap) { self.init(map, LandMap(map)) }

    init(_ map: ZoneMap, _ landMap: LandMap) {
        self.landMap = landMap
        index = ZoneIndex(map)
    }

    /// The stretches of all rings. Time: the vertices of the parcel, and the lines of the map that run near them.
    func outline(of parcel: [Polygon]) -> [ParcelStretch] {
        var stretches: [ParcelStretch] = []
        var cuts: [Double] = []
        for (part, polygon) in parcel.enumerated() {
            for (ring, vertices) in polygon.rings.enumerated() {
                var run = OutlineRun()
                walk(vertices, isHole: ring > 0, into: &run, &cuts)
                stretches += run.takeStretches(shortest: Tolerance.shortStretch, part: part + 1, ring: ring, lands: landMap.lands.all)
            }
        }
        return stretches
    }

    private func walk(_ ring: [Coordinate], isHole: Bool, into run: inout OutlineRun, _ cuts: inout [Double]) {
        // The parcel lies to the left of an outer ring that runs counter-clockwise, and to the right of such a hole.
        let isLeft = (Polygon.signedArea(ring) > 0) != isHole
        var before: (outside: Int32, inside: Int32)?
        for number in ring.indices.dropLast() where ring[number] != ring[number + 1] {
            let (a, b) = (ring[number], ring[number + 1])
            let inward = (b - a).normalized.leftNormal * (isLeft ? Tolerance.beside : -Tolerance.beside)
            let isNear = findCuts(a, b, inward, &cuts)
            // No line within reach: nothing changes between the edge before and the end of this one.
            if !isNear, let before {
                run.add(from: a, to: b, outside: before.outside, inside: before.inside)
                continue
            }
            cuts.append(1)
            if cuts.count > 2 { cuts.sort() }
            let length = a.distance(to: b)
            var start = 0.0
            for end in cuts where (end - start) * length > Tolerance.rounding || end == 1 {
                let middle = a + (b - a) * ((start + end) / 2)
                let sides = (outside: land(at: middle - inward), inside: land(at: middle + inward))
                run.add(
                    from: start == 0 ? a : a + (b - a) * start, to: end == 1 ? b : a + (b - a) * end, outside: sides.outside,
                    inside: sides.inside)
                (start, before) = (end, sides)
                if end == 1 { break }
            }
        }
    }

    /// Where lines between lands cross what runs beside a–b on either side, some more than once.
    ///
    /// - Returns: whether there are lines within reach at all, crossing or not.
    private func findCuts(_ a: Coordinate, _ b: Coordinate, _ inward: Coordinate, _ cuts: inout [Double]) -> Bool {
        cuts.removeAll(keepingCapacity: true)
        guard let cells = landMap.cells else { return true }
        let box = Envelope(a, b).grown(by: 2 * Tolerance.beside)
        let metre = 1 / LandNet.perMetre
        var isNear = false
        cells.forEachSpan(a, b, margin: 2 * Tolerance.beside) { row, left, right in
            let look = cells.forEachLine(row: row, from: left, through: right) { line in
                let edge = landMap.net.edges[line]
                let (u, v) = (Coordinate(x: edge.ax, y: edge.ay) * metre, Coordinate(x: edge.bx, y: edge.by) * metre)
                guard u.x <= box.maxX, v.x >= box.minX, min(u.y, v.y) <= box.maxY, max(u.y, v.y) >= box.minY else { return }
                isNear = true
                if let cut = Self.crossing(a + inward, b + inward, u, v) { cuts.append(cut) }
                if let cut = Self.crossing(a - inward, b - inward, u, v) { cuts.append(cut) }
            }
            if !look.isSound { isNear = true }
        }
        return isNear
    }

    private func land(at place: Coordinate) -> Int32 {
        let label = landMap.cells?.grid.label(place.x, place.y) ?? PointGrid.undecided
        guard label == PointGrid.undecided else { return Int32(label) }
        return landMap.lands.number(index.zones(at: place, tolerance: 0).zones.first)
    }

    /// Where along p–q it meets u–v, between 0 and 1; nil if it does not, or runs along it.
    private static func crossing(_ p: Coordinate, _ q: Coordinate, _ u: Coordinate, _ v: Coordinate) -> Double? {
        guard let (t, s) = Crossing.shares(from: p, along: q - p, and: u, along: v - u) else { return nil }
        return t > 0 && t < 1 && s >= -Tolerance.share && s <= 1 + Tolerance.share ? t : nil
    }
}
