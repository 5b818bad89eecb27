import CPROJ

/// The version of the PROJ library that is loaded, such as `9.1.1`.
public enum PROJVersion {
    public static var text: String {
        let info = unsafe proj_info()
        return unsafe "\(info.major).\(info.minor).\(info.patch)"
    }
}
