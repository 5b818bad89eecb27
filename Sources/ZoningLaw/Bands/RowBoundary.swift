import Geometry
import ZoningModel

/// The surveyed boundary lines of one row (reading W1a), and the carriageway between them.
///
/// A band lies beside them as it does beside a centre line, from offset 0 on: a rectangle for every straight piece, a sector outside every corner
/// that turns away. Where a line is open, at the end of the row or at an opening, it ends square to the centre line (W6): a sector
/// fills what an oblique last piece leaves before that, and what reaches beyond is cut off.
struct RowBoundary: Sendable {
    /// A boundary line, walked with the land beside the road to the left.
    struct Line: Sendable {
        let places: [Coordinate]
        /// The way square from the centre line (length 1) where the line begins, and where it ends; nil where it is closed.
        let squares: (start: Coordinate, end: Coordinate)?
    }

    let lines: [Line]
    let carriageways: [Polygon]

    /// Nil where nothing of the row is surveyed.
    ///
    /// - Parameter sections: of one row, above ground and in force.
    init?(_ sections: [TransportLine]) {
        guard sections.contains(where: { $0.leftLine.surveyed != nil || $0.rightLine.surveyed != nil }) else { return nil }
        let centre = CentreLines(sections.map(\.course))
        let sections = sections.map { $0.cut(byEndsOf: centre) }
        let runs = sections.flatMap { section in
            let (left, right) = (section.leftLine.surveyed?.runs ?? [], section.rightLine.surveyed?.runs ?? [])
            return left.filter { !$0.isOpening }.map(\.places) + right.filter { !$0.isOpening }.map { $0.places.reversed() }
        }
        lines = Self.joined(runs).map { places in
            let (first, last) = (places[0], places[places.count - 1])
            if first == last, places.count > 3 { return Line(places: places, squares: nil) }
            let own = (start: (places[1] - first).normalized.leftNormal, end: (last - places[places.count - 2]).normalized.leftNormal)
            return Line(places: places, squares: (centre.square(at: first) ?? own.start, centre.square(at: last) ?? own.end))
        }
        let courses = sections.map { Lattice.chain($0.course).map(Lattice.coordinate) }
        carriageways = sections.indices.flatMap { CarriagewayDrawing(sections[$0], $0, of: courses).polygons }
    }

    /// Lines that end where another begins are one, however the row is cut into sections.
    private static func joined(_ runs: [[Coordinate]]) -> [[Coordinate]] {
        let chains = runs.map { Lattice.chain($0) }.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
        var starting: [LatticePoint: [Int]] = [:]
        for (number, chain) in chains.enumerated().reversed() { starting[chain[0], default: []].append(number) }
        let isEntered = Set(chains.map { $0[$0.count - 1] })
        var isDone = [Bool](repeating: false, count: chains.count)
        var joined: [[Coordinate]] = []
        // First what has a beginning; what is left are rings.
        for number in chains.indices.filter({ !isEntered.contains(chains[$0][0]) }) + Array(chains.indices) where !isDone[number] {
            isDone[number] = true
            var line = chains[number]
            while let next = starting[line[line.count - 1]]?.last(where: { !isDone[$0] }) {
                isDone[next] = true
                line += chains[next].dropFirst()
            }
            joined.append(line.map(Lattice.coordinate))
        }
        return joined
    }

    /// The shapes of the band beside all lines; those of a piece belong to its tag, and outside a corner each of two has half.
    ///
    /// - Parameter tags: of each line, a tag for each of its pieces.
    func shapes<Tag: Equatable>(of lines: [(line: Line, tags: [Tag])], width: Double) -> [(shape: BandPart, tag: Tag, piece: Int)] {
        lines.flatMap { line, tags in shapes(line, tags, width: width) }
    }

    /// All shapes of the band.
    func shapes(width: Double) -> [BandPart] {
        shapes(of: lines.map { ($0, [Int](repeating: 0, count: $0.places.count - 1)) }, width: width).map(\.shape)
    }

    private func shapes<Tag: Equatable>(_ line: Line, _ tags: [Tag], width: Double) -> [(shape: BandPart, tag: Tag, piece: Int)] {
        let pieces = zip(line.places, line.places.dropFirst()).map { (from: $0, to: $1, along: ($1 - $0).normalized) }
        var shapes: [(shape: BandPart, tag: Tag, piece: Int)] = []
        for (number, piece) in pieces.enumerated() {
            shapes.append((.side(from: piece.from, to: piece.to, offset: 0), tags[number], number))
            let next = (number + 1) % pieces.count
            guard next > 0 || line.squares == nil, Coordinate.cross(piece.along, pieces[next].along) < -Tolerance.angle else { continue }
            let (first, last) = (pieces[next].along.leftNormal, piece.along.leftNormal)
            func sector(_ from: Coordinate, _ to: Coordinate) -> BandPart {
                .sector(centre: piece.to, from: from, to: to, fromOffset: 0, toOffset: 0)
            }
            if tags[number] == tags[next] {
                shapes.append((sector(first, last), tags[number], number))
            } else {
                let middle = (first + last).normalized
                shapes += [(sector(middle, last), tags[number], number), (sector(first, middle), tags[next], next)]
            }
        }
        guard let squares = line.squares, let first = pieces.first, let last = pieces.last else { return shapes }
        // Square to the centre line at both ends (W6).
        let ways = (start: squares.start.leftNormal * -1, end: squares.end.leftNormal * -1)
        shapes = cut(shapes, pieces.map { ($0.from, $0.to) }, at: last.to, toward: ways.end, isStart: false, width: width)
        shapes = cut(shapes, pieces.map { ($0.from, $0.to) }, at: first.from, toward: ways.start * -1, isStart: true, width: width)
        if Coordinate.cross(ways.end, last.along) > Tolerance.angle {
            let fill = BandPart.sector(centre: last.to, from: squares.end, to: last.along.leftNormal, fromOffset: 0, toOffset: 0)
            shapes.append((fill, tags[tags.count - 1], pieces.count - 1))
        }
        if Coordinate.cross(first.along, ways.start) > Tolerance.angle {
            let fill = BandPart.sector(centre: first.from, from: first.along.leftNormal, to: squares.start, fromOffset: 0, toOffset: 0)
            shapes.append((fill, tags[0], 0))
        }
        return shapes
    }

    /// Takes off what the last pieces before an open end have beyond it.
    private func cut<Tag>(
        _ shapes: [(shape: BandPart, tag: Tag, piece: Int)], _ pieces: [(from: Coordinate, to: Coordinate)], at end: Coordinate,
        toward: Coordinate, isStart: Bool, width: Double
    ) -> [(shape: BandPart, tag: Tag, piece: Int)] {
        // Farther back along the line nothing reaches the end, but a line that comes round again.
        var near: Set<Int> = []
        var walked = 0.0
        for number in isStart ? Array(pieces.indices) : pieces.indices.reversed() where walked <= 3 * width {
            near.insert(number)
            walked += pieces[number].from.distance(to: pieces[number].to)
        }
        func isBeyond(_ place: Coordinate) -> Bool { Coordinate.dot(place - end, toward) > Tolerance.rounding }
        return shapes.map { shape, tag, number in
            guard near.contains(number), !isBeyond(pieces[number].from), !isBeyond(pieces[number].to),
                let outline = shape.outline(width: width, arcTolerance: 1), outline.contains(where: isBeyond)
            else { return (shape, tag, number) }
            return (.cut(shape, at: end, toward: toward), tag, number)
        }
    }
}

extension TransportLine {
    /// Without what lies beyond an end of the row: where the next section is not in force, it ends there (W6).
    fileprivate func cut(byEndsOf centre: CentreLines) -> TransportLine {
        func cut(_ line: BoundaryLine) -> BoundaryLine {
            guard let surveyed = line.surveyed else { return line }
            let runs = surveyed.runs.flatMap { run in
                centre.split(run.places) { centre.beside($0)?.isBeyondEnd ?? false }.filter { $0.key == false }
                    .map { SurveyedLine.Polyline($0.places, isOpening: run.isOpening) }
            }
            return .surveyed(SurveyedLine(runs: runs, farthest: surveyed.farthest))
        }
        var line = self
        (line.leftLine, line.rightLine) = (cut(leftLine), cut(rightLine))
        return line
    }
}

/// The carriageway of one section, as far as its boundary lines are surveyed: from one to the other, or to the centre line where the other
/// side has an offset.
private struct CarriagewayDrawing {
    private let course: [Coordinate]
    /// The other sections that begin or end where it begins, and where it ends.
    private let neighbours: (atStart: [[Coordinate]], atEnd: [[Coordinate]])
    private let sides: (left: [Coordinate], right: [Coordinate])

    /// - Parameter courses: of all sections of the row, on the lattice; the number is that of the section.
    init(_ section: TransportLine, _ number: Int, of courses: [[Coordinate]]) {
        let course = courses[number]
        func others(at place: Coordinate?) -> [[Coordinate]] {
            courses.indices.lazy.filter { $0 != number }.map { courses[$0] }.filter { $0.first == place || $0.last == place }
        }
        (self.course, neighbours) = (course, (others(at: course.first), others(at: course.last)))
        func places(_ line: BoundaryLine) -> [Coordinate] { line.surveyed?.runs.flatMap(\.places) ?? [] }
        sides = (places(section.leftLine), places(section.rightLine))
    }

    var polygons: [Polygon] {
        let (left, right) = (side(sides.left), side(sides.right))
        guard let first = left ?? right else { return [] }
        let ring: [Coordinate]
        if let left, let right {
            ring =
                left.places + between(left.end, right.end) + right.places.reversed() + between(right.start, left.start)
        } else {
            ring = first.places + between(first.end, first.start)
        }
        let chain = Lattice.chain(ring + [ring[0]])
        guard chain.count >= 4 else { return [] }
        let polygon = Polygon(exterior: chain.map(Lattice.coordinate))
        do throws(GeometryError) { return try valid(polygon) } catch { return [polygon] }
    }

    /// A line that folds back may cross itself: what is inside is inside all the same.
    private func valid(_ polygon: Polygon) throws(GeometryError) -> [Polygon] {
        let context = GEOSContext()
        let shape = try GEOSGeometry(polygon: polygon, in: context)
        guard try shape.validityFault() != nil else { return [polygon] }
        return try shape.madeValid().polygons().map { $0.mapped { Lattice.chain($0).map(Lattice.coordinate) } }
            .filter { $0.exterior.count >= 4 }
    }

    /// A boundary line with its feet on the centre line: as metres along it, and as places at both ends.
    private func side(_ places: [Coordinate]) -> (places: [Coordinate], start: Double, end: Double)? {
        guard let first = places.first, let last = places.last else { return nil }
        let (start, end) = (foot(of: first), foot(of: last))
        return ([start.place] + places + [end.place], start.at, end.at)
    }

    /// On the inside of a bend between two sections a boundary line goes over from one to the other on the bisector, and the carriageway
    /// of each comes as far as the bend.
    private func foot(of place: Coordinate) -> (place: Coordinate, at: Double) {
        let nearest = nearest(place)
        func isAsNear(_ neighbours: [[Coordinate]]) -> Bool {
            neighbours.contains { other in
                let metres = zip(other, other.dropFirst()).lazy.map { place.distance(to: place.nearest(onSegment: $0, $1)) }.min()
                return abs((metres ?? .infinity) - place.distance(to: nearest.place)) <= Tolerance.offLattice
            }
        }
        if let start = course.first, isAsNear(neighbours.atStart) { return (start, 0) }
        if let end = course.last, isAsNear(neighbours.atEnd) { return (end, course.pathLength) }
        return nearest
    }

    private func nearest(_ place: Coordinate) -> (place: Coordinate, at: Double) {
        var best: (place: Coordinate, at: Double, metres: Double)?
        var before = 0.0
        for (a, b) in zip(course, course.dropFirst()) {
            let foot = place.nearest(onSegment: a, b)
            let metres = place.distance(to: foot)
            if metres < best?.metres ?? .infinity { best = (foot, before + a.distance(to: foot), metres) }
            before += a.distance(to: b)
        }
        return best.map { ($0.place, $0.at) } ?? (place, 0)
    }

    /// The vertices of the centre line between two places of it, in the order from one to the other.
    private func between(_ from: Double, _ to: Double) -> [Coordinate] {
        var at = 0.0
        var vertices: [Coordinate] = []
        for (number, vertex) in course.enumerated() {
            if number > 0 { at += course[number - 1].distance(to: vertex) }
            if at > min(from, to), at < max(from, to) { vertices.append(vertex) }
        }
        return from <= to ? vertices : vertices.reversed()
    }
}
