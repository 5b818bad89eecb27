import StrictJSON
import Wording

extension Section {
    mutating func document() throws(JSONError) -> Document {
        let number = try string("number")
        let title = try text("title")
        let issuer = try text("issuer")
        let signed = try date("signed")
        var printed: Document.Gazette?
        if var gazette = try optionalSection("gazette") {
            printed = Document.Gazette(
                title: try gazette.text("title"), year: try gazette.object.int("year"), issue: try gazette.object.int("issue"),
                totalIssue: try gazette.object.int("total_issue"), published: try gazette.date("published"))
            try gazette.finish()
        }
        let inForceFrom = try provision("in_force_from") { (section) throws(JSONError) in try section.date("value") }
        let inForceUntil = object.has("in_force_until") ? try date("in_force_until") : nil
        if let inForceUntil, inForceUntil < inForceFrom.value {
            throw error(at: "in_force_until", "it ends before it begins; give the last day in force")
        }
        let replacedBy = try optionalString("replaced_by")
        if replacedBy != nil, inForceUntil == nil { throw error(at: "replaced_by", "give the last day in force as \"in_force_until\"") }
        let interpreter =
            object.has("interpreter") ? try provision("interpreter") { (section) throws(JSONError) in try section.text("value") } : nil
        let repeals = object.has("repeals") ? try citedDocuments("repeals") : []
        let bases = try citedDocuments("legal_bases")
        let plans = object.has("plans") ? try citedDocuments("plans") : []
        let statute = try timeline("statute") { (section) throws(JSONError) -> Statute? in
            guard section.object.has("title") else { return nil }
            var articles: [Int] = []
            let title = try section.text("title")
            for value in section.object.has("articles") ? try section.object.array("articles") : [] { articles.append(try value.int()) }
            return Statute(title: title, articles: articles)
        }
        var scope = try section("scope")
        let extent = Document.Scope(
            text: try scope.text("text"), area: scope.object.has("area_km2") ? try scope.positive("area_km2") : nil,
            areaIsApproximate: try scope.object.optionalBool("area_is_approximate") ?? false,
            workingCRS: try scope.workingPlane(),
            excluded: try scope.optionalText("excluded"), source: try scope.citation(), reading: try scope.reading())
        try scope.finish()
        var faults: [Document.CopyFault] = []
        for var fault in object.has("copy_faults") ? try sections("copy_faults") : [] {
            faults.append(
                Document.CopyFault(
                    zones: try fault.object.strings("zones"), printed: try fault.string("printed"), meant: try fault.string("meant"),
                    note: try fault.text("note")))
            try fault.finish()
        }
        try finish()
        return Document(
            number: number, title: title, issuer: issuer, signed: signed, gazette: printed, inForceFrom: inForceFrom.value,
            inForceSource: inForceFrom.source, inForceUntil: inForceUntil, replacedBy: replacedBy, interpreter: interpreter,
            repeals: repeals, legalBases: bases,
            plans: plans,
            statute: statute, scope: extent, copyFaults: faults)
    }

    private mutating func citedDocuments(_ name: String) throws(JSONError) -> [CitedDocument] {
        var documents: [CitedDocument] = []
        for var entry in try sections(name) {
            documents.append(CitedDocument(id: try entry.string("id"), title: try entry.text("title"), source: try entry.citation()))
            try entry.finish()
        }
        return documents
    }

    mutating func hours() throws(JSONError) -> Hours {
        var periods: [Hours.Period] = []
        for var entry in try sections("periods") {
            var byClass: [ZoneClass: Int] = [:]
            let period = DayPeriod(rawValue: try entry.string("id"))
            let (name, from) = (try entry.text("name"), try entry.clock("from"))
            for var other in entry.object.has("by_class") ? try entry.sections("by_class") : [] {
                let start = try other.clock("from")
                for zoneClass in try other.zoneClasses("classes") {
                    if byClass.updateValue(start, forKey: zoneClass) != nil {
                        throw other.error(at: "classes", "class \(zoneClass) stands twice; a class has one beginning of a period")
                    }
                }
                try other.finish()
            }
            try entry.finish()
            periods.append(Hours.Period(id: period, name: name, from: from, fromByClass: byClass))
        }
        if !(2...NoiseLimit.mostPeriods).contains(periods.count) {
            throw error(at: "periods", "expected two to \(NoiseLimit.mostPeriods) periods, found \(periods.count)")
        }
        let hours = Hours(
            periods: periods, utcOffset: try offset("utc_offset"), timeZone: try text("time_zone"), source: try citation(),
            reading: try reading())
        for zoneClass in [nil] + known.classes.sorted().map({ ZoneClass($0) }) where !hours.runsOnce(in: zoneClass) {
            let whose: Phrase = zoneClass.map { " of class \($0)" } ?? ""
            throw error(
                at: "periods",
                "the periods\(whose) (\(hours.source.clause)) do not follow one another once round the clock; let each begin after the one before"
            )
        }
        try finish()
        return hours
    }

    /// `06:00` as minutes after midnight.
    private mutating func clock(_ name: String) throws(JSONError) -> Int {
        let written = try string(name)
        guard let minutes = Section.minutes(written), minutes < 1440 else {
            throw error(at: name, "\"\(written)\" is not a time; write it as HH:MM, 00:00 to 23:59")
        }
        return minutes
    }

    /// `+08:00` as minutes before UTC.
    private mutating func offset(_ name: String) throws(JSONError) -> Int {
        let written = try string(name)
        guard let sign = written.first, sign == "+" || sign == "-", let minutes = Section.minutes(String(written.dropFirst())),
            minutes <= 840
        else {
            throw error(at: name, "\"\(written)\" is not an offset from UTC; write it as +HH:MM or -HH:MM")
        }
        return sign == "+" ? minutes : -minutes
    }

    /// The code of a plane; whether it is one, the library of systems knows.
    private mutating func workingPlane() throws(JSONError) -> String? {
        guard let code = try optionalString("working_crs") else { return nil }
        let digits = code.dropFirst(5)
        guard code.hasPrefix("EPSG:"), digits.count >= 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw object.error(at: "working_crs", "\"\(code)\" is no code of a plane; write it as EPSG:4548")
        }
        return code
    }

    private static func minutes(_ text: String) -> Int? {
        let bytes = text.utf8.map { Int($0) - 48 }
        guard bytes.count == 5, bytes[2] == 10, [0, 1, 3, 4].allSatisfy({ (0...9).contains(bytes[$0]) }), bytes[3] < 6 else { return nil }
        return (bytes[0] * 10 + bytes[1]) * 60 + bytes[3] * 10 + bytes[4]
    }
}

extension Hours {
    /// Whether the periods of a class follow one another round the clock, each with a beginning of its own.
    fileprivate func runsOnce(in zoneClass: ZoneClass?) -> Bool {
        let starts = periods.map { $0.from(in: zoneClass) }
        let steps = zip(starts, starts.dropFirst() + [starts[0]]).map { ($1 - $0 + 1440) % 1440 }
        return steps.allSatisfy { $0 > 0 } && steps.reduce(0, +) == 1440
    }
}
