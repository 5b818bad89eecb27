/// One side of one edge of a face: the face lies to the left of the way from `a` to `b` if `isForward`, else of the way back.
struct EdgeSide {
    let segment: LatticeSegment
    let isForward: Bool
    /// Index in the list of labels of the tile, later of the map; nil for outside the district.
    let label: Int
}

/// An edge between two different labels; `left` and `right` as seen from `segment.a` to `segment.b`.
struct BoundaryEdge {
    let segment: LatticeSegment
    /// -1: none. A city has millions of edges.
    private let labels: (left: Int32, right: Int32)

    init(segment: LatticeSegment, left: Int?, right: Int?) {
        self.segment = segment
        labels = (Int32(left ?? -1), Int32(right ?? -1))
    }

    var left: Int? { labels.left < 0 ? nil : Int(labels.left) }
    var right: Int? { labels.right < 0 ? nil : Int(labels.right) }
}
