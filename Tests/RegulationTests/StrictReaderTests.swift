import StrictJSON
import Testing

@testable import Regulation

/// One mistake made in the good file, and what the reader says of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let find: String
    let put: String
    let path: String
    let words: String
    var testDescription: String { "\(path): \(words)" }

    init(_ find: String, _ put: String, _ path: String, _ words: String) {
        self.find = find
        self.put = put
        self.path = path
        self.words = words
    }
}

@Suite("The strict reader")
struct StrictReaderTests {
    static let good = String(decoding: PackageResources.beijing_etown_2025_json, as: UTF8.self)

    static let mistakes: [Mistake] = [
        // the JSON itself
        Mistake("\"schema\"", "schema", "", "expected a name in double quotes"),
        Mistake("\"id\": \"beijing-etown-2025\",", "\"id\": \"beijing-etown-2025\", \"id\": \"x\",", "", "the name \"id\" stands twice"),
        Mistake("noisezone.ruleset/2", "noisezone.ruleset/1", "schema", "is read no longer; `Tools/Rulesets/from-version-1 FILE` makes"),
        Mistake("noisezone.ruleset/2", "noisezone.ruleset/3", "schema", "is not one of noisezone.ruleset/2"),
        // names and types
        Mistake("\"hours\": {", "\"colour\": 1, \"hours\": {", "colour", "unknown name \"colour\""),
        Mistake("\"signed\"", "\"sined\"", "document", "\"signed\" is missing"),
        Mistake("\"year\": 2025", "\"year\": 2025, \"weight\": 3", "document.gazette.weight", "unknown name"),
        Mistake("\"year\": 2025", "\"year\": \"2025\"", "document.gazette.year", "expected a whole number, found a text"),
        Mistake("\"year\": 2025", "\"year\": 2025.5", "document.gazette.year", "expected a whole number, found 2025.5"),
        Mistake("\"area_km2\": 60", "\"area_km2\": null", "document.scope.area_km2", "expected a number, found null"),
        Mistake("\"area_km2\": 60", "\"area_km2\": -60", "document.scope.area_km2", "expected a number above 0"),
        Mistake("\"en\": \"class 1\"", "\"en\": \"\"", "classes[0].name.en", "the text is empty"),
        // dates and times
        Mistake("\"signed\": \"2025-04-29\"", "\"signed\": \"2025-04-31\"", "document.signed", "\"2025-04-31\" is not a date"),
        Mistake("\"signed\": \"2025-04-29\"", "\"signed\": \"29.4.2025\"", "document.signed", "write it as YYYY-MM-DD"),
        Mistake(
            "\"approved_before\": \"2011-01-01\"", "\"approved_before\": \"2011-01-02\"", "railways.existing.approved_before",
            "leaves a gap to new_from"),
        Mistake("\"from\": \"2026-08-15\"", "\"from\": \"2025-04-29\"", "document.statute[1].from", "does not come after 2025-04-29"),
        Mistake(
            "\"from\": \"2025-04-29\", \"values\": {\"day\": 55, \"night\": 45}",
            "\"from\": \"2025-04-30\", \"values\": {\"day\": 55, \"night\": 45}", "classes",
            "class 1 (二(一)) has no limits on 2025-04-29"),
        Mistake(
            "\"in_force_from\": {", "\"in_force_until\": \"2020-01-01\", \"in_force_from\": {", "document.in_force_until",
            "it ends before it begins"),
        Mistake("\"from\": \"06:00\"", "\"from\": \"24:00\"", "hours.periods[0].from", "is not a time"),
        Mistake("\"from\": \"06:00\"", "\"from\": \"6:00\"", "hours.periods[0].from", "is not a time"),
        Mistake("\"from\": \"22:00\"", "\"from\": \"06:00\"", "hours.periods", "do not follow one another once round the clock"),
        Mistake("\"utc_offset\": \"+08:00\"", "\"utc_offset\": \"08:00\"", "hours.utc_offset", "is not an offset from UTC"),
        // limits and orders
        Mistake(
            "\"day\": 55, \"night\": 45", "\"day\": 45, \"night\": 55", "classes[0].limits[0].values",
            "limits must not rise from day on, found 45/55"),
        Mistake("\"day\": 55, \"night\": 45", "\"day\": 55", "classes[0].limits[0].values", "\"night\" is missing"),
        Mistake("\"values\": {\"day\": 55, \"night\": 45}, ", "", "classes", "class 1 (二(一)) has no limits"),
        Mistake(
            "\"day\": 55, \"night\": 45", "\"day\": 61, \"night\": 45", "strictness",
            "class 1 (二(一)) stands before 2, but its limits on 2025-04-29 are not lower"),
        Mistake("[\"1\", \"2\", \"3\", \"4a\", \"4b\"]", "[\"1\", \"2\", \"3\", \"4a\"]", "strictness", "class 4b (二(四)1) is missing"),
        Mistake(
            "[\"1\", \"2\", \"3\", \"4a\", \"4b\"]", "[\"2\", \"1\", \"3\", \"4a\", \"4b\"]", "strictness", "class 2 (二(二)) stands before 1"
        ),
        Mistake(
            "[\"1\", \"2\", \"3\", \"4a\", \"4b\"]", "[\"1\", \"1\", \"3\", \"4a\", \"4b\"]", "strictness.order[1]",
            "\"1\" stands twice in this list"),
        Mistake(
            "\"order\": [\"4b\", \"4a\", \"zones\"]", "\"order\": [\"4b\", \"zones\"]", "precedence",
            "the order misses class 4a of expressway (二(四)1)"),
        // references that lead nowhere
        Mistake("[\"4b\", \"4a\", \"zones\"]", "[\"4b\", \"4a\", \"zones\", \"5\"]", "precedence", "\"5\" is no class, line or area"),
        Mistake("\"clause\": \"二(四)5\"", "\"clause\": \"二(四)6\"", "precedence.clause", "there is no clause \"二(四)6\""),
        Mistake("\"reading\": \"T1\"", "\"reading\": \"T7\"", "hours.reading", "there is no reading \"T7\""),
        Mistake(
            "\"document\": \"GB 3096—2008\"", "\"document\": \"GB 3097—2008\"", "railways.existing.limits[0].document",
            "there is no document"),
        Mistake("\"zone_class\": \"3\"", "\"zone_class\": \"6\"", "limit_overrides[0].zone_class", "there is no class \"6\""),
        Mistake(
            "\"excluded_kinds\": [\"spur\"]", "\"excluded_kinds\": [\"tram\"]", "railways.excluded_kinds[0]",
            "there is no kind of line \"tram\""),
        Mistake(
            "\"clauses\": [\"附件1-67\", \"附件1-68\"]", "\"clauses\": [\"附件1-67\", \"附件1-78\"]", "readings[40].clauses[1]",
            "there is no clause \"附件1-78\""),
        Mistake("\"clauses\": [\"附件1-67\", \"附件1-68\"]", "\"clauses\": []", "readings[40].clauses", "the list is empty"),
        // the table of distances
        Mistake("\"value\": 55,", "\"value\": 0,", "distances.blocks[0].rows[0].metres[0].value", "expected a number above 0"),
        Mistake("\"value\": 40,", "", "distances", "no distance for expressway (二(四)1) beside class 2"),
        Mistake("\"adjoining\": [\"2\"]", "\"adjoining\": [\"1\"]", "distances.blocks[0].rows[1].adjoining", "class 1 stands twice"),
        Mistake(
            "{\"adjoining\": [\"3\"], \"metres\"", "{\"adjoining\": [\"4a\"], \"metres\"", "distances.blocks[0].rows[2].adjoining[0]",
            "class 4a is no class of base"),
        Mistake(
            "\"sources\": [\"railway\"]", "\"sources\": [\"railway\", \"spur\"]", "distances",
            "spur (二(四)1) stands in 1 blocks of the table, expected 0"),
        Mistake(
            "\"sources\": [\"railway\"]", "\"sources\": [\"railway\", \"arterial\"]", "distances", "arterial (二(四)1) stands in 2 blocks"),
        Mistake(
            "\"annex_word\": \"次干路\"", "\"annex_word\": \"主干路\"", "roads.entries[10].grade", "no kind of line has the annex_word \"次干路\""),
        // zones
        Mistake(
            "\"class\": \"2\",\n        \"boundary\"", "\"class\": \"4a\",\n        \"boundary\"", "zones",
            "zone 201 has class 4a, which is no class of base zones"),
        Mistake(
            "\"boundary\": \"融景北三街—", "\"boundary\": \"融景北二街—", "zones.entries[4].boundary",
            "the list does not stand so in the text of clause 三(二)202"),
        Mistake("\"count\": 9", "\"count\": 10", "zones.entries", "expected 10 zones"),
        Mistake("\"zones\": [\"102\"]", "\"zones\": [\"105\"]", "document", "names zone 105, which does not exist"),
        // annexes
        Mistake("{\"number\": 16, ", "{\"number\": 17, ", "roads.entries[16].number", "\"附件1-17\" stands twice"),
        Mistake("\"count\": 77", "\"count\": 78", "roads.entries", "expected 78 rows as \"count\" says, found 77"),
        Mistake("\"name\": \"荣华南路\"", "\"name\": \"荣华 南路\"", "roads.entries[15].name", "write \"荣华南路\""),
        Mistake("\"raw_name\": \"博兴西路 (三海子东路)\"", "\"raw_name\": \"博兴西路 (三海子西路)\"", "roads.entries[3].raw_name", "it must differ from"),
        Mistake("\"grade\": \"快速路\"", "\"grade\": \"街道\"", "roads.entries[2].grade", "no kind of line has the annex_word \"街道\""),
        Mistake("\"name\": \"荣华南路\"", "\"name\": \"荣华南路(旧)\"", "roads.entries[15].name", "the bracketed name is in no group of aliases"),
        Mistake("\"to\": \"经海六路(入地处)\"", "\"to\": \"经海六路(终)\"", "rails.entries[0].to", "no note of an end"),
        Mistake("\"aliases\": [\"京沪高速公路\"]", "\"aliases\": [\"六环路\"]", "names.aliases[2]", "\"六环路\" already stands for another line"),
        Mistake(
            "\"name\": \"六环路\", \"aliases\": [\"南六环路\"]", "\"name\": \"七环路\", \"aliases\": [\"南七环路\"]", "names", "\"七环路\" is in no row"),
        Mistake("\"kind\": \"portal\"", "\"kind\": \"tunnel\"", "names.end_notes[0].kind", "is not one of junction, stop, portal"),
        // readings, clauses, shares
        Mistake("\"id\": \"W2\"", "\"id\": \"W1\"", "readings[2].id", "\"W1\" stands twice"),
        Mistake("\"id\": \"四.2\"", "\"id\": \"四.1\"", "clauses[26].id", "\"四.1\" stands twice"),
        Mistake(
            "\"default\": \"containing\"", "\"default\": \"widest\"", "readings[5].switch.default",
            "is not one of containing, fronting, stricter"),
        Mistake(
            "[\"containing\", \"fronting\", \"stricter\"]", "[\"containing\", \"fronting\", \"widest\"]", "readings[5].switch.values",
            "the program cannot follow \"widest\""),
        Mistake(
            "\"name\": \"radius_from\"", "\"name\": \"radius_to\"", "readings[8].switch.name",
            "is not one of width_by, radius_from, carriageway"),
        Mistake(
            "\"mainly_share\": {\"value\": 0.5", "\"mainly_share\": {\"value\": 50", "buildings.mainly_share.value",
            "a share must lie between 0 and 1"),
        Mistake(
            "\"mainly_share\": {\"value\": 0.5", "\"mainly_share\": {\"value\": 0.6", "buildings.mainly_share",
            "between doubtful_from_share and"),
        Mistake("\"outcome\": \"existing-railway\"", "\"outcome\": \"4b\"", "railways.existing.outcome", "\"4b\" is a class already"),
    ]

    @Test("the good file is read")
    func reads() throws {
        #expect(try Ruleset(json: Array(Self.good.utf8), file: "good.json").id == "beijing-etown-2025")
        #expect(Ruleset.bundledIDs == ["beijing-etown-2025", "foshan-2024", "yilan-2021", "yokkaichi-2000", "gbt-15190-2014"])
    }

    @Test("one mistake in it is refused, with path and place", arguments: mistakes)
    func refuses(_ mistake: Mistake) throws {
        let found = try #require(Self.good.firstRange(of: mistake.find), "\(mistake.find) is not in the file")
        let broken = Array((Self.good[..<found.lowerBound] + mistake.put + Self.good[found.upperBound...]).utf8)
        #expect {
            try Ruleset(json: broken, file: "broken.json")
        } throws: { error in
            guard case .malformed(let fault) = error as? RegulationError else { return false }
            #expect(fault.path == mistake.path && fault.what.description.contains(mistake.words), "\(fault)")
            return "\(error)".hasPrefix("broken.json:\(fault.line):\(fault.column): ")
        }
    }

    @Test("a limit may change or end on a later day")
    func dated() throws {
        let later = Self.good.replacing(
            "{\"from\": \"2025-04-29\", \"values\": {\"day\": 55, \"night\": 45}, \"clause\": \"二(一)\"}",
            with: """
                {"from": "2025-04-29", "values": {"day": 55, "night": 45}, "clause": "二(一)"},
                {"from": "2030-01-01", "values": {"day": 50, "night": 40}, "clause": "二(一)", "note": "x"},
                {"from": "2040-01-01", "clause": "二(一)"}
                """)
        let rules = try Ruleset(json: Array(later.utf8), file: "later.json")
        let values = ["2029-12-31", "2030-01-01", "2040-01-01"].map {
            rules.limits(of: ZoneClass("1"), on: try! CivilDate(parsing: $0))?[1]
        }
        #expect(values == [45, 40, nil])
    }

    @Test("a ruleset that ended has no limits")
    func ended() throws {
        let text = Self.good.replacing("\"in_force_from\": {", with: "\"in_force_until\": \"2030-12-31\", \"in_force_from\": {")
        let rules = try Ruleset(json: Array(text.utf8), file: "")
        let (last, after) = (CivilDate(year: 2030, month: 12, day: 31)!, CivilDate(year: 2031, month: 1, day: 1)!)
        #expect(rules.isInForce(on: last) && !rules.isInForce(on: after))
        #expect(
            rules.limits(of: ZoneClass("1"), on: after) == nil
                && rules.distance(from: SourceKind("railway"), adjoining: ZoneClass("1"), on: after) == nil)
    }

    @Test("an unknown ruleset is told with those that are known")
    func unknown() {
        #expect(throws: RegulationError.unknownRuleset("paris", known: Ruleset.bundledIDs)) { try Ruleset.bundled("paris") }
    }

    @Test("a file cut off anywhere is refused", arguments: [0.1, 0.3, 0.5, 0.7, 0.9, 0.9999])
    func truncated(share: Double) {
        let bytes = Array(Self.good.utf8)
        #expect(throws: RegulationError.self) { try Ruleset(json: Array(bytes[..<Int(Double(bytes.count) * share)]), file: "") }
    }
}
