import Geometry

/// The lines that hold the border of a band, at 0 (the carriageway) and at each width that a class nearby gives it.
///
/// They hold every border, and more lines than borders: what runs inside the band has the same label on both sides and vanishes from the
/// map. So nothing needs to be united. Linear in the parts; where they crowd, what runs well inside the band is left out (`BandCover`).
package struct BandLines {
    package let band: Band
    package let zones: ZoneLocator
    package let arcTolerance: Double

    package init(band: Band, zones: ZoneLocator, arcTolerance: Double) {
        self.band = band
        self.zones = zones
        self.arcTolerance = arcTolerance
    }

    /// Every line, as the places that it runs through.
    package func each(_ body: ([Coordinate]) -> Void) {
        // Parts of the same widths, most often all of them.
        var widths: [Band.Widths] = []
        var shapes: [[BandPart]] = []
        let kinds = band.parts.map { part in
            if let kind = widths.lastIndex(of: part.widths) {
                shapes[kind].append(part.shape)
                return kind
            }
            widths.append(part.widths)
            shapes.append([part.shape])
            return widths.count - 1
        }
        // Where the courses are known, the parts are made of them alone.
        var covers = zip(widths, shapes).map { widths, shapes in
            BandCover(
                shapes, reach: widths.widest, arcTolerance: arcTolerance,
                course: shapes.count == band.parts.count ? BandCover.Course(band.courses) : nil)
        }
        for course in band.courses where !covers.isEmpty {
            addCourse(course) { line, width in covers[0].uncovered(line, width: width, body) }
        }
        for (part, kind) in zip(band.parts, kinds) where band.courses.isEmpty || part.shape.isPortal {
            addPart(part) { line, width in covers[kind].uncovered(line, width: width, body) }
        }
    }

    /// The outline of one part alone, at the width of each class in reach of it.
    private func addPart(_ part: Band.Part, _ add: ([Coordinate], Double) -> Void) {
        let near = zones.ordinals(in: part.shape.envelope(width: part.widths.widest))
        for width in Set([0] + near.compactMap { part.widths.width(in: $0) }).sorted() {
            if let ring = part.shape.outline(width: width, arcTolerance: arcTolerance) { add(ring, width) }
        }
    }

    /// The offset curves of a line, node by node and piece by piece.
    private func addCourse(_ course: SectionGraph, _ add: ([Coordinate], Double) -> Void) {
        guard let widths = band.parts.first?.widths else { return }
        let reach = widths.widest
        let nearPieces = course.pieces.map { piece in
            zones.ordinals(in: Envelope(piece.from, piece.to).grown(by: max(piece.left, piece.right) + reach))
        }
        let nearNodes = course.nodes.map { node in
            zones.ordinals(in: Envelope(node.place, node.place).grown(by: node.rays.reduce(0) { max($0, $1.left, $1.right) } + reach))
        }
        let everywhere = nearPieces.reduce(into: Set<Int>()) { $0.formUnion($1) }
        for width in Set([0] + everywhere.compactMap { widths.width(in: $0) }).sorted() {
            let curve = OffsetCurve(of: course, width: width, arcTolerance: arcTolerance)
            func isDrawn(_ near: Set<Int>) -> Bool { width == 0 || near.contains { widths.width(in: $0) == width } }
            for (number, near) in nearPieces.enumerated() where isDrawn(near) {
                for line in curve.sides(of: number) { add(line, width) }
            }
            for (number, near) in nearNodes.enumerated() where isDrawn(near) {
                for line in curve.joint(at: number) { add(line, width) }
            }
        }
    }
}

extension BandPart {
    fileprivate var isPortal: Bool { if case .portal = self { true } else { false } }
}

/// The lines at a distance from the boundary lines of a row: the sides of its straight pieces, and what joins them at the nodes.
///
/// Where two pieces leave more than 180° between them, an arc (W7); where they leave less, their sides are cut at the place where they
/// cross, if that is plainly inside both, or else the ends of both pieces are drawn; at an end, the flat end (W6).
/// Every corner that two lines share is computed once, so that it is rounded alike.
struct OffsetCurve {
    private struct Sides {
        var left: (from: Coordinate, to: Coordinate)
        var right: (from: Coordinate, to: Coordinate)
    }

    private let nodes: [SectionGraph.Node]
    private var sides: [Sides] = []
    private let pieces: [SectionGraph.Piece]
    private let width: Double
    private let arcTolerance: Double

    /// - Parameter width: metres beyond the boundary lines.
    init(of course: SectionGraph, width: Double, arcTolerance: Double) {
        pieces = course.pieces
        self.width = width
        self.arcTolerance = arcTolerance
        sides = pieces.map { piece in
            let aside = (piece.to - piece.from).normalized.leftNormal
            let (left, right) = (aside * (piece.left + width), aside * -(piece.right + width))
            return Sides(left: (piece.from + left, piece.to + left), right: (piece.from + right, piece.to + right))
        }
        nodes = course.nodes
        for node in nodes {
            for (ray, next) in Self.corners(of: node) {
                if let corner = innerCorner(at: node.place, ray, next) { cut(ray, next, at: corner) }
            }
        }
    }

    /// The two side lines of a piece; none where it has no width.
    func sides(of piece: Int) -> [[Coordinate]] {
        guard pieces[piece].left + pieces[piece].right + 2 * width > 0 else { return [] }
        let both = sides[piece]
        return [[both.left.from, both.left.to], [both.right.from, both.right.to]]
    }

    private func leftCorner(_ ray: SectionGraph.Ray, _ place: Coordinate) -> Coordinate {
        place + ray.direction.leftNormal * (ray.left + width)
    }

    private func rightCorner(_ ray: SectionGraph.Ray, _ place: Coordinate) -> Coordinate {
        place + ray.direction.leftNormal * -(ray.right + width)
    }

    /// Every ray of a node with the next.
    private static func corners(of node: SectionGraph.Node) -> [(SectionGraph.Ray, SectionGraph.Ray)] {
        node.rays.indices.map { (node.rays[$0], node.rays[($0 + 1) % node.rays.count]) }
    }

    /// The lines at a node: made when they are asked for, since those of a track fill memory.
    func joint(at number: Int) -> [[Coordinate]] {
        var lines: [[Coordinate]] = []
        let node = nodes[number]
        let place = node.place
        for (ray, next) in Self.corners(of: node) {
            let (from, to) = (leftCorner(ray, place), rightCorner(next, place))
            let turn = Coordinate.cross(ray.direction, next.direction)
            if node.rays.count == 1 {
                lines.append([from, place, to])  // W6
            } else if turn < -Tolerance.angle {
                lines.append(arc(at: place, from: ray, to: next))  // W7
            } else if innerCorner(at: place, ray, next) != nil {
                continue  // cut there
            } else if from.distance(to: to) > Tolerance.corner {
                lines.append([from, place, to])
            } else {
                lines.append([from, to])
            }
        }
        return lines + node.ends.flatMap { end in steps(of: end, at: node) }
    }

    private func arc(at place: Coordinate, from ray: SectionGraph.Ray, to next: SectionGraph.Ray) -> [Coordinate] {
        let (from, to) = (leftCorner(ray, place), rightCorner(next, place))
        let radius = max(ray.left, next.right) + width
        guard radius > 0 else { return [] }
        let arc = Arc.points(
            centre: place, radius: radius, from: ray.direction.leftNormal, to: next.direction.leftNormal * -1, tolerance: arcTolerance)
        return [from] + arc + [to]
    }

    /// Where the left side of a piece crosses the right side of the next, if the end of either piece lies within the other: then nothing
    /// beyond the crossing is a border. Nil where the corner is not so plain.
    private func innerCorner(at place: Coordinate, _ ray: SectionGraph.Ray, _ next: SectionGraph.Ray) -> Coordinate? {
        let turn = Coordinate.cross(ray.direction, next.direction)
        // Where a line ends, or bends outwards (W7), there is none.
        guard ray.piece != nil, next.piece != nil, turn > Tolerance.plainTurn else { return nil }
        let (a, b) = (leftCorner(ray, place) - place, rightCorner(next, place) - place)
        guard isWithin(a, next), isWithin(b, ray) else { return nil }
        // a + t · ray = b + s · next
        guard let (t, s) = Crossing.shares(from: a, along: ray.direction, and: b, along: next.direction) else { return nil }
        // No farther than the middle, so that the corners at both ends of a piece keep their order.
        guard t >= 0, s >= 0, t <= ray.length / 2, s <= next.length / 2 else { return nil }
        return place + a + ray.direction * t
    }

    /// Whether a place, seen from the node, lies within the rectangle of a piece.
    private func isWithin(_ place: Coordinate, _ ray: SectionGraph.Ray) -> Bool {
        let (along, aside) = (Coordinate.dot(place, ray.direction), Coordinate.cross(ray.direction, place))
        return along >= 0 && along <= ray.length && aside <= ray.left + width && aside >= -(ray.right + width)
    }

    private mutating func cut(_ ray: SectionGraph.Ray, _ next: SectionGraph.Ray, at corner: Coordinate) {
        if let end = ray.piece { if end.isStart { sides[end.piece].left.from = corner } else { sides[end.piece].right.to = corner } }
        if let end = next.piece { if end.isStart { sides[end.piece].right.from = corner } else { sides[end.piece].left.to = corner } }
    }

    /// A piece narrower than another in the same direction: from its own corners to those of the wider one.
    private func steps(of end: SectionGraph.End, at node: SectionGraph.Node) -> [[Coordinate]] {
        let (ray, piece, both) = (node.rays[end.ray], pieces[end.piece], sides[end.piece])
        guard ray.piece == nil else { return [] }
        let (left, right) = end.isStart ? (piece.left, piece.right) : (piece.right, piece.left)
        let (ownLeft, ownRight) = end.isStart ? (both.left.from, both.right.from) : (both.right.to, both.left.to)
        return (left < ray.left ? [[ownLeft, leftCorner(ray, node.place)]] : [])
            + (right < ray.right ? [[ownRight, rightCorner(ray, node.place)]] : [])
    }
}
