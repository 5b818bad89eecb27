import Synchronization

extension Ruleset {
    /// The rules that ship, the standard first. A ruleset is added by a line here and one in Package.swift.
    fileprivate static let shelf = [
        Shelved(standardID, { PackageResources.beijing_etown_2025_json }, cases: { PackageResources.beijing_etown_2025_cases_json }),
        Shelved("foshan-2024", { PackageResources.foshan_2024_json }, cases: { PackageResources.foshan_2024_cases_json }),
        Shelved("yilan-2021", { PackageResources.yilan_2021_json }, cases: { PackageResources.yilan_2021_cases_json }),
        Shelved("yokkaichi-2000", { PackageResources.yokkaichi_2000_json }, cases: { PackageResources.yokkaichi_2000_cases_json }),
        Shelved("gbt-15190-2014", { PackageResources.gbt_15190_2014_json }, cases: { PackageResources.gbt_15190_2014_cases_json }),
    ]

    /// The rules that are asked where no map and no pack names others.
    public static let standardID = "beijing-etown-2025"

    /// The pack that is asked where none is named, a folder of `GeoData`.
    package static let standardPack = "beijing-etown"

    /// The rulesets that ship with the program, the standard first.
    public static let bundledIDs = shelf.map(\.id)

    /// What limits are called by any rules that ship: `day`, `evening`, and `ambient_day` where there are several sets. Reads them all.
    package static let limitNames: Set<String> = {
        var names: Set<String> = []
        for ruleset in shelf.compactMap({ try? $0.ruleset() }) {
            for period in ruleset.hours.periods.map(\.id.rawValue) {
                names.formUnion([period] + ruleset.limitSets.dropFirst().map { "\($0.id)_\(period)" })
            }
        }
        return names
    }()

    /// A ruleset that ships with the program. Read when it is first asked for, and kept.
    public static func bundled(_ id: String) throws(RegulationError) -> Ruleset {
        guard let shelved = shelf.first(where: { $0.id == id }) else { throw .unknownRuleset(id, known: bundledIDs) }
        return try shelved.ruleset()
    }
}

/// A file of rules that ships, read no sooner than it is wanted.
private final class Shelved: Sendable {
    /// What was read.
    private final class Reading: Sendable {
        let result: Result<Ruleset, RegulationError>

        init(_ result: Result<Ruleset, RegulationError>) { self.result = result }
    }

    let id: String
    private let bytes: @Sendable () -> [UInt8]
    /// The bytes of the index of its cases.
    let cases: @Sendable () -> [UInt8]
    /// Two that come at once may both read it; all see what was kept first.
    private let reading = AtomicLazyReference<Reading>()

    init(_ id: String, _ bytes: @escaping @Sendable () -> [UInt8], cases: @escaping @Sendable () -> [UInt8]) {
        (self.id, self.bytes, self.cases) = (id, bytes, cases)
    }

    func ruleset() throws(RegulationError) -> Ruleset {
        if let reading = reading.load() { return try reading.result.get() }
        let result = Result { () throws(RegulationError) in try Ruleset(json: bytes(), file: "\(id).json") }
        return try reading.storeIfNil(Reading(result)).result.get()
    }
}

extension CaseIndex {
    /// The cases of a ruleset that ships.
    public static func bundled(_ id: String) throws(RegulationError) -> CaseIndex {
        guard let shelved = Ruleset.shelf.first(where: { $0.id == id }) else { throw .unknownRuleset(id, known: Ruleset.bundledIDs) }
        return try CaseIndex(json: shelved.cases(), file: "\(id)-cases.json")
    }
}
