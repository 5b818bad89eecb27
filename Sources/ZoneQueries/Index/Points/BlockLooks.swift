import Synchronization
import SystemIO

/// Which blocks of a file were looked at: each is before its first use, and never again.
///
/// Sendable, though by hand: a sign changes at most once, from 0 to 1; it does so atomically, and whoever does it writes the same.
@safe final class BlockLooks: @unchecked Sendable {
    private let signs: UnsafeMutablePointer<Atomic<UInt8>>
    private let look: @Sendable (_ block: Int) -> Bool

    /// Nil where there is no memory.
    ///
    /// - Parameter look: whether everything in a block of the map leads where it may; it keeps what the blocks stand in.
    init?(_ count: Int, look: @escaping @Sendable (_ block: Int) -> Bool) {
        // Pages of zeros, which cost nothing until they are written to.
        guard let memory = unsafe calloc(count, 1) else { return nil }
        unsafe signs = memory.assumingMemoryBound(to: Atomic<UInt8>.self)
        self.look = look
    }

    deinit { unsafe free(signs) }

    /// Whether a block may be used.
    @inline(__always) func isSound(_ block: Int) -> Bool {
        unsafe signs[block].load(ordering: .relaxed) != 0 || isSoundAtFirstSight(block)
    }

    @inline(never) private func isSoundAtFirstSight(_ block: Int) -> Bool {
        guard look(block) else { return false }
        unsafe signs[block].store(1, ordering: .relaxed)
        return true
    }
}
