import CGEOS

/// Why a geometry is not valid, in GEOS's words, and where.
public struct ValidityFault: Sendable, Hashable {
    public let reason: String
    public let place: Coordinate?
}

extension GEOSGeometry {
    /// The first fault by the rules of OGC Simple Features, or nil: `GEOSisValidDetail_r`.
    public func validityFault() throws(GeometryError) -> ValidityFault? {
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let verdict = unsafe GEOSisValidDetail_r(context.handle, pointer, 0, &reason, &location)
        defer {
            if let reason = unsafe reason { unsafe GEOSFree_r(context.handle, reason) }
            if let location = unsafe location { unsafe GEOSGeom_destroy_r(context.handle, location) }
        }
        switch verdict {
        case 1: return nil
        case 0:
            var place: Coordinate?
            if let location = unsafe location {
                var x = 0.0
                var y = 0.0
                if unsafe GEOSGeomGetX_r(context.handle, location, &x) == 1, unsafe GEOSGeomGetY_r(context.handle, location, &y) == 1 {
                    place = Coordinate(x: x, y: y)
                }
            }
            let text = if let reason = unsafe reason { unsafe String(cString: reason) } else { "not valid" }
            return ValidityFault(reason: text, place: place)
        default: throw context.failure(of: "GEOSisValidDetail")
        }
    }
}
