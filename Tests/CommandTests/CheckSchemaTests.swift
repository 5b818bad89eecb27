import Testing

/// `noisezone.check/1`.
@Suite("Checks for programs")
struct CheckSchemaTests {
    private static let comparison = JSONShape.object(["value_db": .number, "margin_db": .number, "verdict": .oneOf(["pass", "exceeds"])])

    private static let shape = JSONShape.object([
        "schema": .oneOf(["noisezone.check/1"]),
        "verdict": .oneOf(["pass", "exceeds", "undecided"]),
        "margin_db": .orNull(.number),
        "measured_db": .number, "background_db": .orNull(.number), "difference_db": .orNull(.number), "correction_db": .orNull(.number),
        "corrected_db": .orNull(.number), "limit_db": .orNull(.number), "at_most_db": .orNull(.number),
        "comparisons": .orNull(.object(["full": comparison, "rounded": comparison, "decides": .orNull(.oneOf(["full", "rounded"]))])),
        "quantity": .oneOf(["leq", "lmax", "lmax-frequent", "lmax-sporadic"]),
        "measured_at": .oneOf(["outdoors", "indoors", "structure-borne"]), "room": .orNull(.oneOf(["a", "b"])),
        "period": .oneOf(["day", "night"]),
        "standard": .object(["key": .text, "edition": .orNull(.text), "class": .orNull(.text), "clause": .orNull(.text)]),
        "class": .orNull(.text), "limits_class": .orNull(.text),
        "place": .orNull(
            .object([
                "input": .object(["text": .text, "crs": .text]), "status": .oneOf(["inside", "outside", "unzoned"]), "zone": .orNull(.text),
                "certain": .flag, "candidates": .list(.text),
                "map": .object(["id": .text, "status": .text, "positional_accuracy_m": .number, "sha256": .text]),
            ])),
        "because": .list(
            .object([
                "for": .oneOf(["limit", "background", "comparison", "statute", "zone"]), "clause": .text, "document": .text,
                "verified": .flag,
            ])),
        "verified": .flag, "notes": .list(.object(["code": .text, "text": .text])), "date": .text,
        "now?": .object([
            "time": .text, "period": .oneOf(["day", "night"]), "limit": .orNull(.wholeNumber), "changes_at": .text,
            "then": .object(["period": .oneOf(["day", "night"]), "limit": .orNull(.wholeNumber)]),
        ]),
        "ruleset": .text,
    ])

    @Test("a check has every member of its schema, and no other, in either language", arguments: CheckCommandTests.one)
    func members(_ row: CommandCase) throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in row.changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in row.files { try folder.write(name, text) }
        let languages = row.arguments.contains("--lang") ? [[]] : [["--lang", "zh"], ["--lang", "en"]]
        for language in languages {
            let outcome = try Command.run(row.arguments + ["--format", "json"] + language, in: folder)
            #expect(Self.shape.faults(of: try JSON(outcome.out)) == [])
            #expect(outcome.code == row.code)
        }
    }

    @Test("levels keep the decimals they were typed with")
    func decimals() throws {
        let arguments = [
            "check", "--level", "66.90", "--background", "60.0", "--standard", "gb12348", "--class", "3", "--period", "day", "--format",
            "json",
        ]
        let outcome = try Command.run(arguments, in: try TemporaryFolder())
        for words in [
            "\"measured_db\": 66.90,", "\"background_db\": 60.0,", "\"difference_db\": 6.90,", "\"correction_db\": -1,",
            "\"corrected_db\": 65.90,",
        ] {
            #expect(outcome.out.contains(words), "\(outcome.out)")
        }
    }
}
