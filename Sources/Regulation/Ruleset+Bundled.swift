extension Ruleset {
    /// The rulesets that ship with the program.
    public static let bundledIDs = [standardID]

    /// The rules that are asked where no map and no pack names others.
    public static let standardID = "beijing-etown-2025"

    /// A ruleset that ships with the program. Read once a process.
    public static func bundled(_ id: String) throws(RegulationError) -> Ruleset {
        switch id {
        case standardID: try beijingETown2025.get()
        default: throw .unknownRuleset(id, known: bundledIDs)
        }
    }

    private static let beijingETown2025 = Result { () throws(RegulationError) in
        try Ruleset(json: PackageResources.beijing_etown_2025_json, file: "beijing-etown-2025.json")
    }
}
