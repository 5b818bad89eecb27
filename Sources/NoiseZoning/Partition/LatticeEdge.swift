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
    let left: Int?
    let right: Int?
}
