import Geometry
import ZoningModel

/// Finds the boundary lines of a row in a network of road surfaces that know no rows, by walking along its centre line (reading W1a).
///
/// Every metre one looks square to both sides: as far as the surface goes, there is its edge. Where it goes much farther than about there, the
/// look leads into another road: that is a junction, and the edge has a gap. Nothing is guessed across a gap, nor where there is no surface.
package struct SurfaceEdges: Sendable {
    /// The edges beside one part of a centre line, in its direction.
    package struct Edges: Sendable {
        /// Each line is one stretch without a gap.
        package var left: [[Coordinate]] = []
        package var right: [[Coordinate]] = []
        /// Metres of the part with an edge on the left, and on the right.
        package var metres: (left: Double, right: Double) = (0, 0)
        /// Metres of the part.
        package let length: Double
    }

    /// Metres between two looks.
    private static let step = 1.0
    /// Metres to either side over which the usual half-width is taken: its median.
    private static let about = 60.0
    /// A look is into another road where it goes farther than the usual half-width by this share and these metres: a bay is 3 to 4 m deep, a
    /// widening before a junction a lane or two.
    private static let share = 0.25
    private static let more = 6.0
    /// Metres: an edge shorter than this between two gaps is a traffic island, or a corner.
    private static let shortest = 8.0
    /// Metres: vertices that say no more than this are left out; surfaces are drawn to decimetres.
    private static let plain = 0.05
    /// Metres: a gap in the surface itself that is no wider is a seam between two areas.
    private static let seam = 0.5

    private let sides: [(a: Coordinate, b: Coordinate)]
    private let cells: CellIndex
    private let areas: [AreaLocator]
    private let areaCells: CellIndex

    /// - Parameter surfaces: in metres of the working plane; they may touch and overlap.
    package init(_ surfaces: [Polygon]) {
        sides = surfaces.lazy.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { (a: $0, b: $1) } }
        cells = CellIndex(sides.map { Envelope($0.a, $0.b) }, cell: 25)
        areas = surfaces.map { AreaLocator([$0]) }
        areaCells = CellIndex(areas.map(\.envelope), cell: 100)
    }

    /// The edges of a part of a row. Time: the metres of it, times the surfaces near each.
    package func edges(along course: [Coordinate]) -> Edges {
        let stations = Self.stations(course)
        var edges = Edges(length: course.pathLength)
        (edges.left, edges.metres.left) = side(stations, hand: 1)
        (edges.right, edges.metres.right) = side(stations, hand: -1)
        return edges
    }

    private struct Station {
        let place: Coordinate
        /// Square to the left; outside a bend, from the bend.
        let square: Coordinate
        let at: Double
    }

    /// Places every metre, the vertices among them: there the look leads along the bisector.
    private static func stations(_ course: [Coordinate]) -> [Station] {
        let pieces = zip(course, course.dropFirst()).filter { $0 != $1 }.map { (from: $0, to: $1, along: ($1 - $0).normalized) }
        var stations: [Station] = []
        var at = 0.0
        for (number, piece) in pieces.enumerated() {
            let length = piece.from.distance(to: piece.to)
            let before = number > 0 ? pieces[number - 1].along.leftNormal : piece.along.leftNormal
            stations.append(Station(place: piece.from, square: (before + piece.along.leftNormal).normalized, at: at))
            let count = (length / step).rounded(.down)
            for number in stride(from: 1, to: count, by: 1) {
                stations.append(
                    Station(
                        place: piece.from + piece.along * (length * number / count), square: piece.along.leftNormal,
                        at: at + length * number / count))
            }
            at += length
        }
        if let last = pieces.last { stations.append(Station(place: last.to, square: last.along.leftNormal, at: at)) }
        return stations
    }

    private func side(_ stations: [Station], hand: Double) -> (lines: [[Coordinate]], metres: Double) {
        let widths = stations.map { width(from: $0.place, toward: $0.square * hand) }
        let usual = Self.medians(widths, at: stations.map(\.at))
        var (lines, line, start): ([[Coordinate]], [Coordinate], Double) = ([], [], 0)
        var metres = 0.0
        func close(_ end: Double) {
            if line.count > 1, end - start >= Self.shortest {
                lines.append(Self.simplified(line))
                metres += end - start
            }
            line = []
        }
        for (number, station) in stations.enumerated() {
            guard let width = widths[number], let usual = usual[number], width <= usual * (1 + Self.share) + Self.more else {
                close(number > 0 ? stations[number - 1].at : 0)
                continue
            }
            if line.isEmpty { start = station.at }
            line.append(station.place + station.square * (hand * width))
        }
        close(stations.last?.at ?? 0)
        return (lines, metres)
    }

    /// Metres from a place to where the surface ends, looking in a direction; nil where the place is on no surface, and where none ends near.
    private func width(from place: Coordinate, toward: Coordinate) -> Double? {
        let far = place + toward * HalfWidths.most
        var crossings: [Double] = []
        for number in cells.candidates(in: Envelope(place, far)) {
            let side = sides[Int(number)]
            guard let (t, u) = Crossing.shares(from: place, along: far - place, and: side.a, along: side.b - side.a) else { continue }
            if t > 0, t <= 1, u >= 0, u <= 1 { crossings.append(t * HalfWidths.most) }
        }
        guard isSurface(place) else { return nil }
        crossings.sort()
        // Where one area ends and the next begins the surface goes on.
        return crossings.first { !isSurface(place + toward * ($0 + Self.seam)) }
    }

    private func isSurface(_ place: Coordinate) -> Bool {
        areaCells.candidates(at: place).contains { areas[Int($0)].contains(place) }
    }

    /// The median of what is known about each station.
    private static func medians(_ widths: [Double?], at metres: [Double]) -> [Double?] {
        var (low, high) = (0, 0)
        return metres.indices.map { number in
            while metres[low] < metres[number] - about { low += 1 }
            while high < metres.count, metres[high] <= metres[number] + about { high += 1 }
            let known = widths[low..<high].compactMap(\.self).sorted()
            return known.isEmpty ? nil : known[(known.count - 1) / 2]
        }
    }

    /// Without vertices that lie on the way between others, as Douglas and Peucker do it.
    private static func simplified(_ line: [Coordinate]) -> [Coordinate] {
        var isKept = [Bool](repeating: false, count: line.count)
        (isKept[0], isKept[line.count - 1]) = (true, true)
        var open = [(0, line.count - 1)]
        while let (low, high) = open.popLast() {
            guard high - low > 1 else { continue }
            var farthest = (number: low, metres: plain)
            for number in low + 1..<high {
                let metres = line[number].distance(toSegment: line[low], line[high])
                if metres > farthest.metres { farthest = (number, metres) }
            }
            guard farthest.number > low else { continue }
            isKept[farthest.number] = true
            open += [(low, farthest.number), (farthest.number, high)]
        }
        return line.indices.filter { isKept[$0] }.map { line[$0] }
    }
}
