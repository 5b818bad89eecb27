import Glibc

/// Turns UTF-8 into any known encoding: the way back of `TextDecoder`.
@safe enum TextEncoder {
    /// - Parameter text: UTF-8 in whole characters.
    /// - Returns: the bytes, and how many characters became `?`. Complexity: linear.
    static func encode(_ text: [UInt8], _ encoding: TextEncoding) -> (bytes: [UInt8], lost: Int) {
        guard let name = encoding.iconvName else { return (text, 0) }
        let converter = unsafe iconv_open(name, "UTF-8")
        // It was opened the other way to read the file.
        guard Int(bitPattern: converter) != -1 else { return (text, 0) }
        defer { unsafe _ = iconv_close(converter) }
        var input = text
        var output: [UInt8] = []
        var room = [UInt8](repeating: 0, count: input.count * 4 + 16)
        let (size, roomSize) = (input.count, room.count)
        var (done, lost) = (0, 0)
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
            guard failure != 0, failure != E2BIG else { continue }
            output.append(UInt8(ascii: "?"))
            lost += 1
            // Over the whole character: its other bytes begin with the bits 10.
            repeat { done += 1 } while done < size && input[done] & 0xC0 == 0x80
        }
        return (output, lost)
    }
}
