import FeatureIO
import Regulation
import ZoningModel

/// Compares listed lines with the annexes: the row is the key (readings N1, N2), the name only a check.
struct RowCheck {
    let ruleset: Ruleset

    func diagnostics(for line: TransportLine, feature: Feature, file: String) -> [Diagnostic] {
        var reader = PropertyReader(feature, file: file)
        let layer = SourceRule.Layer(rawValue: line.layer.rawValue) ?? .roads
        let rule = ruleset.source(line.source)
        let makesBand = rule.map { $0.effect != nil && $0.geometry == .line } ?? false
        // Only roads that were measured wrong are told by their width alone: other lines may be of any.
        if line.hasOffsets, !line.structure.isBelowGround, makesBand, layer != .waterways,
            let doubt = HalfWidths.doubt(left: line.left, right: line.right)
        {
            reader.fault(
                PackFault.widthImplausible, doubt,
                fix: "Check the unit: left_m and right_m are metres from the centre line to the boundary line",
                severity: .warning)
        }
        let row = ruleset.annexes(of: layer).flatMap(\.rows).first { $0.key == line.row }
        // What makes no band by itself stands in no annex: its land makes it (W3), or nothing does (R6).
        guard makesBand else {
            if let row {
                reader.fault(
                    PackFault.rowKind, "the kind \(line.source.id) is not that of row \(line.row), \(row.kind.id)",
                    fix: "Give the kind \(row.kind.id), or check the row")  // Z4
            }
            return reader.diagnostics
        }
        guard let row else {
            if rule?.listing == .required {
                reader.fault(
                    PackFault.rowUnknown, "row \"\(line.row)\" is in no annex of \(ruleset.id)",
                    fix:
                        "Give the row of the annex that lists this line (\(ruleset.rowKeys(of: layer))), or take the line out: only listed lines make bands"
                )
            } else if !counts(line) {
                reader.fault(
                    PackFault.rowUnknown,
                    "the line has no row, and by its properties it was there before \(ruleset.id) counts lines without one",
                    fix: "Give its row, or the day on which it was opened as opened_on; it is left out", severity: .warning)
            }
            return reader.diagnostics
        }
        if !row.allNames.contains(line.name) {
            reader.fault(
                PackFault.rowName, "the name \"\(line.name)\" is not that of row \(line.row), \(row.name)",
                fix: "Check that the row is the right one; the row decides, not the name", severity: .warning)
        }
        if layer == .roads, row.kind != line.source {
            reader.fault(
                PackFault.rowGrade, "the grade \(line.source.id) is not that of row \(line.row), \(row.kind.id)",
                fix: "Give the grade \(row.kind.id), or check the row: the annex says which grade a road has")  // Z4
        }
        return reader.diagnostics
    }

    /// Whether a line counts though no annex at hand lists it: by a row that it names, or because it is new enough (四.2, R4).
    func counts(_ line: TransportLine) -> Bool {
        guard let rule = ruleset.source(line.source), case .optional(let from?) = rule.listing else { return true }
        return line.hasRow || line.openedOn.map { $0 >= from } ?? false
    }
}

extension Ruleset {
    /// The keys of the rows that list lines of a layer, for messages: `annex1-1 … annex1-77`.
    func rowKeys(of layer: SourceRule.Layer) -> String {
        annexes(of: layer).map { "\($0.keyPrefix)1 … \($0.keyPrefix)\($0.rows.count)" }.joined(separator: ", ")
    }
}
