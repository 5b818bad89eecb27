import Geometry
import Projection

/// How many metres of the plane a degree is, over the box of a map, and how much lines that are straight in the plane bend in degrees.
struct PlaneScales {
    /// Metres of the plane in a degree of longitude and of latitude: the extreme that errs on the safe side is taken by each user.
    private(set) var east = 0.0
    private(set) var north = 0.0
    /// Square metres of the plane on one unit by one unit, at their smallest.
    private(set) var smallestUnitArea = Double.infinity
    /// Metres by which the middle of a line lies off its chord, at most.
    private(set) var bend = 0.0

    /// East, north, and the ways between: one way and its opposite bend alike.
    private static let ways = [(1.0, 0.0), (0.0, 1.0), (0.5.squareRoot(), 0.5.squareRoot()), (0.5.squareRoot(), -0.5.squareRoot())]

    /// Measured at nine places, by steps of 1 m and by lines as long as `chord`, in metres; nil where the plane is folded.
    init?(_ box: Envelope, lattice: PointLattice, mover: Mover, chord: Double) throws(ProjectionError) {
        var (bendX, bendY) = (0.0, 0.0)
        for column in 0...2 {
            for row in 0...2 {
                let at = Coordinate(x: box.minX + box.width * Double(column) / 2, y: box.minY + box.height * Double(row) / 2)
                let moved = try mover.moved([at, at + Coordinate(x: 1, y: 0), at + Coordinate(x: 0, y: 1)])
                let (u, v) = (moved[1] - moved[0], moved[2] - moved[0])
                let turn = abs(Coordinate.cross(u, v))
                guard turn > 0 else { return nil }
                // The inverse of the matrix (u, v): the way in the plane that belongs to one degree.
                east = max(east, Coordinate(x: v.y, y: u.y).length / turn)
                north = max(north, Coordinate(x: v.x, y: u.x).length / turn)
                smallestUnitArea = min(smallestUnitArea, 1 / (turn * lattice.scale * lattice.scale))
                for (x, y) in Self.ways {
                    let half = Coordinate(x: x, y: y) * (chord / 2)
                    let line = try mover.moved([at - half, at, at + half])
                    let off = (line[0] + line[2]) * 0.5 - line[1]
                    (bendX, bendY) = (max(bendX, abs(off.x)), max(bendY, abs(off.y)))
                }
            }
        }
        // Between the nine places the scale of a map of some degrees may differ by a little more.
        (east, north, smallestUnitArea) = (east * 1.02, north * 1.02, smallestUnitArea * 0.96)
        bend = bendX * east + bendY * north
    }
}
