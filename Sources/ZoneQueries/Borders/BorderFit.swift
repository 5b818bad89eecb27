import Geometry
import PlanarArrangement
import Projection
import ZoningModel

/// Whether two maps that lie side by side meet: the land between them that is in neither, the land that is in both, and bands of the one that
/// end at the border though the other has the same class beside them.
package struct BorderFit: Sendable {
    /// Land in neither map, or in both.
    package struct Misfit: Sendable {
        /// Square metres in the plane of the first map.
        package let area: Double
        /// Metres, on average.
        package let width: Double
        /// A place in it, in degrees.
        package let place: Coordinate
    }

    /// A band of one map at the common border, beside land of the same base class that is in no band of the other.
    package struct EndingBand: Sendable {
        /// The names of the map that has it and of the one that has none.
        package let of: String
        package let missing: String
        package let rows: [String]
        /// Along the border.
        package let metres: Double
        /// In degrees.
        package let place: Coordinate
    }

    package let first: String
    package let second: String
    /// Metres of border that both have.
    package private(set) var common = 0.0
    package private(set) var gaps: [Misfit] = []
    package private(set) var overlaps: [Misfit] = []
    package private(set) var endings: [EndingBand] = []
    /// Square metres of what is no wider than the tolerance.
    package private(set) var thin = 0.0

    /// Whether the two have anything to do with each other.
    package var isNeighbourly: Bool { common > 0 || thin > 0 || !gaps.isEmpty || !overlaps.isEmpty }

    /// Laid over each other in the plane of the first, on the lattice of the map. Time: about n log n in the edges near the common border.
    ///
    /// - Parameters:
    ///   - others: maps that may lie between the two.
    ///   - tolerance: metres of width, on average, that rounding may leave.
    package init(_ a: MapBorder, _ b: MapBorder, others: [MapBorder], tolerance: Double) throws(BuildError) {
        (first, second) = (a.name, b.name)
        func sided(_ border: MapBorder) throws(BuildError) -> BorderSide {
            do throws(ProjectionError) { return BorderSide(try border.edges(in: a.plane)) } catch {
                throw .data([.projection(error, file: border.name)])
            }
        }
        let (one, other) = (BorderSide(a.edges), try sided(b))
        let near = (one: one.edges(near: other, MapBorder.reach), other: other.edges(near: one, MapBorder.reach))
        guard let corner = near.one.first?.a, !near.other.isEmpty else { return }
        var between: [BorderSide] = []
        for border in others { between.append(try sided(border)) }
        let lines = (near.one + near.other).map { [$0.a, $0.b] } + other.ways(from: near.one) + one.ways(from: near.other)
        let faces: [(polygon: Polygon, isInBoth: Bool)]
        do throws(GeometryError) {
            faces = try Self.faces(lines, origin: Lattice.point(corner)) { place in
                switch (one.contains(place), other.contains(place)) {
                case (true, true): true
                case (false, false): between.contains { $0.contains(place) } ? nil : false
                default: nil
                }
            }
        } catch { throw .geometry(error) }
        do throws(ProjectionError) {
            let degrees = try Mover(from: a.plane, to: .wgs84)
            try walk(near.one, beside: other, a, b, tolerance, degrees)
            for (polygon, isInBoth) in faces { try take(polygon, isInBoth: isInBoth, tolerance, degrees) }
        } catch { throw .data([.projection(error, file: a.name)]) }
    }

    /// The areas that linework bounds and that `state` wants, put together by its answer.
    private static func faces(
        _ lines: [[Coordinate]], origin: LatticePoint, state: (Coordinate) -> Bool?
    ) throws(GeometryError) -> [(polygon: Polygon, isInBoth: Bool)] {
        let corner = Lattice.coordinate(origin)
        func placed(_ place: Coordinate) -> Coordinate { corner + place * (1 / Lattice.perMetre) }
        let context = GEOSContext()
        let local = lines.map { Lattice.local($0, origin: origin) }.filter { $0.count > 1 }
        guard !local.isEmpty else { return [] }
        let faces = try GEOSGeometry(lines: local, in: context).unaryUnion(grid: 1).polygonized().polygons()
        var kinds: [Bool: [Polygon]] = [:]
        for face in faces {
            guard let isInBoth = state(placed(FaceProbe(of: face).place)) else { continue }
            kinds[isInBoth, default: []].append(face)
        }
        var found: [(polygon: Polygon, isInBoth: Bool)] = []
        for isInBoth in [false, true] {
            guard let parts = kinds[isInBoth] else { continue }
            let whole = try GEOSGeometry(polygons: parts, in: context).unaryUnion(grid: 1).polygons()
            found += whole.map { ($0.mapped { ring in ring.map(placed) }, isInBoth) }
        }
        return found.sorted { a, b in
            (a.polygon.exterior[0].x, a.polygon.exterior[0].y) < (b.polygon.exterior[0].x, b.polygon.exterior[0].y)
        }
    }

    private mutating func take(_ face: Polygon, isInBoth: Bool, _ tolerance: Double, _ degrees: Mover) throws(ProjectionError) {
        guard face.meanWidth > tolerance else {
            thin += face.area
            return
        }
        // A lake or a third county that the two lie about is no gap.
        guard isInBoth || face.meanWidth <= MapBorder.reach else { return }
        let millimetres = face.mapped { ring in ring.map { $0 * Lattice.perMetre } }
        let place = try degrees.moved(FaceProbe(of: millimetres).place * (1 / Lattice.perMetre))
        let misfit = Misfit(area: face.area, width: face.meanWidth, place: place)
        if isInBoth { overlaps.append(misfit) } else { gaps.append(misfit) }
    }

    /// Along the border that both have: how long it is, and which bands end at it.
    private mutating func walk(
        _ edges: [MapBorder.BorderEdge], beside side: BorderSide, _ a: MapBorder, _ b: MapBorder, _ tolerance: Double, _ degrees: Mover
    ) throws(ProjectionError) {
        struct EndingKey: Hashable {
            let isOfFirst: Bool
            let rows: [String]
        }
        var ends: [EndingKey: (metres: Double, place: Coordinate)] = [:]
        // Of other rules nothing is asked here.
        let isOneLaw = a.ruleset == b.ruleset
        for edge in edges {
            for (metres, middle, beside) in side.stretches(of: edge, within: max(tolerance, Tolerance.overshoot)) {
                common += metres
                let (here, there) = (a.lands[edge.land], b.lands[beside.land])
                guard isOneLaw, here.base != nil, here.base == there.base, !here.isShielded, !there.isShielded else { continue }
                let isOfFirst = here.kind == .band && !there.kind.isMadeByLine
                guard isOfFirst || (there.kind == .band && !here.kind.isMadeByLine) else { continue }
                let key = EndingKey(isOfFirst: isOfFirst, rows: isOfFirst ? here.rows : there.rows)
                let known = ends[key] ?? (0, middle)
                ends[key] = (known.metres + metres, (middle.x, middle.y) < (known.place.x, known.place.y) ? middle : known.place)
            }
        }
        // A limit that crosses the border aslant ends at other places on its two sides: that is no missing band.
        for (key, end) in ends where end.metres > Tolerance.aslant {
            endings.append(
                EndingBand(
                    of: key.isOfFirst ? first : second, missing: key.isOfFirst ? second : first, rows: key.rows, metres: end.metres,
                    place: try degrees.moved(end.place)))
        }
        endings.sort { ($0.of, $0.rows.joined(separator: " ")) < ($1.of, $1.rows.joined(separator: " ")) }
    }
}
