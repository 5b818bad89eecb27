import Testing
import Wording

@Suite("Text for people")
struct ShownTextTests {
    @Test(
        "what a name could deceive with is written out",
        arguments: [
            0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x061C, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
            0x202E,
            0x2060, 0x2066, 0x2069, 0x3164, 0xFEFF, 0xFFF9, 0xFFFE, 0xE0001, 0xE0041, 0x1FFFF,
        ] as [UInt32])
    func unsafe(value: UInt32) throws {
        let scalar = String(Character(try #require(Unicode.Scalar(value))))
        let written = "\\u{" + String(value, radix: 16, uppercase: true) + "}"
        #expect(("a\(scalar)b" as ShownText).string == "a\(written)b")
        #expect(("a\(scalar)b" as Phrase).text(in: .zh) == "a\(written)b")
        #expect(Text(zh: scalar, en: scalar).phrase.text(in: .en) == written)
    }

    @Test("what is only unusual stays", arguments: ["荣华南路", "é", "😀", "㐀", "𠮷", "️", "“”", "عربي", "ไทย", " ", "　", "\u{FFFD}"])
    func safe(text: String) { #expect("\(text)".withoutControlCharacters == text) }

    @Test("lines are those of the program")
    func lines() {
        let name = "x\ny"
        #expect(ShownText(lines: ["a", "\(name)", "\(name.withoutControlCharacters)"] as [ShownText]).string == "a\nx\\u{A}y\nx\\u{A}y\n")
        #expect(ShownText(lines: [name]).string == "x\\u{A}y\n")
        let inner: ShownText = "1\n2"
        #expect(("\(inner)" as ShownText) == inner, "what was made safe is not written out again")
    }

    @Test("a name of a million characters is cut off")
    func long() {
        let text = String(repeating: "荣", count: 1_000_000)
        #expect(text.withoutControlCharacters.count == 8001 && text.withoutControlCharacters.hasSuffix("荣…"))
    }
}
