import Geometry
import Projection

/// Rings of the working plane written in another system, where a straight edge is not straight any more: vertices are added until
/// every edge stays within the tolerance of the straight edge of the plane.
package struct Densifying {
    let toTarget: KnownPlaces
    let toPlane: Mover
    /// Metres in the plane.
    static let tolerance = 0.005
    /// The same for the sides of a piece that is hardly wider than that.
    static let fineTolerance = 0.000_02
    /// A side of the earth's own size takes no more.
    private static let mostDivisions = 1_000_000

    package init(from plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        toTarget = KnownPlaces(try Mover(from: plane, to: target))
        toPlane = try Mover(from: target, to: plane)
    }

    /// Two neighbours get the same vertices on a shared edge: an edge is always divided from its smaller end.
    ///
    /// Linear in the vertices of the result.
    /// - Parameter isFine: whether a side is to keep within the fine tolerance.
    package func densified(
        _ ring: [Coordinate], isFine: (Coordinate, Coordinate) -> Bool = { _, _ in false }
    ) throws(ProjectionError) -> [Coordinate] {
        let moved = try toTarget.moved(ring)
        guard ring.count > 1 else { return moved }
        var result = [moved[0]]
        for number in 1..<ring.count {
            let (a, b) = (ring[number - 1], ring[number])
            let isForward = (a.x, a.y) < (b.x, b.y)
            let isFine = isFine(a, b)
            let parts =
                try isForward
                ? divisions(a, b, moved[number - 1], moved[number], isFine) : divisions(b, a, moved[number], moved[number - 1], isFine)
            if parts > 1 {
                let (from, to) = isForward ? (a, b) : (b, a)
                let steps = (1..<parts).map { from + (to - from) * (Double($0) / Double(parts)) }
                let between = try toTarget.moved(steps)
                result.append(contentsOf: isForward ? between : between.reversed())
            }
            result.append(moved[number])
        }
        return result
    }

    /// How many equal parts an edge needs: the sagitta falls with the square of the length.
    private func divisions(
        _ a: Coordinate, _ b: Coordinate, _ movedA: Coordinate, _ movedB: Coordinate, _ isFine: Bool
    ) throws(ProjectionError) -> Int {
        // Below 100 m the sagitta between a Gauss-Krüger plane and degrees is under a millimetre, below 10 m under a hundredth of it.
        let length = a.distance(to: b)
        guard length > (isFine ? 10 : 100) else { return 1 }
        let middle = try toPlane.moved([(movedA + movedB) * 0.5])[0]
        let sagitta = middle.distance(toSegment: a, b)
        let parts = (sagitta / ((isFine ? Self.fineTolerance : Self.tolerance) / 2)).squareRoot().rounded(.up)
        return Int(parts, within: 1...Self.mostDivisions)
    }
}
