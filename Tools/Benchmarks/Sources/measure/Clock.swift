import Glibc

/// The processor time that this process took for something, in seconds: other programs on the machine do not count.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds
    try body()
    return processorSeconds - start
}

/// The processor time of every one of `rounds` runs.
func times(_ rounds: Int, _ body: () throws -> Void) rethrows -> [Double] {
    try (0..<rounds).map { _ in try seconds(body) }
}

var processorSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
