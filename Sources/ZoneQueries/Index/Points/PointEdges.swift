import Geometry
import PlanarArrangement
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
/// bends by 0.07 mm in degrees. How much such pieces do is measured, and added to the distance below which the plane must be asked.
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
        let cut = CutLines(map, longest: Self.longest)
        let moved = try mover.moved(cut.places)
        let (box, extent) = (Self.box(cut.places), Self.box(moved))
        guard let lattice = PointLattice(west: extent.minX, south: extent.minY, east: extent.maxX, north: extent.maxY),
            let scales = try PlaneScales(box, lattice: lattice, mover: mover, chord: Self.longest)
        else { return nil }

        let unit = max(scales.east, scales.north) / lattice.scale
        // Rounding of the place and of both ends, a bend twice as large as any measured, and a tenth of a millimetre for the arithmetic.
        let distance = tolerance + 3 * unit + 2 * scales.bend + Tolerance.degrees

        let units = moved.map { (x: lattice.wholeX($0.x), y: lattice.wholeY($0.y)) }
        var edges: [PointEdge] = []
        edges.reserveCapacity(cut.pieceCount)
        var inner = cut.inner
        for (edge, line) in zip(map.edges, cut.lines) {
            let near = (distance * (line.pieceLength + 2 * distance) / scales.smallestUnitArea).rounded(.up)
            guard near < Double(Int32.max) else { return nil }
            let (left, right) = (Int32(edge.left ?? -1), Int32(edge.right ?? -1))
            var from = units[Int(line.first)]
            for piece in 1...line.pieces {
                let isLast = piece == line.pieces
                let to = units[isLast ? Int(line.last) : inner]
                if !isLast { inner += 1 }
                // Two ends on one unit: what the piece bounds there lies near its neighbours.
                if from != to { edges.append(PointEdge(from, to, near: UInt32(near), left: left, right: right)) }
                from = to
            }
        }
        self.lattice = lattice
        self.edges = edges
        reach = Int32((1.1 * distance / min(scales.east, scales.north) * lattice.scale).rounded(.up)) + 2
        width = lattice.wholeX(extent.maxX) + Int32(PointLattice.margin)
        height = lattice.wholeY(extent.maxY) + Int32(PointLattice.margin)
        area = box.width * box.height
        unitsPerMetre = lattice.scale / scales.north
    }
}

extension PointEdges {
    /// As `Envelope` has it, compiled for this one kind of array.
    private static func box(_ places: [Coordinate]) -> Envelope {
        var (minX, minY, maxX, maxY) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for place in places {
            (minX, maxX) = (min(minX, place.x), max(maxX, place.x))
            (minY, maxY) = (min(minY, place.y), max(maxY, place.y))
        }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }
}

/// The lines of a map, long ones cut to pieces of equal length: every corner once, as places of the plane.
private struct CutLines {
    struct Line {
        /// Numbers of places.
        let first: Int32
        let last: Int32
        let pieces: Int
        /// Metres.
        let pieceLength: Double
    }

    private(set) var lines: [Line] = []
    /// The corners, then the places between two pieces, line by line.
    let places: [Coordinate]
    /// The first place between two pieces.
    let inner: Int
    private(set) var pieceCount = 0

    init(_ map: MapEdges, longest: Double) {
        var corners = PointNumbers(about: map.edges.count)
        var between: [Coordinate] = []
        lines.reserveCapacity(map.edges.count)
        for edge in map.edges {
            let (a, b) = (Lattice.coordinate(edge.segment.a), Lattice.coordinate(edge.segment.b))
            let length = a.distance(to: b)
            let pieces = max(1, Int((length / longest).rounded(.up)))
            lines.append(
                Line(
                    first: corners.number(of: edge.segment.a), last: corners.number(of: edge.segment.b), pieces: pieces,
                    pieceLength: length / Double(pieces)))
            for piece in 1..<max(2, pieces) where pieces > 1 { between.append(a + (b - a) * (Double(piece) / Double(pieces))) }
            pieceCount += pieces
        }
        inner = corners.points.count
        places = corners.points.map(Lattice.coordinate) + between
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
            return (lattice.wholeX(place.x), lattice.wholeY(place.y))
        }
        self.lattice = lattice
        edges = map.edges.map { edge in
            let (a, b) = (unit(edge.segment.a), unit(edge.segment.b))
            // Two millimetres to either side, in units.
            let length = Lattice.coordinate(edge.segment.a).distance(to: Lattice.coordinate(edge.segment.b)) * lattice.scale
            return PointEdge(a, b, near: UInt32(2 * length) + 2, left: Int32(edge.left ?? -1), right: Int32(edge.right ?? -1))
        }
        reach = 4
        width = lattice.wholeX(box.maxX) + Int32(PointLattice.margin)
        height = lattice.wholeY(box.maxY) + Int32(PointLattice.margin)
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
