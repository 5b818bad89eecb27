import Geometry

/// A connected part of a parcel in one piece of the map.
struct ParcelFace {
    /// -1 is outside.
    let piece: Int32
    var area = 0.0
    var perimeter = 0.0

    /// Metres: how wide a long thin face is, as ``Polygon/meanWidth``.
    var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }
}

/// Walks round the parts into which the lines of a map cut a parcel.
///
/// Along the outline from crossing to crossing, at each to the left, along the lines through the parcel to the next, and so round. Areas
/// and lengths are summed on the way (Green's theorem); no polygon is made. Whatever does not fit together ends the walk with nil.
struct ParcelFaces {
    private(set) var faces: [ParcelFace] = []
    /// Every stretch of a line of the map along a face.
    private var sides: [Side] = []

    private struct Side {
        let face: Int32
        let half: Int32
        /// The crossing at which the stretch begins, and that at which it ends; -1 for a corner of the map.
        let from: Int32
        let to: Int32
        let length: Double
    }

    /// - Parameters:
    ///   - crossings: in the order of the outline.
    ///   - crossed: per edge of the map whether one of the crossings lies on it.
    /// - Returns: false where the walk does not close, or a label changes on the way.
    mutating func trace(
        _ outline: ParcelOutline, _ crossings: [OutlineCrossing], _ net: HalfEdges, limit: Int, isCrossed: (Int) -> Bool
    ) -> Bool {
        faces.removeAll(keepingCapacity: true)
        sides.removeAll(keepingCapacity: true)
        var isDone: UInt64 = 0
        guard crossings.count <= 64 else { return false }
        for start in crossings.indices where isDone & (1 << UInt64(start)) == 0 {
            var face = ParcelFace(piece: crossings[start].after)
            var at = start
            repeat {
                guard isDone & (1 << UInt64(at)) == 0, crossings[at].after == face.piece else { return false }
                isDone |= 1 << UInt64(at)
                let end = followOutline(from: at, outline, crossings, into: &face)
                guard crossings[end].before == face.piece,
                    let out = followLine(from: end, outline, crossings, net, limit: limit, isCrossed, into: &face)
                else { return false }
                at = out
            } while at != start
            faces.append(face)
        }
        return traceInner(outline, net, limit: limit, isCrossed)
    }

    /// Pieces of the map that lie wholly inside the parcel, beside lines that were walked along: round each by its other side.
    private mutating func traceInner(_ outline: ParcelOutline, _ net: HalfEdges, limit: Int, _ isCrossed: (Int) -> Bool) -> Bool {
        var number = 0
        while number < sides.count {
            let start = Int(sides[number].half) ^ 1
            let isWhole = sides[number].from < 0 && sides[number].to < 0
            number += 1
            guard isWhole, !walked(start) else { continue }
            var face = ParcelFace(piece: net.left(of: start))
            var half = start
            repeat {
                // Whoever comes to a crossing here should have come from one.
                guard sides.count <= 2 * limit, !isCrossed(half >> 1), net.left(of: half) == face.piece else { return false }
                let edge = net.edges[half >> 1]
                let (a, b) = (place(edge.ax, edge.ay, outline), place(edge.bx, edge.by, outline))
                let length = half & 1 == 0 ? face.add(a, b) : face.add(b, a)
                sides.append(Side(face: Int32(faces.count), half: Int32(half), from: -1, to: -1, length: length))
                half = Int(net.next[half])
            } while half != start
            faces.append(face)
        }
        return true
    }

    private func place(_ x: Double, _ y: Double, _ outline: ParcelOutline) -> Coordinate {
        Coordinate(x: x, y: y) * (1 / HalfEdges.perMetre) - outline.origin
    }

    /// Along the outline to the next crossing of the same ring.
    private func followOutline(
        from start: Int, _ outline: ParcelOutline, _ crossings: [OutlineCrossing], into face: inout ParcelFace
    ) -> Int {
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
                face.add(place, corner)
                place = corner
                number += 1
                if number == edge.ringEnd { number = edge.ringStart }
            } while number != crossings[end].outlineEdge
        }
        face.add(place, crossings[end].place)
        return end
    }

    /// Along the lines of the map, through the parcel, to where they leave it.
    private mutating func followLine(
        from start: Int, _ outline: ParcelOutline, _ crossings: [OutlineCrossing], _ net: HalfEdges, limit: Int,
        _ isCrossed: (Int) -> Bool, into face: inout ParcelFace
    ) -> Int? {
        var half = Int(crossings[start].inward)
        var place = crossings[start].place
        var from = Int32(start)
        var s = crossings[start].s
        for _ in 0...limit {
            guard net.left(of: half) == face.piece else { return nil }
            if isCrossed(half >> 1) {
                switch Self.exit(on: half, beyond: s, except: from, crossings) {
                case .none: return nil
                case .some(.none): break
                case .some(.some(let exit)):
                    let length = face.add(place, crossings[exit].place)
                    sides.append(Side(face: Int32(faces.count), half: Int32(half), from: from, to: Int32(exit), length: length))
                    return exit
                }
            }
            let edge = net.edges[half >> 1]
            let corner = half & 1 == 0 ? self.place(edge.bx, edge.by, outline) : self.place(edge.ax, edge.ay, outline)
            let length = face.add(place, corner)
            sides.append(Side(face: Int32(faces.count), half: Int32(half), from: from, to: -1, length: length))
            (place, from) = (corner, -1)
            half = Int(net.next[half])
            s = half & 1 == 0 ? -1 : 2
        }
        return nil
    }

    /// The next crossing along a half-edge; `.some(nil)` if it runs on to its corner, nil where two crossings cannot be told apart.
    private static func exit(on half: Int, beyond s: Double, except start: Int32, _ crossings: [OutlineCrossing]) -> Int?? {
        var nearest: (ahead: Double, number: Int)?
        for (number, crossing) in crossings.enumerated() where Int(crossing.inward) >> 1 == half >> 1 && Int32(number) != start {
            let ahead = half & 1 == 0 ? crossing.s - s : s - crossing.s
            if start >= 0, abs(ahead) < 1e-12 { return nil }
            guard ahead > 0 else { continue }
            if let found = nearest, abs(found.ahead - ahead) < 1e-12 { return nil }
            if ahead < nearest?.ahead ?? .infinity { nearest = (ahead, number) }
        }
        guard let nearest else { return .some(nil) }
        // Who is inside meets the way out first.
        return Int(crossings[nearest.number].inward) == half ? nil : .some(nearest.number)
    }

    /// The length of lines that `face` shares with each of the others.
    func neighbours(of face: Int) -> [(face: Int, length: Double)] {
        var lengths: [(face: Int, length: Double)] = []
        for side in sides where side.face == face {
            guard let other = sides.first(where: { $0.half == side.half ^ 1 && $0.from == side.to && $0.to == side.from }) else { continue }
            let number = Int(other.face)
            if let known = lengths.firstIndex(where: { $0.face == number }) {
                lengths[known].length += side.length
            } else {
                lengths.append((number, side.length))
            }
        }
        return lengths
    }

    /// Whether a half-edge lies along one of the faces.
    func walked(_ half: Int) -> Bool { sides.contains { $0.half == half } }
}

extension ParcelFace {
    /// One straight stretch with the face on its left; its length in metres.
    @discardableResult
    mutating func add(_ a: Coordinate, _ b: Coordinate) -> Double {
        area += Coordinate.cross(a, b) / 2
        let length = a.distance(to: b)
        perimeter += length
        return length
    }
}
