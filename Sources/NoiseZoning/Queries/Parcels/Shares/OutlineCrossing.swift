import Geometry

/// Where the outline of a parcel crosses a line of the map.
struct OutlineCrossing {
    /// The edge of the parcel, and how far along it: 0…1.
    let outlineEdge: Int32
    let t: Double
    /// The half-edge of the map that leads into the parcel there, and how far along its edge (from the smaller end): 0…1.
    let inward: Int32
    let s: Double
    /// The pieces of the map before and after it, along the outline.
    let before: Int32
    let after: Int32
    /// Metres from the parcel's first corner.
    let place: Coordinate
}

extension OutlineCrossing {
    /// Whether and where they cross, the parcel thought to be moved by a hair to the north-east, and much less to the north: then nothing
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
        t = abs(op) / (abs(op) + abs(oq))
        let whole = abs(oa) + abs(ob)
        s = whole > 0 ? abs(oa) / whole : 0.5
        inward = Int32(2 * mapEdge + (isLeftB ? 0 : 1))
        (before, after) = isLeftQ ? (e.right, e.left) : (e.left, e.right)
        place = p.p + (p.q - p.p) * t
    }
}
