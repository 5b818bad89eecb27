import FeatureIO
import Regulation

/// The version of the program, as `--version`, maps and reports give it.
public let programVersion = "0.1.0"

extension MapMeta {
    init(of input: ZoningInput, scenario: NoiseZoning.Scenario, ruleset: Ruleset, sources: [SourceHash], frontages: [Frontage] = []) {
        let pack = input.pack
        self.init(
            id: pack.id, title: pack.title, ruleset: ruleset.id, status: pack.status, positionalAccuracy: pack.positionalAccuracy,
            date: scenario.date, validity: Validity(of: input, scenario: scenario, ruleset: ruleset), isAsBuilt: scenario.isAsBuilt,
            workingCRS: pack.workingCRS, switches: ruleset.switches, sources: sources,
            program: programVersion, frontages: frontages, accuracies: input.accuracies.without(pack.positionalAccuracy))
    }

    /// One hash for everything that the map was built from.
    public var sourceHash: String {
        SHA256.hexDigest(of: Array(sources.map { "\($0.sha256)  \($0.file)\n" }.joined().utf8))
    }
}

extension MapMeta.Validity {
    /// Days on which the map changes: the ruleset comes or goes, a line opens (四.2, R4).
    init(of input: ZoningInput, scenario: NoiseZoning.Scenario, ruleset: Ruleset) {
        let openings = scenario.isAsBuilt ? [] : input.lines.compactMap(\.openedOn)
        let changes = openings + [ruleset.document.inForceFrom] + (ruleset.document.inForceUntil.map { [$0.adding(days: 1)] } ?? [])
        self.init(
            from: changes.filter { $0 <= scenario.date }.max() ?? ruleset.document.inForceFrom,
            until: changes.filter { $0 > scenario.date }.min())
    }
}
