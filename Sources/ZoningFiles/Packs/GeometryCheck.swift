import FeatureIO
import Geometry
import Regulation
import Wording
import ZoningModel

/// Refuses geometry that would have to be guessed at; with `--mend` an area is made valid, and told.
///
/// Vertices that stand twice in a row are dropped before: they change nothing, and are no fault.
struct GeometryCheck {
    private let context = GEOSContext()
    /// Makes areas valid; nil refuses those that are not.
    let mending: AreaMending?

    /// - Parameter shape: the feature's shape, in the layer's own coordinates; without what was mended on return, nil where it is of no use.
    /// - Returns: faults, and what was mended.
    func check(_ shape: inout Shape?, of feature: Feature, file: String) -> [Diagnostic] {
        guard let whole = shape?.withoutRepeats else { return [] }
        shape = whole
        let label = PropertyReader(feature, file: file).label
        func fault(_ code: some FaultCode, at place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
            Diagnostic(code: code, file: file, feature: label, coordinate: place, what: what, fix: fix)
        }
        if let line = whole.lines.first(where: { $0.coordinates.count < 2 }) {
            shape = nil
            return [
                fault(
                    PackFault.zeroLength, at: line.coordinates.first, "the line has no length",
                    "Draw it from one junction to the next, or remove it")
            ]
        }
        guard !whole.polygons.isEmpty else { return [] }
        let found: ValidityFault
        switch validity(of: whole.polygons) {
        case .valid: return []
        case .invalid(let fault): found = fault
        case .tooManyVertices(let count, let place):
            shape = nil
            return [.tooManyVertices(count, at: place, of: label, file: file)]
        }
        guard let mending else {
            shape = nil
            return [
                fault(
                    ShapeFault.geometryInvalid, at: found.place, "the area is not valid: \(found.reason)",
                    "Redraw it there so that its outline neither crosses nor touches itself (QGIS: Vector, Geometry tools, Check validity), or give --mend"
                )
            ]
        }
        let mended = mending.mended(whole.polygons)
        shape = mended.polygons.isEmpty ? nil : .multiPolygon(MultiPolygon(mended.polygons))
        return [mended.diagnostic(of: label, file: file, fault: found)]
    }

    private func validity(of polygons: [Polygon]) -> AreaValidity {
        do throws(GeometryError) { return try AreaValidity.of(polygons, in: context) } catch {
            return .invalid(ValidityFault(reason: Phrase(verbatim: error.description), place: polygons.first?.exterior.first))
        }
    }
}

extension Diagnostic {
    /// Rings that touch each other, too long for GEOS.
    package static func tooManyVertices(_ count: Int, at place: Coordinate, of feature: String?, file: String) -> Diagnostic {
        Diagnostic(
            code: ShapeFault.tooManyVertices, file: file, feature: feature, coordinate: place,
            what:
                "two rings meet, and with \(count) vertices they are not checked further (\(AreaValidity.mostVertices) are the most)",
            fix: "Draw them apart, or simplify the outline")
    }
}
