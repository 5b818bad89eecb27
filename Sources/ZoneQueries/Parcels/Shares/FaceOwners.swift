import Geometry

/// Gives every ring about a hole to the face about it, and every sliver to its neighbour.
struct FaceOwners {
    /// Pairs of a hole and a face or an edge that are tried.
    private static let mostPairs = 1_000_000_000

    private var holes: [Int] = []
    private var slivers: [Int] = []
    /// By stretch of a line the stretch on its other side; -1 if there is none.
    private var twins: [Int32] = []
    /// By face, metres along the sliver that is looked at, and which of them are not 0.
    private var lengths: [Double] = []
    private var beside: [Int32] = []

    /// - Returns: false where no face is about a hole, or a sliver has no neighbour. Time: for every hole the faces, and where several may be
    /// about it the edges of the parcel; else n log n.
    mutating func settle(_ walk: inout ParcelFaces, _ about: FaceAbout) -> Bool {
        guard giveHoles(&walk, about) else { return false }
        slivers.removeAll(keepingCapacity: true)
        var hasWide = false
        for (number, face) in walk.faces.enumerated() where Int(face.owner) == number {
            if face.isWide { hasWide = true } else { slivers.append(number) }
        }
        // A parcel that is a sliver itself stays as it is.
        return slivers.isEmpty || !hasWide || giveSlivers(&walk)
    }

    private mutating func giveHoles(_ walk: inout ParcelFaces, _ about: FaceAbout) -> Bool {
        holes.removeAll(keepingCapacity: true)
        for (number, face) in walk.faces.enumerated() where face.area < 0 {
            // No face is as narrow but those of simulated simplicity, which are infinitely narrow (``OutlineCrossing``).
            if -2 * face.area <= Tolerance.rounding * face.perimeter {
                (walk.faces[number].area, walk.faces[number].perimeter) = (0, 0)
            } else {
                holes.append(number)
            }
        }
        guard holes.count * (walk.faces.count + about.outline.edges.count) <= Self.mostPairs else { return false }
        for hole in holes {
            let owner = loop(about: hole, walk, about)
            guard owner >= 0, walk.faces[owner].land == walk.faces[hole].land else { return false }
            walk.faces[hole].owner = Int32(owner)
        }
        // A hole beside a hole has the same face about it.
        for hole in holes {
            var (owner, steps) = (Int(walk.faces[hole].owner), 0)
            while walk.faces[owner].area < 0, steps <= holes.count { (owner, steps) = (Int(walk.faces[owner].owner), steps + 1) }
            guard walk.faces[owner].area >= 0 else { return false }
            walk.faces[hole].owner = Int32(owner)
        }
        for hole in holes {
            let owner = Int(walk.faces[hole].owner)
            walk.faces[owner].area += walk.faces[hole].area
            walk.faces[owner].perimeter += walk.faces[hole].perimeter
        }
        return true
    }

    /// The one face of the land that is large enough; where there are several, the one that lies about it. -1: not known.
    private func loop(about hole: Int, _ walk: ParcelFaces, _ about: FaceAbout) -> Int {
        let ring = walk.faces[hole]
        var (count, last) = (0, -1)
        for (number, face) in walk.faces.enumerated() where face.land == ring.land && face.area > -ring.area {
            (count, last) = (count + 1, number)
        }
        return count > 1 ? about.loop(about: hole, walk) : last
    }

    /// Every sliver goes to the wide face that most of the lines along it are shared with; one between slivers follows them.
    private mutating func giveSlivers(_ walk: inout ParcelFaces) -> Bool {
        findTwins(walk.sides)
        lengths.removeAll(keepingCapacity: true)
        for _ in walk.faces.indices { lengths.append(0) }
        for sliver in slivers { walk.faces[sliver].owner = -1 }
        while !slivers.isEmpty {
            let before = slivers.count
            // Those of one round are settled at its end, so that their order does not matter.
            var settled: [(sliver: Int, owner: Int32)] = []
            for sliver in slivers {
                let owner = neighbour(of: sliver, walk)
                if owner >= 0 { settled.append((sliver, owner)) }
            }
            for (sliver, owner) in settled { walk.faces[sliver].owner = owner }
            slivers.removeAll { walk.faces[$0].owner >= 0 }
            guard slivers.count < before else { break }
        }
        for sliver in slivers {
            // Dust in a corner matters to nobody; more than that has a neighbour to be found.
            guard walk.faces[sliver].area < Tolerance.dust else { return false }
            walk.faces[sliver].area = 0
            walk.faces[sliver].owner = Int32(sliver)
        }
        return true
    }

    /// The settled face with the longest lines in common; -1 if there is none.
    private mutating func neighbour(of sliver: Int, _ walk: ParcelFaces) -> Int32 {
        beside.removeAll(keepingCapacity: true)
        for number in Int(walk.faces[sliver].firstSide)..<Int(walk.faces[sliver].endSide) {
            // A part that was split off has its own sides among them.
            guard twins[number] >= 0, Int(walk.sides[number].face) == sliver else { continue }
            let face = walk.sides[Int(twins[number])].face
            // Of a ring about a hole the face itself; of a sliver the face that has it.
            let owner = walk.faces[Int(face)].owner
            guard owner >= 0, Int(owner) != sliver else { continue }
            if lengths[Int(owner)] == 0 { beside.append(owner) }
            lengths[Int(owner)] += walk.sides[number].length
        }
        var nearest: Int32 = -1
        for face in beside where nearest < 0 || lengths[Int(face)] > lengths[Int(nearest)] { nearest = face }
        for face in beside { lengths[Int(face)] = 0 }
        return nearest
    }

    /// The two sides of a stretch have its edge of the map in common, and what it begins with: a crossing, or the corner.
    private mutating func findTwins(_ sides: [ParcelFaces.Side]) {
        twins.removeAll(keepingCapacity: true)
        for _ in sides.indices { twins.append(-1) }
        func key(_ side: ParcelFaces.Side) -> UInt64 {
            UInt64(UInt32(side.half >> 1)) << 32 | UInt64(UInt32(bitPattern: side.half & 1 == 0 ? side.from : side.to))
        }
        if sides.count <= 32 {
            for number in sides.indices.dropFirst() {
                for other in 0..<number where key(sides[other]) == key(sides[number]) && sides[other].half != sides[number].half {
                    (twins[number], twins[other]) = (Int32(other), Int32(number))
                }
            }
        } else {
            let order = sides.indices.map { (key: key(sides[$0]), number: $0) }.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
            for (one, other) in zip(order, order.dropFirst()) where one.key == other.key {
                (twins[one.number], twins[other.number]) = (Int32(other.number), Int32(one.number))
            }
        }
    }
}

/// Finds the face about a hole: the nearest ring to the east of its easternmost corner is that face's, or that of another hole in it.
struct FaceAbout {
    let outline: ParcelOutline
    let crossings: [OutlineCrossing]
    let net: LandNet

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
        let x = RayCasting.x(a, b, at: place.y)
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
