import CPROJ

/// Owns a `PJ` (a reference system or a coordinate system) while it is being looked at. Must not outlive its context.
@safe struct PROJObject: ~Copyable {
    let pointer: OpaquePointer

    /// Takes ownership; nil where PROJ returned NULL.
    init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit { _ = unsafe cproj_destroy(pointer) }

    var type: PJ_TYPE { unsafe cproj_get_type(pointer) }

    var name: String? { unsafe cproj_get_name(pointer).map { unsafe String(cString: $0) } }
}
