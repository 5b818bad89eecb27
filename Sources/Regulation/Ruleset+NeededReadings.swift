extension Ruleset {
    /// The readings that an answer may name, by what the rules hold: each must be there, with the clause that it stands for.
    package var neededReadings: [Interpretation.ID] {
        var needed: [Interpretation.ID] = [.a0, .a1, .r3, .w5, .z2, .z3, .z6]
        if residual == nil { needed.append(.z5) }
        if sources.contains(where: { $0.effect != nil && $0.geometry == .line || $0.ownLand != .band }) { needed.append(.r1) }
        if existingRailway != nil { needed.append(.r5) }
        if railways?.yards != nil || !areas.isEmpty { needed.append(.r7) }
        if portals != nil { needed.append(.w8) }
        if !landUses.isEmpty { needed.append(.z1) }
        switch buildings {
        case .mainlyTall: needed += [.b1, .b3, .b5, .b6, .b7, .b8, .b9]
        case .firstRow: needed += [.b3, .b5, .b6, .b8, .b9]
        case nil: break
        }
        return needed
    }
}
