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
        let doubt = source.isVerified ? "" : say(",未核实", ", not verified")
        return "[\(place)\(reading.map { ", \($0)" } ?? "")\(doubt)]"
    }

    func number(_ value: Double) -> String { FixedDecimal.text(value, places: 4, trimmed: true) }

    mutating func pair(_ label: String, _ words: String) { page.paragraph(words, label: label, indent: language == .zh ? 14 : 18) }

    mutating func document() {
        let document = ruleset.document
        page.title(document.title(language))
        if language == .en { page.paragraph(document.title.own) }
        pair(say("规则集", "ruleset"), ruleset.id)
        pair(say("文号", "number"), document.number)
        pair(say("制定机关", "issued by"), document.issuer(language))
        pair(say("签发", "signed"), document.signed.description)
        if let gazette = document.gazette {
            pair(
                say("公报", "gazette"),
                say(
                    "\(gazette.title.own) \(gazette.year)年第\(gazette.issue)期(总第\(gazette.totalIssue)期),\(gazette.published)",
                    "\(gazette.title.en), \(gazette.year) no. \(gazette.issue) (total no. \(gazette.totalIssue)), \(gazette.published)"))
        }
        let until = document.inForceUntil.map { say("至 \($0)", "until \($0)") } ?? say("(未定终止)", "(no end known)")
        pair(
            say("施行", "in force"),
            say("自 \(document.inForceFrom) ", "from \(document.inForceFrom) ") + until + " " + cited(document.inForceSource))
        for old in document.repeals { pair(say("废止", "repeals"), "\(old.id) \(old.title(language)) \(cited(old.source))") }
        if let other = document.replacedBy { pair(say("替代", "replaced by"), other) }
        if let interpreter = document.interpreter {
            pair(say("解释", "interpreted by"), "\(interpreter.value(language)) \(cited(interpreter.source))")
        }
        for base in document.legalBases { pair(say("依据", "based on"), "\(base.id) \(base.title(language)) \(cited(base.source))") }
        for plan in document.plans { pair(say("规划", "plans"), "\(plan.title(language)) \(cited(plan.source))") }
        for entry in document.statute.entries {
            guard let statute = entry.value else { continue }
            var words = say("自 \(entry.from):\(statute.title.own)", "from \(entry.from): \(statute.title.en)")
            let articles = statute.articles.map(String.init).joined(separator: ", ")
            if !articles.isEmpty { words += say(" 第 \(articles) 条", ", arts \(articles)") }
            if !entry.source.isVerified { words += " " + cited(entry.source) }
            pair(say("上位法", "statute"), words)
        }
        let scope = document.scope
        let about = scope.areaIsApproximate ? say("约", "about ") : ""
        let extent = scope.area.map { say("(", " (") + about + number($0) + " km²)" } ?? ""
        pair(say("适用范围", "scope"), "\(scope.text(language))\(extent) \(cited(scope.source))")
        if let excluded = scope.excluded { pair(say("不适用", "outside"), "\(excluded(language)) \(cited(scope.source, scope.reading))") }
        hours()
    }

    private mutating func hours() {
        let hours = ruleset.hours
        func spans(_ zoneClass: ZoneClass?) -> String {
            hours.periods.map { period in
                let (from, to) = hours.span(of: period, in: zoneClass)
                let day = to <= from ? say("次日 ", "") : ""
                return "\(period.name(language)) \(Hours.clock(from))–\(day)\(Hours.clock(to))"
            }.joined(separator: say(",", ", "))
        }
        let offset = (hours.utcOffset < 0 ? "-" : "+") + Hours.clock(abs(hours.utcOffset))
        pair(
            say("时段", "hours"),
            spans(nil) + say("(\(hours.timeZone.own),UTC\(offset)) ", " (\(hours.timeZone.en), UTC\(offset)) ")
                + cited(hours.source, hours.reading))
        for rule in ruleset.classes where hours.periods.contains(where: { $0.fromByClass[rule.id] != nil }) {
            pair("", "\(rule.name(language)): \(spans(rule.id))")
        }
    }

    mutating func classes() {
        page.heading(say("类别与限值,dB(A)", "Classes and limits, dB(A)"))
        let periods = ruleset.hours.periods
        for set in ruleset.limitSets {
            if ruleset.limitSets.count > 1 { page.paragraph("\(set.id): \(set.title(language)) \(cited(set.source, set.reading))") }
            var rows = [[say("类别", "class")] + periods.map { $0.name(language) } + [say("自", "from"), say("条款", "clause")]]
            for rule in ruleset.classes { rows += limits(rule.name(language), rule.limits[set.id]) }
            if let old = ruleset.existingRailway {
                rows += limits(
                    say("\(old.reportedClass)类(\(old.shortLabel.own))", "class \(old.reportedClass) (\(old.shortLabel.en))"),
                    old.limits[set.id])
            }
            page.table(rows, right: Set(1...periods.count))
            page.paragraph("")
        }
        for rule in ruleset.classes { page.paragraph(rule.description(language) + " " + cited(rule.source), label: rule.id.id, indent: 4) }
        let order = ruleset.strictness.map(\.id).joined(separator: " < ")
        page.paragraph(say("从严到宽:", "From strict to lax: ") + order + (ruleset.strictnessReading.map { " [\($0)]" } ?? ""))
    }

    private func limits(_ name: String, _ timeline: Timeline<NoiseLimit>?) -> [[String]] {
        (timeline?.entries ?? []).map { entry in
            let source = String(cited(entry.source).dropFirst().dropLast())
            let levels = ruleset.hours.periods.indices.map { number in entry.value?[number].map(String.init) ?? "–" }
            return [name] + levels + [entry.from.description, source]
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
                    // The clause of the table need not be said again.
                    let isPlain = entry.source == ruleset.distances.source && entry.source.isVerified
                    rows.append(
                        ["  " + beside(row), entry.value.map { width($0) } ?? "–", say("自 \(entry.from)", "from \(entry.from)")]
                            + (isPlain ? [] : [cited(entry.source)]))
                }
            }
            page.table(rows, right: [1])
        }
        if ruleset.distances.ends.value == .round {
            let ends = ruleset.distances.ends
            page.paragraph("\(say("线路端点处为圆弧", "the distance holds about the ends of lines too")) \(cited(ends.source, ends.reading))")
        }
        page.heading(say("边界线、重叠、入地处与铁路", "Boundary lines, overlaps, portals and railways"))
        for edge in ruleset.edges {
            page.paragraph("\(edge.text(language)) \(cited(edge.source, edge.reading))", label: edge.edgeKind, indent: 15)
        }
        var notes: [(Text, Citation, String?)] = [
            (ruleset.precedence.text, ruleset.precedence.source, ruleset.precedence.reading)
        ]
        if let portals = ruleset.portals { notes.append((portals.text, portals.source, portals.reading)) }
        if let yards = ruleset.railways?.yards { notes.append((yards.value, yards.source, yards.reading)) }
        if let existing = ruleset.existingRailway { notes.append((existing.text, existing.source, existing.reading)) }
        for (text, source, reading) in notes { page.paragraph("\(text(language)) \(cited(source, reading))", label: "–", indent: 2) }
        if let new = ruleset.railways?.newFrom {
            let words = say(
                "新建铁路:\(new.value) 起环境影响评价文件通过审批",
                "new railways: environmental impact assessment approved from \(new.value)")
            page.paragraph("\(words) \(cited(new.source))", label: "–", indent: 2)
        }
        for source in ruleset.sources where source.effect == nil {
            let words = source.title(language) + say(":不划带", ": no band")
            page.paragraph("\(words) \(cited(source.source, source.reading))", label: "–", indent: 2)
        }
        particulars()
        areas()
    }

    private func beside(_ row: DistanceTable.Row) -> String {
        let names = row.adjoining.map(\.id)
        var words: [String] = []
        if !names.isEmpty {
            let list = names.joined(separator: say("、", ", "))
            words.append(say("相邻 \(list) 类区", "beside class \(list)"))
        }
        if row.isUnzoned { words.append(say("未划区土地", "beside land in no zone")) }
        if let lanes = row.when.lanes { words.append(self.lanes(lanes)) }
        if let width = row.when.width { words.append(self.width(width)) }
        return words.joined(separator: say(",", ", "))
    }

    mutating func buildings() {
        guard let rule = ruleset.buildings else { return }
        page.heading(say("临路建筑", "Buildings along the road"))
        let tall = [
            say("高层自", "tall from"), "≥ \(rule.tallFromStoreys.value) \(say("层", "storeys"))", cited(rule.tallFromStoreys.source),
        ]
        switch rule {
        case .firstRow(let rule):
            page.paragraph("\(rule.text.value(language)) \(cited(rule.text.source, rule.text.reading))", label: "–", indent: 2)
            page.table([tall])
        case .mainlyTall(let rule): mainlyTall(rule, tall)
        }
    }

    private mutating func mainlyTall(_ rule: MainlyTallRule, _ tall: [String]) {
        page.paragraph("\(rule.low.value(language)) \(cited(rule.low.source))", label: "–", indent: 2)
        page.paragraph("\(rule.tall.value(language)) \(cited(rule.tall.source))", label: "–", indent: 2)
        func percent(_ share: Double) -> String { number(share * 100) + " %" }
        page.table([
            tall,
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
