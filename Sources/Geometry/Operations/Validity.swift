import CGEOS
import Wording

/// Why a geometry is not valid, and where.
package struct ValidityFault: Sendable, Hashable {
    /// The rule that is broken: the words of GEOS, or those of a check before it.
    package let reason: Phrase
    /// A place of the fault in the coordinates of the geometry; nil where none is known.
    package let place: Coordinate?

    /// A fault by its reason and place.
    package init(reason: Phrase, place: Coordinate?) {
        self.reason = reason
        self.place = place
    }

    /// GEOS's own words (`TopologyValidationError`), kept as they are where they are new.
    fileprivate static func reason(_ words: String) -> Phrase {
        switch words {
        case "Self-intersection": "Self-intersection"
        case "Ring Self-intersection": "Ring Self-intersection"
        case "Hole lies outside shell": "Hole lies outside shell"
        case "Holes are nested": "Holes are nested"
        case "Interior is disconnected": "Interior is disconnected"
        case "Nested shells": "Nested shells"
        case "Duplicate Rings": "Duplicate Rings"
        case "Too few points in geometry component": "Too few points in geometry component"
        case "Invalid Coordinate": "Invalid Coordinate"
        case "Ring is not closed": "Ring is not closed"
        default: Phrase(verbatim: words)
        }
    }
}

extension GEOSGeometry {
    /// The first fault by the rules of OGC Simple Features, or nil: `GEOSisValidDetail_r`.
    package func validityFault() throws(GeometryError) -> ValidityFault? {
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let verdict = unsafe context.calls.pointee.GEOSisValidDetail_r(context.handle, pointer, 0, &reason, &location)
        defer {
            if let reason = unsafe reason { unsafe context.calls.pointee.GEOSFree_r(context.handle, reason) }
            if let location = unsafe location { unsafe context.calls.pointee.GEOSGeom_destroy_r(context.handle, location) }
        }
        switch verdict {
        case 1: return nil
        case 0:
            var place: Coordinate?
            if let location = unsafe location {
                var x = 0.0
                var y = 0.0
                if unsafe context.calls.pointee.GEOSGeomGetX_r(context.handle, location, &x) == 1,
                    unsafe context.calls.pointee.GEOSGeomGetY_r(context.handle, location, &y) == 1
                {
                    place = Coordinate(x: x, y: y)
                }
            }
            let words = if let reason = unsafe reason { unsafe String(cString: reason) } else { "" }
            return ValidityFault(reason: ValidityFault.reason(words), place: place)
        default: throw context.failure(of: "GEOSisValidDetail")
        }
    }

    /// The same area without the fault, if there is one: `GEOSMakeValid_r`.
    package func madeValid() throws(GeometryError) -> GEOSGeometry {
        try unsafe GEOSGeometry(context.calls.pointee.GEOSMakeValid_r(context.handle, pointer), context, operation: "GEOSMakeValid")
    }
}
