import Wording

/// Whether areas are valid by the rules of OGC Simple Features, in n log n time: GEOS compares all edges whose boxes have something in common, so
/// large areas are swept (``RingSweep``) and GEOS settles what the sweep leaves open.
package enum AreaValidity: Sendable, Hashable {
    case valid
    case invalid(ValidityFault)
    /// Rings meet in one place, and are too long to be checked further.
    case tooManyVertices(Int, place: Coordinate)

    /// Vertices up to which GEOS alone is asked: beyond, its time may grow with their square.
    private static let fewVertices = 1000
    /// Vertices up to which GEOS decides what ``RingSweep`` leaves open: parts and holes that touch.
    package static let mostVertices = 50_000

    /// - Parameter polygons: without repeated vertices.
    package static func of(_ polygons: [Polygon], in context: GEOSContext) throws(GeometryError) -> AreaValidity {
        if polygons.count == 1, polygons[0].holes.isEmpty, RingCheck.isSimple(polygons[0].exterior) { return .valid }
        if let ring = polygons.lazy.flatMap(\.rings).first(where: { $0.count < 4 }) {
            return .invalid(ValidityFault(reason: "a ring has fewer than three corners", place: ring.first))
        }
        let count = polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        if count > fewVertices {
            switch RingSweep.check(polygons) {
            case .apart(isNested: true): return .valid
            case .meets(let place, isOneRing: true, let crosses):
                return .invalid(ValidityFault(reason: crosses ? "Self-intersection" : "Ring Self-intersection", place: place))
            case .meets(let place, isOneRing: false, _) where count > mostVertices: return .tooManyVertices(count, place: place)
            case .apart(isNested: false) where count > mostVertices:
                return .invalid(ValidityFault(reason: "a hole lies outside its area, or parts lie within each other", place: nil))
            default: break
            }
        }
        let found =
            try polygons.count == 1
            ? GEOSGeometry(polygon: polygons[0], in: context).validityFault()
            : GEOSGeometry(polygons: polygons, in: context).validityFault()
        return found.map { .invalid($0) } ?? .valid
    }
}
