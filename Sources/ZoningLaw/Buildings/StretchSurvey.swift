import Geometry
import Regulation
import ZoningModel

/// All stretches of a district (reading B1), each to be measured for itself: by one task or by many.
package struct StretchSurvey: Sendable {
    let buildings: BuildingTable
    private let stretches: [Stretch]
    private let finder: NearBuildings
    /// Nil where the rules say nothing of buildings.
    private let rules: BuildingRules?
    private let arcTolerance: Double
    /// Whether there is anything to survey.
    let hasRules: Bool

    /// What stands about a stretch, and what follows of it.
    package struct SurveyedStretch: Sendable {
        let stretch: Stretch
        /// Nil where no building is near.
        var frontage: Frontage?
        /// Buildings that stand across its boundary line, by number.
        var astride: [Int] = []
        /// Nil for rule 2.
        var shielded: ShieldedStretch?
    }

    /// No stretch where there are no buildings, or no rules for them.
    package init(buildings: BuildingTable, lines: [TransportLine], making: BandMaking, bands: [Band], zones: ZoneLocator) {
        self.buildings = buildings
        rules = making.ruleset.buildings.map { BuildingRules($0) }
        hasRules = !buildings.isEmpty && rules != nil
        stretches = hasRules ? StretchMaking(making: making).stretches(lines: lines, bands: bands) : []
        finder = NearBuildings(buildings: buildings, zones: zones)
        arcTolerance = making.ruleset.tolerances.arcMetres
    }

    package var count: Int { stretches.count }

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    package func rest() { buildings.rest() }

    /// Time: the buildings near the stretch. Precondition: 0 ≤ `number` < `count`.
    package func measured(_ number: Int) -> SurveyedStretch {
        let stretch = stretches[number]
        let near = finder.near(stretch)
        guard !near.isEmpty, let rules else { return SurveyedStretch(stretch: stretch) }
        let measured = MeasuredFrontage(stretch, near: near, buildings: buildings, zones: finder.zones, rules: rules)
        var surveyed = SurveyedStretch(stretch: stretch, frontage: measured.frontage, astride: stretch.crossed(by: near, buildings))
        if measured.frontage.outcome != .open {
            surveyed.shielded = ShieldedStretch(stretch, measured: measured, near: near, buildings: buildings, arcTolerance: arcTolerance)
        }
        return surveyed
    }
}
