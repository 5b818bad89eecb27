import FeatureIO
import Geometry
import MapMaking
import PackMaking
import PlanarArrangement
import Projection
import Regulation
import Scratch
import ZoningFiles
import ZoningLaw
import ZoningModel

/// The whole way, on one page: a data pack in, a zone map out, and answers from the map.
///
///     pack ──read──▶ ZoningInput ──project──▶ metres ──bands──▶ [Band] ──partition──▶ ZoneMap ──index──▶ answers
///
/// Every step is a function of its input alone.
public enum Zoning {
    /// The map of a pack, or what keeps it from being drawn.
    ///
    /// - Parameter crs: the reference system of layers that name none, as `crs` in `pack.json` says it.
    public static func build(
        packAt folder: String, scenario: Scenario, crs: CoordinateReferenceSystem? = nil
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        try await build(read(folder, crs, mends: scenario.mends), scenario: scenario)
    }

    /// The same on an occasion: the day is today on the spot, by the rules that the pack names, where none is said.
    ///
    /// - Parameter drawsFacades: a map without them answers for places on the ground, and takes a third of the time where buildings stand.
    public static func build(
        packAt folder: String, on occasion: Occasion, crs: CoordinateReferenceSystem? = nil, drawsFacades: Bool = true
    ) async throws(Failure) -> (map: ZoneMap, warnings: [Diagnostic]) {
        let reading: PackContents
        do throws(BuildError) { reading = try read(folder, crs, mends: occasion.mends) } catch { throw Failure(error) }
        guard let ruleset = reading.ruleset else { throw Failure(reading.diagnostics) }
        let scenario = try occasion.scenario(ruleset.hours)
        do throws(BuildError) { return try await build(consume reading, scenario: scenario, drawsFacades: drawsFacades) } catch {
            throw Failure(error)
        }
    }

    private static func read(_ folder: String, _ crs: CoordinateReferenceSystem?, mends: Bool) throws(BuildError) -> PackContents {
        do throws(FileError) { return try PackReader(folder: folder, crs: crs, mends: mends).read() } catch { throw .file(error) }
    }

    /// The same for a pack that was read already.
    public static func build(
        _ reading: consuming PackContents, scenario: Scenario, drawsFacades: Bool = true
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        reading.setSwitches(scenario.readings, file: "--reading")
        // Given away, so that a city is not held twice.
        guard let read = reading.input.take(), let ruleset = reading.ruleset, !reading.hasErrors else { throw .data(reading.diagnostics) }
        // T2: no ruleset, no map.
        guard ruleset.isInForce(on: scenario.date) else { throw .notInForce(ruleset, scenario.date) }
        let inspection = Inspection(read, ruleset: ruleset, folder: reading.folder, today: scenario.today ?? scenario.date)
        var (input, misplaced) = (consume read).projected(in: reading.folder)
        var faults = reading.faults
        faults += misplaced
        if !misplaced.contains(where: { $0.severity == .error }) { faults += inspection.settle(&input) }
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        faults += inspection.doubts(input)

        let drawn = try await drawn(&input, ruleset, scenario, inspection, &faults, drawsFacades: drawsFacades)
        // What a city was drawn with is gone: its zones take the room.
        if !drawn.facades.isEmpty { FreedMemory.giveBack() }
        let map = ZoneMap(
            meta: MapMeta(of: input, scenario: scenario, ruleset: ruleset, sources: reading.sources, frontages: drawn.frontages),
            zones: drawn.pieces.zones(),
            lines: input.lines.filter { $0.isInForce(on: scenario.date, asBuilt: scenario.isAsBuilt) }, railwayLand: input.railwayLand,
            yards: input.yards, areas: input.lineLand + input.areas, facades: drawn.facades)
        return (map, faults.diagnostics)
    }

    /// Everything that the zoning function is asked for. It ends here: beside the map, a city is not held as well.
    private static func drawn(
        _ input: inout ZoningInput, _ ruleset: Ruleset, _ scenario: Scenario, _ inspection: Inspection, _ faults: inout DiagnosticTally,
        drawsFacades: Bool
    ) async throws(BuildError) -> (pieces: DrawnPieces, facades: FacadeList, frontages: [Frontage]) {
        let located = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: scenario.date, asBuilt: scenario.isAsBuilt, zones: located)
        let bands = making.bands(
            lines: input.lines, railwayLand: input.railwayLand, yards: input.yards, areas: input.lineLand + input.areas)
        let buildings = BuildingTable(input.buildings)
        // A city need not be held twice.
        input.buildings = BuildingList()
        let survey = StretchSurvey(buildings: buildings, lines: input.lines, making: making, bands: bands, zones: located)
        let shielding = await shielding(survey, workers: scenario.workers)
        faults += inspection.doubts(shielding)
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        let function = ZoningFunction(input: input, bands: bands, zones: located, ruleset: ruleset, shielding: shielding)
        let partition = Partition(function: function, input: input)
        let (pieces, labels): (PieceList, [PieceLabel])
        do throws(CrowdedPlace) { (pieces, labels) = try await partition.pieces(workers: scenario.workers) } catch {
            throw .data(faults.diagnostics + [error.diagnostic(input.pack.workingCRS)])
        }
        let drawing = MapMaking(function: function, ruleset: ruleset, date: scenario.date)
        let facades =
            !drawsFacades || buildings.isEmpty || ruleset.sourceHeight == nil
            ? FacadeList() : await FacadeMaking(drawing, pack: input.pack).facades(workers: scenario.workers)
        return (
            drawing.drawn(pieces, labels: labels), facades,
            shielding.isFirstRowAlone ? [] : shielding.frontages.map(\.rounded)
        )
    }

    private static func shielding(_ survey: StretchSurvey, workers: Int) async -> Shielding {
        var measured: [StretchSurvey.SurveyedStretch] = []
        var numbers = (0..<survey.count).makeIterator()
        await OrderedTasks.run(workers: workers) { () throws(Never) in
            numbers.next()
        } work: { (number: Int) throws(Never) in
            survey.measured(number)
        } take: { (one: StretchSurvey.SurveyedStretch) throws(Never) in
            measured.append(one)
            survey.rest()
        }
        return Shielding(survey, measured)
    }
}

extension Zoning {
    /// Looks a data pack over as `build` would read it, and farther.
    ///
    /// - Parameters:
    ///   - crs: the reference system of layers that name none, as `crs` in `pack.json` says it.
    ///   - mends: whether areas that are not valid are made valid or left out, each told.
    ///   - clock: what "in the future" is counted from.
    public static func validate(
        packAt folder: String, crs: CoordinateReferenceSystem? = nil, mends: Bool = false, clock: Clock
    ) throws(Failure) -> ValidationReport {
        do throws(BuildError) {
            let reading = try read(folder, crs, mends: mends)
            return try ValidationReport.of(reading, folder: folder, today: reading.ruleset.map { clock.local($0.hours).date })
        } catch { throw Failure(error) }
    }
}
