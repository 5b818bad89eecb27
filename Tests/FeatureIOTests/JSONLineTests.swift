import StrictJSON
import Testing

@testable import FeatureIO

@Suite("An object on a line")
struct JSONLineTests {
    private func joined(_ text: String, _ replaced: Set<String>) throws -> String {
        let line = try #require(try JSONLine.read(Array(text.utf8)[...]).line)
        return String(decoding: line.joined(Array("{\"n\":1}".utf8), without: replaced.contains), as: UTF8.self)
    }

    @Test(
        "keeps its own members as they were written, but for those that are replaced",
        arguments: [
            (#"{"a":1}"#, #"{"a":1,"n":1}"#), (#"  { "a" : [1,{"n":2}] , "b":"},{" } "#, #"{ "a" : [1,{"n":2}] , "b":"},{" ,"n":1}"#),
            (#"{"n":0}"#, #"{"n":1}"#), ("{}", #"{"n":1}"#), (#"{"n":{"a":",}"},"a":1e5,"m":"\"}"}"#, #"{"a":1e5,"n":1}"#),
            (#"{"a":1,"\u006e":[],"c":null}"#, #"{"a":1,"c":null,"n":1}"#), (#"{"x\\":1,"n":2}"#, #"{"x\\":1,"n":1}"#),
        ])
    func members(text: String, expected: String) throws { #expect(try joined(text, ["n", "m"]) == expected) }

    @Test(
        "is refused where it has a name twice or is no JSON",
        arguments: [
            #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"a":{"b":1,"b":2}}"#, #"{"a":NaN}"#, #"{"a":"\ud800"}"#, #"{"a":1} {"#,
            "{\"a\":\"\u{0}\"}",
        ])
    func refused(text: String) { #expect(throws: JSONError.self) { _ = try JSONLine.read(Array(text.utf8)[...]) } }
}

@Suite("A fault of many rows")
struct FaultTallyTests {
    @Test("is told ten times, then counted, each kind for itself")
    func counted() {
        var tally = FaultTally()
        let shown = (0..<25).count { _ in tally.isShown("a") }
        #expect(shown == FaultTally.shown && tally.count("a") == 25)
        #expect(tally.isShown("b") && tally.isShown("a", .warning))
        let rest = tally.rest(file: "f")
        #expect(rest.map(\.code) == ["a"] && rest.first?.severity == .error && rest.first?.what == "the same 15 times more")
    }
}
