import Geometry
import Projection

/// One straight piece of a line of the map, in units of the lattice, from south to north (from west to east if it is level).
struct PointEdge: Sendable {
    let x: Int32
    let y: Int32
    let dx: Int32
    let dy: Int32
    /// A place is near the line if its cross product with the edge is no larger.
    let near: UInt32
    /// The piece on the left and on the right of the way from south to north; -1 is outside.
    let left: Int32
    let right: Int32
}

/// The lines of a map in longitude and latitude.
///
/// Lines are straight in the working plane, so they are cut there to pieces of 64 m at most: at 40° a piece of a Gauss-Krüger plane then
/// bends by 0.07 mm in degrees. How much it does is measured, and added to the distance below which the plane must be asked.
struct PointEdges: Sendable {
    let lattice: PointLattice
    let edges: [PointEdge]
    /// Units: no place farther from an edge, in longitude and in latitude, is near it.
    let reach: Int32
    /// Units of the highest vertex, from the corner.
    let width: Int32
    let height: Int32
    /// Square metres of the map's box, about.
    let area: Double
    /// Northward.
    let unitsPerMetre: Double

    /// Metres.
    private static let longest = 64.0

    /// Nil where the map has no lines, or is too wide for the lattice.
    ///
    /// - Parameter tolerance: metres within which a place counts as on a line (reading Z2).
    init?(_ map: MapEdges, plane: CoordinateReferenceSystem, tolerance: Double) throws(ProjectionError) {
        guard !map.edges.isEmpty else { return nil }
        let mover = try Mover(from: plane, to: .wgs84)
        var places: [Coordinate] = []
        places.reserveCapacity(map.edges.count * 3)
        var counts: [Int32] = []
        counts.reserveCapacity(map.edges.count)
        var box = Envelope()
        for edge in map.edges {
            let (a, b) = (Lattice.coordinate(edge.segment.a), Lattice.coordinate(edge.segment.b))
            let parts = max(1, Int((a.distance(to: b) / Self.longest).rounded(.up)))
            counts.append(Int32(parts))
            box.add(a)
            box.add(b)
            // Every vertex, and the middle between two.
            for step in 0...2 * parts { places.append(a + (b - a) * (Double(step) / Double(2 * parts))) }
        }
        let moved = try mover.moved(places)
        let extent = Envelope(moved)
        guard let lattice = PointLattice(west: extent.minX, south: extent.minY, east: extent.maxX, north: extent.maxY),
            let scales = try PlaneScales(box, lattice: lattice, mover: mover)
        else { return nil }

        var sagitta = 0.0
        var start = 0
        for parts in counts {
            for part in 0..<Int(parts) {
                let (a, middle, b) = (moved[start + 2 * part], moved[start + 2 * part + 1], moved[start + 2 * part + 2])
                let chord = (a + b) * 0.5 - middle
                sagitta = max(sagitta, abs(chord.x) * scales.east + abs(chord.y) * scales.north)
            }
            start += 2 * Int(parts) + 1
        }
        let unit = max(scales.east, scales.north) / lattice.scale
        // Rounding of the place and of both ends, a bend twice as large elsewhere, and a tenth of a millimetre for the arithmetic.
        let distance = tolerance + 3 * unit + 2 * sagitta + 1e-4

        var edges: [PointEdge] = []
        edges.reserveCapacity(places.count / 2)
        start = 0
        for (edge, parts) in zip(map.edges, counts) {
            let length = places[start].distance(to: places[start + 2 * Int(parts)]) / Double(parts)
            let near = (distance * (length + 2 * distance) / scales.smallestUnitArea).rounded(.up)
            guard near < Double(UInt32.max) else { return nil }
            for part in 0..<Int(parts) {
                let (a, b) = (moved[start + 2 * part], moved[start + 2 * part + 2])
                let from = (x: PointLattice.whole(lattice.x(a.x)), y: PointLattice.whole(lattice.y(a.y)))
                let to = (x: PointLattice.whole(lattice.x(b.x)), y: PointLattice.whole(lattice.y(b.y)))
                // Two ends on one unit: what the piece bounds there lies near its neighbours.
                if from == to { continue }
                let (left, right) = (Int32(edge.left ?? -1), Int32(edge.right ?? -1))
                edges.append(PointEdge(from, to, near: UInt32(near), left: left, right: right))
            }
            start += 2 * Int(parts) + 1
        }
        self.lattice = lattice
        self.edges = edges
        reach = Int32((1.1 * distance / min(scales.east, scales.north) * lattice.scale).rounded(.up)) + 2
        width = PointLattice.whole(lattice.x(extent.maxX) + PointLattice.margin)
        height = PointLattice.whole(lattice.y(extent.maxY) + PointLattice.margin)
        area = box.width * box.height
        unitsPerMetre = lattice.scale / scales.north
    }
}

extension PointEdges {
    /// The lines as they are, in the working plane: edge by edge, in millimetres. Nil where there are none.
    init?(inPlane map: MapEdges) {
        guard !map.edges.isEmpty else { return nil }
        let box = Envelope(map.edges.lazy.flatMap { [Lattice.coordinate($0.segment.a), Lattice.coordinate($0.segment.b)] })
        guard box.width < 1e6, box.height < 1e6 else { return nil }
        let lattice = PointLattice(plane: box.minX, south: box.minY)
        func unit(_ point: LatticePoint) -> (x: Int32, y: Int32) {
            let place = Lattice.coordinate(point)
            return (PointLattice.whole(lattice.x(place.x)), PointLattice.whole(lattice.y(place.y)))
        }
        self.lattice = lattice
        edges = map.edges.map { edge in
            let (a, b) = (unit(edge.segment.a), unit(edge.segment.b))
            // Two millimetres to either side, in units.
            let length = Lattice.coordinate(edge.segment.a).distance(to: Lattice.coordinate(edge.segment.b)) * lattice.scale
            return PointEdge(a, b, near: UInt32(2 * length) + 2, left: Int32(edge.left ?? -1), right: Int32(edge.right ?? -1))
        }
        reach = 4
        width = PointLattice.whole(lattice.x(box.maxX) + PointLattice.margin)
        height = PointLattice.whole(lattice.y(box.maxY) + PointLattice.margin)
        area = box.width * box.height
        unitsPerMetre = lattice.scale
    }
}

extension PointEdge {
    /// From a to b, with these pieces on the left and right of the way, turned to run north.
    init(_ a: (x: Int32, y: Int32), _ b: (x: Int32, y: Int32), near: UInt32, left: Int32, right: Int32) {
        if a.y != b.y ? a.y < b.y : a.x < b.x {
            self.init(x: a.x, y: a.y, dx: b.x - a.x, dy: b.y - a.y, near: near, left: left, right: right)
        } else {
            self.init(x: b.x, y: b.y, dx: a.x - b.x, dy: a.y - b.y, near: near, left: right, right: left)
        }
    }
}

/// How many metres of the plane a degree is, over the box of a map.
private struct PlaneScales {
    /// Metres of the plane in a degree of longitude and of latitude: the extreme that errs on the safe side is taken by each user.
    var east = 0.0
    var north = 0.0
    /// Square metres of the plane on one unit by one unit, at their smallest.
    var smallestUnitArea = Double.infinity

    /// Measured at nine places by steps of 1 m; nil where the plane is folded.
    init?(_ box: Envelope, lattice: PointLattice, mover: Mover) throws(ProjectionError) {
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
            }
        }
        // Between the nine places the scale of a map of some degrees may differ by a little more.
        (east, north, smallestUnitArea) = (east * 1.02, north * 1.02, smallestUnitArea * 0.96)
    }
}
