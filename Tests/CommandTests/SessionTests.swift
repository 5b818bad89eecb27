import Answers
import FeatureIO
import LevelChecks
import NoiseZoning
import Regulation
import Testing

/// What the library answers without the command, and that the command says the same.
@Suite("A session")
struct SessionTests {
    private static let day = try? CivilDate(parsing: "2026-11-20")
    /// 2026-11-20 15:10 UTC: ten past eleven at night on the spot.
    private static let clock = Clock(unixSeconds: 1_795_187_400)

    private static func occasion(_ date: CivilDate? = day) -> Occasion { Occasion(clock: clock, date: date) }

    private static func small(in folder: TemporaryFolder) throws -> MapSource {
        try SmallPack().write(into: folder)
        return .pack(folder.path("small"))
    }

    @Test(
        "answers a place as the command does",
        arguments: ["116.505,39.7952", "116.505,39.797", "116.5109,39.798", "116.53,39.797", "116.51,39.797"])
    func places(_ at: String) async throws {
        let folder = try TemporaryFolder()
        let session = try await Session(Self.small(in: folder), on: Self.occasion())
        var question = try PlaceQuestion(at, crs: .wgs84)
        question.namesMap = true
        let reply = try session.answer(question)
        let said = try Command.run(
            ["query", "--at", at, "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--format", "ndjson"], in: folder)
        // The period of the clock is that of the session's.
        #expect(
            reply.answer.json(pretty: false).replacing(#""night""#, with: #""day""#) == said.out.replacing(#""night""#, with: #""day""#))
        #expect((reply.answer.failure(unwanted: [])?.kind == .undecided) == (said.code == 2))
        #expect((reply.hint != nil) == said.err.contains("[place-outside]") || reply.hint == nil)
    }

    @Test("takes day and time from its clock, by the hours of the rules")
    func clockOfTheRules() async throws {
        let folder = try TemporaryFolder()
        var occasion = Self.occasion(nil)
        occasion.time = "now"
        let session = try await Session(Self.small(in: folder), on: occasion)
        #expect(session.scenario.date.description == "2026-11-20")
        #expect(session.moment?.description == "2026-11-20T23:10")
        let answer = try session.answer(PlaceQuestion("116.505,39.797", crs: .wgs84)).answer
        #expect(answer.period == .night)
        #expect(answer.now?.limit == 50)
    }

    @Test(
        "refuses what the map does not show, and says it as a value",
        arguments: [
            ("2025-01-01", Failure.Kind.undecided, "date-before-ruleset"), ("2026-11-20", nil, ""),
        ] as [(String, Failure.Kind?, String)])
    func refusals(_ date: String, kind: Failure.Kind?, code: String) async throws {
        let folder = try TemporaryFolder()
        let source = try Self.small(in: folder)
        let failure = await Self.failure { try await Session(source, on: Self.occasion(CivilDate(parsing: date))) }
        #expect(failure?.kind == kind)
        #expect(failure?.faults.first?.code ?? "" == code)
    }

    @Test("a map that was built is not asked about another scenario")
    func scenarioOfAMap() async throws {
        let folder = try TemporaryFolder()
        _ = try Self.small(in: folder)
        _ = try Command.run(["build", "small", "-o", "m.geojson", "--date", "2026-11-20"], in: folder)
        var occasion = Self.occasion()
        occasion.isAsBuilt = true
        let failure = await Self.failure { [occasion] in try await Session(.map(folder.path("m.geojson")), on: occasion) }
        #expect(failure?.kind == .badData)
        #expect(failure?.faults.map(\.code) == ["map-scenario"])
    }

    @Test("a folder without pack.json is no source")
    func noPack() throws {
        let folder = try TemporaryFolder()
        #expect(throws: Failure.self) { try MapSource.either(folder.path("")) }
    }

    @Test("judges a level by the class of its place")
    func levels() async throws {
        let folder = try TemporaryFolder()
        let places = LevelSession.Places(try Self.small(in: folder), crs: .wgs84)
        let texts: [LevelColumn: String] = [.level: "52.3", .standard: "gb3096", .period: "night"]
        let session = try await LevelSession(texts, on: Self.occasion(), places: places)
        let answer = try session.answer(at: "116.505,39.797", namesMap: false)
        #expect(answer.finding.verdict == .exceeds)
        #expect(answer.failure(unwanted: [])?.kind == .checkFailed)
        let said = try Command.run(
            [
                "check", "--level", "52.3", "--standard", "gb3096", "--period", "night", "--at", "116.505,39.797", "--crs", "wgs84",
                "--pack",
                "small", "--date", "2026-11-20", "--lang", "en",
            ], in: folder)
        #expect(answer.text(.en).string == said.out)
        #expect(said.code == 1)
    }

    @Test("answers parcels and tables as the command does")
    func files() async throws {
        let folder = try TemporaryFolder()
        let session = try await Session(Self.small(in: folder), on: Self.occasion())
        try folder.write("p.csv", "id,wkt\na,\"POLYGON((116.502 39.797,116.503 39.797,116.503 39.798,116.502 39.797))\"\n")
        try folder.write("t.csv", "id,lon,lat\na,116.505,39.797\nb,116.53,39.797\n")
        var rows = FeatureRows(path: folder.path("p.csv"))
        rows.encoding = .utf8
        var parcels: [UInt8] = []
        let counts = try await session.parcels(as: .csv, language: .en, crs: .wgs84).run(rows) {
            parcels += $0
        } onFault: { _ in
        }
        let saidOfParcels = try Command.run(
            ["parcel", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--format", "csv"], in: folder)
        #expect(String(decoding: parcels, as: UTF8.self) == saidOfParcels.out)
        #expect(counts.failure(unwanted: []) == nil && saidOfParcels.code == 0)

        var table: [UInt8] = []
        let bulk = try session.places(in: .wgs84)
        let found = try await TableRun(folder.path("t.csv")).csv(bulk) {
            table += $0
        } onFault: { _ in
        }
        let saidOfTable = try Command.run(
            ["query", "--input", "t.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20"], in: folder)
        #expect(String(decoding: table, as: UTF8.self) == saidOfTable.out)
        #expect(found.rows == 2)
    }

    @Test("tells two occasions of one pack apart")
    func difference() async throws {
        let folder = try TemporaryFolder()
        let source = try Self.small(in: folder)
        let first = try await Session(source, on: Self.occasion())
        let second = try await Session(source, on: Self.occasion(CivilDate(parsing: "2026-11-21")))
        #expect(try await first.difference(to: second).changes.isEmpty)
    }

    private static func failure(_ body: () async throws -> Session) async -> Failure? {
        do { _ = try await body() } catch { return error as? Failure }
        return nil
    }
}
