import Geometry
import Projection

/// A rectangle of some reference system, or two, as areas of the working plane.
struct FeatureWindow: Sendable {
    private let rings: [[Coordinate]]
    /// About each ring, and inside of it.
    private let boxes: [Envelope]
    private let cores: [Envelope]

    /// Parts that a side of a rectangle in degrees is divided into: over 10 km it bends by metres, and a part of it by less than a millimetre.
    private static let divisions = 64

    /// - Parameters:
    ///   - box: of everything that is to be found, in the system of the area. What lies beyond it is cut off before it is moved, for the
    ///     plane means nothing far from its district.
    init(_ area: FeatureArea, within box: Envelope, plane: CoordinateReferenceSystem) throws(ProjectionError) {
        var rings: [[Coordinate]] = []
        var cores: [Envelope] = []
        let mover = area.system.isInDegrees ? try Mover(from: area.system.crs, to: plane) : nil
        for part in area.parts where part.intersects(box) {
            let part = Envelope(
                minX: max(part.minX, box.minX), minY: max(part.minY, box.minY), maxX: min(part.maxX, box.maxX),
                maxY: min(part.maxY, box.maxY))
            let divisions = area.system.isInDegrees ? Self.divisions : 1
            let straight = part.ring(divisions: divisions)
            let ring = try mover.map { (mover) throws(ProjectionError) in try mover.moved(straight) } ?? straight
            rings.append(ring)
            // South, east, north and west, one after the other.
            let sides = (0..<4).map { Envelope(ring[$0 * divisions...($0 + 1) * divisions]) }
            cores.append(Envelope(minX: sides[3].maxX, minY: sides[0].maxY, maxX: sides[1].minX, maxY: sides[2].minY))
        }
        self.rings = rings
        self.cores = cores
        boxes = rings.map { Envelope($0) }
    }

    /// The numbers of the shapes that may meet it, ascending, by an index of their boxes.
    func candidates(in index: CellIndex) -> [Int32] {
        if boxes.count == 1 { return index.candidates(in: boxes[0]) }
        return Set(boxes.flatMap { index.candidates(in: $0) }).sorted()
    }

    /// Whether a shape of the plane has a place in it; to touch it is enough. Linear in the vertices.
    func meets(_ shape: Shape, _ box: Envelope) -> Bool {
        rings.indices.contains { number in
            let (ring, window, core) = (rings[number], boxes[number], cores[number])
            guard window.intersects(box) else { return false }
            if core.minX <= box.minX, core.minY <= box.minY, core.maxX >= box.maxX, core.maxY >= box.maxY { return true }
            let chains =
                switch shape {
                case .point(let place): [[place]]
                case .multiPoint(let places): places.map { [$0] }
                case .lineString, .multiLineString: shape.lines.map(\.coordinates)
                case .polygon, .multiPolygon: shape.polygons.flatMap(\.rings)
                }
            for chain in chains where Self.meets(chain, ring, window) { return true }
            // No edge meets an edge: the window may still lie inside of an area.
            return shape.polygons.contains { polygon in polygon.rings.count { Self.contains($0, ring[0]) } % 2 == 1 }
        }
    }

    private static func meets(_ chain: [Coordinate], _ ring: [Coordinate], _ window: Envelope) -> Bool {
        for (number, place) in chain.enumerated() {
            if window.contains(place), contains(ring, place) { return true }
            guard number > 0 else { continue }
            let before = chain[number - 1]
            guard Envelope(before, place).intersects(window) else { continue }
            for (a, b) in zip(ring, ring.dropFirst()) where touches(before, place, a, b) { return true }
        }
        return false
    }

    private static func contains(_ ring: [Coordinate], _ place: Coordinate) -> Bool {
        var isInside = false
        for (a, b) in zip(ring, ring.dropFirst()) where RayCasting.isCrossed(a, b, from: place) { isInside.toggle() }
        return isInside
    }

    /// Whether two segments have a place in common; exact.
    private static func touches(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
        guard Envelope(a, b).intersects(Envelope(c, d)) else { return false }
        func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Int {
            let turn = Orientation.of(p, q, r)
            return turn > 0 ? 1 : turn < 0 ? -1 : 0
        }
        return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
    }
}
