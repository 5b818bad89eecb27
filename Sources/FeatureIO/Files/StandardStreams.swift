import SystemIO

/// Standard input, output and error as the program finds them.
package enum StandardStreams {
    /// To be called before any file is opened. A stream that is closed gets /dev/null, the wrong way round: else its number would go to the
    /// next file that is opened, and what is said would be written into it. To read or write a closed stream stays an error (EBADF), but
    /// for stderr, where words go nowhere. A reader that goes away, and a file that may not grow, are errors of a write and end nothing.
    package static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for (number, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
        where fcntl(number, F_GETFD) == -1 && errno == EBADF {
            // The lowest number that is free is this one. No O_CLOEXEC: it is what a child should find there.
            _ = unsafe open("/dev/null", flags)
        }
    }

    /// Says a short text on stderr if that can be done without waiting; false where it cannot. For one task at a time: two that look at once may
    /// both find the room of one.
    package static func offer(_ text: String) -> Bool {
        var bytes = Array(text.utf8)
        // So much goes into a pipe as a whole, or waits.
        if bytes.count > pipeRoom { bytes = bytes.prefix(pipeRoom - 1) + [0x0A] }
        let room = Int16(truncatingIfNeeded: POLLOUT)
        var look = pollfd(fd: STDERR_FILENO, events: room, revents: 0)
        guard unsafe poll(&look, 1, 0) == 1, look.revents & room != 0 else { return false }
        do throws(SystemFault) { try Descriptor(borrowing: STDERR_FILENO).write(bytes) } catch { return false }
        return true
    }

    /// PIPE_BUF of Linux; POSIX has 512 at the least, and Darwin too.
    #if canImport(Darwin)
        private static let pipeRoom = 512
    #else
        private static let pipeRoom = 4096
    #endif

    /// Says a text on stderr, as far as it will take it: nobody is left to tell if it cannot be written.
    package static func say(_ text: String) { try? Descriptor(borrowing: STDERR_FILENO).write(Array(text.utf8)) }
}
