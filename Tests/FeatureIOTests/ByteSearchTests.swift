import Testing

@testable import FeatureIO

@Suite("Questions to many bytes at once")
struct ByteSearchTests {
    @Test("line ends are counted as one by one", arguments: [0, 1, 15, 16, 254, 255, 256, 510, 511, 5000])
    func lineEnds(count: Int) {
        var random = Seeded(seed: UInt64(count) + 1)
        let mixed = (0..<count).map { _ in [0x0A, 0x0B, 0x8A, 0x2C].randomElement(using: &random) ?? 0 as UInt8 }
        for bytes in [mixed, [UInt8](repeating: 0x0A, count: count), [UInt8](repeating: 0xFF, count: count)] {
            #expect(ByteSearch.lineEnds(in: bytes) == bytes.filter { $0 == 0x0A }.count)
        }
    }

    @Test("a byte is found where it stands first")
    func first() {
        let bytes = Array("a,b,c".utf8)
        let comma = UInt8(ascii: ",")
        #expect(ByteSearch.first(comma, in: bytes, from: 0) == 1)
        #expect(ByteSearch.first(comma, in: bytes, from: 2) == 3)
        #expect(ByteSearch.first(comma, in: bytes, from: 4) == nil)
        #expect(ByteSearch.first(comma, in: bytes, from: 5) == nil)
        #expect(ByteSearch.first(comma, in: [], from: 0) == nil)
    }

    @Test(
        "text is whole UTF-8 without the sign for what could not be read",
        arguments: [
            ("荣华\u{FF0C}南路\u{FEFF}", true), ("\u{FFFC}\u{FFFE}", true), ("a\u{FFFD}", false), ("\u{FF0C}\u{FFFD}", false), ("", true),
        ])
    func text(words: String, isText: Bool) {
        #expect(WholeText.isText(Array(words.utf8)) == isText)
        #expect(!WholeText.isText(Array(words.utf8) + [0xEF, 0xBF]))
    }
}
