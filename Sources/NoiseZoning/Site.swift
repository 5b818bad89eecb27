import FeatureIO
import Geometry
import MapMaking
import PackMaking
import PlanarArrangement
import Regulation
import ZoningFiles
import ZoningLaw
import ZoningModel

/// A pack in its working plane, looked over: all that a map of it is drawn from, with what was found doubtful on the way.
struct Site {
    /// Its buildings are gone once the function has them.
    private(set) var input: ZoningInput
    let ruleset: Ruleset
    private let scenario: Scenario
    private let sources: [MapMeta.SourceHash]
    private let inspection: Inspection
    private(set) var faults: DiagnosticTally

    /// Takes the input of the reading. Throws what keeps a map from being made of it.
    init(_ reading: inout PackContents, _ scenario: Scenario) throws(BuildError) {
        reading.setSwitches(scenario.readings, file: "--reading")
        // Given away, so that a city is not held twice.
        guard let read = reading.input.take(), let ruleset = reading.ruleset, !reading.hasErrors else { throw .data(reading.diagnostics) }
        // T2: no ruleset, no map.
        guard ruleset.isInForce(on: scenario.date) else { throw .notInForce(ruleset, scenario.date) }
        inspection = Inspection(read, ruleset: ruleset, folder: reading.folder, today: scenario.today ?? scenario.date)
        var (input, misplaced) = (consume read).projected(in: reading.folder)
        faults = reading.faults
        faults += misplaced
        if !misplaced.contains(where: { $0.severity == .error }) { faults += inspection.settle(&input) }
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        faults += inspection.doubts(input)
        (self.input, self.ruleset, self.scenario, sources) = (input, ruleset, scenario, reading.sources)
    }

    /// The zoning function, which takes the buildings with it.
    mutating func function() async throws(BuildError) -> ZoningFunction {
        let located = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: scenario.date, asBuilt: scenario.isAsBuilt, zones: located)
        let bands = making.bands(
            lines: input.lines, railwayLand: input.railwayLand, yards: input.yards, areas: input.lineLand + input.areas)
        let buildings = BuildingTable(input.buildings)
        // A city need not be held twice.
        input.buildings = BuildingList()
        let survey = StretchSurvey(buildings: buildings, lines: input.lines, making: making, bands: bands, zones: located)
        let shielding = await shielding(survey)
        faults += inspection.doubts(shielding)
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        return ZoningFunction(input: input, bands: bands, zones: located, ruleset: ruleset, shielding: shielding)
    }

    private func shielding(_ survey: StretchSurvey) async -> Shielding {
        var measured: [StretchSurvey.SurveyedStretch] = []
        var numbers = (0..<survey.count).makeIterator()
        await OrderedTasks.run(workers: scenario.workers) { () throws(Never) in
            numbers.next()
        } work: { (number: Int) throws(Never) in
            survey.measured(number)
        } take: { (one: StretchSurvey.SurveyedStretch) throws(Never) in
            measured.append(one)
            survey.rest()
        }
        return Shielding(survey, measured)
    }

    /// What a map drawn by the function says of itself.
    func meta(_ function: ZoningFunction) -> MapMeta {
        MapMeta(
            of: input, scenario: scenario, ruleset: ruleset, sources: sources,
            frontages: function.shielding.isFirstRowAlone ? [] : function.shielding.frontages.map(\.rounded))
    }

    /// The map of these zones and façades, with the lines and the land that they come from.
    func map(_ zones: [FunctionalZone], _ facades: FacadeList, meta: MapMeta) -> ZoneMap {
        ZoneMap(
            meta: meta, zones: zones, lines: input.lines.filter { $0.isInForce(on: scenario.date, asBuilt: scenario.isAsBuilt) },
            railwayLand: input.railwayLand, yards: input.yards, areas: input.lineLand + input.areas, facades: facades)
    }

    func fault(_ place: CrowdedPlace) -> BuildError { .data(faults.diagnostics + [place.diagnostic(input.pack.workingCRS)]) }
}

extension Site {
    /// One place on the ground asked of as much of the map as decides it: no more is drawn, and no façade.
    ///
    /// - Parameter place: metres in the working plane.
    consuming func finding(
        at place: Coordinate, accuracy: PlaceAccuracy?
    ) async throws(BuildError) -> (finding: Finding, query: PlaceQuery, faults: DiagnosticTally) {
        let function = try await function()
        let partition = Partition(function: function, input: input)
        let drawing = MapMaking(function: function, ruleset: ruleset, date: scenario.date)
        let meta = meta(function)
        var asking = NearQuery(place, accuracy: accuracy, meta: meta, ruleset: ruleset)
        while true {
            let (pieces, labels): (PieceList, [PieceLabel])
            do throws(CrowdedPlace) {
                (pieces, labels) = try await partition.pieces(about: asking.window, workers: scenario.workers)
            } catch { throw fault(error) }
            let map = map(drawing.drawn(pieces, labels: labels).zones(), FacadeList(), meta: meta)
            if let answer = asking.answer(from: map) { return (answer.finding, answer.query, faults) }
        }
    }
}
