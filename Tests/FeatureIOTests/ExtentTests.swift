import StrictJSON
import TestSupport
import Testing

/// Where values end, eight bytes at a time, against one byte after the other.
@Suite("Ends of values")
struct ExtentTests {
    /// The plain way.
    private static func end(_ bytes: [UInt8], _ start: Int) -> Int {
        var (at, depth) = (start, 0)
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
                at = min(at + 1, bytes.count)
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
        return at
    }

    @Test("Random texts of brackets, quotes, escapes and what is between", arguments: 1...12)
    func random(seed: UInt64) {
        var random = Seeded(seed: seed)
        // Some texts are mostly brackets, some mostly quotes, some mostly digits.
        let plain = Array("0123456789.-,,, abcXYZ:\n_~".utf8) + [0x7F, 0x80, 0xA2, 0xDB, 0xDD, 0xFB, 0xFD, 0xFF, 0]
        for _ in 0..<4000 {
            let (marks, quotes, escapes) = (
                Int.random(in: 1...12, using: &random), Int.random(in: 0...12, using: &random), Int.random(in: 0...6, using: &random)
            )
            let opening = Int.random(in: 4...8, using: &random)
            var bytes: [UInt8] = Bool.random(using: &random) ? Array("[[[[[".utf8) : [UInt8(ascii: "{")]
            for _ in 0..<Int.random(in: 0...120, using: &random) {
                switch Int.random(in: 0..<40, using: &random) {
                case ..<marks:
                    let isOpening = Int.random(in: 0..<12, using: &random) < opening
                    bytes.append((isOpening ? Array("[{".utf8) : Array("]}".utf8)).randomElement(using: &random)!)
                case ..<(marks + quotes): bytes.append(UInt8(ascii: "\""))
                case ..<(marks + quotes + escapes): bytes.append(UInt8(ascii: "\\"))
                default: bytes.append(plain.randomElement(using: &random)!)
                }
            }
            var scanner = JSONScanner(bytes)
            let start = scanner.at
            scanner.skipExtent()
            let expected = min(Self.end(bytes, start), bytes.count)
            #expect(scanner.at == expected, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
