import Testing

@testable import Wording

@Suite("Phrases")
struct PhraseTests {
    @Test("keep their template apart from what is inserted")
    func template() {
        let phrase: Phrase = "there is no column \("lon"); the header is \(Phrase.list(["a", "b"]))"
        #expect(phrase.template == "there is no column {}; the header is {}")
        #expect(phrase.text(in: .en) == "there is no column lon; the header is a, b")
    }

    @Test("write out control characters of names, in every language", arguments: Language.allCases)
    func controlCharacters(language: Language) {
        let phrase: Phrase = "“\("a\u{1B}[2J\u{202E}")”"
        #expect(phrase.text(in: language) == "“a\\u{1B}[2J\\u{202E}”")
    }

    @Test(
        "fill places in any order",
        arguments: [("{1} of {0}", "b of a"), ("{} of {}", "a of b"), ("{} {0} {2} {x}", "a a  {x}"), ("none", "none")])
    func places(pattern: String, text: String) {
        #expect(Template.fill(pattern, with: ["a", "b"]) == text)
    }

    @Test("insertions cannot be taken for places")
    func insertedBraces() {
        let phrase: Phrase = "\("{1}") and \("b")"
        #expect(phrase.text(in: .en) == "{1} and b")
    }

    @Test("are equal if they say the same")
    func equality() {
        let name = "x"
        #expect("there is no \(name)" as Phrase == "there is no x")
        #expect("there is no \(name)" as Phrase != "there is no y")
    }
}
