import StrictJSON
import Wording

extension Section {
    mutating func classRule() throws(JSONError) -> ClassRule {
        let rule = ClassRule(
            id: try zoneClass("id"), name: try text("name"), title: try text("title"), description: try text("description"),
            limits: try limitTable("limits"), source: try citation())
        try finish()
        return rule
    }

    mutating func limitSet() throws(JSONError) -> LimitSet {
        let set = LimitSet(id: try string("id"), title: try text("title"), source: try citation(), reading: try reading())
        try finish()
        return set
    }

    /// A colour need not be of a class of this ruleset: legends of related rules share an order.
    mutating func classColour() throws(JSONError) -> ClassColour {
        let (zoneClass, written) = (ZoneClass(try string("class")), try string("colour"))
        let digits = written.utf8.dropFirst().compactMap { digit in Character(Unicode.Scalar(digit)).hexDigitValue }
        guard written.utf8.count == 7, written.first == "#", digits.count == 6 else {
            throw error(at: "colour", "\"\(written)\" is not a colour; write it as #rrggbb")
        }
        try finish()
        return ClassColour(
            zoneClass: zoneClass, red: digits[0] * 16 + digits[1], green: digits[2] * 16 + digits[3], blue: digits[4] * 16 + digits[5])
    }

    mutating func precedence() throws(JSONError) -> PrecedenceRule {
        let order = try object.strings("order")
        if let twice = order.first(where: { name in order.count { $0 == name } > 1 }) {
            throw error(at: "order", "\"\(twice)\" stands twice in this list; name it once")
        }
        let rule = PrecedenceRule(order: order, text: try text("text"), source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    mutating func edgeRule() throws(JSONError) -> EdgeRule {
        let rule = EdgeRule(
            edgeKind: try string("edge_kind"), appliesTo: object.has("applies_to") ? try kinds("applies_to") : [], text: try text("text"),
            source: try citation(),
            reading: try reading())
        try finish()
        return rule
    }

    mutating func portalRule() throws(JSONError) -> PortalRule {
        let rule = PortalRule(text: try text("text"), appliesTo: try kinds("applies_to"), source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    mutating func railways() throws(JSONError) -> RailwayRule {
        let newFrom =
            object.has("new_from") ? try provision("new_from") { (section) throws(JSONError) in try section.date("value") } : nil
        var existing: ExistingRailwayRule?
        if var old = try optionalSection("existing") {
            let rule = try old.existingRailway()
            if rule.approvedBefore != newFrom?.value {
                let new = newFrom.map(\.value.description) ?? "–"
                throw old.error(
                    at: "approved_before",
                    "\(rule.approvedBefore) leaves a gap to new_from, \(new) (\(rule.source.clause)); give both the same day")
            }
            try old.finish()
            existing = rule
        }
        let rule = RailwayRule(
            kind: try kind("kind"), excludedKinds: object.has("excluded_kinds") ? try kinds("excluded_kinds") : [], newFrom: newFrom,
            yards: object.has("yards") ? try provision("yards") { (section) throws(JSONError) in try section.text("text") } : nil,
            existing: existing)
        try finish()
        return rule
    }

    private mutating func existingRailway() throws(JSONError) -> ExistingRailwayRule {
        let rule = ExistingRailwayRule(
            limitsClass: ZoneClass(try string("outcome")), approvedBefore: try date("approved_before"),
            reportedClass: try zoneClass("reported_class"), label: try text("label"), shortLabel: try text("short_label"),
            text: try text("text"), limits: try limitTable("limits"), source: try citation(), reading: try reading())
        if known.classes.contains(rule.limitsClass.id) {
            throw error(at: "outcome", "\"\(rule.limitsClass)\" is a class already; give the outcome a name of its own")
        }
        return rule
    }

    mutating func limitOverride() throws(JSONError) -> LimitOverride {
        let rule = LimitOverride(
            insideClass: try zoneClass("zone_class"), landUse: try object.string("land_use", oneOf: LandUse.all),
            limitsClass: try zoneClass("limits_class"), source: try citation(), reading: try reading())
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

/// Land uses that rules may ask for: each is a layer of a data pack.
package enum LandUse {
    package static let residential = "residential"
    package static let all = [residential]
}
