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
    /// Square metres; holes taken off.
    private(set) var area = 0.0

    /// - Returns: false for coordinates that no plane has, and rings without an area. Time: the vertices.
    mutating func read(_ parcel: [Polygon]) -> Bool {
        edges.removeAll(keepingCapacity: true)
        box = Envelope()
        area = 0
        guard let first = parcel.first?.exterior.first else { return false }
        origin = first
        for polygon in parcel {
            guard add(polygon.exterior, isHole: false) else { return false }
            for hole in polygon.holes { guard add(hole, isHole: true) else { return false } }
        }
        // Far beyond the earth a double has no thousandths of a millimetre left; a lattice of 32 bits has a million metres.
        return box.minX > -1e8 && box.maxX < 1e8 && box.minY > -1e8 && box.maxY < 1e8 && box.width < 1e6 && box.height < 1e6
    }

    private mutating func add(_ ring: [Coordinate], isHole: Bool) -> Bool {
        guard ring.count >= 4 else { return false }
        var twice = 0.0
        var (minX, minY, maxX, maxY) = (box.minX, box.minY, box.maxX, box.maxY)
        var from = ring[0] - origin
        for number in 1..<ring.count {
            let place = ring[number]
            let to = place - origin
            twice += Coordinate.cross(from, to)
            from = to
            (minX, maxX) = (min(minX, place.x), max(maxX, place.x))
            (minY, maxY) = (min(minY, place.y), max(maxY, place.y))
        }
        guard twice != 0, twice.isFinite else { return false }
        box = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        area += isHole ? -abs(twice) / 2 : abs(twice) / 2
        let isForward = (twice > 0) != isHole
        let (start, end) = (Int32(edges.count), Int32(edges.count + ring.count - 1))
        var place = isForward ? ring[0] : ring[ring.count - 1]
        var (p, px, py) = (place - origin, Self.whole(place.x), Self.whole(place.y))
        for step in 1..<ring.count {
            place = isForward ? ring[step] : ring[ring.count - 1 - step]
            let (q, qx, qy) = (place - origin, Self.whole(place.x), Self.whole(place.y))
            edges.append(Edge(p: p, q: q, px: px, py: py, qx: qx, qy: qy, ringStart: start, ringEnd: end))
            (p, px, py) = (q, qx, qy)
        }
        return true
    }

    /// Metres in whole units: what is added and taken away again leaves a number below 2⁵¹ rounded.
    @inline(__always) static func whole(_ metres: Double) -> Double { metres * HalfEdges.perMetre + 0x1.8p52 - 0x1.8p52 }
}
