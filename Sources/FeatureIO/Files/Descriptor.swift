import SystemIO

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

    /// One that is open already, such as an end of a pipe.
    init(owning number: Int32) {
        self.number = number
        owned = true
    }

    /// Standard input or output, which stay open.
    init(borrowing number: Int32) {
        self.number = number
        owned = false
    }

    deinit {
        if owned { _ = SystemIO.close(number) }
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
            repeat { got = unsafe SystemIO.read(number, buffer.baseAddress, limit) } while got < 0 && errno == EINTR
            if got < 0 { fault = .last }
            count = max(got, 0)
        }
        if let fault { throw fault }
        return chunk
    }

    /// The bytes from `offset` on, at most `limit`; empty at the end of the file. Where the next `read` goes on does not change.
    func read(limit: Int, from offset: Int) throws(SystemFault) -> [UInt8] {
        var fault: SystemFault?
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            var got: Int
            repeat { got = unsafe pread(number, buffer.baseAddress, limit, off_t(offset)) } while got < 0 && errno == EINTR
            if got < 0 { fault = .last }
            count = max(got, 0)
        }
        if let fault { throw fault }
        return chunk
    }

    /// All bytes into a new file, or over an old one.
    func copy(to path: String) throws(SystemFault) {
        let target = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
        var offset = 0
        while true {
            let piece = try read(limit: 1 << 20, from: offset)
            guard !piece.isEmpty else { return }
            try target.write(piece)
            offset += piece.count
        }
    }

    /// Where the file stands now, links followed; nil where it stands nowhere any more.
    var path: String? {
        let room = Int(PATH_MAX)
        var name = [UInt8](repeating: 0, count: room)
        let count = unsafe name.withUnsafeMutableBytes { buffer -> Int in
            guard let start = buffer.baseAddress else { return 0 }
            #if canImport(Darwin)
                return unsafe fcntl(number, F_GETPATH, start) == 0 ? strlen(start.assumingMemoryBound(to: CChar.self)) : 0
            #else
                return unsafe readlink("/proc/self/fd/\(number)", start, room)
            #endif
        }
        guard count > 0, count < room else { return nil }
        return String(validating: name[..<count], as: UTF8.self)
    }

    /// Goes back to the beginning.
    func rewind() throws(SystemFault) {
        guard lseek(number, 0, SEEK_SET) == 0 else { throw .last }
    }

    /// Writes all of `bytes`. A closed pipe is an error here and no signal for the process.
    /// - Parameter place: where in the file; nil for where the last write ended.
    func write(_ bytes: [UInt8], at place: Int? = nil) throws(SystemFault) {
        let quiet = QuietWrite()
        var done = 0
        var fault: SystemFault?
        unsafe bytes.withUnsafeBytes { buffer in
            while done < buffer.count {
                let (rest, count) = unsafe (buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
                let wrote =
                    if let place { unsafe pwrite(number, rest, count, off_t(place + done)) } else {
                        unsafe SystemIO.write(number, rest, count)
                    }
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
