import Glibc

/// While it lasts, writing to a closed pipe gives EPIPE on this thread and does not end the process.
///
/// SIGPIPE is held back for this thread only, and taken away if the write raised it: the rest of the program keeps its own way
/// with the signal. Use: make one, write, `end()`, all on one thread without a suspension in between.
struct QuietPipe: ~Copyable {
    private var before = sigset_t()
    private let wasPending: Bool

    init() {
        var pending = sigset_t()
        unsafe sigpending(&pending)
        wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
        var set = QuietPipe.signal
        unsafe pthread_sigmask(SIG_BLOCK, &set, &before)
    }

    /// Takes a SIGPIPE of our own making off the thread and restores its mask; `errno` is kept.
    consuming func end() {
        let number = errno
        if !wasPending {
            var set = QuietPipe.signal
            var none = timespec(tv_sec: 0, tv_nsec: 0)
            while unsafe sigtimedwait(&set, nil, &none) == -1 && errno == EINTR {}
        }
        var mask = before
        unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
        errno = number
    }

    private static var signal: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGPIPE)
        return set
    }
}
