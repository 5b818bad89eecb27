import FeatureIO
import Geometry
import Regulation
import Wording

/// Refuses geometry that would have to be guessed at: nothing is repaired in silence.
struct GeometryCheck {
    let context = GEOSContext()

    /// Faults of one feature's geometry, in the layer's own coordinates.
    func faults(of feature: Feature, file: String) -> [Diagnostic] {
        guard let shape = feature.shape else { return [] }
        let reader = PropertyReader(feature, file: file)
        func fault(_ code: String, at place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
            Diagnostic(code: code, file: file, feature: reader.label, coordinate: place, what: what, fix: fix)
        }
        var faults: [Diagnostic] = []
        for line in shape.lines {
            for (a, b) in zip(line.coordinates, line.coordinates.dropFirst()) where a == b {
                faults.append(fault("repeated-point", at: a, "the line has the same point twice in a row", "Remove one of the two"))
            }
            if Set(line.coordinates).count < 2 {
                faults.append(
                    fault(
                        "zero-length", at: line.coordinates.first, "the line has no length",
                        "Draw it from one junction to the next, or remove it"))
            }
        }
        for ring in shape.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) where a == b {
                faults.append(fault("repeated-point", at: a, "the ring has the same point twice in a row", "Remove one of the two"))
            }
        }
        guard faults.isEmpty, !shape.polygons.isEmpty else { return faults }
        do throws(GeometryError) {
            let found =
                try shape.polygons.count == 1
                ? GEOSGeometry(polygon: shape.polygons[0], in: context).validityFault()
                : GEOSGeometry(polygons: shape.polygons, in: context).validityFault()
            if let found {
                faults.append(
                    fault(
                        "geometry-invalid", at: found.place, "the area is not valid: \(found.reason)",
                        "Redraw it there so that its outline neither crosses nor touches itself (QGIS: Vector, Geometry tools, Check validity)"
                    ))
            }
        } catch {
            faults.append(fault("geometry-invalid", at: nil, "the area cannot be read: \(error)", "Check the coordinates of its rings"))
        }
        return faults
    }
}
