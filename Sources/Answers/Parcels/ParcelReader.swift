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
        if let error = row.errors.first { throw error }
        let label = row.feature.label
        guard let shape = row.feature.shape else {
            throw fault(FileFault.nullGeometry, label, nil, "the parcel has no geometry", "Draw it, or delete it from the file")
        }
        guard !shape.polygons.isEmpty else {
            throw fault(
                AnswerFault.notAnArea, label, shape.coordinates.first, "a \(shape.kind) is no area",
                "Give the parcel as a Polygon or MultiPolygon")
        }
        var polygons = shape.withoutRepeats.polygons
        do throws(Diagnostic) { try check(polygons, label) } catch {
            guard let mending, error.fault == ShapeFault.geometryInvalid else { throw error }
            let mended = mending.mended(polygons)
            let told = mended.diagnostic(of: label, file: file, fault: ValidityFault(reason: error.what, place: error.coordinate))
            guard !mended.polygons.isEmpty else {
                throw fault(ShapeFault.geometryInvalid, label, error.coordinate, told.what, error.fix)
            }
            onDoubt(told)
            polygons = mended.polygons
        }
        return try moved(polygons, label, shape)
    }

    private func check(_ polygons: [Polygon], _ label: String) throws(Diagnostic) {
        for ring in polygons.flatMap(\.rings) where ring.count < 4 {
            throw fault(
                ShapeFault.geometryInvalid, label, ring.first, "a ring has fewer than three corners",
                "Draw it with three corners or more, or delete it")
        }
        let validity: AreaValidity
        do throws(GeometryError) { validity = try AreaValidity.of(polygons, in: context) } catch {
            throw fault(ShapeFault.geometryInvalid, label, nil, "the area cannot be read: \(error)", "Check the coordinates of its rings")
        }
        switch validity {
        case .valid: return
        case .invalid(let found): throw invalid(found.reason, found.place, label)
        case .tooManyVertices(let count, let place): throw .tooManyVertices(count, at: place, of: label, file: file)
        }
    }

    private func invalid(_ reason: Phrase, _ place: Coordinate?, _ label: String) -> Diagnostic {
        fault(
            ShapeFault.geometryInvalid, label, place, "the area is not valid: \(reason)",
            "Redraw it there so that its outline neither crosses itself nor overlaps another part (QGIS: Vector, Geometry tools, Check validity)"
        )
    }

    private func moved(_ polygons: [Polygon], _ label: String, _ shape: Shape) throws(Diagnostic) -> [Polygon] {
        let moved: [Polygon]
        do throws(ProjectionError) { moved = try mover.moved(polygons).map { $0.mapped(\.withoutRepeats) } } catch {
            throw fault(error.code, label, error.place, error.what, error.fix)
        }
        if let far = FarVertices.outOfPlane(moved) {
            throw fault(
                MapFault.farVertex, label, far, "this vertex lies outside the working plane",
                "Check the vertex and the reference system of the parcel")
        }
        // Rounding may close what was open in degrees: an area of square millimetres.
        guard moved.allSatisfy({ $0.area > 0 && $0.rings.allSatisfy { $0.count >= 4 } }) else {
            throw fault(
                ShapeFault.geometryInvalid, label, shape.coordinates.first, "a part of the parcel has no area",
                "Check its coordinates and its system")
        }
        return moved
    }

    private func fault(_ code: some FaultCode, _ label: String, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        Diagnostic(code: code, file: file, feature: label, coordinate: place, what: what, fix: fix)
    }
}
