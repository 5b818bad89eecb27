import FeatureIO
import Geometry
import Projection
import Wording
import ZoningFiles
import ZoningModel

/// From a feature of a file to a parcel in the working plane, or to what is wrong with it.
struct ParcelReader {
    let file: String
    private let mover: Mover
    private let context = GEOSContext()
    /// Makes parcels valid that are not; nil refuses them.
    private let mending: AreaMending?

    init(
        file: String, from crs: CoordinateReferenceSystem, to plane: CoordinateReferenceSystem, mends: Bool = false
    ) throws(ProjectionError) {
        self.file = file
        mending = mends ? AreaMending(from: crs, to: plane) : nil
        mover = try Mover(from: crs, to: plane)
    }

    /// Vertices that stand twice in a row are dropped, which changes nothing; anything else at fault is refused, with its place, or mended
    /// where that was asked for, which `onDoubt` is told.
    func parcel(_ row: FeatureRow, onDoubt: (Diagnostic) -> Void = { _ in }) throws(Diagnostic) -> [Polygon] {
        if let error = row.diagnostics.first(where: { $0.severity == .error }) { throw error }
        let feature = row.feature
        guard let shape = row.feature.shape else {
            throw fault(FileFault.nullGeometry, feature, nil, "the parcel has no geometry", "Draw it, or delete it from the file")
        }
        var polygons = shape.withoutRepeats.polygons
        guard !polygons.isEmpty else {
            throw fault(
                AnswerFault.notAnArea, feature, shape.coordinates.first, "a \(shape.kind) is no area",
                "Give the parcel as a Polygon or MultiPolygon")
        }
        do throws(Diagnostic) { try check(polygons, feature) } catch {
            guard let mending, error.fault == ShapeFault.geometryInvalid else { throw error }
            let mended = mending.mended(polygons)
            let told = mended.diagnostic(of: feature.label, file: file, fault: ValidityFault(reason: error.what, place: error.coordinate))
            guard !mended.polygons.isEmpty else {
                throw fault(ShapeFault.geometryInvalid, feature, error.coordinate, told.what, error.fix)
            }
            onDoubt(told)
            polygons = mended.polygons
        }
        return try moved(polygons, feature, shape)
    }

    private func check(_ polygons: [Polygon], _ feature: Feature) throws(Diagnostic) {
        if let ring = polygons.lazy.compactMap({ $0.exterior.count < 4 ? $0.exterior : $0.holes.first { $0.count < 4 } }).first {
            throw fault(
                ShapeFault.geometryInvalid, feature, ring.first, "a ring has fewer than three corners",
                "Draw it with three corners or more, or delete it")
        }
        let validity: AreaValidity
        do throws(GeometryError) { validity = try AreaValidity.of(polygons, in: context) } catch {
            throw fault(ShapeFault.geometryInvalid, feature, nil, "the area cannot be read: \(error)", "Check the coordinates of its rings")
        }
        switch validity {
        case .valid: return
        case .invalid(let found): throw invalid(found.reason, found.place, feature)
        case .tooManyVertices(let count, let place): throw .tooManyVertices(count, at: place, of: feature.label, file: file)
        }
    }

    private func invalid(_ reason: Phrase, _ place: Coordinate?, _ feature: Feature) -> Diagnostic {
        fault(
            ShapeFault.geometryInvalid, feature, place, "the area is not valid: \(reason)",
            "Redraw it there so that its outline neither crosses itself nor overlaps another part (QGIS: Vector, Geometry tools, Check validity)"
        )
    }

    private func moved(_ polygons: [Polygon], _ feature: Feature, _ shape: Shape) throws(Diagnostic) -> [Polygon] {
        let moved: [Polygon]
        do throws(ProjectionError) { moved = try mover.moved(polygons).map { $0.mapped(\.withoutRepeats) } } catch {
            throw fault(error.code, feature, error.place, error.what, error.fix)
        }
        if let far = FarVertices.outOfPlane(moved) {
            throw fault(
                MapFault.farVertex, feature, far, "this vertex lies outside the working plane",
                "Check the vertex and the reference system of the parcel")
        }
        // Rounding may close what was open in degrees: an area of square millimetres.
        guard moved.allSatisfy({ $0.area > 0 && $0.exterior.count >= 4 && $0.holes.allSatisfy { $0.count >= 4 } }) else {
            throw fault(
                ShapeFault.geometryInvalid, feature, shape.coordinates.first, "a part of the parcel has no area",
                "Check its coordinates and its system")
        }
        return moved
    }

    private func fault(_ code: some FaultCode, _ feature: Feature, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        Diagnostic(code: code, file: file, feature: feature.label, coordinate: place, what: what, fix: fix)
    }
}
