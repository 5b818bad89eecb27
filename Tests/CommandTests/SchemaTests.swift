import Testing

/// Other people's programs read these answers: names and types are a promise.
@Suite("Answers for programs")
struct SchemaTests {
    /// `noisezone.finding/1`.
    private static let finding = JSONShape.object([
        "schema": .oneOf(["noisezone.finding/1"]),
        "input": .object([
            "text": .text, "crs": .text,
            "link?": .object([
                "service": .oneOf(["amap", "baidu", "tencent", "google", "osm", "geo"]), "part": .oneOf(["mark", "view"]),
            ]),
        ]),
        "place?": .object(["lon": .number, "lat": .number]),
        "status": .oneOf(["inside", "outside", "unzoned"]),
        "class": .orNull(.oneOf(["0", "1", "2", "3", "4a", "4b"])),
        "limits": .orNull(.object(["day": .wholeNumber, "night": .wholeNumber])),
        "limits_class": .orNull(.text),
        "zone": .orNull(zone),
        "zones?": .list(zone),
        "on_boundary": .flag,
        "on_carriageway": .flag,
        "certain": .flag,
        "candidates": .list(.text),
        "possibilities?": .list(
            .object([
                "status": .oneOf(["inside", "outside", "unzoned"]), "class": .orNull(.text), "limits_class": .orNull(.text),
                "limits": .orNull(.object(["day": .wholeNumber, "night": .wholeNumber])),
            ])),
        "uncertainty?": .object([
            "accuracy_m": .number,
            "shares": .list(
                .object([
                    "status": .oneOf(["inside", "outside", "unzoned"]), "class": .orNull(.text), "limits_class": .orNull(.text),
                    "share": .number,
                ])),
        ]),
        "boundary": .orNull(.object(["distance_m": .number, "accuracy_m?": .number, "beyond": .text, "beyond_limits_class?": .text])),
        "district_m?": .number,
        "nearest_line?": .object([
            "row": .text, "name": .text, "layer": .oneOf(["roads", "rail", "waterways"]), "boundary_m": .orNull(.number),
            "centre_m": .number,
        ]),
        "because": .list(
            .object([
                "reading": .text, "clause": .text, "feature?": .text, "neighbour?": .text, "measured_m?": .number, "limit_m?": .number,
                "edge_kind?": .oneOf(["lane_edge", "embankment", "drip_line", "fence", "approximate"]), "accuracy_m?": .number,
                "side?": .oneOf(["N", "NE", "E", "SE", "S", "SW", "W", "NW"]), "share?": .number, "share_to?": .number, "doubtful?": .flag,
                "sight?": .oneOf(["front", "direct", "shielded", "footprint"]),
            ])),
        "facade?": .object([
            "building": .text, "segment": .wholeNumber, "piece": .wholeNumber, "from_storey": .orNull(.wholeNumber),
            "to_storey": .orNull(.wholeNumber), "storey": .orNull(.wholeNumber), "height_m?": .number, "distance_m": .number,
            "passed_over?": .object(["building": .text, "storeys": .orNull(.wholeNumber), "distance_m": .number]),
        ]),
        "date": .oneOf(["2026-11-20"]),
        "period": .oneOf(["day", "night"]),
        "now?": .object([
            "time": .text, "period": .oneOf(["day", "night"]), "limit": .orNull(.wholeNumber), "changes_at": .text,
            "then": .object(["period": .oneOf(["day", "night"]), "limit": .orNull(.wholeNumber)]),
        ]),
        "ruleset": .oneOf(["beijing-etown-2025"]),
        "map": .object([
            "id": .text, "status": .oneOf(["schematic", "imported", "surveyed"]), "positional_accuracy_m": .number, "sha256": .text,
            "attribution?": .list(.text),
        ]),
    ])

    private static let zone = JSONShape.object(["id": .text, "name": .text, "class": .orNull(.text)])

    /// What the cases of `AnswerTests` ask about the small pack, asked again for programs.
    private static let questions = AnswerTests.cases.filter { row in
        row.arguments.first == "query" && row.arguments.contains("2026-11-20") && !row.arguments.contains("--lang")
    }

    @Test("an answer has every member of its schema, and no other", arguments: questions)
    func members(_ row: CommandCase) throws {
        let outcome = try ask(row, "json")
        #expect(Self.finding.faults(of: try JSON(outcome.out)) == [])
        #expect(outcome.code == row.code)
    }

    @Test("an answer about a façade has them as well", arguments: FacadeCommandTests.cases.filter { !$0.out.isEmpty })
    func facade(_ row: CommandCase) throws {
        let outcome = try Command.run(row.arguments + ["--format", "json"], in: try TemporaryFolder())
        let answer = try JSON(outcome.out)
        #expect(Self.finding.faults(of: answer) == [])
        #expect(answer["facade"] != nil && outcome.code == row.code)
        #expect(answer["certain"] == .flag(row.code == 0))
    }

    @Test("one line is the same answer", arguments: questions.prefix(2))
    func oneLine(_ row: CommandCase) throws {
        let (pretty, line) = (try ask(row, "json").out, try ask(row, "ndjson").out)
        #expect(line.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
        let (a, b) = (try JSON(pretty), try JSON(line))
        // Between the two runs the clock may pass from day to night.
        for name in ["status", "class", "limits", "zone", "boundary", "because", "map"] { #expect(a[name] == b[name]) }
    }

    @Test("the figures of an answer in a band")
    func figures() throws {
        let answer = try JSON(
            Command.run(CommandCase.query("116.505,39.7954142", "--format", "json"), in: folder(CommandCase(what: "", arguments: []))).out)
        #expect(answer["status"] == .text("inside"))
        #expect(answer["class"] == .text("4a"))
        #expect(answer["limits"] == .object(["day": .number(70), "night": .number(55)]))
        #expect(answer["zone"] == .object(["id": .text("201"), "name": .text("West"), "class": .text("2")]))
        #expect(answer["candidates"] == .list([.text("4a")]))
        #expect(answer["certain"] == .flag(true))
        #expect(answer["boundary"]?["beyond"] == .text("2"))
        guard case .list(let reasons)? = answer["because"], let first = reasons.first else { return #expect(Bool(false), "no reasons") }
        #expect(first["reading"] == .text("W5"))
        #expect(first["feature"] == .text("annex1-16 荣华南路"))
        #expect(first["limit_m"] == .number(40))
    }

    @Test("a report of faults is JSON as well")
    func validation() throws {
        let row = CommandCase(what: "", arguments: [], changes: [.init("zones.geojson", "\"2\"", "\"5\"")])
        let outcome = try Command.run(["validate", "small", "--format", "json"], in: folder(row))
        let report = try JSON(outcome.out)
        let shape = JSONShape.object([
            "schema": .oneOf(["noisezone.validation/1"]), "pack": .text,
            "areas": .list(
                .object(["zone": .text, "name": .text, "measured_km2": .number, "published_km2?": .number, "deviation?": .number])),
            "layers": .list(.object(["name": .text, "features": .wholeNumber, "used": .wholeNumber])), "missing_rows": .list(.text),
            "diagnostics": .list(
                .object([
                    "severity": .oneOf(["error", "warning"]), "code": .text, "file?": .text, "feature?": .text,
                    "coordinate?": .list(.number),
                    "what": .text, "fix": .text,
                ])),
        ])
        #expect(outcome.code == 65)
        #expect(shape.faults(of: report) == [])
        guard case .list(let faults)? = report["diagnostics"] else { return #expect(Bool(false), "no diagnostics") }
        #expect(faults.first?["code"] == .text("property-value"))
        #expect(faults.first?["coordinate"] == .list([.number(116.5), .number(39.79)]))
    }

    @Test("a difference is JSON as well")
    func difference() throws {
        let row = CommandCase(
            what: "", arguments: [], changes: [.init("roads.geojson", "\"open\"", "\"planned\", \"opened_on\": \"2026-12-01\"")])
        let outcome = try Command.run(
            ["diff", "small", "small", "--date", "2026-11-20", "--to-date", "2026-12-01", "--format", "json"], in: folder(row))
        let map = JSONShape.object([
            "id": .text, "date": .text, "as_built": .flag, "status": .text,
            "readings": .object(["width_by": .text, "radius_from": .text, "carriageway": .text]), "sources_sha256": .text, "ruleset": .text,
        ])
        let limits = JSONShape.object(["day": .wholeNumber, "night": .wholeNumber])
        let shape = JSONShape.object([
            "schema": .oneOf(["noisezone.diff/1"]), "from": map, "to": map, "other_rules": .flag,
            "changes": .list(
                .object([
                    "from": .text, "to": .text, "area_m2": .number, "pieces": .wholeNumber, "area_off_carriageways_m2": .number,
                    "differs": .list(.text), "from_limits": limits, "to_limits": limits,
                    "causes": .list(
                        .object([
                            "kind": .text, "row?": .text, "feature?": .text, "reading?": .text, "clause?": .text, "date?": .text,
                            "from?": .text, "to?": .text, "gone?": .flag, "area_m2": .number,
                        ])),
                ])),
            "zone_changes": .list(.object(["from": .text, "to": .text, "area_m2": .number, "pieces": .wholeNumber])),
            "facades": .orNull(.object([:])),
        ])
        #expect(shape.faults(of: try JSON(outcome.out)) == [])
        #expect(outcome.code == 0)
    }

    @Test("the rule book is JSON as well")
    func rules() throws {
        let outcome = try Command.run(["rules", "--format", "json"], in: try TemporaryFolder())
        guard case .object(let members) = try JSON(outcome.out) else { return #expect(Bool(false), "no object") }
        #expect(members["schema"] != nil)
        #expect(outcome.code == 0)
    }

    private func ask(_ row: CommandCase, _ format: String) throws -> Command.Outcome {
        try Command.run(row.arguments + ["--format", format], in: folder(row))
    }

    private func folder(_ row: CommandCase) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in row.changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in row.files { try folder.write(name, text) }
        return folder
    }
}
