import SystemIO

/// Memory that was freed, which the library of C keeps for later.
package enum FreedMemory {
    /// Gives it back to the system: for the end of a piece of work after which little of it will be wanted again. Some milliseconds for a city.
    package static func giveBack() {
        // Of glibc alone, whose header for it Swift does not import.
        guard let found = unsafe dlsym(nil, "malloc_trim") else { return }
        let trim = unsafe unsafeBitCast(found, to: (@convention(c) (Int) -> Int32).self)
        _ = trim(0)
    }
}
