import Geometry

/// The edges of a parcel, ready to be laid over a map: in metres from its first corner for the sums, and in whole units for the decisions.
/// The parcel lies on the left of every edge.
struct ParcelOutline {
    struct Edge {
        let p: Coordinate
        let q: Coordinate
        let px: Double
        let py: Double
        let qx: Double
        let qy: Double
        /// The edges of the ring.
        let ringStart: Int32
        let ringEnd: Int32
    }

    private(set) var edges: [Edge] = []
    private(set) var origin = Coordinate(x: 0, y: 0)
    /// Metres.
    private(set) var box = Envelope()

    /// - Returns: false for coordinates that no plane has, and rings without an area.
    mutating func read(_ parcel: [Polygon]) -> Bool {
        edges.removeAll(keepingCapacity: true)
        box = Envelope()
        guard let first = parcel.first?.exterior.first else { return false }
        origin = first
        for polygon in parcel {
            guard add(polygon.exterior, isHole: false) else { return false }
            for hole in polygon.holes { guard add(hole, isHole: true) else { return false } }
        }
        return box.maxX - box.minX < 20_000 && box.maxY - box.minY < 20_000
    }

    private mutating func add(_ ring: [Coordinate], isHole: Bool) -> Bool {
        guard ring.count >= 4 else { return false }
        var twice = 0.0
        for number in 1..<ring.count { twice += Coordinate.cross(ring[number - 1] - origin, ring[number] - origin) }
        guard twice != 0, twice.isFinite else { return false }
        let isForward = (twice > 0) != isHole
        let (start, end) = (edges.count, edges.count + ring.count - 1)
        for step in 1..<ring.count {
            let (from, to) = isForward ? (ring[step - 1], ring[step]) : (ring[ring.count - step], ring[ring.count - 1 - step])
            // Far beyond the earth a double has no thousandths of a millimetre left.
            guard abs(from.x) < 1e8, abs(from.y) < 1e8 else { return false }
            if !isHole { box.add(from) }
            let scale = HalfEdges.perMetre
            edges.append(
                Edge(
                    p: from - origin, q: to - origin, px: (from.x * scale).rounded(), py: (from.y * scale).rounded(),
                    qx: (to.x * scale).rounded(), qy: (to.y * scale).rounded(), ringStart: Int32(start), ringEnd: Int32(end)))
        }
        return true
    }
}
