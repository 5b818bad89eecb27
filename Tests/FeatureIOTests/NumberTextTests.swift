import StrictJSON
import TestSupport
import Testing

/// Numbers read where they stand in a longer text, eight digits at a time, against the library's own reading.
@Suite("Numbers in a text")
struct NumberTextTests {
    /// Digits of a random count, zeros at either end among them.
    private static func digits(_ count: ClosedRange<Int>, _ random: inout Seeded) -> String {
        let zeros = Int.random(in: 0...3, using: &random)
        return String(
            (0..<Int.random(in: count, using: &random)).map { _ in
                zeros == 0 && Bool.random(using: &random) ? "0" : Character(String(Int.random(in: 0...9, using: &random)))
            })
    }

    private static func literal(_ random: inout Seeded) -> String {
        var text = Bool.random(using: &random) ? "-" : ""
        let whole = digits(1...22, &random).drop { $0 == "0" }
        text += whole.isEmpty ? "0" : whole
        if Int.random(in: 0...3, using: &random) > 0 { text += "." + digits(1...28, &random) }
        guard Int.random(in: 0...3, using: &random) == 0 else { return text }
        return text + ["e", "E"].randomElement(using: &random)! + ["", "-", "+"].randomElement(using: &random)! + digits(1...3, &random)
    }

    @Test("Any length, any exponent, whatever follows: to the last bit, and the cursor behind it", arguments: 1...8)
    func literals(seed: UInt64) {
        var random = Seeded(seed: seed)
        for _ in 0..<5000 {
            let literal = Self.literal(&random)
            let behind = ["", ",", "]", " ", "}", "x", "/", ":", "\u{7F}", "é"].randomElement(using: &random)!
            let rest = behind.isEmpty ? "" : behind + String(repeating: ["9", " ", "."].randomElement(using: &random)!, count: 40)
            let bytes = Array((literal + rest).utf8)
            var at = 0
            let read = NumberText.double(bytes.span, &at)
            // Beyond the range the library has no number, or none that is finite.
            let expected = Double(literal) ?? .infinity
            #expect(read.map { $0.isFinite ? $0.bitPattern : 0 } == (expected.isFinite ? expected.bitPattern : 0), "\(literal)")
            #expect(at == literal.utf8.count, "\(literal)")
        }
    }

    @Test("Every count of digits before and behind the point")
    func counts() {
        for whole in 1...20 {
            for fraction in 1...20 {
                let digits = "1234567890123456789012345678901234567890"
                let literal = "\(digits.prefix(whole)).\(digits.dropFirst(whole).prefix(fraction))"
                for room in [0, 1, 7, 8, 40] {
                    let bytes = Array((literal + String(repeating: " ", count: room)).utf8)
                    var at = 0
                    #expect(NumberText.double(bytes.span, &at)?.bitPattern == Double(literal)?.bitPattern, "\(literal)")
                    #expect(at == literal.utf8.count)
                }
            }
        }
    }

    @Test(
        "What is no number stays where it is",
        arguments: ["01", "-01.5", "00", "-", "--1", "+1", ".5", "1.", "1.e5", "-.5", "1e", "1e+", "1.5E-", "a", "", "NaN", "[1"])
    func others(text: String) {
        for rest in ["", String(repeating: ",", count: 40)] {
            let bytes = Array((text + rest).utf8)
            var at = 0
            #expect(NumberText.double(bytes.span, &at) == nil)
            #expect(at == 0)
        }
    }
}
