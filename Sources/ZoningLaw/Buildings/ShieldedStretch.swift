import Geometry
import ZoningModel

/// A stretch where buildings cut the band back, or may (clause 二(四)3): its frontage, what stands about it, and the ground that sees its
/// boundary line.
package struct ShieldedStretch: Sendable {
    let stretch: Stretch
    package let frontage: Frontage
    /// The buildings that count (reading B2), by number.
    let near: [Int]
    let joinings: [JoiningLine]
    let fronts: [RowFront]
    let field: SightField

    init(_ stretch: Stretch, measured: MeasuredFrontage, near: [Int], buildings: BuildingTable, arcTolerance: Double) {
        self.stretch = stretch
        self.near = near
        frontage = measured.frontage
        joinings = measured.joinings
        fronts = measured.fronts
        let walls = near.flatMap { buildings.edges(of: $0) } + measured.joinings.map { ($0.a, $0.b) }
        field = SightField(targets: stretch.chords(arcTolerance: arcTolerance), walls: walls)
    }

    /// Lines that the map may need: footprints, joining lines, what lies before the first row, and the border of the ground in sight.
    package func lines(buildings: BuildingTable) -> [(a: Coordinate, b: Coordinate)] {
        var corners: Set<LatticePoint> = []
        for building in near { buildings.forEachEdge(of: building) { a, _ in corners.insert(Lattice.point(a)) } }
        let shadows = ShadowLines(stretch: stretch, field: field) { buildings.contains($0) }
        return field.walls + fronts.flatMap(\.sides) + shadows.lines(corners: corners.sorted().map(Lattice.coordinate))
    }
}
