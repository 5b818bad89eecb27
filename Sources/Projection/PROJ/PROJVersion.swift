import CPROJ

/// The version of the PROJ library that is loaded, such as `9.1.1`.
package enum PROJVersion {
    /// `9.1.1`; `not installed` where the library cannot be loaded. Loads it if nothing has yet.
    package static var text: String {
        guard cproj_is_available() != 0 else { return "not installed" }
        let info = unsafe cproj_info()
        return unsafe "\(info.major).\(info.minor).\(info.patch)"
    }
}
