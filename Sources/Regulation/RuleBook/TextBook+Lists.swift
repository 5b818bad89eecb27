extension TextBook {
    mutating func zones() {
        page.heading(say("声环境功能区,\(ruleset.boundaryDirection.zh)", "Base zones, boundaries \(ruleset.boundaryDirection.en), as printed"))
        for zone in ruleset.zones {
            let head = say("\(zone.zoneClass) 类", "class \(zone.zoneClass)") + say(",约", ", about ") + "\(number(zone.area)) km²"
            page.paragraph("\(zone.name(language))\(say(",", ", "))\(head) \(cited(zone.source))", label: zone.id, indent: 5)
            page.paragraph(zone.boundary.raw, indent: 5)
        }
        for fault in ruleset.document.copyFaults {
            page.paragraph("\(fault.zones.joined(separator: ", ")): \(fault.note(language))", label: "–", indent: 2)
        }
    }

    mutating func annexes() {
        let head = [say("名称", "name"), say("起点", "from"), say("终点", "to")]
        page.heading(ruleset.roadsTitle(language))
        page.table(
            [["", "key"] + head + [say("等级", "grade"), say("条款", "clause")]]
                + ruleset.roads.map { road in
                    let grade = say(road.gradeWord, title(road.grade))
                    return [String(road.number), road.key, road.written, road.from.written, road.to.written, grade, road.source.clause]
                }, right: [0])
        page.heading(ruleset.railsTitle(language))
        page.table(
            [["", "key"] + head + [say("条款", "clause")]]
                + ruleset.rails.map { [String($0.number), $0.key, $0.written, $0.from.written, $0.to.written, $0.source.clause] },
            right: [0])
        page.heading(say("同一线路的其他名称", "Other names of one line"))
        for group in ruleset.aliases {
            page.paragraph(
                "\(group.name) = \(group.aliases.joined(separator: " = ")) \(cited(group.source, group.reading))", label: "–", indent: 2)
        }
    }

    mutating func supplementary() {
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
