import Glibc

/// A folder for one test; removed with all in it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() {
        path = "/tmp/featureio-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        unsafe mkdir(path, 0o700)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// The names in the folder, sorted.
    var names: [String] { Self.names(in: path) }

    static func names(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name.0) { unsafe String(cString: $0) }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    deinit {
        unsafe chmod(path, 0o700)
        for name in names { unsafe remove(file(name)) }
        unsafe rmdir(path)
    }
}
