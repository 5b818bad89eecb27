extension TextBook {
    mutating func zones() {
        if !ruleset.zones.isEmpty || ruleset.residual != nil {
            page.heading(
                ruleset.boundaryDirection.map {
                    say("声环境功能区,\($0.own)", "Base zones, boundaries \($0.en), as printed")
                } ?? say("声环境功能区", "Base zones"))
        }
        for zone in ruleset.zones {
            let area = zone.area.map { say(",约", ", about ") + "\(number($0)) km²" } ?? ""
            let head = say("\(zone.zoneClass) 类", "class \(zone.zoneClass)") + area
            page.paragraph("\(zone.name(language))\(say(",", ", "))\(head) \(cited(zone.source))", label: zone.id, indent: 5)
            if let boundary = zone.boundary { page.paragraph(boundary.raw, indent: 5) }
        }
        if let rest = ruleset.residual {
            let head = say("\(rest.zoneClass) 类", "class \(rest.zoneClass)")
            page.paragraph(
                "\(rest.name(language))\(say(",", ", "))\(head) \(cited(rest.source, rest.reading))", label: rest.id, indent: 5)
        }
        for fault in ruleset.document.copyFaults {
            page.paragraph("\(fault.zones.joined(separator: ", ")): \(fault.note(language))", label: "–", indent: 2)
        }
    }

    mutating func annexes() {
        let head = [say("名称", "name"), say("起点", "from"), say("终点", "to")]
        for annex in ruleset.annexes {
            page.heading(annex.title(language))
            page.table(
                [["", "key"] + head + (annex.hasGrades ? [say("等级", "grade")] : []) + [say("条款", "clause")]]
                    + annex.rows.map { row in
                        let grade = row.gradeWord.map { [say($0, title(row.kind))] } ?? []
                        let ends = [row.from?.written ?? "", row.to?.written ?? ""]
                        let source = row.source.isVerified ? row.source.clause : cited(row.source)
                        return [String(row.number), row.key, row.written] + ends + grade + [source]
                    }, right: [0])
        }
        guard !ruleset.aliases.isEmpty else { return }
        page.heading(say("同一线路的其他名称", "Other names of one line"))
        for group in ruleset.aliases {
            page.paragraph(
                "\(group.name) = \(group.aliases.joined(separator: " = ")) \(cited(group.source, group.reading))", label: "–", indent: 2)
        }
    }

    mutating func supplementary() {
        guard !ruleset.supplementary.isEmpty else { return }
        page.heading(say("补充规定", "Supplementary provisions"))
        for provision in ruleset.supplementary {
            page.paragraph("\(provision.value(language)) \(cited(provision.source, provision.reading))", label: "–", indent: 2)
        }
    }

    mutating func readings() {
        page.heading(say("未尽之处的解读", "How open points are read"))
        for reading in ruleset.readings {
            let clauses = reading.clauses.joined(separator: say("、", ", "))
            page.paragraph(
                "\(reading.title(language)):\(say("", " "))\(reading.text(language)) [\(clauses)]", label: reading.id.rawValue, indent: 5)
            guard let choice = reading.switch else { continue }
            let values = choice.values.joined(separator: " | ")
            page.paragraph(
                "\(say("选项", "switch")) \(choice.name): \(values)\(say(",缺省 ", ", default "))\(choice.defaultValue)", label: "", indent: 5)
        }
        let (arc, line) = (ruleset.tolerances.arc, ruleset.tolerances.line)
        page.heading(say("容差", "Tolerances"))
        page.table([
            [say("圆弧", "arcs"), "\(number(arc.value * 1000)) mm", cited(arc.source, arc.reading)],
            [say("界线", "lines"), "\(number(line.value * 1000)) mm", cited(line.source, line.reading)],
        ])
    }
}
