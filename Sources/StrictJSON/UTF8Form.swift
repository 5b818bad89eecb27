/// What is UTF-8 and what is not (RFC 3629: no overlong form, no surrogate, nothing beyond 10FFFF).
enum UTF8Form {
    /// Texts longer than this, in bytes, take memory of their own.
    private static let inPlace = 15

    /// How many bytes the character at `at` has, which is not ASCII; nil where there is none.
    static func length(_ text: Span<UInt8>, _ at: Int) -> Int? {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch text[at] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard at + length <= text.count, second.contains(text[at + 1]) else { return nil }
        for i in (at + 1)..<(at + length) where text[i] & 0xC0 != 0x80 { return nil }
        return length
    }

    /// Whether a range holds whole characters and nothing else.
    static func isSound(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let text = text.extracting(..<range.upperBound)
        var at = range.lowerBound
        while at < text.count {
            if text[at] < 0x80 {
                at += 1
            } else {
                guard let length = length(text, at) else { return false }
                at += length
            }
        }
        return true
    }

    /// The bytes of a range, known to be UTF-8, as text.
    static func decoded(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        unsafe text.extracting(range).withUnsafeBufferPointer { source in
            // What takes no memory of its own is made in place.
            guard source.count <= inPlace, let first = source.baseAddress else {
                return unsafe String(decoding: source, as: UTF8.self)
            }
            return unsafe String(unsafeUninitializedCapacity: source.count) { target in
                unsafe target.baseAddress?.update(from: first, count: source.count)
                return source.count
            }
        }
    }
}
