import Glibc

/// An open file of the system; closed when it goes out of use.
struct Descriptor: ~Copyable {
    let number: Int32
    private let owned: Bool

    /// Opens `path`; never inherited by child processes.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0o666) throws(SystemFault) {
        guard !path.utf8.contains(0) else { throw SystemFault(number: ENOENT) }
        var result: Int32
        repeat { result = unsafe open(path, flags | O_CLOEXEC, mode) } while result < 0 && errno == EINTR
        guard result >= 0 else { throw .last }
        number = result
        owned = true
    }

    /// Standard input or output, which stay open.
    init(borrowing number: Int32) {
        self.number = number
        owned = false
    }

    deinit {
        if owned { _ = Glibc.close(number) }
    }

    /// Size, mode and kind of the open file.
    func status() throws(SystemFault) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .last }
        return status
    }

    /// What one read gives, at most `limit` bytes; empty at the end of the file.
    func read(limit: Int) throws(SystemFault) -> [UInt8] {
        var fault: SystemFault?
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            var got: Int
            repeat { got = unsafe Glibc.read(number, buffer.baseAddress, limit) } while got < 0 && errno == EINTR
            if got < 0 { fault = .last }
            count = max(got, 0)
        }
        if let fault { throw fault }
        return chunk
    }

    /// Goes back to the beginning.
    func rewind() throws(SystemFault) {
        guard lseek(number, 0, SEEK_SET) == 0 else { throw .last }
    }

    /// Writes all of `bytes`. A closed pipe is an error here and no signal for the process.
    func write(_ bytes: [UInt8]) throws(SystemFault) {
        let quiet = QuietWrite()
        var done = 0
        var fault: SystemFault?
        unsafe bytes.withUnsafeBytes { buffer in
            while done < buffer.count {
                let wrote = unsafe Glibc.write(number, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
                if wrote >= 0 {
                    done += wrote
                } else if errno != EINTR {
                    fault = .last
                    break
                }
            }
        }
        quiet.end()
        if let fault { throw fault }
    }

    /// Puts the bytes on the disk itself; what cannot be synchronised (a pipe, a terminal) is left as it is.
    func synchronise() throws(SystemFault) {
        guard fsync(number) != 0, errno != EINVAL, errno != ENOTSUP, errno != EROFS else { return }
        throw .last
    }
}
