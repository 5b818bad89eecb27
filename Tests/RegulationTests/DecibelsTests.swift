import Testing

@testable import Regulation

@Suite("Decibels as they are written")
struct DecibelsTests {
    /// Written, whole number after GB/T 8170 (half to even), one decimal.
    @Test(
        "rounding: half to even, on the decimal as it is written",
        arguments: [
            ("54.5", "54", "54.5"), ("55.5", "56", "55.5"), ("54.49", "54", "54.5"), ("54.51", "55", "54.5"), ("54.50", "54", "54.5"),
            ("55.499", "55", "55.5"), ("55.501", "56", "55.5"), ("54.45", "54", "54.4"), ("54.55", "55", "54.6"), ("54.449", "54", "54.4"),
            ("0.5", "0", "0.5"), ("1.5", "2", "1.5"), ("2.5", "2", "2.5"), ("3.5", "4", "3.5"), ("10.5", "10", "10.5"), ("0", "0", "0.0"),
            ("64.5", "64", "64.5"), ("65.5", "66", "65.5"), ("69.5", "70", "69.5"), ("70.5", "70", "70.5"), ("199.5", "200", "199.5"),
        ])
    func rounds(written: String, whole: String, tenth: String) throws {
        let level = try Decibels(parsing: written)
        #expect(level.rounded().description == whole)
        #expect(level.rounded(places: 1).description == tenth)
        #expect(level.description == written)
    }

    @Test("below zero as above it")
    func negative() throws {
        let difference = try Decibels(parsing: "50.1") - Decibels(parsing: "52.60")
        #expect(difference.description == "-2.50")
        #expect(difference.rounded() == Decibels(-2))
        #expect((difference - Decibels(1)).rounded() == Decibels(-4))
    }

    @Test("a difference has no binary remainder")
    func exact() throws {
        // 0.1 + 0.2, and 63.1 - 60.1, miss their decimals as binary fractions.
        #expect(try Decibels(parsing: "0.1") + Decibels(parsing: "0.2") == Decibels(parsing: "0.3"))
        #expect(try Decibels(parsing: "63.1") - Decibels(parsing: "60.1") == Decibels(3))
        #expect(try Decibels(parsing: "55") == Decibels(parsing: "55.000"))
    }

    @Test(
        "what is no level is refused",
        arguments: [
            "", " ", "-5", "+5", "56,3", "56.", ".5", "56.3.1", "56.1234", "200", "1000", "5e1", "nan", "inf", "56 dB", "５６", "0x38",
            "56. 3",
            "56.3\0",
        ])
    func refuses(written: String) {
        #expect(throws: RegulationError.invalidLevel(written)) { try Decibels(parsing: written) }
    }

    @Test("space around is no matter")
    func spaces() throws { #expect(try Decibels(parsing: " 56.30 ").description == "56.30") }
}
