import Synchronization

/// Systems that were looked up in the register once: a pack names the same one in every layer, and PROJ takes 1 ms and more each time.
///
/// A list that grows at its end alone: who reads needs no lock, and of two that add the same system at once one entry is never met.
enum RegisterMemo {
    private final class Entry: Sendable {
        let code: Int
        let system: CoordinateReferenceSystem
        let next = AtomicLazyReference<Entry>()

        init(_ code: Int, _ system: CoordinateReferenceSystem) { (self.code, self.system) = (code, system) }
    }

    private static let first = AtomicLazyReference<Entry>()
    /// No program asks for more; a server that is asked for all of them must not keep them all.
    private static let most = 32

    /// The system of a code; faults are not kept. O(1) but for the first time.
    static func system(
        _ code: Int, _ describe: (Int) throws(ProjectionError) -> CoordinateReferenceSystem
    ) throws(ProjectionError) -> CoordinateReferenceSystem {
        var (last, count) = (first.load(), 0)
        while let entry = last {
            if entry.code == code { return entry.system }
            count += 1
            guard let next = entry.next.load() else { break }
            last = next
        }
        let entry = Entry(code, try describe(code))
        if count < most { _ = last.map { $0.next.storeIfNil(entry) } ?? first.storeIfNil(entry) }
        return entry.system
    }
}
