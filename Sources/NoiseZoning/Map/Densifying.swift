import Geometry
import Projection

/// Rings of the working plane written in another system, where a straight edge is not straight any more: vertices are added until
/// every edge stays within the tolerance of the straight edge of the plane.
struct Densifying {
    let toTarget: KnownPlaces
    let toPlane: Mover
    /// Metres in the plane.
    static let tolerance = 0.005
    /// An edge of 1,000 km needs some thousand.
    private static let mostParts = 100_000

    init(from plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        toTarget = KnownPlaces(try Mover(from: plane, to: target))
        toPlane = try Mover(from: target, to: plane)
    }

    /// Two neighbours get the same vertices on a shared edge: an edge is always divided from its smaller end.
    ///
    /// Linear in the vertices of the result.
    func densified(_ ring: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        let moved = try toTarget.moved(ring)
        guard ring.count > 1 else { return moved }
        var result = [moved[0]]
        for number in 1..<ring.count {
            let (a, b) = (ring[number - 1], ring[number])
            let isForward = (a.x, a.y) < (b.x, b.y)
            let parts =
                try isForward ? divisions(a, b, moved[number - 1], moved[number]) : divisions(b, a, moved[number], moved[number - 1])
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
    private func divisions(_ a: Coordinate, _ b: Coordinate, _ movedA: Coordinate, _ movedB: Coordinate) throws(ProjectionError) -> Int {
        // Below 100 m the sagitta between a Gauss-Krüger plane and degrees is under a millimetre.
        let length = a.distance(to: b)
        guard length > 100 else { return 1 }
        let middle = try toPlane.moved([(movedA + movedB) * 0.5])[0]
        let sagitta = middle.distance(toSegment: a, b)
        return Int((sagitta / (Self.tolerance / 2)).squareRoot().rounded(.up), within: 1...Self.mostParts)
    }
}
