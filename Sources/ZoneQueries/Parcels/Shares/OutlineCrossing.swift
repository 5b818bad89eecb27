import Geometry

/// Where the outline of a parcel crosses a line of the map.
struct OutlineCrossing {
    /// The edge of the parcel, and how far along it: 0…1.
    let outlineEdge: Int32
    /// The half-edge of the map that leads into the parcel there.
    let inward: Int32
    let t: Double
    /// How far along the edge of the map, from its smaller end: 0…1.
    let s: Double
    /// The land before and after it, along the outline.
    let before: Int32
    let after: Int32
    /// Metres from the parcel's first corner.
    let place: Coordinate
    /// What `t` and `s` are shares of; how much they change as the parcel is moved.
    let turnOfOutline: Double
    let turnOfLine: Double
}

extension OutlineCrossing {
    /// Whether and where they cross, the parcel thought to be moved by a hair to the east, and much less to the north: then nothing
    /// ever touches, and what runs along a line is on one side of it, the same for all edges.
    @inline(__always)
    init?(_ p: ParcelOutline.Edge, number: Int, _ e: HalfEdges.Edge, mapEdge: Int) {
        // Boxes apart: no crossing. Touching boxes may cross, moved by a hair.
        guard max(p.px, p.qx) >= e.ax, min(p.px, p.qx) <= e.bx, max(p.py, p.qy) >= min(e.ay, e.by), min(p.py, p.qy) <= max(e.ay, e.by)
        else { return nil }
        let (dx, dy) = (e.bx - e.ax, e.by - e.ay)
        let op = Orientation.of(e.ax, e.ay, e.bx, e.by, p.px, p.py)
        let oq = Orientation.of(e.ax, e.ay, e.bx, e.by, p.qx, p.qy)
        // Moved east, a place on a line that runs north is on its right.
        let leansLeft = dy != 0 ? dy < 0 : dx > 0
        let (isLeftP, isLeftQ) = (op != 0 ? op > 0 : leansLeft, oq != 0 ? oq > 0 : leansLeft)
        guard isLeftP != isLeftQ else { return nil }
        let oa = Orientation.of(p.px, p.py, p.qx, p.qy, e.ax, e.ay)
        let ob = Orientation.of(p.px, p.py, p.qx, p.qy, e.bx, e.by)
        let (rx, ry) = (p.qx - p.px, p.qy - p.py)
        let standsLeft = ry != 0 ? ry > 0 : rx < 0
        let (isLeftA, isLeftB) = (oa != 0 ? oa > 0 : standsLeft, ob != 0 ? ob > 0 : standsLeft)
        guard isLeftA != isLeftB else { return nil }
        outlineEdge = Int32(number)
        (turnOfOutline, turnOfLine) = (op - oq, oa - ob)
        t = op / turnOfOutline
        s = oa / turnOfLine
        inward = Int32(2 * mapEdge + (isLeftB ? 0 : 1))
        (before, after) = isLeftQ ? (e.right, e.left) : (e.left, e.right)
        place = p.p + (p.q - p.p) * t
    }

    /// The order along one edge of the parcel. Through a corner of the map it crosses several lines at once: they follow each other as
    /// they do a hair farther east, and if that is no difference, a hair farther north.
    static func isSooner(_ a: OutlineCrossing, _ b: OutlineCrossing, _ net: HalfEdges) -> Bool {
        if abs(a.t - b.t) > 1e-12 { return a.t < b.t }
        let (e, f) = (net.edges[Int(a.inward) >> 1], net.edges[Int(b.inward) >> 1])
        let (u, v) = ((e.ay - e.by) / a.turnOfOutline, (f.ay - f.by) / b.turnOfOutline)
        if abs(u - v) > 1e-12 * (abs(u) + abs(v)) { return u < v }
        return (e.bx - e.ax) / a.turnOfOutline < (f.bx - f.ax) / b.turnOfOutline
    }

    /// The order along one edge of the map, from its smaller end; in a corner of the parcel that lies on the line as a hair farther.
    static func isLower(_ a: OutlineCrossing, _ b: OutlineCrossing, _ outline: ParcelOutline) -> Bool {
        if abs(a.s - b.s) > 1e-13 { return a.s < b.s }
        let (p, q) = (outline.edges[Int(a.outlineEdge)], outline.edges[Int(b.outlineEdge)])
        let (u, v) = ((p.qy - p.py) / a.turnOfLine, (q.qy - q.py) / b.turnOfLine)
        if abs(u - v) > 1e-12 * (abs(u) + abs(v)) { return u < v }
        return (p.px - p.qx) / a.turnOfLine < (q.px - q.qx) / b.turnOfLine
    }
}
