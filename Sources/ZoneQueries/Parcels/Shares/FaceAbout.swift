import Geometry

/// Finds the face about a hole: the nearest ring to the east of its easternmost corner is that face's, or that of another hole in it.
struct FaceAbout {
    let outline: ParcelOutline
    let crossings: [OutlineCrossing]
    let net: HalfEdges

    /// The loop that lies west of the nearest line or outline to the east; -1 if there is none. Time: the edges of the parcel and the sides.
    func loop(about hole: Int, _ walk: ParcelFaces) -> Int {
        guard let corner = easternmost(of: walk.faces[hole], walk) else { return -1 }
        var nearest = Double.infinity
        var side = -1
        for (number, each) in walk.sides.enumerated() {
            if let x = Self.crossing(start(of: each), end(of: each), corner), x < nearest { (nearest, side) = (x, number) }
        }
        var edge = -1
        for (number, each) in outline.edges.enumerated() {
            if let x = Self.crossing(each.p, each.q, corner), x < nearest { (nearest, edge) = (x, number) }
        }
        if edge >= 0 { return face(at: edge, corner.y, walk) }
        return side >= 0 ? Int(walk.sides[side].face) : -1
    }

    private func start(of side: ParcelFaces.Side) -> Coordinate {
        side.from >= 0 ? crossings[Int(side.from)].place : net.end(of: Int(side.half) ^ 1, outline.origin)
    }

    private func end(of side: ParcelFaces.Side) -> Coordinate {
        side.to >= 0 ? crossings[Int(side.to)].place : net.end(of: Int(side.half), outline.origin)
    }

    private func easternmost(of face: ParcelFace, _ walk: ParcelFaces) -> Coordinate? {
        let places =
            face.ring >= 0
            ? outline.edges[Int(face.ring)..<Int(outline.edges[Int(face.ring)].ringEnd)].map(\.p)
            : walk.sides[Int(face.firstSide)..<Int(face.endSide)].map(start)
        return places.max { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// Where a way north, with its face on the west, passes east of a place.
    @inline(__always) private static func crossing(_ a: Coordinate, _ b: Coordinate, _ place: Coordinate) -> Double? {
        guard a.y <= place.y, b.y > place.y else { return nil }
        let x = a.x + (place.y - a.y) * (b.x - a.x) / (b.y - a.y)
        return x > place.x ? x : nil
    }

    /// The face that the outline has on its left where an edge of it is at height `y`.
    private func face(at edge: Int, _ y: Double, _ walk: ParcelFaces) -> Int {
        let each = outline.edges[edge]
        let t = (y - each.p.y) / (each.q.y - each.p.y)
        func count(_ isBefore: (OutlineCrossing) -> Bool) -> Int {
            var (low, high) = (0, crossings.count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(crossings[middle]) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let last = count { Int($0.outlineEdge) < edge || (Int($0.outlineEdge) == edge && $0.t <= t) } - 1
        if last >= 0, crossings[last].outlineEdge >= each.ringStart { return Int(walk.facesAfter[last]) }
        // Before the first crossing of its ring the stretch goes on that the last one begins.
        let end = count { $0.outlineEdge < each.ringEnd } - 1
        if end >= 0, crossings[end].outlineEdge >= each.ringStart { return Int(walk.facesAfter[end]) }
        return walk.faces.lastIndex { $0.ring == each.ringStart } ?? -1
    }
}
