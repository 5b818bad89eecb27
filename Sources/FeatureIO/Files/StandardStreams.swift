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

    /// Says a text on stderr, as far as it will take it: nobody is left to tell if it cannot be written.
    package static func say(_ text: String) { try? Descriptor(borrowing: STDERR_FILENO).write(Array(text.utf8)) }
}
