import StrictJSON
import Wording

extension Section {
    mutating func classRule() throws(JSONError) -> ClassRule {
        let rule = ClassRule(
            id: try zoneClass("id"), name: try text("name"), title: try text("title"), description: try text("description"),
            limits: try limits("limits"), source: try citation())
        try finish()
        return rule
    }

    mutating func precedence() throws(JSONError) -> PrecedenceRule {
        let rule = PrecedenceRule(order: try zoneClasses("order"), text: try text("text"), source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    mutating func sourceRule() throws(JSONError) -> SourceRule {
        let bandClass = object.has("band_class") ? try zoneClass("band_class") : nil
        let rule = SourceRule(
            kind: try kind("key"), title: try text("title"), annexWord: try optionalString("annex_word"), bandClass: bandClass,
            source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    mutating func distanceTable() throws(JSONError) -> DistanceTable {
        let title = try text("title")
        var blocks: [DistanceTable.Block] = []
        for var block in try sections("blocks") {
            var rows: [DistanceTable.Row] = []
            for var row in try block.sections("rows") {
                let adjoining = try row.zoneClass("adjoining")
                if rows.contains(where: { $0.adjoining == adjoining }) {
                    throw row.error(at: "adjoining", "class \(adjoining) stands twice")
                }
                let metres = try row.timeline("metres") { (entry) throws(JSONError) in
                    entry.object.has("value") ? try entry.positive("value") : nil
                }
                try row.finish()
                rows.append(DistanceTable.Row(adjoining: adjoining, metres: metres))
            }
            blocks.append(DistanceTable.Block(label: try block.text("label"), kinds: try block.kinds("sources"), rows: rows))
            try block.finish()
        }
        let table = DistanceTable(title: title, blocks: blocks, source: try citation())
        try finish()
        return table
    }

    mutating func edgeRule() throws(JSONError) -> EdgeRule {
        let rule = EdgeRule(
            edgeKind: try string("edge_kind"), appliesTo: try kinds("applies_to"), text: try text("text"), source: try citation(),
            reading: try reading())
        try finish()
        return rule
    }

    mutating func portalRule() throws(JSONError) -> PortalRule {
        let rule = PortalRule(text: try text("text"), appliesTo: try kinds("applies_to"), source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    mutating func railways() throws(JSONError) -> (RailwayRule, ExistingRailwayRule) {
        let rule = RailwayRule(
            kind: try kind("kind"), excludedKind: try kind("excluded_kind"),
            newFrom: try provision("new_from") { (section) throws(JSONError) in try section.date("value") },
            yards: try provision("yards") { (section) throws(JSONError) in try section.text("text") })
        var old = try section("existing")
        let existing = ExistingRailwayRule(
            limitsClass: ZoneClass(try old.string("outcome")), approvedBefore: try old.date("approved_before"),
            reportedClass: try old.zoneClass("reported_class"), label: try old.text("label"), shortLabel: try old.text("short_label"),
            text: try old.text("text"), limits: try old.limits("limits"), source: try old.citation(), reading: try old.reading())
        if known.classes.contains(existing.limitsClass.id) {
            throw old.error(at: "outcome", "\"\(existing.limitsClass)\" is a class already")
        }
        if existing.approvedBefore != rule.newFrom.value {
            throw old.error(at: "approved_before", "\(existing.approvedBefore) leaves a gap to new_from, \(rule.newFrom.value)")
        }
        try old.finish()
        try finish()
        return (rule, existing)
    }

    mutating func buildings() throws(JSONError) -> BuildingRule {
        func number(_ section: inout Section) throws(JSONError) -> Double { try section.positive("value") }
        func share(_ section: inout Section) throws(JSONError) -> Double {
            let share = try section.positive("value")
            if share >= 1 { throw section.error(at: "value", "a share must lie between 0 and 1, found \(share)") }
            return share
        }
        let rule = BuildingRule(
            tallFromStoreys: try provision("tall_from_storeys") { (section) throws(JSONError) in try section.object.int("value") },
            joinedGap: try provision("joined_gap_m", number), mainlyShare: try provision("mainly_share", share),
            doubtfulFromShare: try provision("doubtful_from_share", share), doubtfulToShare: try provision("doubtful_to_share", share),
            sourceHeight: try provision("source_height_m", number),
            low: try provision("low") { (section) throws(JSONError) in try section.text("text") },
            tall: try provision("tall") { (section) throws(JSONError) in try section.text("text") })
        if !(rule.doubtfulFromShare.value...max(rule.doubtfulFromShare.value, rule.doubtfulToShare.value)).contains(rule.mainlyShare.value)
        {
            throw error(at: "mainly_share", "it must lie between doubtful_from_share and doubtful_to_share")
        }
        try finish()
        return rule
    }

    mutating func housing() throws(JSONError) -> HousingRule {
        let rule = HousingRule(
            insideClass: try zoneClass("zone_class"), limitsClass: try zoneClass("limits_class"), source: try citation(),
            reading: try reading())
        try finish()
        return rule
    }

    mutating func supplementary() throws(JSONError) -> Provision<Text> {
        let provision = Provision(value: try text("text"), source: try citation(), reading: try reading())
        try finish()
        return provision
    }

    mutating func tolerances() throws(JSONError) -> Tolerances {
        let tolerances = Tolerances(
            arc: try provision("arc_m") { (section) throws(JSONError) in try section.positive("value") },
            line: try provision("line_m") { (section) throws(JSONError) in try section.positive("value") },
            opening: try provision("opening_m") { (section) throws(JSONError) in try section.positive("value") })
        try finish()
        return tolerances
    }
}
