import Geometry

/// Corners that lie exactly on the straight line between their neighbours: without them the line is the same.
enum StraightCorners {
    /// A line without them; its ends stay, and so does a place where it turns back.
    static func droppedFromLine(_ line: [LatticePoint]) -> [LatticePoint] {
        guard line.count > 2 else { return line }
        return [line[0]] + (1..<(line.count - 1)).filter { !isStraight(line[$0 - 1], line[$0], line[$0 + 1]) }.map { line[$0] }
            + [line[line.count - 1]]
    }

    static func isStraight(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Bool {
        let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y)
        return ux * vy == uy * vx && ux * vx + uy * vy > 0
    }
}
