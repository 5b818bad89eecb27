/// Reads a JSON object on one line whose members have the same names, in the same order, as those of a line that was read with care before it.
///
/// Texts without escapes, plain numbers, `true`, `false` and `null`; the two coordinates are plain decimals. The bytes must be valid UTF-8.
/// A line of any other kind, or of other names, is left to `JSONLine`.
@safe struct PlainLine: PlainReading {
    static let room = 256

    /// The names in their quotes, one behind the other, and where each ends.
    private let names: [UInt8]
    private let ends: [Int]
    private let x: Int
    private let y: Int
    let range: PlainRange

    /// - Parameters:
    ///   - names: as they are meant, each once.
    ///   - x: the number of the member that is the longitude or easting.
    init(names: [String], x: Int, y: Int, range: PlainRange) {
        var (bytes, ends): ([UInt8], [Int]) = ([], [])
        for name in names {
            bytes += [UInt8(ascii: "\"")] + Array(name.utf8) + [UInt8(ascii: "\"")]
            ends.append(bytes.count)
        }
        (self.names, self.ends) = (bytes, ends)
        (self.x, self.y, self.range) = (x, y, range)
    }

    @inline(__always)
    func end(
        _ start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>, longitude: inout Double, latitude: inout Double,
        cut: inout UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var at = unsafe start
        guard unsafe Self.take(UInt8(ascii: "{"), &at) else { return nil }
        var name = 0
        for member in ends.indices {
            unsafe Self.skipSpace(&at)
            // A name holds no line end: what is compared stops before the last byte at the latest.
            while name < ends[member] {
                guard unsafe at.pointee == names[name] else { return nil }
                unsafe at += 1
                name &+= 1
            }
            unsafe Self.skipSpace(&at)
            guard unsafe Self.take(UInt8(ascii: ":"), &at) else { return nil }
            unsafe Self.skipSpace(&at)
            if member == x || member == y {
                // JSON has no number that begins with 0 and goes on with a digit; and no place of these ranges begins so.
                guard unsafe at.pointee != UInt8(ascii: "0"), unsafe at.pointee != UInt8(ascii: "-") || at[1] != UInt8(ascii: "0"),
                    let number = unsafe PlainDecimal.readSigned(&at)
                else { return nil }
                if member == x { longitude = number } else { latitude = number }
            } else {
                guard unsafe Self.skipValue(&at) else { return nil }
            }
            unsafe Self.skipSpace(&at)
            if member + 1 < ends.count { guard unsafe Self.take(UInt8(ascii: ","), &at) else { return nil } }
        }
        unsafe cut = at
        guard unsafe Self.take(UInt8(ascii: "}"), &at), unsafe at.pointee == 0x0A, range.contains(longitude, latitude) else { return nil }
        return unsafe at
    }

    @inline(__always) private static func take(_ byte: UInt8, _ at: inout UnsafePointer<UInt8>) -> Bool {
        guard unsafe at.pointee == byte else { return false }
        unsafe at += 1
        return true
    }

    @inline(__always) private static func skipSpace(_ at: inout UnsafePointer<UInt8>) {
        while unsafe at.pointee == 0x20 || at.pointee == 0x09 { unsafe at += 1 }
    }

    /// A value that is no array and no object, and is written plainly.
    @inline(__always) private static func skipValue(_ at: inout UnsafePointer<UInt8>) -> Bool {
        switch unsafe at.pointee {
        case UInt8(ascii: "\""):
            unsafe at += 1
            while true {
                let byte = unsafe at.pointee
                if byte < 0x20 || byte == UInt8(ascii: "\\") { return false }
                unsafe at += 1
                if byte == UInt8(ascii: "\"") { return true }
            }
        case UInt8(ascii: "t"): return unsafe skipWord("true", &at)
        case UInt8(ascii: "f"): return unsafe skipWord("false", &at)
        case UInt8(ascii: "n"): return unsafe skipWord("null", &at)
        default: return unsafe skipNumber(&at)
        }
    }

    @inline(__always) private static func skipWord(_ word: StaticString, _ at: inout UnsafePointer<UInt8>) -> Bool {
        for place in 0..<word.utf8CodeUnitCount { guard unsafe take(word.utf8Start[place], &at) else { return false } }
        return true
    }

    /// A number as JSON has it, without an exponent, and with no more digits than a double tells apart.
    @inline(__always) private static func skipNumber(_ at: inout UnsafePointer<UInt8>) -> Bool {
        if unsafe at.pointee == UInt8(ascii: "-") { unsafe at += 1 }
        let first = unsafe at
        let whole = unsafe skipDigits(&at)
        guard whole > 0, unsafe whole == 1 || first.pointee != UInt8(ascii: "0") else { return false }
        var fraction = 0
        if unsafe at.pointee == UInt8(ascii: ".") {
            unsafe at += 1
            fraction = unsafe skipDigits(&at)
            if fraction == 0 { return false }
        }
        return unsafe whole + fraction <= 15 && at.pointee | 0x20 != UInt8(ascii: "e")
    }

    @inline(__always) private static func skipDigits(_ at: inout UnsafePointer<UInt8>) -> Int {
        let start = unsafe at
        while unsafe at.pointee &- UInt8(ascii: "0") <= 9 { unsafe at += 1 }
        return unsafe at - start
    }
}
