import Geometry
import Regulation
import ZoningModel

/// How buildings cut the bands 4a of a district back (clause 二(四)2 and 3, readings B1–B9).
///
/// Every side of every listed line is cut into stretches; where buildings stand, each stretch is measured, and follows rule 2 (the band runs
/// through) or rule 3 (only ground in direct sight of the boundary line). Without buildings there is nothing to ask here.
package struct Shielding: Sendable {
    /// Of all stretches with a building in front, by row and number.
    package let frontages: [Frontage]
    package let buildings: BuildingTable
    /// Stretches of rule 3, and those that may be.
    package let shielded: [ShieldedStretch]
    /// Buildings that stand across the boundary line, by number.
    package let astride: [Int]
    /// Of all stretches of the bands that have one of these, where they reach.
    private let stretches: [StretchReach]
    private let cells: CellIndex
    /// By band: whether it has one of them.
    private let isCutBack: [Bool]

    package static let none = Shielding(frontages: [], buildings: BuildingTable(BuildingList()), shielded: [], astride: [], stretches: [])

    private init(
        frontages: [Frontage], buildings: BuildingTable, shielded: [ShieldedStretch], astride: [Int],
        stretches: [(stretch: Stretch, shielded: Int?)]
    ) {
        self.astride = astride
        self.frontages = frontages
        self.buildings = buildings
        self.shielded = shielded
        self.stretches = stretches.map { StretchReach($0.stretch, shielded: $0.shielded) }
        cells = CellIndex(stretches.map(\.stretch.envelope), cell: 100)
        var isCutBack = [Bool](repeating: false, count: (stretches.map(\.stretch.band).max() ?? -1) + 1)
        for stretch in stretches { isCutBack[stretch.stretch.band] = true }
        self.isCutBack = isCutBack
    }

    /// Stretch after stretch.
    package init(buildings table: BuildingTable, lines: [TransportLine], making: BandMaking, bands: [Band], zones: ZoneLocator) {
        let survey = StretchSurvey(buildings: table, lines: lines, making: making, bands: bands, zones: zones)
        self.init(
            survey,
            (0..<survey.count).map { number in
                table.rest()
                return survey.measured(number)
            })
    }

    /// - Parameter measured: every stretch of the survey, in their order.
    package init(_ survey: StretchSurvey, _ measured: [StretchSurvey.SurveyedStretch]) {
        guard survey.hasRules else {
            self = .none
            return
        }
        var shielded: [ShieldedStretch] = []
        let all = measured.map { one -> (stretch: Stretch, shielded: Int?) in
            guard let own = one.shielded else { return (one.stretch, nil) }
            shielded.append(own)
            return (one.stretch, shielded.count - 1)
        }
        let touched = Set(shielded.map(\.stretch.band))
        self.init(
            frontages: measured.compactMap(\.frontage), buildings: survey.buildings, shielded: shielded,
            astride: Set(measured.lazy.flatMap(\.astride)).sorted(), stretches: all.filter { touched.contains($0.stretch.band) })
    }

    /// The bands of all stretches of the rows that buildings touch, one side each.
    package var reaches: [Band] { stretches.map(\.reach) }

    package typealias Sight = BandSight

    struct Verdict {
        var sight = Sight.open
        /// The frontages of rule 3 that decide, as indices of `shielded`, ascending.
        var frontages: [Int] = []
    }

    /// Whether nothing but the first row counts: then what is open without a tall building before it is an ordinary band.
    package var isFirstRowAlone: Bool { shielded.first?.screen != nil }

    /// Whether `place` lies between the boundary line and the first row of one of the stretches (reading B6).
    func isInFront(_ place: Coordinate, of numbers: [Int]) -> Bool {
        numbers.contains { shielded[$0].fronts.contains(place) }
    }

    /// How a band stands on the ground at `place`; between its boundary lines nothing changes.
    func verdict(_ hit: BandHit, at place: Coordinate, baseClass: Int?) -> Verdict {
        verdict(reaching(hit, at: place, baseClass: baseClass)) { number in
            shielded[number].sight(from: place, baseClass: baseClass, buildings: buildings)
        }
    }

    /// The stretches whose bands reach a place, as indices of `shielded`; nil for one of rule 2. None where buildings change nothing: on a
    /// carriageway, and beside bands without a stretch of rule 3.
    func reaching(_ hit: BandHit, at place: Coordinate, baseClass: Int?) -> [Int?] {
        guard hit.band < isCutBack.count, isCutBack[hit.band], !hit.isCarriageway else { return [] }
        var found: [Int?] = []
        for number in cells.candidates(at: place).lazy.map({ Int($0) }) where stretches[number].band == hit.band {
            if stretches[number].holds(place, baseClass: baseClass) { found.append(stretches[number].shielded) }
        }
        return found
    }

    /// What those stretches leave of the band; `sight` tells of one of `shielded` whether its boundary line is seen.
    func verdict(_ reaching: [Int?], sight: (Int) -> Sight) -> Verdict {
        guard !reaching.isEmpty else { return Verdict() }
        let found = reaching.map { number -> (sight: Sight, shielded: Int?) in
            guard let number else { return (.open, nil) }  // 二(四)2: the band runs through
            // B3: where rule 2 may hold as well, nothing is hidden for certain.
            let least = shielded[number].frontage.outcome == .undecided ? Sight.undecided : .hidden
            return (max(least, sight(number)), number)
        }
        let best = found.map(\.sight).max() ?? .open
        return Verdict(sight: best, frontages: found.filter { $0.sight == best }.compactMap(\.shielded).sorted())
    }
}
