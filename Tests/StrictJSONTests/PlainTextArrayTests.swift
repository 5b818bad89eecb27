import StrictJSON
import Testing

@Suite("Arrays of plain texts")
struct PlainTextArrayTests {
    @Test(
        "are read as the parser reads them, or left to it",
        arguments: [
            "[]", #"["a"]"#, #"["a","b"]"#, #"["","附件1-10","a]b","[","a,b"]"#, #"["é\#u{301}",","]"#,
            // Left to the parser: allowed, but not as the writer writes it.
            "[ ]", #"["a", "b"]"#, #"["a\"b"]"#, #"["\u0041"]"#, "[1]", #"["a",null]"#, #"["a",["b"]]"#,
        ])
    func asTheParser(_ text: String) throws {
        let parsed = try JSONParser.parse(Array(text.utf8))
        guard let texts = PlainTextArray.read(text) else {
            return #expect(text.contains { "\\ 1n".contains($0) } || text.contains("[[") || text.contains(",["))
        }
        #expect(parsed == .array(texts.map { .string($0) }))
    }

    @Test(
        "what is no JSON is no array",
        arguments: [
            "", "[", "]", #"["]"#, #"["a]"#, #"["a"#, #"["a",]"#, #"[,"a"]"#, #"["a""b"]"#, #"["a"]]"#, #"[["a"]"#, "[\"a\nb\"]", #"["a"}"#,
            #"[,]"#, #"[""#, #"["",""#,
        ])
    func faults(_ text: String) {
        #expect(PlainTextArray.read(text) == nil)
        #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8)) }
    }
}

@Suite("JSON as bytes")
struct JSONBytesTests {
    @Test("a text with any byte is read back as it was")
    func everyCharacter() throws {
        let scalars = (1..<0x3000).compactMap { Unicode.Scalar($0) }
        for length in [1, 3, 15, 16, 17, 40] {
            for start in stride(from: 0, to: scalars.count - length, by: length) {
                let text = String(String.UnicodeScalarView(scalars[start..<start + length]))
                var bytes: [UInt8] = []
                JSONBytes.append(text, to: &bytes)
                #expect(try JSONParser.parse(bytes) == .string(text))
            }
        }
    }

    @Test("a tree is written as the compact writer writes it")
    func tree() throws {
        let text = #"{"a":[],"b":{},"c":[1,2.50,-3e4,null,true,false,["x\n\"\\",{"d":"一"}]],"e":""}"#
        let value = try JSONParser.parse(Array(text.utf8))
        var bytes: [UInt8] = []
        JSONBytes.append(value, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.bytes == bytes)
    }
}
