import Glibc

/// Questions to many bytes at once, each answered sixteen or more at a time.
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
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var (sum, at) = (0, 0)
            while at < bytes.count {
                // As many as a byte can count.
                let end = min(at + 255, bytes.count)
                var some: UInt8 = 0
                for place in at..<end { some &+= unsafe bytes[place] == 0x0A ? 1 : 0 }
                sum += Int(some)
                at = end
            }
            return sum
        }
    }
}
