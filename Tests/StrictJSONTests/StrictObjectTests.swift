import StrictJSON
import Testing

@Suite("Reading with types")
struct StrictObjectTests {
    static let text = """
        {"id": "etown", "zones": [
          {"name": "a", "area_km2": 6.3, "rows": [1, 2]},
          {"name": "b", "area_km2": "six", "rows": [1, [2], {"x": 3}, "声"]}
        ], "count": 2, "open": true, "nothing": null}
        """

    func root() throws -> StrictObject { try JSONDocument(Array(Self.text.utf8), file: "p.json").object() }

    @Test("gives values by name, in any order")
    func values() throws {
        var root = try root()
        #expect(try root.bool("open"))
        #expect(try root.int("count") == 2)
        #expect(try root.double("count") == 2)
        #expect(try root.string("id") == "etown")
        #expect(try root.optionalString("nothing") == nil)
        #expect(try root.optionalInt("absent") == nil)
        var zone = try root.array("zones")[0].object()
        #expect(try zone.string("name", oneOf: ["a", "b"]) == "a")
        #expect(try zone.array("rows").map { value throws(JSONError) in try value.int() } == [1, 2])
        #expect(try zone.optionalDouble("area_km2") == 6.3)
        try zone.finish()
        try root.finish()
    }

    /// What is asked of the sample, and the whole message.
    static let faults: [(String, @Sendable (inout StrictObject) throws -> Void)] = [
        ("p.json:3:29: zones[1].area_km2: expected a number, found a text", { _ = try second(&$0, { try $0.double("area_km2") }) }),
        ("p.json:3:3: zones[1]: \"class\" is missing", { _ = try second(&$0, { try $0.string("class") }) }),
        (
            "p.json:3:48: zones[1].rows[1]: expected a whole number, found an array",
            { _ = try second(&$0, { try $0.array("rows")[1].int() }) }
        ),
        ("p.json:3:48: zones[1].rows[1]: expected a text, found an array", { _ = try second(&$0, { try $0.array("rows")[1].string() }) }),
        ("p.json:3:63: zones[1].rows[3]: expected an object, found a text", { _ = try second(&$0, { try $0.array("rows")[3].object() }) }),
        (
            "p.json:3:59: zones[1].rows[2].x: expected true or false, found a number",
            {
                _ = try second(
                    &$0,
                    { (zone) in
                        var o = try zone.array("rows")[2].object()
                        return try o.bool("x")
                    })
            }
        ),
        ("p.json:1:1: \"name\" is missing", { _ = try $0.string("name") }),
        ("p.json:1:8: id: expected a whole number, found a text", { _ = try $0.int("id") }),
        (
            "p.json:1:17: zones: unknown name \"zones\" (known here: id)",
            {
                _ = try $0.string("id")
                try $0.finish()
            }
        ),
        ("p.json:3:12: zones[1].name: \"b\" is not one of c, d", { _ = try second(&$0, { try $0.string("name", oneOf: ["c", "d"]) }) }),
        ("p.json:4:41: nothing: expected a text, found null", { _ = try $0.string("nothing") }),
        ("p.json:3:12: zones[1].name: taken", { try second(&$0, { throw $0.error(at: "name", "taken") }) }),
    ]

    static func second<T>(_ root: inout StrictObject, _ read: (inout StrictObject) throws -> T) throws -> T {
        var zone = try root.array("zones")[1].object()
        return try read(&zone)
    }

    @Test("names file, line, column and path of every fault", arguments: faults.indices)
    func messages(index: Int) throws {
        var root = try root()
        let (message, ask) = Self.faults[index]
        do {
            try ask(&root)
            Issue.record("nothing was refused")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test("a fraction or an exponent is not a whole number", arguments: ["1.0", "1e2", "99999999999999999999"])
    func wholeNumbers(literal: String) throws {
        let document = try JSONDocument(Array(literal.utf8))
        #expect(throws: JSONError(line: 1, column: 1, what: "expected a whole number, found \(literal)")) { try document.value.int() }
    }
}
