import SystemIO

/// While it lasts, a write that fails gives an error on this thread and does not end the process: EPIPE for a closed pipe, EFBIG for a
/// file beyond the size that the shell allows (`ulimit -f`).
///
/// SIGPIPE and SIGXFSZ are held back for this thread only, and taken away if the write raised them: the rest of the program keeps its
/// own way with the signals. Use: make one, write, `end()`, all on one thread without a suspension in between.
struct QuietWrite: ~Copyable {
    private var before = sigset_t()
    /// Of our two signals those that nobody waited with before: only those may be taken away.
    private var ours = sigset_t()

    init() {
        var pending = sigset_t()
        unsafe sigpending(&pending)
        unsafe sigemptyset(&ours)
        var held = sigset_t()
        unsafe sigemptyset(&held)
        for signal in [SIGPIPE, SIGXFSZ] {
            unsafe sigaddset(&held, signal)
            if unsafe sigismember(&pending, signal) == 0 { unsafe sigaddset(&ours, signal) }
        }
        unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
    }

    /// Takes signals of our own making off the thread and restores its mask; `errno` is kept.
    consuming func end() {
        let number = errno
        var own = ours
        #if canImport(Darwin)
            for signal in [SIGPIPE, SIGXFSZ] where unsafe sigismember(&own, signal) == 1 {
                var pending = sigset_t()
                var taken: Int32 = 0
                var one = sigset_t()
                unsafe sigaddset(&one, signal)
                unsafe sigpending(&pending)
                if unsafe sigismember(&pending, signal) == 1 { unsafe sigwait(&one, &taken) }
            }
        #else
            var none = timespec(tv_sec: 0, tv_nsec: 0)
            while unsafe sigtimedwait(&own, nil, &none) > 0 || errno == EINTR {}
        #endif
        var mask = before
        unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
        errno = number
    }
}
