import Projection
import Wording

/// Percent-encoding of addresses (RFC 3986, 2.1).
package enum Percent {
    /// The text that is written with `%` and two digits for a byte; it must be UTF-8, and hold no NUL.
    /// - Parameter part: where it stands, for the fault.
    package static func decoded(_ text: some StringProtocol, in part: Part = .query) throws(Problem) -> String {
        guard let decoded = percentDecoded(text, plusIsBlank: false) else { throw part.malformed }
        return decoded
    }

    /// Of an address.
    package enum Part {
        case path, query

        fileprivate var malformed: Problem {
            let what: Phrase =
                switch self {
                case .path: "the path is not percent-encoded UTF-8"
                case .query: "the query is not percent-encoded UTF-8"
                }
            return Problem(400, ServerFault.encoding, what, fix: "Write % and two hexadecimal digits for each byte")
        }
    }

    /// The same bytes with everything but letters, digits and `-._~` written as `%` and two digits.
    package static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
