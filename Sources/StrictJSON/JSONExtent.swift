/// Where values end, found by their brackets and quotes alone: what is between them is looked at eight bytes at a time.
enum JSONExtent {
    /// The place behind the value at `at`: behind its closing bracket, or at the delimiter after a scalar; the end of the text if it is cut off.
    ///
    /// Complexity: linear in the bytes.
    static func end(_ text: Span<UInt8>, _ at: Int) -> Int {
        var (at, depth) = (at, 0)
        while at < text.count {
            if depth > 0 { skipDeep(text, &at, &depth) }
            switch PlainJSON.byte(text, at) {
            case UInt8(ascii: "\""):
                at = endOfString(text, at)
                if depth == 0 { return at }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return at }
                depth -= 1
                if depth == 0 { return at + 1 }
            case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return min(at, text.count)
    }

    /// Steps over eight bytes at a time as long as they hold no backslash and do not close all that is open; ends outside of a text in quotes,
    /// or on its opening quote.
    @inline(__always) private static func skipDeep(_ text: Span<UInt8>, _ at: inout Int, _ depth: inout Int) {
        // All bits if the text in quotes that a word began in goes on after it.
        var quoted: UInt64 = 0
        while text.count - at >= 8 {
            let word = PlainJSON.word(text, at)
            let folded = word | (ones &* 0x20)
            if quoted == 0, isFree(of: 0x22, word) {
                // Most words of coordinates have digits, signs, points and commas only: those lack the bit that brackets have.
                if word & (ones &* 0x40) != 0 {
                    // Brackets and braces differ in one bit.
                    let closing = count(zeros(folded ^ (ones &* 0x7D)))
                    guard closing < depth else { break }
                    depth += count(zeros(folded ^ (ones &* 0x7B))) - closing
                }
            } else {
                guard isFree(of: 0x5C, word) else { break }
                // Of every byte, whether an odd number of quotes stands up to it.
                var inside = zeros(word ^ (ones &* 0x22))
                inside ^= inside << 8
                inside ^= inside << 16
                inside ^= inside << 32
                inside ^= quoted
                let closing = count(zeros(folded ^ (ones &* 0x7D)) & ~inside)
                guard closing < depth else { break }
                depth += count(zeros(folded ^ (ones &* 0x7B)) & ~inside) - closing
                quoted = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
            }
            at += 8
        }
        // Back to the quote that it began with.
        if quoted != 0 {
            repeat { at -= 1 } while PlainJSON.byte(text, at) != UInt8(ascii: "\"")
        }
    }

    /// Whether no byte of a word is the one given.
    @inline(__always) private static func isFree(of byte: UInt64, _ word: UInt64) -> Bool {
        let rest = word ^ (ones &* byte)
        return (rest &- ones) & ~rest & (ones &* 0x80) == 0
    }

    /// The place behind the closing quote of the text at `at`.
    private static func endOfString(_ text: Span<UInt8>, _ start: Int) -> Int {
        var at = start + 1
        while at < text.count {
            while text.count - at >= 8 {
                let word = PlainJSON.word(text, at)
                let marks = zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
                at += marks.trailingZeroBitCount >> 3
                if marks != 0 { break }
            }
            switch PlainJSON.byte(text, at) {
            case UInt8(ascii: "\""): return at + 1
            case UInt8(ascii: "\\"): at += 2
            default: at += 1
            }
        }
        return text.count
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The sign bit of every byte that is zero, and no other.
    @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 {
        let low = ones &* 0x7F
        return ~(((word & low) &+ low) | word | low)
    }

    /// How many sign bits of bytes are set.
    @inline(__always) private static func count(_ signs: UInt64) -> Int { Int(truncatingIfNeeded: ((signs >> 7) &* ones) >> 56) }
}
