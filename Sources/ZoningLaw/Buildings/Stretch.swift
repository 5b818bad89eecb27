import Geometry
import SystemIO

/// One side of a listed line between two junctions with other listed lines (reading B1): its boundary line, in the order in which one
/// walks along with the stretch to the left, and its band.
struct Stretch: Sendable {
    /// A piece of the boundary line.
    enum BoundaryPiece: Sendable {
        /// Straight; `away` has length 1 and leads from the line.
        case edge(from: Coordinate, to: Coordinate, away: Coordinate)
        /// The outside of a bend, counter-clockwise from the unit vector `from` to `to`; walked the other way round.
        case arc(centre: Coordinate, from: Coordinate, to: Coordinate, radius: Double)
        /// The end of a line that goes underground: seen, but no frontage (reading W8).
        case face(from: Coordinate, to: Coordinate)
    }

    /// `annex1-16/3`: the row, and a number along it.
    var id: String
    let row: String
    let name: String
    let band: Int
    let pieces: [BoundaryPiece]
    /// The band of this side alone.
    let reach: Band

    /// Metres beyond the boundary line that table 1 allows at most.
    var widest: Double { reach.parts.reduce(0) { max($0, $1.widths.widest) } }

    /// The box about the band.
    var envelope: Envelope { reach.envelope }

    /// Whether `place` lies within the table distance, and that distance is no less than `distance` metres; `baseClass` is the ordinal of the
    /// class of the zone there. Linear in the parts.
    func reaches(_ place: Coordinate, baseClass: Int?, atLeast distance: Double = 0) -> Bool {
        reach.parts.contains { part in
            // 二(四)1 表1, W4: the limit distance itself is inside.
            guard let measured = part.shape.distance(to: place) else { return false }
            return part.widths.limit(in: baseClass, holding: max(measured, distance)) != nil
        }
    }

    /// The boundary line as straight pieces, arcs as chords (reading W10); pieces of no length are left out.
    func chords(arcTolerance: Double) -> [(a: Coordinate, b: Coordinate)] {
        pieces.flatMap { piece -> [(a: Coordinate, b: Coordinate)] in
            switch piece {
            case .edge(let a, let b, _), .face(let a, let b): return [(a, b)]
            case .arc(let centre, let from, let to, let radius):
                guard radius > 0 else { return [] }
                let places = Arc.points(centre: centre, radius: radius, from: from, to: to, tolerance: arcTolerance)
                return Array(zip(places.reversed(), places.reversed().dropFirst()).map { ($0, $1) })
            }
        }.filter { $0.a.distance(to: $0.b) > Tolerance.rounding }
    }

    /// Which of some buildings have walls on both sides of the boundary line.
    func crossed(by near: [Int], _ buildings: BuildingTable) -> [Int] {
        let line = pieces.compactMap { piece -> (a: Coordinate, b: Coordinate, away: Coordinate)? in
            if case .edge(let a, let b, let away) = piece { (a, b, away) } else { nil }
        }
        return near.filter { building in
            line.contains { a, b, away in
                Envelope(a, b).intersects(buildings.box(of: building))
                    && buildings.edges(of: building).contains { wall in
                        let (p, q) = (Coordinate.dot(wall.a - a, away), Coordinate.dot(wall.b - a, away))
                        // More than the lattice on either side.
                        return min(p, q) < -Tolerance.offLattice && max(p, q) > Tolerance.offLattice
                            && Crossing.of(a, b, wall.a, wall.b) != nil
                    }
            }
        }
    }

    /// The side of the line by the compass, `N` … `NW`: where the frontage looks to, on the whole.
    var side: String {
        let look = pieces.reduce(Coordinate(x: 0, y: 0)) { sum, piece in
            switch piece {
            case .edge(let a, let b, let away): sum + away * a.distance(to: b)
            case .arc, .face: sum
            }
        }
        let eighth = Int((atan2(look.x, look.y) / (Double.pi / 4)).rounded())
        return ["N", "NE", "E", "SE", "S", "SW", "W", "NW"][(eighth + 8) % 8]
    }
}
