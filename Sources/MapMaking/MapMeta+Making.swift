import FeatureIO
import Regulation
import ZoningModel

extension MapMeta {
    package init(of input: ZoningInput, scenario: Scenario, ruleset: Ruleset, sources: [SourceHash], frontages: [Frontage] = []) {
        let pack = input.pack
        self.init(
            id: pack.id, title: pack.title, ruleset: ruleset.id, status: pack.status, positionalAccuracy: pack.positionalAccuracy,
            date: scenario.date, validity: Validity(of: input, scenario: scenario, ruleset: ruleset), isAsBuilt: scenario.isAsBuilt,
            workingCRS: pack.workingCRS, switches: ruleset.switches, sources: sources,
            attribution: input.attribution, program: programVersion, frontages: frontages,
            accuracies: input.accuracies.without(pack.positionalAccuracy), periods: ruleset.hours.periods.map(\.id))
    }
}

extension MapMeta.Validity {
    /// Days on which the map changes: the ruleset comes or goes, a line opens (四.2, R4).
    init(of input: ZoningInput, scenario: Scenario, ruleset: Ruleset) {
        let openings = scenario.isAsBuilt ? [] : input.lines.compactMap(\.openedOn)
        let changes = openings + [ruleset.document.inForceFrom] + (ruleset.document.inForceUntil.map { [$0.adding(days: 1)] } ?? [])
        self.init(
            from: changes.filter { $0 <= scenario.date }.max() ?? ruleset.document.inForceFrom,
            until: changes.filter { $0 > scenario.date }.min())
    }
}

extension ZoningInput {
    /// The notices of the pack, then those of its neighbours, each once.
    fileprivate var attribution: [String] {
        neighbours.flatMap(\.attribution).reduce(into: pack.attribution) { if !$0.contains($1) { $0.append($1) } }
    }
}
