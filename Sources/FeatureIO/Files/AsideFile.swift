import SystemIO

/// Bytes that wait on the disk, in the folder for temporary files, until somebody has time for them: first in, first out.
///
/// The file has no name from the start, so that it ends with the program, whatever ends that.
package struct AsideFile: ~Copyable {
    private let file: Descriptor
    private var (start, end) = (0, 0)

    /// Fails where the folder takes no file.
    package init() throws(FileError) {
        let (_, path) = TemporaryFile.names(for: TemporaryFile.commonFolder + "/noisezone-aside")
        do throws(SystemFault) { file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600) } catch {
            throw error.creating(path)
        }
        unsafe unlink(path)
    }

    /// Bytes that were put in and not taken yet.
    package var count: Int { end - start }

    package mutating func put(_ bytes: [UInt8]) throws(FileError) {
        do throws(SystemFault) { try file.write(bytes, at: end) } catch { throw error.writing("-") }
        end += bytes.count
    }

    /// The next bytes, at most `limit`; empty where there are none.
    package mutating func take(atMost limit: Int) throws(FileError) -> [UInt8] {
        let bytes: [UInt8]
        do throws(SystemFault) { bytes = try file.read(limit: min(limit, count), from: start) } catch { throw error.reading("-") }
        start += bytes.count
        if start == end {
            // What was taken needs no room any more.
            (start, end) = (0, 0)
            _ = ftruncate(file.number, 0)
        }
        return bytes
    }
}
