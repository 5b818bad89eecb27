import FeatureIO
import Regulation

/// Compares listed lines with the annexes: the row is the key (readings N1, N2), the name only a check.
struct RowCheck {
    let ruleset: Ruleset

    func diagnostics(for line: TransportLine, feature: Feature, file: String) -> [Diagnostic] {
        // Railways and spur lines stand in no annex: their bands come from the railway land (W3), or not at all (R6).
        guard line.layer == .roads || line.source.id == "urban_rail" else { return [] }
        var reader = PropertyReader(feature, file: file)
        let entry: (names: [String], grade: String?)? =
            switch line.layer {
            case .roads: ruleset.road(line.row).map { ($0.allNames, $0.grade.id) }
            case .rail: ruleset.rail(line.row).map { ($0.allNames, nil) }
            }
        guard let entry else {
            let annex = line.layer == .roads ? "annex1-1 … annex1-\(ruleset.roads.count)" : "annex2-1 … annex2-\(ruleset.rails.count)"
            reader.fault(
                "row-unknown", "row \"\(line.row)\" is in no annex of \(ruleset.id)",
                fix: "Give the row of the annex that lists this line (\(annex)), or take the line out: only listed lines make bands")
            return reader.diagnostics
        }
        if !entry.names.contains(line.name) {
            reader.fault(
                "row-name", "the name \"\(line.name)\" is not that of row \(line.row), \(entry.names[0])",
                fix: "Check that the row is the right one; the row decides, not the name", severity: .warning)
        }
        if let grade = entry.grade, grade != line.source.id {
            reader.fault(
                "row-grade", "the grade \(line.source.id) is not that of row \(line.row), \(grade)",
                fix: "Check the row; the feature's own grade is used", severity: .warning)
        }
        return reader.diagnostics
    }
}
