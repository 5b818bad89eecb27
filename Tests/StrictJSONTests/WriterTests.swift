import StrictJSON
import Testing

@Suite("The writer")
struct WriterTests {
    func sample(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style)
        writer.object { writer in
            writer.member("schema", "x/1")
            writer.key("limits")
            writer.object(inline: true) {
                $0.member("day", 70)
                $0.member("night", 55)
            }
            writer.key("points")
            writer.array { writer in
                writer.array(inline: true) {
                    $0.fixed(116.5, places: 7)
                    $0.fixed(39.25, places: 7)
                }
                writer.null()
                writer.bool(true)
            }
            writer.key("empty")
            writer.array { _ in }
            writer.key("none")
            writer.object { _ in }
            writer.member("list", ["a", "b"])
            writer.member("no", nil as String?)
        }
        return writer.text
    }

    @Test("writes compact JSON in the order given")
    func compact() {
        #expect(
            sample(.compact)
                == #"{"schema":"x/1","limits":{"day":70,"night":55},"points":[[116.5000000,39.2500000],null,true],"empty":[],"none":{},"list":["a","b"],"no":null}"#
        )
    }

    @Test("writes pretty JSON with two spaces a level")
    func pretty() {
        #expect(
            sample(.pretty) == """
                {
                  "schema": "x/1",
                  "limits": {"day": 70, "night": 55},
                  "points": [
                    [116.5000000, 39.2500000],
                    null,
                    true
                  ],
                  "empty": [],
                  "none": {},
                  "list": ["a", "b"],
                  "no": null
                }
                """)
    }

    @Test("escapes only what must be")
    func strings() {
        var writer = JSONWriter()
        writer.string("声\"\\/\n\r\t\u{1}\u{1F}\u{7F}😀")
        #expect(writer.text == "\"声\\\"\\\\/\\n\\r\\t\\u0001\\u001f\u{7F}😀\"")
    }

    static let fixed: [(Double, Int, String, String)] = [
        (0, 3, "0.000", "0"), (-0.0, 3, "0.000", "0"), (-0.0004, 3, "0.000", "0"), (-0.0006, 3, "-0.001", "-0.001"), (0.5, 0, "0", "0"),
        (1.5, 0, "2", "2"), (2.5, 0, "2", "2"),
        (0.125, 2, "0.12", "0.12"), (0.375, 2, "0.38", "0.38"), (0.135, 2, "0.14", "0.14"), (1.005, 2, "1.00", "1"),
        (27.66, 2, "27.66", "27.66"), (40, 2, "40.00", "40"),
        (116.50744, 7, "116.5074400", "116.50744"), (-12.5, 1, "-12.5", "-12.5"), (9.9999, 3, "10.000", "10"),
        (1e15, 3, "1000000000000000.000", "1000000000000000"),
        (9_007_199_254_740_992, 1, "9007199254740992.0", "9007199254740992"),
        (0.1, 22, "0.1000000000000000055511", "0.1000000000000000055511"), (.leastNonzeroMagnitude, 7, "0.0000000", "0"),
        (1e-5, 4, "0.0000", "0"), (4503599627370497.5, 0, "4503599627370498", "4503599627370498"),
        (-1e20, 1, "-100000000000000000000.0", "-100000000000000000000"),
        (1e39, 0, "999999999999999939709166371603178586112", "999999999999999939709166371603178586112"),
        (123456789.123456789, 7, "123456789.1234568", "123456789.1234568"),
    ]

    @Test("fixed decimals are exact, half to even, without a sign on zero", arguments: fixed)
    func fixedDecimals(value: Double, places: Int, expected: String, trimmed: String) {
        #expect(FixedDecimal.text(value, places: places) == expected)
        #expect(FixedDecimal.text(value, places: places, trimmed: true) == trimmed)
    }

    @Test("the greatest double is written in full")
    func greatest() {
        let digits = FixedDecimal.text(.greatestFiniteMagnitude, places: 0)
        #expect(
            digits.count == 309
                && digits.hasPrefix("179769313486231570814527423731704356798070567525844996598917476803157260780028538760589558632"))
    }

    @Test("fixed decimals agree with integers over random values", arguments: [11, 12])
    func randomFixed(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<20_000 {
            // k / 2^10 has at most 10 decimals: 10 places are exact, and its rounding to 3 can be done in integers.
            let k = Int(random.next() % 2_000_000_000) - 1_000_000_000
            let value = Double(k) / 1024
            let thousandths = k.magnitude * 1000
            let (whole, rest) = (thousandths / 1024, thousandths % 1024)
            let rounded = rest > 512 || (rest == 512 && whole % 2 == 1) ? whole + 1 : whole
            let digits = String(1000 + rounded % 1000).dropFirst()
            let expected = (k < 0 && rounded > 0 ? "-" : "") + "\(rounded / 1000).\(digits)"
            if FixedDecimal.text(value, places: 3) != expected { Issue.record("\(value) is not written as \(expected)") }
        }
    }

    @Test("doubles read back as themselves, in the shortest form")
    func shortest() throws {
        let values: [(Double, String)] = [
            (5, "5"), (-3, "-3"), (0.1, "0.1"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (1e-5, "1e-05"),
            (0.30000000000000004, "0.30000000000000004"), (-0.0, "-0"),
        ]
        for (value, expected) in values {
            var writer = JSONWriter()
            writer.double(value)
            #expect(writer.text == expected)
            #expect(try JSONDocument(writer.bytes).value.double().bitPattern == value.bitPattern)
        }
    }

    @Test("a tree that was read is written again as it stood")
    func roundTrip() throws {
        let text = #"{"a":[1.50,-0,1e3,{"声":"\n"}],"b":{},"c":null,"d":false}"#
        var writer = JSONWriter()
        writer.value(try JSONParser.parse(Array(text.utf8)))
        #expect(writer.text == text)
        writer.newline()
        writer.drain { #expect($0.count == text.utf8.count + 1) }
        #expect(writer.bytes.isEmpty)
    }
}
