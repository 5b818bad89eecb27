import StrictJSON

extension BackgroundRule {
    /// Reads the file of the measuring rules; any fault is ``RegulationError/malformed(_:)``. O(bytes).
    package init(json: [UInt8], file: String) throws(RegulationError) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            _ = try object.string("schema", oneOf: ["noisezone.measuring/1"])
            var root = Section(object: object, known: try References.documents(&object))
            self = try root.backgroundRule()
        } catch {
            throw .malformed(error)
        }
    }
}

extension StatuteRule {
    /// Reads the file of the statutes; any fault is ``RegulationError/malformed(_:)``. O(bytes).
    package static func all(json: [UInt8], file: String) throws(RegulationError) -> [StatuteRule] {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            _ = try object.string("schema", oneOf: ["noisezone.statutes/1"])
            var root = Section(object: object, known: try References.acts(object))
            var rules: [StatuteRule] = []
            for var entry in try root.sections("statutes") { rules.append(try entry.statuteRule()) }
            try root.finish()
            return rules
        } catch {
            throw .malformed(error)
        }
    }
}

extension References {
    fileprivate static func documents(_ object: inout StrictObject) throws(JSONError) -> References {
        var known = References()
        for value in try object.array("documents") {
            var entry = try value.object()
            known.documents.insert(try entry.string("id"))
        }
        return known
    }

    /// An act is cited by its Chinese title.
    fileprivate static func acts(_ object: StrictObject) throws(JSONError) -> References {
        var (object, known) = (object, References())
        for value in try object.array("statutes") {
            var rule = try value.object()
            for act in try rule.array("acts") {
                var entry = try act.object()
                var title = try entry.object("title")
                known.documents.insert(try title.string("zh"))
            }
        }
        return known
    }
}

extension Section {
    fileprivate mutating func backgroundRule() throws(JSONError) -> BackgroundRule {
        for var document in try sections("documents") {
            _ = (try document.string("id"), try document.text("title"))
            try document.finish()
        }
        var part = try section("background")
        let (none, from) = (try part.object.int("none_above_db"), try part.object.int("table_from_db"))
        var table: [BackgroundRule.Step] = []
        for var row in try part.sections("table") {
            let step = BackgroundRule.Step(
                from: try row.object.int("from_db"), to: try row.object.int("to_db"), correction: try row.object.int("correction_db"))
            // No gap and no overlap between the two ends.
            if step.from != (table.last.map { $0.to + 1 } ?? from) || step.to < step.from {
                throw row.error(at: "from_db", "the table must go up without a gap from table_from_db to none_above_db")
            }
            if step.correction >= 0 { throw row.error(at: "correction_db", "a correction lies below 0, found \(step.correction)") }
            table.append(step)
            try row.finish()
        }
        if table.last?.to != none { throw part.error(at: "table", "the table must end at none_above_db, \(none)") }
        let ground = try part.ground()
        try part.finish()
        let rule = BackgroundRule(
            noneAbove: none, tableFrom: from, table: table, ground: ground, tooNear: try groundedText("too_near"),
            maySkip: try groundedText("may_skip"), rounding: try groundedText("rounding"))
        try finish()
        return rule
    }

    fileprivate mutating func statuteRule() throws(JSONError) -> StatuteRule {
        let rule = StatuteRule(
            matter: try string("matter"), title: try text("title"), standards: try object.optionalStrings("standards") ?? [],
            periods: object.has("periods") ? try periods("periods") : DayPeriod.ofStandards,
            acts: try attested("acts") { (entry) throws(JSONError) -> Statute? in
                var articles: [Int] = []
                let title = try entry.text("title")
                for value in try entry.object.array("articles") { articles.append(try value.int()) }
                return Statute(title: title, articles: articles)
            })
        try finish()
        return rule
    }
}
