import SystemIO

/// Turns bytes of any known encoding into UTF-8, piece by piece.
///
/// A byte that means nothing in the encoding becomes U+FFFD, so that the reader of the text can see where. Complexity: linear.
struct TextDecoder: ~Copyable {
    /// Nil for UTF-8: the bytes pass as they are.
    private let conversion: TextConversion?
    /// The start of a character whose other bytes come with the next piece.
    private var rest: [UInt8] = []

    /// Fails with `encoding-unavailable` where the system has no table for the encoding.
    init(_ encoding: TextEncoding, path: String) throws(FileError) {
        guard let name = encoding.iconvName else {
            conversion = nil
            return
        }
        guard let conversion = TextConversion(from: name, to: "UTF-8") else {
            throw FileError(
                code: FileFault.encodingUnavailable, path: path, what: "this system has no table for the encoding \(name)",
                fix: "Convert the file to UTF-8, or install the tables of glibc (gconv)", kind: .badData)
        }
        self.conversion = consume conversion
    }

    /// The next piece as UTF-8; `isLast` ends a character that is cut off.
    mutating func decode(_ piece: [UInt8], isLast: Bool = true) -> [UInt8] {
        switch conversion {
        case .none: return piece
        case .some(let conversion):
            let input = rest + piece
            var rest: [UInt8] = []
            let output = conversion.convert(input) { number, done, output in
                if number == EINVAL && !isLast {
                    rest = Array(input[done...])
                    return false
                }
                output += [0xEF, 0xBF, 0xBD]
                done += 1
                conversion.restart()
                return true
            }
            self.rest = rest
            return output
        }
    }
}

/// Turns UTF-8 into any known encoding: the way back of `TextDecoder`.
enum TextEncoder {
    /// - Parameter text: UTF-8 in whole characters.
    /// - Returns: the bytes, and how many characters became `?`. Complexity: linear.
    static func encode(_ text: [UInt8], _ encoding: TextEncoding) -> (bytes: [UInt8], lost: Int) {
        // It was opened the other way to read the file.
        guard let name = encoding.iconvName, let conversion = TextConversion(from: "UTF-8", to: name) else { return (text, 0) }
        var lost = 0
        let bytes = conversion.convert(text) { _, done, output in
            output.append(UInt8(ascii: "?"))
            lost += 1
            // Over the whole character: its other bytes begin with the bits 10.
            repeat { done += 1 } while done < text.count && text[done] & 0xC0 == 0x80
            return true
        }
        return (bytes, lost)
    }
}
