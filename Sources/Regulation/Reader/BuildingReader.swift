import StrictJSON
import Wording

extension Section {
    /// `"rule": "mainly_tall"` or `"first_row"`; a ruleset in which buildings play no part has no such member.
    mutating func buildings() throws(JSONError) -> BuildingRule {
        let kinds = try kinds("applies_to")
        let storeys = try provision("tall_from_storeys") { (section) throws(JSONError) -> Int in
            let storeys = try section.object.int("value")
            if !(1...100).contains(storeys) { throw section.error(at: "value", "expected 1 to 100 storeys, found \(storeys)") }
            return storeys
        }
        let rule: BuildingRule =
            switch try object.string("rule", oneOf: ["mainly_tall", "first_row"]) {
            case "first_row":
                .firstRow(FirstRowRule(appliesTo: kinds, tallFromStoreys: storeys, text: try words("text")))
            default: .mainlyTall(try mainlyTall(kinds, storeys))
            }
        try finish()
        return rule
    }

    private mutating func mainlyTall(_ kinds: [SourceKind], _ storeys: Provision<Int>) throws(JSONError) -> MainlyTallRule {
        func number(_ section: inout Section) throws(JSONError) -> Double { try section.positive("value") }
        func share(_ section: inout Section) throws(JSONError) -> Double {
            let share = try section.positive("value")
            if share >= 1 { throw section.error(at: "value", "a share must lie between 0 and 1, found \(share)") }
            return share
        }
        let rule = MainlyTallRule(
            appliesTo: kinds, tallFromStoreys: storeys,
            joinedGap: try provision("joined_gap_m", number), mainlyShare: try provision("mainly_share", share),
            doubtfulFromShare: try provision("doubtful_from_share", share), doubtfulToShare: try provision("doubtful_to_share", share),
            sourceHeight: try provision("source_height_m", number), low: try words("low"), tall: try words("tall"))
        if !(rule.doubtfulFromShare.value...max(rule.doubtfulFromShare.value, rule.doubtfulToShare.value)).contains(rule.mainlyShare.value)
        {
            throw error(at: "mainly_share", "it must lie between doubtful_from_share and doubtful_to_share")
        }
        return rule
    }

    private mutating func words(_ name: String) throws(JSONError) -> Provision<Text> {
        try provision(name) { (section) throws(JSONError) in try section.text("text") }
    }
}
