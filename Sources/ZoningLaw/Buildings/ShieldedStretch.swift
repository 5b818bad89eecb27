import Geometry
import Scratch
import ZoningModel

/// A stretch where buildings cut the band back, or may (clause 二(四)3): its frontage, what stands about it, and the ground that sees its
/// boundary line.
package struct ShieldedStretch: Sendable {
    let stretch: Stretch
    package let frontage: Frontage
    /// The buildings that count (reading B2), by number.
    let near: [Int]
    let joinings: [JoiningLine]
    let fronts: RowFronts
    /// What sees the boundary line; of no use where there is a `screen`.
    let field: SightField
    /// What the first row leaves, where nothing but it counts.
    let screen: SquareScreen?

    init(_ stretch: Stretch, measured: MeasuredFrontage, near: [Int], buildings: BuildingTable, arcTolerance: Double) {
        self.stretch = stretch
        self.near = near
        frontage = measured.frontage
        joinings = measured.joinings
        fronts = RowFronts(measured.fronts)
        screen = measured.screen
        guard screen == nil else {
            field = SightField(targets: [], walls: [])
            return
        }
        let walls = near.flatMap { buildings.edges(of: $0) } + measured.joinings.map { ($0.a, $0.b) }
        field = SightField(targets: stretch.chords(arcTolerance: arcTolerance).trimmed, walls: walls.trimmed)
    }

    /// The box about the band.
    package var envelope: Envelope { stretch.reach.envelope }

    /// What the buildings leave of the band at a place that it reaches.
    func sight(from place: Coordinate, baseClass: Int?, buildings: BuildingTable) -> BandSight {
        if let screen { return screen.sight(from: place, baseClass: baseClass) }
        // 二(四)3, B5, B6, B9
        return !buildings.contains(place) && field.sees(from: place) ? .open : .hidden
    }

    /// Lines that the map may need: footprints, joining lines, what lies before the first row, and the border of the ground in sight.
    package func lines(buildings: BuildingTable) -> [(a: Coordinate, b: Coordinate)] {
        if let screen {
            // Footprints as well: what lies under a building is told apart (B9).
            return screen.lines + near.flatMap { buildings.edges(of: $0).map { ($0.a, $0.b) } }
        }
        var corners: Set<LatticePoint> = []
        for building in near { buildings.forEachEdge(of: building) { a, _ in corners.insert(Lattice.point(a)) } }
        let shadows = ShadowLines(stretch: stretch, field: field) { buildings.contains($0) }
        return field.walls + fronts.all.flatMap(\.sides) + shadows.lines(corners: corners.sorted().map(Lattice.coordinate))
    }
}

/// The lines along which the ground that sees a boundary line ends.
///
/// A place on that border, off the walls, sees the line through a slit of no width: each side of the slit is held by a corner or by an end
/// of the line. Let v be the corner nearest to the place: then from v the other holder is where the visible part of the line ends. So the
/// border lies on the rays from corners v, away from the ends of what v sees, as far as the first wall. More rays than the border needs do no harm:
/// both of their sides are labelled alike and they vanish.
struct ShadowLines {
    let stretch: Stretch
    let field: SightField
    /// What lies on a footprint: a ray does not go into a wall.
    let isBuilt: (Coordinate) -> Bool

    /// Rays inside the band, from corners on. For every corner: what it sees, and two rays for each part of that.
    func lines(corners: [Coordinate]) -> [(a: Coordinate, b: Coordinate)] {
        let reach = stretch.reach.parts.compactMap {
            $0.shape.convex(width: $0.widths.widest + Tolerance.overshoot, ends: Tolerance.overshoot)
        }
        let box = stretch.envelope
        let length = box.width + box.height
        var lines: [(a: Coordinate, b: Coordinate)] = []
        for corner in corners where box.contains(corner) {
            for end in ends(of: field.spans(from: corner), from: corner) {
                let along = (corner - end).normalized
                guard along.length > 0, !isBuilt(corner + along * Tolerance.offLattice) else { continue }
                let far = corner + along * field.firstCrossing(from: corner, along: along, length: length, beyond: Tolerance.overshoot)
                for inside in Self.joined(reach.compactMap { $0.interval(of: corner, far) }) {
                    lines.append((corner + (far - corner) * inside.lowerBound, corner + (far - corner) * inside.upperBound))
                }
            }
        }
        return lines
    }

    /// Ranges that overlap as one.
    private static func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var joined: [ClosedRange<Double>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// Where what is seen of the line ends. Parts of two neighbouring targets that meet are one, unless the line turns back there as the corner
    /// sees it: past the outside of a bend one sees no more of it.
    private func ends(of spans: [SightField.Span], from corner: Coordinate) -> [Coordinate] {
        let ends = spans.flatMap { span -> [(place: Coordinate, inner: Coordinate, isOuter: Bool)] in
            let (a, b) = field.targets[span.target]
            let (low, high) = (a + (b - a) * span.low, a + (b - a) * span.high)
            return [(low, high, span.low == 0), (high, low, span.high == 1)]
        }
        return ends.enumerated().compactMap { number, end in
            func side(_ place: Coordinate) -> Double { Coordinate.cross(end.place - corner, place - corner) }
            let goesOn =
                end.isOuter
                && ends.enumerated().contains {
                    $0 != number && $1.isOuter && $1.place.distance(to: end.place) < Tolerance.rounding
                        && side(end.inner) * side($1.inner) < 0
                }
            return goesOn ? nil : end.place
        }
    }
}
