import SystemIO

/// What the process of one map watches: it ends with the program that has started it, and before it takes more memory than it may.
package enum BatchProcess {
    /// The exit code where the memory was not enough; no other way out has it.
    static let memoryStatus: Int32 = 68
    /// What a shell says of a program that SIGTERM has ended.
    private static let orphanStatus: Int32 = 143
    /// How long it looks away, milliseconds: so long it may hold more than it may.
    private static let pause: Int32 = 20

    /// Begins to watch, on a thread of its own, so that no task waits.
    ///
    /// - Parameter memory: the most that it may hold (resident set), in MiB.
    package static func join(memory: Int?) {
        if let memory { bound(mebibytes: memory) }
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let most = unsafe UnsafeMutableRawPointer(bitPattern: memory ?? 0)
        unsafe pthread_create(&thread, nil, { most in BatchProcess.watch(most: UInt(bitPattern: most)) }, most)
    }

    /// The hard bound: who asks for more is ended, or given other reasons by libraries. It stands so far off that the watch comes first.
    private static func bound(mebibytes: Int) {
        // Stacks of threads count whole, 8 MiB each, though little of them is ever held.
        let bytes = rlim_t(clamping: mebibytes + 128 + 16 * Machine.cores) << 20
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        #if canImport(Glibc)
            // What is written to: heap and stacks.
            unsafe setrlimit(Int32(bitPattern: RLIMIT_DATA.rawValue), &limit)
        #else
            unsafe setrlimit(RLIMIT_AS, &limit)
        #endif
    }

    /// - Parameter most: MiB; 0 for as much as there is.
    private static func watch(most: UInt) -> Never {
        var byte: UInt8 = 0
        while true {
            var input = pollfd(fd: STDIN_FILENO, events: Int16(truncatingIfNeeded: POLLIN), revents: 0)
            let found = unsafe poll(&input, 1, most == 0 ? -1 : pause)
            if most > 0, let held = residentMemory, held >> 20 >= most { _exit(memoryStatus) }
            guard found > 0 else { continue }
            // Nothing is ever written there: what can be read is the end.
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR) { _exit(orphanStatus) }
        }
    }

    /// Bytes; nil where the system does not tell.
    private static var residentMemory: UInt? {
        var text = [UInt8](repeating: 0, count: 128)
        let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let count = unsafe read(file, &text, text.count)
        close(file)
        // Pages: of the address space, then those held.
        let words = text.prefix(max(0, count)).split(separator: 0x20)
        guard words.count > 1, let pages = UInt(String(decoding: words[1], as: UTF8.self)) else { return nil }
        return pages &* UInt(clamping: sysconf(Int32(_SC_PAGESIZE)))
    }
}
