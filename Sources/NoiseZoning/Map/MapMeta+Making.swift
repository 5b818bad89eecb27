import Regulation

/// The version of the program, as `--version`, maps and reports give it.
public let programVersion = "0.1.0"

extension MapMeta {
    init(of pack: PackManifest, scenario: NoiseZoning.Scenario, ruleset: Ruleset, sources: [SourceHash]) {
        self.init(
            id: pack.id, title: pack.title, ruleset: ruleset.id, status: pack.status, positionalAccuracy: pack.positionalAccuracy,
            date: scenario.date, isAsBuilt: scenario.isAsBuilt, workingCRS: pack.workingCRS, switches: ruleset.switches, sources: sources,
            program: programVersion)
    }

    /// One hash for everything that the map was built from.
    public var sourceHash: String {
        SHA256.hexDigest(of: Array(sources.map { "\($0.sha256)  \($0.file)\n" }.joined().utf8))
    }
}

extension ZoneMap {
    /// SHA-256 of the bytes of a map file.
    public static func hash(of bytes: [UInt8]) -> String { SHA256.hexDigest(of: bytes) }
}
