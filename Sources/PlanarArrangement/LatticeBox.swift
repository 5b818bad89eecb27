import Geometry

/// A rectangle of the lattice, drawn as one: a tile of a tiling, or one of several that stand side by side.
package struct LatticeBox: Sendable {
    /// The corner with the smallest coordinates.
    let origin: LatticePoint
    /// Steps of the lattice, 2^20 at most.
    let width: Int32
    let height: Int32

    package init(x: ClosedRange<Int64>, y: ClosedRange<Int64>) {
        origin = LatticePoint(x: x.lowerBound, y: y.lowerBound)
        width = Int32(truncatingIfNeeded: x.upperBound - x.lowerBound)
        height = Int32(truncatingIfNeeded: y.upperBound - y.lowerBound)
    }

    /// A line that lies within the rectangle; nil where it runs along the border, which is a line anyway.
    package func segment(_ a: LatticePoint, _ b: LatticePoint) -> TileSegment? {
        let (p, q) = (local(a), local(b))
        return isOnBorder(p, q) ? nil : TileSegment(a: p, b: q)
    }

    private func local(_ point: LatticePoint) -> TilePoint {
        TilePoint(x: Int32(truncatingIfNeeded: point.x - origin.x), y: Int32(truncatingIfNeeded: point.y - origin.y))
    }

    func global(_ point: TilePoint) -> LatticePoint {
        LatticePoint(x: origin.x + Int64(point.x), y: origin.y + Int64(point.y))
    }

    var border: [TileSegment] {
        let corners = [(0, 0), (width, 0), (width, height), (0, height)].map { TilePoint(x: $0.0, y: $0.1) }
        return zip(corners, corners.dropFirst() + [corners[0]]).map { TileSegment(a: $0, b: $1) }
    }

    func isOnBorder(_ p: TilePoint, _ q: TilePoint) -> Bool {
        (p.x == q.x && (p.x == 0 || p.x == width)) || (p.y == q.y && (p.y == 0 || p.y == height))
    }
}

extension Tile {
    var box: LatticeBox { LatticeBox(x: origin.x...(origin.x + side), y: origin.y...(origin.y + side)) }
}
