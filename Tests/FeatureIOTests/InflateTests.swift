import Testing

@testable import FeatureIO

@Suite("What was deflated is unpacked")
struct InflateTests {
    /// Made by zlib: as it is, with fixed codes, with codes of its own; the text that it was made of.
    static let packed: [(hex: String, text: String)] = [
        ("7801010500faff706c61696e06480215", "plain"),
        ("7801cbcbcf2c4eadcacf4b55c8c3cb02004c0f0fe9", String(repeating: "noisezone ", count: 4)),
        (
            "78da9d8ed911c3400c425ba1b59584aec4ce7d38d567dd41265f0c30bc61881a3db2fa705cd6d3f972bddd1fcfd77bfb8c3f1adbd6b194e257cd3690aa032d49945bc5"
                + "a80aef86024c4f96f6e866904d7a76890a8b0443675a0e22609295066f0e813626712777cc55c1a7173ad036276122e21426c4b8a32349ce07ccdd7c0121bb696a",
            String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 3) + String(repeating: "dynamic ", count: 6)
                + "hjd eecca jbhe ifdigaiigfjj c  ehfheicjajjegeejeefhjibcbeiee egcegeif e g dbhihd fjeab cj a j eecjgejei f a bef  jdegegdbbbfebeh bdejegegheeebheehegeg"
        ),
    ]

    @Test("The three kinds of block", arguments: packed)
    func blocks(hex: String, text: String) throws {
        let bytes = WKBTests.bytes(hex)
        let output = try Packed.zlib(bytes, 0..<bytes.count, limit: text.utf8.count)
        #expect(String(decoding: output, as: UTF8.self) == text)
        let fault = #expect(throws: Inflate.Fault.self) { try Packed.zlib(bytes, 0..<bytes.count, limit: text.utf8.count - 1) }
        #expect(fault == .tooLong)
    }

    @Test("No byte can be lost or turned unseen", arguments: packed)
    func damaged(hex: String, text: String) {
        let bytes = WKBTests.bytes(hex)
        for place in bytes.indices {
            #expect(throws: Inflate.Fault.self) { try Packed.zlib(bytes, 0..<place, limit: 1 << 16) }
            for bit in 0..<8 {
                var broken = bytes
                broken[place] ^= 1 << UInt8(bit)
                // Some bits fill up a byte and mean nothing.
                let output = try? Packed.zlib(broken, 0..<broken.count, limit: 1 << 16)
                #expect(output == nil || output == Array(text.utf8), "bit \(bit) of byte \(place)")
            }
        }
    }

    @Test("An archive of two members, and zeros behind it")
    func gzip() throws {
        let bytes = WKBTests.bytes(
            "1f8b0800000000000203cbcf4b5500004961ac23040000001f8b08000000000002032b29cf0700668aca1103000000")
        #expect(try Packed.gunzip(bytes, limit: 7) == Array("one two".utf8))
        #expect(try Packed.gunzip(bytes + [0, 0, 0], limit: 7) == Array("one two".utf8))
        #expect(throws: Inflate.Fault.tooLong) { try Packed.gunzip(bytes, limit: 6) }
        for end in 1..<bytes.count where end != 24 {
            #expect(throws: Inflate.Fault.self) { try Packed.gunzip(Array(bytes[..<end]), limit: 99) }
        }
    }
}
