import SystemIO

/// The way from one encoding to another by the tables of the system (iconv); closed when it goes out of use.
@safe struct TextConversion: ~Copyable {
    private let converter: iconv_t

    /// Nil where the system has no table for one of the two.
    init?(from source: String, to target: String) {
        guard let opened = unsafe iconv_open(target, source), Int(bitPattern: opened) != -1 else { return nil }
        unsafe converter = opened
    }

    deinit { unsafe iconv_close(converter) }

    /// The bytes in the other encoding. Complexity: linear.
    ///
    /// - Parameter fault: what is done about a character that cannot be converted (EILSEQ) or is cut off (EINVAL): it moves behind it
    ///   and may put something in its place, or ends the conversion with false.
    func convert(_ input: [UInt8], _ fault: (_ number: Int32, _ done: inout Int, _ output: inout [UInt8]) -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        var room = [UInt8](repeating: 0, count: input.count * 4 + 16)
        let (size, roomSize) = (input.count, room.count)
        var done = 0
        while done < size {
            var left = size - done
            var free = roomSize
            var failure: Int32 = 0
            unsafe input.withUnsafeBytes { source in
                unsafe room.withUnsafeMutableBytes { target in
                    // iconv does not write there.
                    var from = unsafe source.baseAddress.map {
                        unsafe UnsafeMutableRawPointer(mutating: $0).advanced(by: done).assumingMemoryBound(to: CChar.self)
                    }
                    var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    let result = unsafe iconv(converter, &from, &left, &to, &free)
                    failure = result == -1 ? errno : 0
                }
            }
            output += room[..<(roomSize - free)]
            done = size - left
            if failure != 0, failure != E2BIG, !fault(failure, &done, &output) { break }
        }
        return output
    }

    /// Forgets what came before, as behind a fault.
    func restart() { unsafe _ = iconv(converter, nil, nil, nil, nil) }
}
