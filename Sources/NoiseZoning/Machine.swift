import Regulation
import SystemIO

/// What the program asks the machine about.
package enum Machine {
    /// Processors that this process may use.
    package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    package static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    /// Whether what is written there goes on as it comes: `-`, a pipe, a device.
    package static func isStream(_ path: String) -> Bool {
        if path == "-" { return true }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
    }

    /// Whether stdout goes into a file, which may be one that is read.
    package static var writesFile: Bool {
        var status = stat()
        return unsafe fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    package static func isFile(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Bytes of a file; nil for a pipe, and for what is not there.
    package static func size(of path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Seconds since 1970, UTC.
    package static var unixSeconds: Int { time(nil) }

    /// The running program itself.
    package static var program: String? {
        var path = [CChar](repeating: 0, count: 4096)
        #if canImport(Darwin)
            var room = UInt32(4096)
            let count = unsafe _NSGetExecutablePath(&path, &room) == 0 ? strlen(path) : 0
        #else
            let count = unsafe readlink("/proc/self/exe", &path, path.count)
        #endif
        guard count > 0 else { return nil }
        return String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The folder of the running program.
    package static var programFolder: String? {
        guard let program else { return nil }
        return program.lastIndex(of: "/").map { String(program[..<$0]) }
    }

    /// The folder that the program was started in.
    package static var currentFolder: String? {
        var path = [CChar](repeating: 0, count: 4096)
        guard unsafe getcwd(&path, path.count) != nil else { return nil }
        return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Turns this process into another program, with the same environment and open files; comes back only where that cannot be done, with
    /// the reason that the system gives.
    package static func become(_ program: String, _ arguments: [String]) -> String {
        // Never freed: where this comes back, the program ends.
        let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        unsafe execv(program, words)
        return unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
    }
}
