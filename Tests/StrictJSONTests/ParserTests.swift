import StrictJSON
import Testing

/// A text that must be refused, where, and with which words.
struct Refusal: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let line: Int
    let column: Int
    let words: String
    var testDescription: String { "\(String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription) → \(words)" }

    init(_ text: String, _ line: Int, _ column: Int, _ words: String) { self.init(Array(text.utf8), line, column, words) }

    init(_ bytes: [UInt8], _ line: Int, _ column: Int, _ words: String) {
        self.bytes = bytes
        self.line = line
        self.column = column
        self.words = words
    }
}

@Suite("The parser")
struct ParserTests {
    static let valid: [(String, JSONValue)] = [
        ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), (#""""#, .string("")), ("[]", .array([])), ("{}", .object([])),
        ("[ ]", .array([])), ("{ }", .object([])), ("0", .number(JSONNumber(0))),
        ("[1,2]", .array([.number(JSONNumber(1)), .number(JSONNumber(2))])),
        (#"{"b":null,"a":[{}]}"#, .object([JSONMember(name: "b", value: .null), JSONMember(name: "a", value: .array([.object([])]))])),
        (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u4e00\u4E8c""#, .string("一二")), (#""\ud83d\ude00""#, .string("😀")),
        (#""声环境é𝄞""#, .string("声环境é𝄞")), ("\"\u{7F}\"", .string("\u{7F}")), ("\t\r\n[\n]\n", .array([])), ("\u{FEFF}[]", .array([])),
        (#"{"":0}"#, .object([JSONMember(name: "", value: .number(JSONNumber(0)))])),
        (#"[[],{},"",null]"#, .array([.array([]), .object([]), .string(""), .null])),
    ]

    @Test("reads what RFC 8259 allows", arguments: valid)
    func reads(text: String, expected: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == expected)
        #expect(try JSONDocument(Array(text.utf8).span).root == expected)
    }

    static let numbers: [(String, Double)] = [
        ("-0", -0.0), ("0.5", 0.5), ("-12.25", -12.25), ("1e3", 1000), ("1E+2", 100), ("25e-1", 2.5), ("116.5074", 116.5074),
        ("39.792012345678", 39.792012345678),
        ("9007199254740993", 9_007_199_254_740_992), ("0.1e1", 1), ("123456789012345678901234567890", 1.2345678901234568e29),
        ("5e-324", .leastNonzeroMagnitude), ("1e-400", 0),
        ("1.7976931348623157e308", 1.7976931348623157e308), ("0.3", 0.3), ("2.2250738585072014e-308", 2.2250738585072014e-308),
        ("1e23", 1e23), ("0e999999999999999999999", 0),
        ("8.41e21", 8.41e21), ("18446744073709551616", 18_446_744_073_709_551_616), ("0.000000000000000000000000000001", 1e-30),
    ]

    @Test("reads numbers to the last bit and keeps how they were written", arguments: numbers)
    func readsNumbers(literal: String, expected: Double) throws {
        guard case .number(let number) = try JSONParser.parse(Array(literal.utf8)) else {
            Issue.record("not a number")
            return
        }
        #expect(number.double.bitPattern == expected.bitPattern)
        #expect(number.literal == literal)
        #expect(number.int == Int(literal))
    }

    @Test("reads random decimals as the library does", arguments: [1, 2, 3])
    func randomNumbers(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<20_000 {
            let literal =
                "\(Int64(truncatingIfNeeded: random.next() >> (random.next() % 60))).\(random.next() % 10_000_000)e\(Int(random.next() % 60) - 30)"
            guard case .number(let number) = try JSONParser.parse(Array(literal.utf8)) else { return }
            if number.double.bitPattern != Double(literal)!.bitPattern { Issue.record("\(literal)") }
        }
    }

    static let refused: [Refusal] = [
        Refusal("", 1, 1, "the text is empty"), Refusal("  \n ", 2, 2, "the text is empty"),
        Refusal([0xEF, 0xBB, 0xBF], 1, 1, "the text is empty"),
        Refusal("[1,]", 1, 4, "expected a value, found ']'"),
        Refusal("{\"a\":1,}", 1, 8, "expected a name in double quotes in an object that began on line 1, found '}'"),
        Refusal("[1 2]", 1, 4, "expected ',' or ']' in an array that began on line 1, found '2'"),
        Refusal("[\n1\n2]", 3, 1, "expected ',' or ']'"),
        Refusal("{\"a\" 1}", 1, 6, "expected ':' after a name"), Refusal("{a:1}", 1, 2, "expected a name in double quotes"),
        Refusal("{'a':1}", 1, 2, "expected a name in double quotes"),
        Refusal("[1}", 1, 3, "expected ',' or ']'"), Refusal("{\"a\":1]", 1, 7, "expected ',' or '}'"),
        Refusal("[] []", 1, 4, "only one value is allowed, found '['"),
        Refusal("1 x", 1, 3, "only one value"), Refusal("]", 1, 1, "expected a value"), Refusal("[,1]", 1, 2, "expected a value"),
        Refusal("[", 1, 2, "ends too early"),
        Refusal("{\"a\":", 1, 6, "ends too early"), Refusal("tru", 1, 1, "ends in the middle of 'true'"),
        Refusal("trux", 1, 1, "did you mean 'true'?"),
        Refusal("nul", 1, 1, "ends in the middle of 'null'"), Refusal("True", 1, 1, "expected a value, found 'T'"),
        Refusal("NaN", 1, 1, "expected a value"),
        Refusal("Infinity", 1, 1, "expected a value"), Refusal("-Infinity", 1, 2, "expected a digit after '-', found 'I'"),
        Refusal("+1", 1, 1, "expected a value, found '+'"),
        Refusal("-", 1, 2, "ends too early"), Refusal("01", 1, 1, "begin with the digit 0"), Refusal("-00", 1, 1, "begin with the digit 0"),
        Refusal(".5", 1, 1, "expected a value"),
        Refusal("1.", 1, 3, "ends too early: expected a digit after the decimal point"),
        Refusal("1.e2", 1, 3, "a digit after the decimal point"), Refusal("1e", 1, 3, "a digit of the exponent"),
        Refusal("1e+", 1, 4, "a digit of the exponent"), Refusal("0x10", 1, 2, "only one value"),
        Refusal("1e400", 1, 1, "beyond the range of a double"),
        Refusal("[-1e309]", 1, 2, "beyond the range of a double"), Refusal("1e99999999999999999999", 1, 1, "beyond the range"),
        Refusal("//c\n1", 1, 1, "expected a value, found '/'"),
        Refusal("{\"a\":1,\n \"a\":2}", 2, 2, "the name \"a\" stands twice in one object"),
        Refusal("{\"a\":1,\"\\u0061\":2}", 1, 8, "stands twice"),
        Refusal("{\"é\":1,\"e\u{301}\":2}", 1, 8, "stands twice"),
        Refusal("{" + (0..<9).map { "\"k\($0)\":0," }.joined() + "\"k3\":1}", 1, 65, "\"k3\" stands twice"),
        Refusal("\"abc", 1, 5, "the text ends inside a text in quotes that began on line 1"),
        Refusal("\"a\nb\"", 1, 3, "a line break must not stand inside quotes"),
        Refusal("\"a\tb\"", 1, 3, "a tab must not"), Refusal("\"a\u{1}b\"", 1, 3, "the control character 0x01"),
        Refusal("\"\\x\"", 1, 2, "no such escape"),
        Refusal("\"\\u12g4\"", 1, 2, "four hexadecimal digits"), Refusal("\"\\u12", 1, 2, "four hexadecimal digits"),
        Refusal("\"\\", 1, 3, "ends inside a text"),
        Refusal("\"\\ud800\"", 1, 2, "half of a surrogate pair"), Refusal("\"\\ud800\\n\"", 1, 2, "half of a surrogate pair"),
        Refusal("\"\\ud800\\ud800\"", 1, 2, "half of a surrogate pair"),
        Refusal("\"\\udc00\"", 1, 2, "half of a surrogate pair"), Refusal("\"\\u0000\"", 1, 2, "the character NUL"),
        Refusal("\"\0\"", 1, 2, "the character NUL must not"),
        Refusal("\0", 1, 1, "found the character NUL"), Refusal("[1\0]", 1, 3, "found the character NUL"),
        Refusal("1\0", 1, 2, "only one value is allowed, found the character NUL"),
        Refusal([0xFF, 0xFE, 0x5B, 0], 1, 1, "UTF-16"), Refusal([0xFE, 0xFF, 0, 0x5B], 1, 1, "UTF-16"),
        Refusal([0x22, 0x80, 0x22], 1, 2, "does not begin a character of UTF-8"),
        Refusal([0x22, 0xC0, 0xAF, 0x22], 1, 2, "0xC0 does not begin"),
        Refusal([0x22, 0xE4, 0xB8, 0x22], 1, 2, "0xE4 does not begin"), Refusal([0x22, 0xE0, 0x80, 0x80, 0x22], 1, 2, "0xE0"),
        Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], 1, 2, "0xED"),
        Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, 2, "0xF4"), Refusal([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1, 2, "0xF5"),
        Refusal([0x22, 0xF0, 0x8F, 0x80, 0x80, 0x22], 1, 2, "0xF0"),
        Refusal([0x22, 0xC3], 1, 2, "0xC3"), Refusal([0xC3, 0xA9], 1, 1, "found the byte 0xC3"),
        Refusal([0x22, 0xC9, 0xF9, 0x22], 1, 2, "save the file again as UTF-8"),
        Refusal("\u{A0}1", 1, 1, "found the byte 0xC2"), Refusal("\u{FEFF}\u{FEFF}1", 1, 1, "found the byte 0xEF"),
        Refusal("\"声\u{1}\"", 1, 3, "control character"),
        Refusal("[\r\n\r\n\r?]", 4, 1, "found '?'"),
    ]

    @Test("refuses everything else, with the place and in clear words", arguments: refused)
    func refuses(_ refusal: Refusal) {
        #expect {
            _ = try JSONParser.parse(refusal.bytes, file: "x.json")
        } throws: { error in
            let error = error as! JSONError
            #expect(error.what.description.contains(refusal.words), "\(error)")
            #expect(error.line == refusal.line && error.column == refusal.column, "\(error)")
            return error.file == "x.json" && error.description.hasPrefix("x.json:\(error.line):\(error.column): ")
        }
    }

    @Test("takes 512 levels and no more, however deep the text goes", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func depth(opening: String) throws {
        let nested = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(throws: Never.self) { try JSONParser.parse(Array(nested.utf8)) }
        let deep = Array(String(repeating: opening, count: 100_000).utf8)
        #expect {
            _ = try JSONParser.parse(deep)
        } throws: {
            ($0 as! JSONError).what.description.contains("more than 512 arrays and objects")
        }
    }

    @Test("refuses a text cut off at any byte")
    func truncated() throws {
        let sample = Array(#" {"声": [1.5e-3, -0, true, false, null, "é\ud83d\ude00\n"], "b": {"c": {}, "d": []}, "e": ["x"]}"#.utf8)
        #expect(throws: Never.self) { try JSONParser.parse(sample) }
        for end in 0..<sample.count {
            #expect(throws: JSONError.self, "cut after byte \(end)") { try JSONParser.parse(Array(sample[..<end])) }
        }
    }

    @Test("never crashes on a text with bytes overwritten at random", arguments: [7, 8, 9])
    func noise(seed: UInt64) {
        let sample = Array(#"{"a": [1.5e-3, -0, true, {"b": "é\ud83d\ude00"}], "c": null}"#.utf8)
        var random = SplitMix(state: seed)
        for _ in 0..<20_000 {
            var broken = sample
            for _ in 0...(random.next() % 3) {
                broken[Int(random.next() % UInt64(broken.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if let value = try? JSONParser.parse(broken) {
                var writer = JSONWriter()
                writer.value(value)
                if (try? JSONParser.parse(writer.bytes)) != value { Issue.record("\(writer.text)") }
            }
        }
    }
}

/// The random numbers of a seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
