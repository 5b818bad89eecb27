import Synchronization

/// What PROJ's database was asked for once: a pack names the same system in every layer, and each look-up opens the database and takes
/// 1 to 12 ms. Text and numbers only; no handle of PROJ is kept.
enum PROJMemo {
    /// By EPSG code.
    static let systems = Memo<Int, CoordinateReferenceSystem>()
    /// By code or WKT.
    static let ways = Memo<String, PROJWays>()

    /// A list that grows at its end alone: who reads needs no lock, and of two that add the same at once one entry is never met.
    final class Memo<Key: Equatable & Sendable, Value: Sendable>: Sendable {
        private final class Entry: Sendable {
            let key: Key
            let value: Value
            let next = AtomicLazyReference<Entry>()

            init(_ key: Key, _ value: Value) { (self.key, self.value) = (key, value) }
        }

        private let first = AtomicLazyReference<Entry>()
        /// No program asks for more; a server that is asked for all systems must not keep them all.
        private let most = 32

        /// The value of a key; faults are not kept. O(1) but for the first time.
        func value(_ key: Key, _ look: (Key) throws(ProjectionError) -> Value) throws(ProjectionError) -> Value {
            var (last, count) = (first.load(), 0)
            while let entry = last {
                if entry.key == key { return entry.value }
                count += 1
                guard let next = entry.next.load() else { break }
                last = next
            }
            let entry = Entry(key, try look(key))
            if count < most { _ = last.map { $0.next.storeIfNil(entry) } ?? first.storeIfNil(entry) }
            return entry.value
        }
    }
}
