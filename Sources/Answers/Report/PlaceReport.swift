import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// The answer for one place as a record: one HTML page that needs nothing besides itself and prints on A4.
///
/// No clock: what was asked and the map decide every byte (and the versions of the program and its libraries, which it names).
public struct PlaceReport {
    private let answer: Answer
    private let query: PlaceQuery
    private let place: Coordinate
    private let language: Language
    private let words: ReportWords
    private let phrases: AnswerWords

    /// - Parameter place: metres in the working plane of the map. It shows as the middle of the picture only; as numbers it is told
    ///   where `answer.place` is.
    public init(_ answer: Answer, at place: Coordinate, query: PlaceQuery, language: Language) {
        self.answer = answer
        self.place = place
        self.query = query
        self.language = language
        words = ReportWords(language: language)
        phrases = AnswerWords(language: language, ruleset: query.ruleset)
    }

    /// The page, in UTF-8.
    public func html() -> [UInt8] {
        RecordDocument(title: words(ReportWords.title), language: language, hash: answer.mapHash).html([
            header + article + section(ReportWords.data, HTMLTable.pairs(data)) + RecordSigning.lines(language) + footer
        ])
    }

    /// What it is a record of, and by which rules.
    var header: Markup {
        "<header>\n<h1>\(words(ReportWords.title))</h1>\n<p>\(query.ruleset.document.title(language)) · \(query.ruleset.document.number)</p>\n</header>\n"
    }

    /// Everything that is said of this place alone, with the question as a code.
    var article: Markup {
        var page = verdict
        page += beware
        page += figure
        page += section(ReportWords.question, HTMLTable.pairs(question))
        page += section(ReportWords.answer, HTMLTable.pairs(result))
        page += section(ReportWords.reasons, reasons)
        page += section(ReportWords.readings, readings)
        return page + RecordSeal(question: RecordQuestion.words(answer), hash: answer.mapHash, language: language).markup
    }

    /// The map, the rules and the program: the same for all places of a run.
    var account: Markup { section(ReportWords.data, HTMLTable.pairs(data)) }

    /// The first words of the answer: for the index of many.
    var headline: String { phrases.headline(finding) }

    private func section(_ title: Phrase, _ body: Markup) -> Markup { body.isEmpty ? "" : "<h2>\(words(title))</h2>\n" + body }

    private var finding: Finding { answer.finding }

    private var verdict: Markup {
        let rgb = MapStyle.rgb(of: finding.zoneClass, in: query.ruleset.palette)
        var out: Markup = "<div class=\"verdict\" style=\"border-left-color: \(MapStyle.hex(rgb))\">\n"
        // B3, Z2: where both are possible both are told, the stricter first.
        let answers = finding.answersHere.filter { $0.zoneClass != nil }
        if !answers.isEmpty {
            if finding.hangsOnHeights { out += "<span class=\"words\">\(phrases.headline(finding))</span>\n" }
            for answer in answers { out += verdict(of: answer) }
        } else {
            out += "<strong>\(words(ReportWords.noClass))</strong>\n"
            out += "<span class=\"words\">\(words.status(finding.status))</span>\n"
        }
        return out + "</div>\n"
    }

    private func verdict(of answer: Designation) -> Markup {
        guard let zoneClass = answer.zoneClass else { return "" }
        let hours = query.ruleset.hours
        var out: Markup = "<strong>\(MapFurniture.className(zoneClass.id, phrases.law, language))</strong>\n"
        for (number, period) in hours.periods.enumerated() {
            let (from, to) = hours.span(of: period, in: zoneClass)
            let level = answer.limits?[number].map { "\($0) dB(A)" } ?? "–"
            out += "<span class=\"limit\">\(period.name(language)) <b>\(level)</b> \(words.hours(from, to))</span>\n"
        }
        for other in phrases.law?.otherSets(of: answer.limitsClass ?? zoneClass, on: self.answer.date) ?? [] {
            out += "<span class=\"words\">\(other)</span>\n"
        }
        guard let of = answer.limitsClass, of != zoneClass else { return out }
        return out + "<span class=\"words\">\(words(ReportWords.limitsOf)) \(of)</span>\n"
    }

    /// What the data are not fit for.
    private var beware: Markup {
        answer.meta.doubt.map { "<p class=\"beware\">\(language("warning: \($0.what)"))</p>\n" } ?? ""
    }

    private var figure: Markup {
        let foot = finding.because.first.flatMap { query.explainer.foot(of: place, for: $0) }
        let picture = PlacePicture(
            ruleset: query.ruleset,
            map: query.map, language: language, place: place, measured: foot.map { ($0, place.distance(to: $0)) },
            nearestChange: finding.change?.distance ?? (finding.status == .outside ? distanceToMap : nil),
            known: finding.change?.accuracy ?? answer.meta.positionalAccuracy)
        return "<figure>\n\(picture.svg())<figcaption>\(words.caption(answer, placeText))</figcaption>\n</figure>\n"
    }

    /// Metres from a place outside to the nearest corner of the map; linear in its vertices.
    private var distanceToMap: Double? { query.map.zones.lazy.flatMap(\.polygon.exterior).map { $0.distance(to: place) }.min() }

    /// Degrees to a centimetre, where the place may be told.
    private var placeText: String? {
        answer.place.map { "\(FixedDecimal.text($0.x, places: 7)),\(FixedDecimal.text($0.y, places: 7))" }
    }

    private var footer: Markup {
        let scope = query.ruleset.document.scope
        let excluded: Markup = scope.excluded.map { "\($0(language)) (\(scope.source.clause))<br/>" } ?? ""
        return "<footer>\n<p>\(excluded)"
            + "\(words.law(query.ruleset))</p>\n</footer>\n"
    }
}

extension PlaceReport {
    private typealias Cell = HTMLTable.Cell

    private var question: [(name: String, value: Cell)] {
        var rows = [
            (words(ReportWords.input), Cell(answer.text, "input")),
            (words(ReportWords.crs), Cell("\(words(answer.systemWords)) · \(answer.crs.name)")),
            (words(ReportWords.place), placeText.map { Cell($0, "input") } ?? Cell(words(ReportWords.notShown))),
            (words(ReportWords.date), Cell(answer.date.description)),
        ]
        if let now = answer.now { rows.append((words(ReportWords.time), Cell(now.words(language)))) }
        if let facade = finding.facade {
            if let height = facade.height {
                rows.append((words(ReportWords.heightAsked), Cell("\(FixedDecimal.text(height, places: 2, trimmed: true)) m")))
            } else if let storey = facade.storey {
                rows.append((words(ReportWords.storeyAsked), Cell("\(storey)")))
            }
        }
        if let accuracy = finding.accuracy {
            rows.append(
                (
                    words(ReportWords.placeAccuracy),
                    Cell(words.accuracy(accuracy, finding.change?.accuracy ?? answer.meta.positionalAccuracy))
                ))
        }
        if answer.meta.isAsBuilt { rows.append((words(ReportWords.scenario), Cell(words(ReportWords.asBuilt)))) }
        return rows
    }

    private var result: [(name: String, value: Cell)] {
        var rows = [(words(ReportWords.status), Cell(words.status(finding.status)))]
        if let facade = finding.facade {
            rows.append((words("façade"), Cell(language(facade.words))))
            if let passed = facade.passedWords { rows.append((words(ReportWords.note), Cell(language(passed)))) }
        }
        for zone in finding.zones {
            rows.append((words(ReportWords.zone), Cell("\(zone.id) \(zone.name)\(phrases.zoneClass(zone.zoneClass))")))
        }
        if finding.isOnCarriageway { rows.append((words(ReportWords.note), Cell(words(ReportWords.carriageway)))) }
        if finding.isOnBoundary { rows.append((words(ReportWords.note), Cell(phrases(AnswerWords.onLine)))) }
        rows.append((words(ReportWords.certain), Cell(words(finding.isCertain ? "yes" : "no"))))
        if let certainty = phrases.certainty(finding) {
            rows.append((words(finding.isCertain ? ReportWords.note : ReportWords.candidates), Cell(certainty.words)))
        } else if !finding.isCertain {
            rows.append((words(ReportWords.candidates), Cell(language(Phrase.list(finding.possibilities.map(phrases.title))))))
        }
        if let uncertainty = finding.uncertainty, uncertainty.accuracy > 0 {
            rows.append((words(Uncertainty.label), Cell(uncertainty.words(language))))
        }
        if let change = finding.change { rows.append((words(ReportWords.next), Cell(phrases.change(change)))) }
        return rows
    }

    private var reasons: Markup {
        guard !finding.because.isEmpty else { return "" }
        let isMeasured = finding.because.contains { $0.measured ?? 0 > 0 }
        let figures = isMeasured ? [Cell(words(ReportWords.measured), "number"), Cell(words(ReportWords.allowed), "number")] : []
        let head = [Cell(words(ReportWords.what))] + figures + [Cell(words(ReportWords.clause)), Cell(words(ReportWords.reading))]
        let rows = finding.because.map { reason in
            var note = reason.accuracy.map { language(AnswerWords.known(to: $0)) } ?? ""
            if reason.edgeKind == .approximate { note += " (\(words(ReportWords.assumed)))" }
            // Between the boundary lines nothing is measured.
            let measured = reason.measured.flatMap { $0 > 0 ? "\(AnswerWords.metres($0)) m" : nil }
            let limit = measured == nil ? nil : reason.limit.map { "\(FixedDecimal.text($0, places: 2, trimmed: true)) m" }
            let figures = isMeasured ? [Cell(measured ?? "", "number"), Cell(limit ?? "", "number")] : []
            // A reason that hangs on no line or zone is called by its reading.
            let feature = reason.feature.isEmpty ? query.ruleset.reading(reason.reading)?.title(language) ?? "" : reason.feature
            return [Cell(feature + note)] + figures + [Cell(reason.clause), Cell(reason.reading.rawValue)]
        }
        return HTMLTable.columns(head, rows)
    }

    /// The clauses in their own words, then the readings, each once, in the order of the reasons.
    private var readings: Markup {
        var out: Markup = ""
        var told: Set<String> = []
        func tell(_ name: String, _ text: String) { out += "<dt>\(name)</dt><dd>\(text)</dd>\n" }
        for reason in finding.because {
            if let clause = query.ruleset.clause(reason.clause), told.insert(clause.id).inserted {
                tell(
                    clause.id,
                    clause.text(language) + (clause.id == query.ruleset.distances.source.clause ? widths : "") + figure(of: reason))
            }
        }
        // What gives the class its limits, with the limits.
        for answer in finding.answersHere {
            guard let zoneClass = answer.limitsClass, let limits = answer.limits, !limits.isEmpty,
                let source = query.ruleset.rule(of: zoneClass)?.source, let clause = query.ruleset.clause(source.clause),
                told.insert(clause.id).inserted, let law = phrases.law
            else { continue }
            tell(clause.id, "\(clause.text(language)) — \(law.name(of: zoneClass)): \(law.limits(limits))")
        }
        for reason in finding.because {
            guard let reading = query.ruleset.reading(reason.reading), told.insert(reading.id.rawValue).inserted else { continue }
            tell("\(reading.id) \(reading.title(language))", reading.text(language))
        }
        // What certainty was held against.
        if phrases.certainty(finding) != nil {
            for id in [Interpretation.ID.a0, .a1] where id == .a0 || finding.accuracy?.ofPlace ?? 0 > 0 {
                if let reading = query.ruleset.reading(id) { tell("\(reading.id) \(reading.title(language))", reading.text(language)) }
            }
        }
        return out.isEmpty ? "" : "<dl>\n\(out)</dl>\n"
    }

    /// The metres that the clause comes to here.
    private func figure(of reason: Reason) -> String {
        guard let measured = reason.measured, measured > 0, let limit = reason.limit else { return "" }
        let metres = FixedDecimal.text(limit, places: 2, trimmed: true)
        return language(" — applied here: \(metres) m; measured \(AnswerWords.metres(measured)) m")
    }

    /// The figures of the table of distances, for what makes the band: the caption alone says nothing.
    private var widths: String {
        guard let row = finding.because.first(where: { $0.measured != nil })?.feature.split(separator: " ").first.map(String.init),
            let source = query.ruleset.row(row)?.kind
        else { return "" }
        let figures = query.ruleset.baseClasses.compactMap { zoneClass -> Phrase? in
            guard let metres = query.ruleset.distance(from: source, adjoining: zoneClass, on: answer.date) else { return nil }
            return "\(FixedDecimal.text(metres, places: 1, trimmed: true)) m beside \(phrases.name(of: zoneClass))"
        }
        return figures.isEmpty ? "" : language(": \(Phrase.list(figures))")
    }

    private var data: [(name: String, value: Cell)] {
        let (meta, document) = (answer.meta, query.ruleset.document)
        let switches = [
            ("width_by", meta.switches.widthBy.rawValue), ("radius_from", meta.switches.radiusFrom.rawValue),
            ("carriageway", meta.switches.carriageway.rawValue),
        ].filter { name, _ in query.ruleset.readings.contains { $0.switch?.name == name } }.map { "\($0.0)=\($0.1)" }.joined(
            separator: ", ")
        return [
            (words(ReportWords.map), Cell("\(meta.title(language)) · \(meta.id)")),
            (words(ReportWords.dataStatus), Cell(phrases.status(meta))),
            (words(ReportWords.validity), Cell(words.validity(meta.validity))),
            (words(ReportWords.rules), Cell("\(meta.ruleset) · \(document.number) · \(document.issuer(language)) · \(document.signed)")),
            (words(ReportWords.switches), Cell(switches)),
            (words(ReportWords.program), Cell("noisezone \(programVersion) · GEOS \(GEOSContext.version) · PROJ \(PROJVersion.text)")),
            (words(ReportWords.hash), Cell(answer.mapHash ?? "", "hash")),
        ] + (meta.attribution.isEmpty ? [] : [(words(ReportWords.attribution), Cell(meta.attribution.joined(separator: "; ")))])
    }
}
