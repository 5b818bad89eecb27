/// One cell in units of the lattice; its lines lie half a unit west and south of whole numbers.
struct CellBox {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    init(column: Int, row: Int, shiftX: Int32, shiftY: Int32) {
        (x, y) = (column << Int(shiftX), row << Int(shiftY))
        (width, height) = (1 << Int(shiftX), 1 << Int(shiftY))
    }

    /// Whether the corner (x − ½, y − ½) lies above the line through the edge. On the line counts as below, at every corner.
    static func isCornerAbove(_ edge: PointEdge, x: Int, y: Int) -> Bool {
        let px = 2 * (x - Int(edge.x)) - 1
        let py = 2 * (y - Int(edge.y)) - 1
        let cross = Int(edge.dx) * py - Int(edge.dy) * px
        return edge.dx > 0 ? cross > 0 : cross < 0
    }
}

/// An edge together with what the way from a cell's corner makes of it.
struct SeenEdge {
    let edge: PointEdge
    let countsLeft: Bool
    let meetsWay: Bool
    /// False for one that is only near the cell: west of it, where no way leads.
    let isOnWay: Bool

    init(_ edge: PointEdge, from box: CellBox) {
        self.edge = edge
        let (from, to) = (Int(edge.x), Int(edge.x) + Int(edge.dx))
        let crossesWest = (from >= box.x) != (to >= box.x)
        isOnWay = max(from, to) >= box.x
        // Up the western line: met from where it crosses on. Then east: a place above such an edge has met it once, one below not at all.
        meetsWay = crossesWest && !CellBox.isCornerAbove(edge, x: box.x, y: box.y)
        countsLeft = crossesWest && meetsWay == (edge.dx > 0)
    }

    func inCell(difference: UInt32, corner: UInt32) -> CellEdge {
        let flags = (countsLeft ? CellEdge.countsLeft : 0) | (meetsWay ? CellEdge.meetsWay : 0)
        return CellEdge(
            x: edge.x, y: edge.y, dx: edge.dx, dy: edge.dy, near: edge.near, tag: isOnWay ? difference | flags : 0,
            corner: corner, count: 1)
    }

    /// What a place at (px, py), measured from the lower end, makes of it.
    func isMet(_ px: Double, _ py: Double) -> Bool {
        guard isOnWay, py >= 0 else { return false }
        if py >= Double(edge.dy) { return meetsWay }
        return (Double(edge.dx) * py - Double(edge.dy) * px < 0) != countsLeft
    }
}

/// Whether the lines of a cell part it into areas of one piece each: they do in a map that tiles its district.
///
/// A map that was rounded on its way through a file may overlap itself by millimetres. There the labels of its edges do not fit together.
enum CellCheck {
    /// Time: the square of the edges.
    static func isSound(_ edges: [SeenEdge], box: CellBox, corner: UInt64) -> Bool {
        for (number, edge) in edges.enumerated() {
            for other in edges[..<number] where cross(edge.edge, other.edge) { return false }
            guard let (x, y) = middle(of: edge.edge, in: box) else { continue }
            var code = corner
            for (place, other) in edges.enumerated() where place != number {
                guard other.isMet(x - Double(other.edge.x), y - Double(other.edge.y)) else { continue }
                code ^= PieceCode.of(other.edge.left) ^ PieceCode.of(other.edge.right)
            }
            let difference = PieceCode.of(edge.edge.left) ^ PieceCode.of(edge.edge.right)
            // On the left of a level edge is above it, where only the way up has met it.
            let isMetOnLeft = edge.edge.dy == 0 ? edge.meetsWay : edge.countsLeft
            guard code ^ (isMetOnLeft ? difference : 0) == PieceCode.of(edge.edge.left) else { return false }
        }
        return true
    }

    /// Halfway along the part of the edge that lies in the cell; nil where there is none.
    private static func middle(of edge: PointEdge, in box: CellBox) -> (Double, Double)? {
        var (from, to) = (0.0, 1.0)
        for (start, length, low, size) in [(edge.x, edge.dx, box.x, box.width), (edge.y, edge.dy, box.y, box.height)] {
            let (lower, upper) = (Double(low) - 0.5 - Double(start), Double(low + size) - 0.5 - Double(start))
            if length == 0 {
                guard lower <= 0, 0 <= upper else { return nil }
            } else {
                let (a, b) = (lower / Double(length), upper / Double(length))
                from = max(from, min(a, b))
                to = min(to, max(a, b))
            }
        }
        guard from < to else { return nil }
        let at = (from + to) / 2
        return (Double(edge.x) + at * Double(edge.dx), Double(edge.y) + at * Double(edge.dy))
    }

    /// Whether each has one end on either side of the other.
    private static func cross(_ a: PointEdge, _ b: PointEdge) -> Bool {
        func side(_ edge: PointEdge, _ x: Int, _ y: Int) -> Int {
            (Int(edge.dx) * (y - Int(edge.y)) - Int(edge.dy) * (x - Int(edge.x))).signum()
        }
        func ends(_ edge: PointEdge, _ other: PointEdge) -> Int {
            side(edge, Int(other.x), Int(other.y)) * side(edge, Int(other.x) + Int(other.dx), Int(other.y) + Int(other.dy))
        }
        return ends(a, b) < 0 && ends(b, a) < 0
    }
}
