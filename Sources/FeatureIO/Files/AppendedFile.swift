import SystemIO

/// A file that grows by whole lines, each on the disk before the next: who is killed leaves at most the last of them torn.
package struct AppendedFile: ~Copyable {
    private let path: String
    private let file: Descriptor

    /// Opens a file that is there. Fails like `writeFile`.
    package init(_ path: String) throws(FileError) {
        self.path = path
        do throws(SystemFault) { file = try Descriptor(opening: path, O_WRONLY | O_APPEND) } catch { throw error.creating(path) }
    }

    package func append(_ line: [UInt8]) throws(FileError) {
        do throws(SystemFault) {
            try file.write(line)
            try file.synchronise()
        } catch { throw error.writing(path) }
    }
}
