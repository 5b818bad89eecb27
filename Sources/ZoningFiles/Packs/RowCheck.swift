import FeatureIO
import Regulation
import ZoningModel

/// Compares listed lines with the annexes: the row is the key (readings N1, N2), the name only a check.
struct RowCheck {
    let ruleset: Ruleset

    func diagnostics(for line: TransportLine, feature: Feature, file: String) -> [Diagnostic] {
        var reader = PropertyReader(feature, file: file)
        let isUrban = line.source.id == "urban_rail"
        if line.hasOffsets, !line.structure.isBelowGround, line.source != .spur, line.layer == .roads || isUrban,
            let doubt = HalfWidths.doubt(left: line.left, right: line.right)
        {
            reader.fault(
                PackFault.widthImplausible, doubt,
                fix: "Check the unit: left_m and right_m are metres from the centre line to the boundary line",
                severity: .warning)
        }
        // Railways and spur lines stand in no annex: their bands come from the railway land (W3), or not at all (R6).
        guard line.layer == .roads || isUrban else {
            if ruleset.rail(line.row) != nil {
                reader.fault(
                    PackFault.rowKind, "the kind \(line.source.id) is not that of row \(line.row), urban_rail",
                    fix: "Give the kind urban_rail, or check the row")  // Z4
            }
            return reader.diagnostics
        }
        let entry: (names: [String], grade: String?)? =
            switch line.layer {
            case .roads: ruleset.road(line.row).map { ($0.allNames, $0.grade.id) }
            case .rail: ruleset.rail(line.row).map { ($0.allNames, nil) }
            }
        guard let entry else {
            let annex = line.layer == .roads ? "annex1-1 … annex1-\(ruleset.roads.count)" : "annex2-1 … annex2-\(ruleset.rails.count)"
            reader.fault(
                PackFault.rowUnknown, "row \"\(line.row)\" is in no annex of \(ruleset.id)",
                fix: "Give the row of the annex that lists this line (\(annex)), or take the line out: only listed lines make bands")
            return reader.diagnostics
        }
        if !entry.names.contains(line.name) {
            reader.fault(
                PackFault.rowName, "the name \"\(line.name)\" is not that of row \(line.row), \(entry.names[0])",
                fix: "Check that the row is the right one; the row decides, not the name", severity: .warning)
        }
        if let grade = entry.grade, grade != line.source.id {
            reader.fault(
                PackFault.rowGrade, "the grade \(line.source.id) is not that of row \(line.row), \(grade)",
                fix: "Give the grade \(grade), or check the row: the annex says which grade a road has")  // Z4
        }
        return reader.diagnostics
    }
}
