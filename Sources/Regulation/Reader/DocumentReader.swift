import StrictJSON

extension Section {
    mutating func document() throws(JSONError) -> Document {
        let number = try string("number")
        let title = try text("title")
        let issuer = try text("issuer")
        let signed = try date("signed")
        var gazette = try section("gazette")
        let printed = Document.Gazette(
            title: try gazette.text("title"), year: try gazette.object.int("year"), issue: try gazette.object.int("issue"),
            totalIssue: try gazette.object.int("total_issue"), published: try gazette.date("published"))
        try gazette.finish()
        let inForceFrom = try provision("in_force_from") { (section) throws(JSONError) in try section.date("value") }
        let inForceUntil = object.has("in_force_until") ? try date("in_force_until") : nil
        if let inForceUntil, inForceUntil < inForceFrom.value { throw error(at: "in_force_until", "it ends before it begins") }
        let interpreter = try provision("interpreter") { (section) throws(JSONError) in try section.text("value") }
        let repeals = try citedDocuments("repeals")
        let bases = try citedDocuments("legal_bases")
        let plans = try citedDocuments("plans")
        let statute = try timeline("statute") { (section) throws(JSONError) -> Statute? in
            guard section.object.has("title") else { return nil }
            var articles: [Int] = []
            let title = try section.text("title")
            for value in try section.object.array("articles") { articles.append(try value.int()) }
            return Statute(title: title, articles: articles)
        }
        var scope = try section("scope")
        let extent = Document.Scope(
            text: try scope.text("text"), area: try scope.positive("area_km2"),
            areaIsApproximate: try scope.object.bool("area_is_approximate"), workingCRS: try scope.optionalString("working_crs"),
            excluded: try scope.text("excluded"), source: try scope.citation(), reading: try scope.reading())
        try scope.finish()
        var faults: [Document.CopyFault] = []
        for var fault in try sections("copy_faults") {
            faults.append(
                Document.CopyFault(
                    zones: try fault.object.strings("zones"), printed: try fault.string("printed"), meant: try fault.string("meant"),
                    note: try fault.text("note")))
            try fault.finish()
        }
        try finish()
        return Document(
            number: number, title: title, issuer: issuer, signed: signed, gazette: printed, inForceFrom: inForceFrom.value,
            inForceSource: inForceFrom.source, inForceUntil: inForceUntil, interpreter: interpreter, repeals: repeals, legalBases: bases,
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
        let hours = Hours(
            dayFrom: try clock("day_from"), nightFrom: try clock("night_from"), utcOffset: try offset("utc_offset"),
            timeZone: try text("time_zone"),
            source: try citation(), reading: try reading())
        if hours.dayFrom == hours.nightFrom { throw error(at: "night_from", "day and night begin at the same time") }
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

    private static func minutes(_ text: String) -> Int? {
        let bytes = text.utf8.map { Int($0) - 48 }
        guard bytes.count == 5, bytes[2] == 10, [0, 1, 3, 4].allSatisfy({ (0...9).contains(bytes[$0]) }), bytes[3] < 6 else { return nil }
        return (bytes[0] * 10 + bytes[1]) * 60 + bytes[3] * 10 + bytes[4]
    }
}
