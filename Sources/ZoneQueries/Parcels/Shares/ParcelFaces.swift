import Geometry

/// Walks round the parts into which the lines of a map cut a parcel.
///
/// Along the outline from crossing to crossing, at each to the left, along the lines through the parcel to the next, and so round. Areas
/// and lengths are summed on the way (Green's theorem); no polygon is made. Whatever does not fit together ends the walk with false.
struct ParcelFaces {
    var faces: [ParcelFace] = []
    /// Every stretch of a line of the map along a face, face by face.
    private(set) var sides: [Side] = []
    /// By crossing the face that the outline runs along behind it; -1 before that was walked.
    private(set) var facesAfter: [Int32] = []
    /// Per half-edge the last parcel that it was walked along for.
    private var walks: [UInt32]
    private var turn: UInt32 = 0

    struct Side {
        var face: Int32
        let half: Int32
        /// The crossing at which the stretch begins, and that at which it ends; -1 for a corner of the map.
        let from: Int32
        let to: Int32
        let length: Double
    }

    init(lines: Int) { walks = [UInt32](repeating: 0, count: 2 * lines) }

    /// Whether a half-edge lies along one of the faces.
    @inline(__always) func isWalked(_ half: Int) -> Bool { walks[half] == turn }

    /// - Parameters:
    ///   - limit: stretches of lines that can be along all faces together.
    /// - Returns: false where the walk does not close, or the land changes on the way. Time: the crossings, corners and lines.
    mutating func trace(
        _ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: LandNet, limit: Int, turn: UInt32
    ) -> Bool {
        faces.removeAll(keepingCapacity: true)
        sides.removeAll(keepingCapacity: true)
        self.turn = turn
        facesAfter.removeAll(keepingCapacity: true)
        keepsVisits = outline.edges.count <= Self.fewCorners
        for _ in crossings.all.indices { facesAfter.append(-1) }
        for start in crossings.all.indices where facesAfter[start] < 0 {
            begin(crossings.all[start].after)
            var at = start
            repeat {
                guard facesAfter[at] < 0, crossings.all[at].after == land else { return false }
                facesAfter[at] = current
                let end = followOutline(from: at, outline, crossings.all)
                guard crossings.all[end].before == land else { return false }
                at = followLine(from: end, outline, crossings, net, limit: limit)
                guard at >= 0 else { return false }
            } while at != start
            close()
        }
        return traceInner(outline, crossings, net, limit: limit)
    }

    private var land: Int32 = 0
    private var open = ParcelFace(land: 0)

    /// The number of the face that is being walked round.
    private var current: Int32 = 0

    private mutating func begin(_ land: Int32) {
        self.land = land
        open = ParcelFace(land: land)
        open.firstSide = Int32(sides.count)
        current = Int32(faces.count)
        open.owner = current
        faces.append(open)
        visits.removeAll(keepingCapacity: true)
    }

    private mutating func close() {
        open.endSide = Int32(sides.count)
        faces[Int(current)] = open
    }

    /// What was walked when a corner of the outline or of the map was passed, in whole units.
    private struct Visit {
        let x: Double
        let y: Double
        let isOutline: Bool
        let area: Double
        let perimeter: Double
        let side: Int
    }

    /// Of the open face; kept for parcels with few corners only.
    private var visits: [Visit] = []
    private var keepsVisits = false
    private static let fewCorners = 64

    /// Where a corner of the outline is a corner of the map, the face has no more than a point in common there with what was walked between
    /// the two, and that is a face of its own: a sliver must not hang on to wide land by its tip. A face of no width along a line is nothing: with its
    /// length the face would pass for less wide than it is.
    @inline(__always) private mutating func pass(_ x: Double, _ y: Double, isOutline: Bool) {
        guard keepsVisits else { return }
        for number in visits.indices where visits[number].x == x && visits[number].y == y && visits[number].isOutline != isOutline {
            return split(since: number)
        }
        visits.append(Visit(x: x, y: y, isOutline: isOutline, area: open.area, perimeter: open.perimeter, side: sides.count))
    }

    private mutating func split(since number: Int) {
        let visit = visits[number]
        var part = ParcelFace(land: land)
        (part.area, part.perimeter) = (open.area - visit.area, open.perimeter - visit.perimeter)
        let dust = max(Tolerance.dust, Tolerance.rounding * part.perimeter)
        guard part.area > dust else {
            // Else round a hole that touches the outline.
            if part.area >= -dust { open.perimeter = visit.perimeter }
            return
        }
        (part.firstSide, part.endSide, part.owner) = (Int32(visit.side), Int32(sides.count), Int32(faces.count))
        for place in visit.side..<sides.count where sides[place].face == current { sides[place].face = part.owner }
        faces.append(part)
        (open.area, open.perimeter) = (visit.area, visit.perimeter)
        visits.removeSubrange((number + 1)...)
    }

    private mutating func addSide(_ half: Int, from: Int32, to: Int32, _ a: Coordinate, _ b: Coordinate) {
        let length = open.add(a, b)
        sides.append(Side(face: current, half: Int32(half), from: from, to: to, length: length))
        walks[half] = turn
    }

    /// What lies wholly inside the parcel beside lines that were walked along: round each land by its other side.
    private mutating func traceInner(_ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: LandNet, limit: Int) -> Bool {
        var number = 0
        while number < sides.count {
            let isWhole = sides[number].from < 0 && sides[number].to < 0
            let other = Int(sides[number].half) ^ 1
            if isWhole, !isWalked(other), !traceLoop(other, outline, crossings, net, limit: limit) { return false }
            number += 1
        }
        return true
    }

    /// Round the land on the left of a half-edge that is inside the parcel, as is all of its loop.
    mutating func traceLoop(_ start: Int, _ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: LandNet, limit: Int) -> Bool {
        begin(net.left(of: start))
        var half = start
        repeat {
            // Whoever comes to a crossing here should have come from one.
            guard sides.count <= limit, !crossings.isCrossed(half >> 1, turn), net.left(of: half) == land else { return false }
            let (from, to) = (net.end(of: half ^ 1, outline.origin), net.end(of: half, outline.origin))
            addSide(half, from: -1, to: -1, from, to)
            half = Int(net.next[half])
        } while half != start
        close()
        return true
    }

    /// A ring of the outline that no line crosses.
    mutating func addRing(_ edges: Range<Int>, land: Int32, _ outline: ParcelOutline) {
        begin(land)
        open.ring = Int32(edges.lowerBound)
        for number in edges { open.add(outline.edges[number].p, outline.edges[number].q) }
        close()
    }

    /// Along the outline to the next crossing of the same ring.
    private mutating func followOutline(from start: Int, _ outline: ParcelOutline, _ crossings: [OutlineCrossing]) -> Int {
        let edge = outline.edges[Int(crossings[start].outlineEdge)]
        var end = start + 1
        if end == crossings.count || crossings[end].outlineEdge >= edge.ringEnd {
            end = start
            while end > 0, crossings[end - 1].outlineEdge >= edge.ringStart { end -= 1 }
        }
        var place = crossings[start].place
        var number = crossings[start].outlineEdge
        let isSameEdge = crossings[end].outlineEdge == number && end > start
        if !isSameEdge {
            repeat {
                let corner = outline.edges[Int(number)].q
                open.add(place, corner)
                pass(outline.edges[Int(number)].qx, outline.edges[Int(number)].qy, isOutline: true)
                place = corner
                number += 1
                if number == edge.ringEnd { number = edge.ringStart }
            } while number != crossings[end].outlineEdge
        }
        open.add(place, crossings[end].place)
        return end
    }

    /// Along the lines of the map, through the parcel, to the crossing where they leave it; -1 if they do not.
    private mutating func followLine(
        from start: Int, _ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: LandNet, limit: Int
    ) -> Int {
        var half = Int(crossings.all[start].inward)
        var place = crossings.all[start].place
        var from = Int32(start)
        var exit = crossings.next(after: start, along: half)
        while sides.count <= limit {
            guard net.left(of: half) == land else { return -1 }
            if exit >= 0 {
                // Who is inside meets the way out first.
                guard Int(crossings.all[exit].inward) == half ^ 1 else { return -1 }
                addSide(half, from: from, to: Int32(exit), place, crossings.all[exit].place)
                return exit
            }
            let corner = net.end(of: half, outline.origin)
            addSide(half, from: from, to: -1, place, corner)
            let edge = net.edges[half >> 1]
            if half & 1 == 0 { pass(edge.bx, edge.by, isOutline: false) } else { pass(edge.ax, edge.ay, isOutline: false) }
            (place, from) = (corner, -1)
            half = Int(net.next[half])
            exit = crossings.isCrossed(half >> 1, turn) ? crossings.first(along: half) : -1
        }
        return -1
    }
}

/// A connected part of a parcel in one land; or one of the rings about it, where it has several.
struct ParcelFace {
    let land: Int32
    /// Square metres; negative for a ring about a hole.
    var area = 0.0
    var perimeter = 0.0
    /// The stretches of lines along it.
    var firstSide: Int32 = 0
    var endSide: Int32 = 0
    /// The first edge of the outline of a ring that no line crosses; -1 of any other.
    var ring: Int32 = -1
    /// Of a hole the face that it is taken off, of a sliver the one that it goes to; else itself.
    var owner: Int32 = -1

    init(land: Int32) { self.land = land }

    /// Whether the face is no rounding, but land to be told.
    var isWide: Bool { area > Tolerance.dust && meanWidth > Tolerance.sliver }

    /// Metres: how wide a long thin face is, as ``Polygon/meanWidth``.
    var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }

    /// One straight stretch with the face on its left; its length in metres.
    @discardableResult @inline(__always)
    mutating func add(_ a: Coordinate, _ b: Coordinate) -> Double {
        area += Coordinate.cross(a, b) / 2
        let length = a.distance(to: b)
        perimeter += length
        return length
    }
}
