import Glibc

/// Turns bytes of any known encoding into UTF-8, piece by piece; glibc's iconv does the work.
///
/// A byte that means nothing in the encoding becomes U+FFFD, so that the reader of the text can see where. Complexity: linear.
@safe struct TextDecoder: ~Copyable {
    /// Nil for UTF-8: the bytes pass as they are.
    private let converter: iconv_t?
    /// The start of a character whose other bytes come with the next piece.
    private var rest: [UInt8] = []

    /// Fails with `encoding-unavailable` where the system has no table for the encoding.
    init(_ encoding: TextEncoding, path: String) throws(FileError) {
        guard let name = encoding.iconvName else {
            unsafe converter = nil
            return
        }
        let opened = unsafe iconv_open("UTF-8", name)
        guard Int(bitPattern: opened) != -1 else {
            throw FileError(
                code: "encoding-unavailable", path: path, what: "this system has no table for the encoding \(name)",
                fix: "Convert the file to UTF-8, or install the tables of glibc (gconv)", kind: .badData)
        }
        unsafe converter = opened
    }

    deinit {
        if let converter = unsafe converter { unsafe iconv_close(converter) }
    }

    /// The next piece as UTF-8; `isLast` ends a character that is cut off.
    mutating func decode(_ piece: [UInt8], isLast: Bool = true) -> [UInt8] {
        guard let converter = unsafe converter else { return piece }
        var input = rest + piece
        rest = []
        var output: [UInt8] = []
        var room = [UInt8](repeating: 0, count: input.count * 4 + 16)
        let (size, roomSize) = (input.count, room.count)
        var done = 0
        while done < size {
            var left = size - done
            var free = roomSize
            var failure: Int32 = 0
            unsafe input.withUnsafeMutableBytes { source in
                unsafe room.withUnsafeMutableBytes { target in
                    var from = unsafe source.baseAddress?.advanced(by: done).assumingMemoryBound(to: CChar.self)
                    var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    let result = unsafe iconv(converter, &from, &left, &to, &free)
                    failure = result == -1 ? errno : 0
                }
            }
            output += room[..<(roomSize - free)]
            done = size - left
            if failure == EINVAL && !isLast {
                rest = Array(input[done...])
                break
            }
            if failure != 0 && failure != E2BIG {
                output += [0xEF, 0xBF, 0xBD]
                done += 1
                unsafe iconv(converter, nil, nil, nil, nil)
            }
        }
        return output
    }
}
