import CZLIB

/// Packs an answer as it goes out (gzip, RFC 1952, by zlib). For one answer, by one task.
@safe final class GzipPacker {
    private let stream: UnsafeMutablePointer<czlib_stream>
    /// What zlib is given room for at a time.
    private static let room = 1 << 15
    /// A level of zlib's nine that costs little and wins most.
    private static let level: Int32 = 4
    /// zlib.h, Z_NO_FLUSH and Z_FINISH.
    private static let (goOn, end): (Int32, Int32) = (0, 4)

    /// Whether this machine has zlib; without it answers go out as they are.
    static let isAvailable = czlib_is_available() != 0

    init?() {
        guard Self.isAvailable else { return nil }
        let stream = UnsafeMutablePointer<czlib_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: czlib_stream())
        guard unsafe czlib_begin_gzip(stream, Self.level) == 0 else {
            unsafe stream.deallocate()
            return nil
        }
        unsafe self.stream = stream
    }

    deinit {
        unsafe czlib_end(stream)
        unsafe stream.deallocate()
    }

    /// What is ready to go out when these bytes have been taken; all of it behind the last.
    func pack(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: Self.room)
        unsafe bytes.withUnsafeBufferPointer { input in
            unsafe stream.pointee.next_in = input.baseAddress
            unsafe stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
            var isFull = true
            while isFull {
                let made = unsafe piece.withUnsafeMutableBufferPointer { room -> Int in
                    unsafe stream.pointee.next_out = room.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(truncatingIfNeeded: room.count)
                    _ = unsafe czlib_go_on(stream, isLast ? Self.end : Self.goOn)
                    return unsafe room.count - Int(stream.pointee.avail_out)
                }
                output += piece[..<made]
                isFull = made == piece.count
            }
        }
        return output
    }
}
