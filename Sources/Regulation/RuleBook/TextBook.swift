import StrictJSON
import Wording

/// The chapters of the rule book as text.
struct TextBook {
    let ruleset: Ruleset
    let language: Language
    var page = TextPage()

    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func title(_ kind: SourceKind) -> String { ruleset.sources.first { $0.kind == kind }?.title(language) ?? kind.id }

    /// Clause and reading, as they stand in brackets after a rule.
    func cited(_ source: Citation, _ reading: String? = nil) -> String {
        let place = source.document == ruleset.document.number ? source.clause : source.description
        return "[\(place)\(reading.map { ", \($0)" } ?? "")]"
    }

    func number(_ value: Double) -> String { FixedDecimal.text(value, places: 4, trimmed: true) }

    mutating func pair(_ label: String, _ words: String) { page.paragraph(words, label: label, indent: language == .zh ? 14 : 18) }

    mutating func document() {
        let document = ruleset.document
        page.title(document.title(language))
        if language == .en { page.paragraph(document.title.zh) }
        pair(say("规则集", "ruleset"), ruleset.id)
        pair(say("文号", "number"), document.number)
        pair(say("制定机关", "issued by"), document.issuer(language))
        pair(say("签发", "signed"), document.signed.description)
        let gazette = document.gazette
        pair(
            say("公报", "gazette"),
            say(
                "\(gazette.title.zh) \(gazette.year)年第\(gazette.issue)期(总第\(gazette.totalIssue)期),\(gazette.published)",
                "\(gazette.title.en), \(gazette.year) no. \(gazette.issue) (total no. \(gazette.totalIssue)), \(gazette.published)"))
        let until = document.inForceUntil.map { say("至 \($0)", "until \($0)") } ?? say("(未定终止)", "(no end known)")
        pair(
            say("施行", "in force"),
            say("自 \(document.inForceFrom) ", "from \(document.inForceFrom) ") + until + " " + cited(document.inForceSource))
        for old in document.repeals { pair(say("废止", "repeals"), "\(old.id) \(old.title(language)) \(cited(old.source))") }
        pair(say("解释", "interpreted by"), "\(document.interpreter.value(language)) \(cited(document.interpreter.source))")
        for base in document.legalBases { pair(say("依据", "based on"), "\(base.id) \(base.title(language)) \(cited(base.source))") }
        for plan in document.plans { pair(say("规划", "plans"), "\(plan.title(language)) \(cited(plan.source))") }
        for entry in document.statute.entries {
            guard let statute = entry.value else { continue }
            let articles = statute.articles.map(String.init).joined(separator: ", ")
            pair(
                say("上位法", "statute"),
                say("自 \(entry.from):\(statute.title.zh) 第 \(articles) 条", "from \(entry.from): \(statute.title.en), arts \(articles)"))
        }
        let scope = document.scope
        let about = scope.areaIsApproximate ? say("约", "about ") : ""
        pair(say("适用范围", "scope"), "\(scope.text(language))\(say("(", " ("))\(about)\(number(scope.area)) km²) \(cited(scope.source))")
        pair(say("不适用", "outside"), "\(scope.excluded(language)) \(cited(scope.source, scope.reading))")
        let hours = ruleset.hours
        let (day, night) = (Hours.clock(hours.dayFrom), Hours.clock(hours.nightFrom))
        let offset = (hours.utcOffset < 0 ? "-" : "+") + Hours.clock(abs(hours.utcOffset))
        pair(
            say("时段", "hours"),
            say("昼间 \(day)–\(night),夜间 \(night)–次日 \(day)", "day \(day)–\(night), night \(night)–\(day)")
                + say("(\(hours.timeZone.zh),UTC\(offset)) ", " (\(hours.timeZone.en), UTC\(offset)) ") + cited(hours.source, hours.reading)
        )
    }

    mutating func classes() {
        page.heading(say("类别与限值,dB(A)", "Classes and limits, dB(A)"))
        var rows = [[say("类别", "class"), say("昼间", "day"), say("夜间", "night"), say("自", "from"), say("条款", "clause")]]
        for rule in ruleset.classes { rows += limits(rule.name(language), rule.limits) }
        let old = ruleset.existingRailway
        rows += limits(say("\(old.reportedClass)类(\(old.shortLabel.zh))", "class \(old.reportedClass) (\(old.shortLabel.en))"), old.limits)
        page.table(rows, right: [1, 2])
        page.paragraph("")
        for rule in ruleset.classes { page.paragraph(rule.description(language) + " " + cited(rule.source), label: rule.id.id, indent: 4) }
        let order = ruleset.strictness.map(\.id).joined(separator: " < ")
        page.paragraph(say("从严到宽:", "From strict to lax: ") + order + (ruleset.strictnessReading.map { " [\($0)]" } ?? ""))
    }

    private func limits(_ name: String, _ timeline: Timeline<NoiseLimit>) -> [[String]] {
        timeline.entries.map { entry in
            let source = String(cited(entry.source).dropFirst().dropLast())
            return [
                name, entry.value.map { String($0.day) } ?? "–", entry.value.map { String($0.night) } ?? "–", entry.from.description,
                source,
            ]
        }
    }

    mutating func lines() {
        page.heading(ruleset.distances.title(language) + say(",米", ", metres"), ruleset.distances.source.clause)
        for block in ruleset.distances.blocks {
            let name = block.kinds.first.flatMap { ruleset.bandClass(of: $0) }.map { "\($0): " } ?? ""
            page.paragraph(name + block.label(language))
            var rows: [[String]] = []
            for row in block.rows {
                for entry in row.metres.entries {
                    let beside = say("相邻 \(row.adjoining) 类区", "beside class \(row.adjoining)")
                    rows.append(["  " + beside, entry.value.map { number($0) } ?? "–", say("自 \(entry.from)", "from \(entry.from)")])
                }
            }
            page.table(rows, right: [1])
        }
        page.heading(say("边界线、重叠、入地处与铁路", "Boundary lines, overlaps, portals and railways"))
        for edge in ruleset.edges {
            page.paragraph("\(edge.text(language)) \(cited(edge.source, edge.reading))", label: edge.edgeKind, indent: 15)
        }
        let precedence = ruleset.precedence
        let notes: [(Text, Citation, String?)] = [
            (precedence.text, precedence.source, precedence.reading),
            (ruleset.portals.text, ruleset.portals.source, ruleset.portals.reading),
            (ruleset.railways.yards.value, ruleset.railways.yards.source, ruleset.railways.yards.reading),
            (ruleset.existingRailway.text, ruleset.existingRailway.source, ruleset.existingRailway.reading),
        ]
        for (text, source, reading) in notes { page.paragraph("\(text(language)) \(cited(source, reading))", label: "–", indent: 2) }
        let (new, date) = (ruleset.railways.newFrom, ruleset.railways.newFrom.value)
        let words = say("新建铁路:\(date) 起环境影响评价文件通过审批", "new railways: environmental impact assessment approved from \(date)")
        page.paragraph("\(words) \(cited(new.source))", label: "–", indent: 2)
        let spur = title(ruleset.railways.excludedKind)
        let source = ruleset.sources.first { $0.kind == ruleset.railways.excludedKind }
        if let source {
            page.paragraph("\(spur)\(say(":不划带", ": no band")) \(cited(source.source, source.reading))", label: "–", indent: 2)
        }
    }

    mutating func buildings() {
        let rule = ruleset.buildings
        page.heading(say("临路建筑", "Buildings along the road"))
        page.paragraph("\(rule.low.value(language)) \(cited(rule.low.source))", label: "–", indent: 2)
        page.paragraph("\(rule.tall.value(language)) \(cited(rule.tall.source))", label: "–", indent: 2)
        func percent(_ share: Double) -> String { number(share * 100) + " %" }
        page.table([
            [say("高层自", "tall from"), "≥ \(rule.tallFromStoreys.value) \(say("层", "storeys"))", cited(rule.tallFromStoreys.source)],
            [say("视同相连", "joined"), "≤ \(number(rule.joinedGap.value)) m", cited(rule.joinedGap.source, rule.joinedGap.reading)],
            [say("为主", "mainly"), "> \(percent(rule.mainlyShare.value))", cited(rule.mainlyShare.source, rule.mainlyShare.reading)],
            [
                say("存疑", "doubtful"), "\(percent(rule.doubtfulFromShare.value)) – \(percent(rule.doubtfulToShare.value))",
                cited(rule.doubtfulFromShare.source, rule.doubtfulFromShare.reading),
            ],
            [
                say("声源高度", "source height"), "\(number(rule.sourceHeight.value)) m",
                cited(rule.sourceHeight.source, rule.sourceHeight.reading),
            ],
        ])
    }
}
