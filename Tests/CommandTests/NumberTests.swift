import Testing

/// Numbers that people do not write, days and times that are none: refused with usage, whatever the option.
@Suite("Numbers in options")
struct NumberTests {
    private static let none = [
        "1e300", "1e3", "nan", "inf", "-inf", "-5", "0x10", "", " ", "5.5.5", "1,5", ".", "5.", "99999999999999999999999", "１２3x",
    ]

    private static let options = [
        "--accuracy", "--height", "--floor", "--date", "--time",
    ]

    @Test("a number that is none is refused", arguments: options)
    func query(_ option: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        for value in Self.none {
            let outcome = try Command.run(
                ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small", option, value], in: folder)
            #expect(!outcome.crashed && outcome.code == 64, "\(option) \(value): \(outcome.err)")
            #expect(outcome.out.isEmpty && outcome.err.contains("[usage]"), "\(option) \(value): \(outcome.err)")
        }
    }

    @Test("a level that is none is refused", arguments: ["--level", "--background"])
    func check(_ option: String) throws {
        let folder = try TemporaryFolder()
        for value in Self.none where value != " " {
            let outcome = try Command.run(
                ["check", "--level", "50", "--standard", "gb3096", "--class", "2", "--period", "day", option, value], in: folder)
            #expect(!outcome.crashed && outcome.code == 64, "\(option) \(value): \(outcome.err)")
            #expect(outcome.out.isEmpty, "\(option) \(value)")
        }
    }

    @Test(
        "an empty value means nothing, whatever the option",
        arguments: ["--at", "--crs", "--map", "--pack", "--input", "-o", "--report", "--format", "--lang", "--reading", "--columns", "--x"])
    func empty(_ option: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.run(["query", "--at", "1,2", option, ""], in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.err == "error: \(option): the value is empty. Leave it out, or give a value [usage]\n", "\(outcome.err)")
    }
}
