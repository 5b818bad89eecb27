import Testing

@Suite("Façades of the street block")
struct FacadeCommandTests {
    @Test("a façade answers for its storey, and what cannot be asked is refused gently", arguments: cases)
    func facade(_ row: CommandCase) throws {
        let outcome = try Command.run(row.arguments, in: try TemporaryFolder())
        #expect(outcome.code == row.code, "\(outcome.err)")
        for part in row.out { #expect(outcome.out.contains(part), "\(outcome.out)") }
        for part in row.err { #expect(outcome.err.contains(part), "\(outcome.err)") }
    }

    /// A question in metres of EPSG:4548, from the origin of the street block.
    private static func ask(_ x: Double, _ y: Double, _ more: String...) -> [String] {
        let pack = Command.repository.appendingPathComponent("GeoData/street-block").path
        return ["query", "--pack", pack, "--at", "\(500_000 + x),\(4_400_000 + y)", "--crs", "EPSG:4548", "--date", "2026-11-20"] + more
    }

    static let cases = [
        // N05, the tower behind the slab N01, has 18 storeys in 56.5 m.
        CommandCase(
            what: "a storey that looks over the slab", arguments: ask(40, 46.9, "--floor", "18"),
            out: ["class 4a  day 70 dB(A)  night 55 dB(A)\n", "building N05, wall 0, storeys 13 to 18, asked: storey 18", "[B7]"]),
        CommandCase(
            what: "one that does not", arguments: ask(40, 46.9, "--floor", "6"),
            out: ["class 1  day 55 dB(A)  night 45 dB(A)\n", "building N05, wall 0, storeys 1 to 8, asked: storey 6"]),
        CommandCase(
            what: "a height in the thirteenth storey", arguments: ask(40, 46.9, "--height", "40"),
            out: ["class 4a ", "asked: storey 13"]),
        CommandCase(
            what: "storeys that nobody knows", arguments: ask(840, -36.5, "--floor", "2"), code: 2,
            out: [
                "class 3 or 4a: storeys or heights are not known\neither    class 3  day 65 dB(A)", "\nor        class 4a  day 70 dB(A)",
                "storeys unknown", "[B3]",
            ]),
        CommandCase(
            what: "a storey that is not there", arguments: ask(40, 46.9, "--floor", "19"), code: 2,
            err: ["building N05 has 18 storeys, and no storey 19. Give a storey from 1 to 18"]),
        CommandCase(
            what: "a height beyond the top", arguments: ask(40, 46.9, "--height", "57"), code: 2,
            err: ["building N05 is 56.5 m high, and 57 m was asked"]),
        CommandCase(
            what: "no façade near", arguments: ask(450, -140, "--floor", "1"), code: 2, err: ["the nearest façade is "]),
        CommandCase(
            what: "both at once", arguments: ask(40, 46.9, "--floor", "1", "--height", "3"), code: 64,
            err: ["Give --floor or --height, not both [usage]"]),
    ]
}
