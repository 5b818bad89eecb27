import Geometry

/// The bands that may reach a place, as short lists by place: the same hits as those of ``BandIndex``, with less looked at.
package struct BandTree: Sendable {
    private let bands: BandIndex
    private let tree: PlaceTree

    /// A list as long as this is not cut further, nor that of a square of this side, in metres.
    private static let (short, least) = (6, 12.0)

    /// Nil where the lists would be too long.
    ///
    /// - Parameters:
    ///   - extent: where places are asked about.
    ///   - reach: metres beyond its limit within which a band matters.
    package init?(_ bands: BandIndex, over extent: Envelope, reach: (Int) -> Double) {
        self.bands = bands
        let shapes = bands.shapes
        let reaches = bands.all.indices.map(reach)
        let farthest = bands.owners.map { bands.widths[$0.widths].widest + reaches[$0.band] }
        let tree = PlaceTree(over: extent, Array(shapes.indices.map { Int32($0) }), most: 4_000_000 + 16 * shapes.count) { square, list in
            list.removeAll { number in
                shapes[Int(number)].leastDistance(from: square.centre) > farthest[Int(number)] + square.radius + Tolerance.limit
            }
            return list.count <= Self.short || square.half * 2 <= Self.least
        }
        guard let tree else { return nil }
        self.tree = tree
    }

    /// Every band that reaches `place`, as ``BandIndex/hits(at:baseClass:tolerance:isFar:)`` has them; `hits` is emptied first. False outside
    /// the extent, where nothing is known.
    ///
    /// - Parameter tolerance: metres; what lies beyond the reach of its band may be missing.
    package func hits(at place: Coordinate, baseClass: Int?, tolerance: Double, into hits: inout [BandHit]) -> Bool {
        hits.removeAll(keepingCapacity: true)
        guard let list = tree.list(at: place) else { return false }
        if !list.isEmpty { bands.add(tree.values[list], place, baseClass, tolerance, to: &hits) }
        return true
    }
}

extension Band {
    /// Whether all its parts are equally wide.
    package var isEven: Bool { parts.allSatisfy { $0.widths == parts[0].widths } }
    /// Whether a part of it is land that counts as a whole.
    package var hasLand: Bool { parts.contains { if case .land = $0.shape { true } else { false } } }
}

extension BandPart {
    /// Metres that ``distance(to:)`` has at least, where it has any; it grows no faster than the way.
    fileprivate func leastDistance(from place: Coordinate) -> Double {
        switch self {
        case .strip(let a, let b, let left, let right): place.distance(toSegment: a, b) - max(left, right)
        case .side(let a, let b, let offset): place.distance(toSegment: a, b) - offset
        case .sector(let centre, _, _, let from, let to): place.distance(to: centre) - max(from, to)
        case .portal(let centre, _, let offset): place.distance(to: centre) - offset
        case .land(let area), .carriageway(let area): area.envelope.distance(from: place)
        case .cut(let part, _, _): part.leastDistance(from: place)
        }
    }
}

extension Envelope {
    /// 0 inside.
    fileprivate func distance(from place: Coordinate) -> Double {
        Coordinate(x: max(minX - place.x, 0, place.x - maxX), y: max(minY - place.y, 0, place.y - maxY)).length
    }
}
