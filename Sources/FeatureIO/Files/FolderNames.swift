import SystemIO

/// The names of what a folder holds, in their order, but those that begin with a dot. Fails where the folder cannot be read.
package func namesInFolder(_ path: String) throws(FileError) -> [String] {
    guard let listing = unsafe opendir(path) else { throw SystemFault.last.reading(path) }
    defer { unsafe closedir(listing) }
    var names: [String] = []
    while let entry = unsafe readdir(listing) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
}
