import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// From a feature in one system to a surveyed area, or to what is wrong with it. Holds handles of PROJ and GEOS, so it stays in its task.
final class SurveyReader {
    private let file: String
    private let crs: CoordinateReferenceSystem
    private let isSystemTaken: Bool
    private let plane: CoordinateReferenceSystem
    private let toPlane: ParcelReader
    private let toMap: Mover
    private let ellipsoid: EllipsoidArea

    /// Metres that the two ends of a drawn line may be apart and still close a ring.
    private static let widestGap = 1.0
    /// Corners of a ring up to which the sides that cross are looked for.
    private static let mostCorners = 3000
    /// Corners of an area beyond which its neighbours are not looked for: a survey has hundreds.
    private static let mostVertices = 20_000

    /// - Parameter crs: what the features are in.
    init(
        _ file: String, in crs: CoordinateReferenceSystem, isSystemTaken: Bool, working: CoordinateReferenceSystem, mends: Bool
    ) throws(ProjectionError) {
        self.file = file
        self.crs = crs
        self.isSystemTaken = isSystemTaken
        plane = Self.isPlane(crs) ? crs : working
        toPlane = try ParcelReader(file: file, from: crs, to: plane, mends: mends)
        toMap = try Mover(from: plane, to: working)
        ellipsoid = try EllipsoidArea(plane)
    }

    /// Whether areas and lengths may be measured in it: metres that are the ground's. Baidu's and the web's are not.
    private static func isPlane(_ crs: CoordinateReferenceSystem) -> Bool {
        !crs.isGeographic && crs.metresPerUnit == 1 && !crs.isShifted && !crs.isSame(as: .webMercator)
    }

    /// A feature of a file; lines count as rings.
    func area(_ row: FeatureRow, number: Int, onDoubt: (Diagnostic) -> Void) throws(Diagnostic) -> SurveyedArea {
        var (row, gaps, understood) = (row, [Double](), 0)
        if row.errors.isEmpty, let shape = row.feature.shape, !shape.lines.isEmpty {
            let drawn = try rings(shape.lines, row.feature.label)
            (row.feature.shape, gaps, understood) = (drawn.shape, drawn.gaps, drawn.understood)
        }
        return try area(row, number: number, gaps: gaps, understood: understood, declared: nil, names: [:], onDoubt)
    }

    /// A plot of a list of corners.
    func area(_ plot: ListedPlot, _ axes: CornerList.Axes, number: Int, onDoubt: (Diagnostic) -> Void) throws(Diagnostic) -> SurveyedArea {
        let label = plot.name ?? "#\(number)"
        var faults: [Diagnostic] = []
        let polygons = plot.polygons(axes, file: file, label: label, &faults)
        if let error = faults.first(where: { $0.severity == .error }) { throw error }
        for doubt in faults { onDoubt(doubt) }
        let gaps = plot.rings.compactMap { ring -> Double? in if case .gap(let gap) = ring.closure { gap } else { nil } }
        for (ring, gap) in zip(plot.rings.filter { $0.gap != nil }, gaps) {
            let unit: Phrase = crs.isGeographic ? "degrees" : "m"
            onDoubt(
                Diagnostic(
                    code: CornerFault.cornerGap, severity: .warning, file: file, feature: label, line: ring.corners.last?.line,
                    coordinate: ring.corners.first?.place(axes),
                    what:
                        "the list comes back to its first corner with a gap of \(FixedDecimal.text(gap, places: crs.isGeographic ? 9 : 3)) \(unit)",
                    fix: "Survey the first corner again; it was taken as it stands at the beginning"))
        }
        let feature = Feature(shape: .multiPolygon(MultiPolygon(polygons)), properties: plot.properties, ordinal: number)
        var row = FeatureRow(feature: feature)
        if let name = plot.name { row.feature.id = name }
        return try area(
            row, number: number, gaps: gaps, understood: plot.rings.count { $0.closure == .understood }, declared: plot.declaredArea,
            names: Self.names(plot, axes), onDoubt)
    }

    private func area(
        _ row: FeatureRow, number: Int, gaps: [Double], understood: Int, declared: Double?, names: [Coordinate: String],
        _ onDoubt: (Diagnostic) -> Void
    ) throws(Diagnostic) -> SurveyedArea {
        let read: [Polygon]
        do throws(Diagnostic) { read = try toPlane.parcel(row, onDoubt: onDoubt) } catch { throw told(error, row, names) }
        let count = read.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        guard count <= Self.mostVertices else {
            throw Diagnostic(
                code: ShapeFault.tooManyVertices, file: file, feature: Self.label(row.feature), coordinate: read[0].exterior[0],
                what: "the area has \(count) corners, and \(Self.mostVertices) are the most", fix: "Simplify its outline")
        }
        let polygons = CornerNumbering.ordered(read)
        do throws(ProjectionError) {
            return SurveyedArea(
                number: number, label: Self.label(row.feature), properties: row.feature.properties, crs: crs, isSystemTaken: isSystemTaken,
                plane: plane, polygons: polygons, inMap: try toMap.moved(polygons), gaps: gaps, understood: understood,
                planeArea: polygons.reduce(0) { $0 + $1.area }, ellipsoidArea: try ellipsoid.area(of: polygons), declaredArea: declared)
        } catch {
            throw Diagnostic(
                code: error.code, file: file, feature: row.feature.label, coordinate: error.place, what: error.what, fix: error.fix)
        }
    }

    /// The name that people gave it before the number that its file did.
    private static func label(_ feature: Feature) -> String {
        if case .string(let name) = feature.property("name"), !name.isEmpty { return name }
        return feature.label
    }

    /// Lines that close, as the areas that they bound.
    private func rings(_ lines: [LineString], _ label: String) throws(Diagnostic) -> (shape: Shape, gaps: [Double], understood: Int) {
        var plot = ListedPlot(name: label, line: 1)
        var gaps: [Double] = []
        for line in lines {
            guard let first = line.coordinates.first, let last = line.coordinates.last else { continue }
            var places = line.coordinates
            if first == last { places.removeLast() }
            let gap = first.distance(to: last)
            let metres = crs.isGeographic ? gap * 111_000 : gap
            guard metres <= Self.widestGap else {
                throw Diagnostic(
                    code: FileFault.ringOpen, file: file, feature: label, coordinate: last,
                    what: "the line does not close: its ends are \(FixedDecimal.text(metres, places: 1)) m apart",
                    fix: "Draw it back to its beginning, or as an area")
            }
            if gap > 0 {
                places.removeLast()
                gaps.append(metres)
            }
            plot.rings.append(ListedRing(corners: places.map { ListedCorner(label: "", first: $0.x, second: $0.y, line: 1) }))
        }
        var faults: [Diagnostic] = []
        let polygons = plot.polygons(.eastFirst, file: file, label: label, &faults)
        if var error = faults.first(where: { $0.severity == .error }) {
            error.line = nil
            throw error
        }
        return (.multiPolygon(MultiPolygon(polygons)), gaps, 0)
    }

    /// What the list calls its corners; the first of two that stand in one place.
    private static func names(_ plot: ListedPlot, _ axes: CornerList.Axes) -> [Coordinate: String] {
        let corners = plot.rings.flatMap(\.corners).enumerated()
        return Dictionary(
            corners.map { ($1.place(axes), $1.label.isEmpty ? "\($0 + 1)" : $1.label) }, uniquingKeysWith: { first, _ in first })
    }

    /// Which sides cross, where an outline crosses itself: easier found in a list than a place.
    private func told(_ error: Diagnostic, _ row: FeatureRow, _ names: [Coordinate: String]) -> Diagnostic {
        guard error.fault == ShapeFault.geometryInvalid, let shape = row.feature.shape else { return error }
        for ring in shape.polygons.flatMap(\.rings) where ring.count <= Self.mostCorners {
            guard let (a, b, place) = Self.crossing(ring) else { continue }
            func side(_ number: Int) -> String {
                let ends = [number, (number + 1) % (ring.count - 1)].map { names[ring[$0]] ?? "\($0 + 1)" }
                // A ring may have been turned round since it was listed.
                return (ends[0].count, ends[0]) < (ends[1].count, ends[1]) ? "\(ends[0])–\(ends[1])" : "\(ends[1])–\(ends[0])"
            }
            var error = error
            error.coordinate = place
            error.what = "the outline crosses itself: side \(side(a)) and side \(side(b))"
            error.fix = "Check the order and the numbers of these corners"
            return error
        }
        return error
    }

    /// The first two sides of a ring that have a place in common and no corner.
    private static func crossing(_ ring: [Coordinate]) -> (Int, Int, Coordinate)? {
        let count = ring.count - 1
        for a in 0..<max(0, count) {
            for b in (a + 2)..<max(a + 2, count) where !(a == 0 && b == count - 1) {
                if let place = Crossing.of(ring[a], ring[a + 1], ring[b], ring[b + 1]) { return (a, b, place) }
            }
        }
        return nil
    }
}

extension ListedRing {
    fileprivate var gap: Double? { if case .gap(let gap) = closure { gap } else { nil } }
}
