import CPROJ

/// Owns a `PJ_CONTEXT`: one for each chain of work, never shared between tasks.
///
/// Quiet (PROJ writes nothing to stderr) and off line (no grid is ever fetched).
@safe struct PROJContext: ~Copyable {
    let pointer: OpaquePointer

    init() throws(ProjectionError) {
        guard cproj_is_available() != 0 else {
            throw ProjectionError(
                .databaseMissing, what: "PROJ (libproj) is not installed, which reference systems other than those of China need",
                fix: "Install the package libproj-dev, or convert the data to CGCS2000 (EPSG:4490, EPSG:4548)")
        }
        guard let context = unsafe cproj_context_create() else {
            throw ProjectionError(.outOfMemory, what: "PROJ could not be started", fix: "Free some memory and try again")
        }
        unsafe pointer = unsafe context
        unsafe cproj_log_func(pointer, nil) { _, _, _ in }
        unsafe cproj_context_set_enable_network(pointer, 0)
    }

    deinit { unsafe cproj_context_destroy(pointer) }

    /// Whether PROJ finds its database.
    var hasDatabase: Bool { unsafe cproj_context_get_database_path(pointer) != nil }
}
