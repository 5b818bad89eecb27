import Geometry

/// One side of one edge of a face: the face lies to the left of the way from `a` to `b` if `isForward`, else of the way back.
package struct EdgeSide {
    package let segment: LatticeSegment
    package let isForward: Bool
    /// Index in the list of labels of the tile, later of the map; nil for outside the district.
    package let label: Int

    package init(segment: LatticeSegment, isForward: Bool, label: Int) {
        self.segment = segment
        self.isForward = isForward
        self.label = label
    }
}

/// An edge between two different labels; `left` and `right` as seen from `segment.a` to `segment.b`.
package struct BoundaryEdge {
    package let segment: LatticeSegment
    /// -1: none. A city has millions of edges.
    private let labels: (left: Int32, right: Int32)

    package init(segment: LatticeSegment, left: Int?, right: Int?) {
        self.segment = segment
        labels = (Int32(left ?? -1), Int32(right ?? -1))
    }

    package var left: Int? { labels.left < 0 ? nil : Int(labels.left) }
    package var right: Int? { labels.right < 0 ? nil : Int(labels.right) }
}
