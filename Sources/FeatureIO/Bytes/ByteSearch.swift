import SystemIO

/// Questions to many bytes at once, answered by the C library sixteen or more at a time.
enum ByteSearch {
    /// Where `byte` stands first from `start` on; nil if it does not.
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
        unsafe bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress, start < all.count,
                let found = unsafe memchr(base + start, Int32(byte), all.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// How many line ends there are.
    static func lineEnds(in bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBytes { all in
            guard var at = all.baseAddress else { return 0 }
            let end = unsafe at + all.count
            var count = 0
            while let found = unsafe memchr(at, 0x0A, end - at) {
                count += 1
                unsafe at = UnsafeRawPointer(found) + 1
            }
            return count
        }
    }
}
