import CGEOS

/// A geometry inside GEOS. It cannot be copied, and it dies with its scope (`GEOSGeom_destroy_r`).
///
/// A chain of operations stays in these handles; plain values come out once, at its end.
@safe package struct GEOSGeometry: ~Copyable {
    let context: GEOSContext
    /// Nil only after `released()`.
    private(set) var pointer: OpaquePointer?

    /// Takes over what a GEOS function returned; null is the failure value of all that make geometries.
    init(_ pointer: OpaquePointer?, _ context: GEOSContext, operation: String) throws(GeometryError) {
        guard let pointer = unsafe pointer else { throw context.failure(of: operation) }
        self.context = context
        unsafe self.pointer = pointer
    }

    deinit {
        if let pointer = unsafe pointer { unsafe context.calls.pointee.GEOSGeom_destroy_r(context.handle, pointer) }
    }

    /// Gives the pointer away, to a GEOS function that takes ownership.
    consuming func released() -> OpaquePointer? {
        let given = unsafe pointer
        unsafe pointer = nil
        return unsafe given
    }
}
