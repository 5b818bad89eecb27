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
    public static func build(
        packAt folder: String, on occasion: Occasion, crs: CoordinateReferenceSystem? = nil
    ) async throws(Failure) -> (map: ZoneMap, warnings: [Diagnostic]) {
        let (reading, scenario) = try read(folder, on: occasion, crs)
        do throws(BuildError) { return try await build(consume reading, scenario: scenario) } catch { throw Failure(error) }
    }

    /// A pack and what is asked of it on an occasion.
    static func read(
        _ folder: String, on occasion: Occasion, _ crs: CoordinateReferenceSystem?
    ) throws(Failure) -> (reading: PackContents, scenario: Scenario) {
        let reading: PackContents
        do throws(BuildError) { reading = try read(folder, crs, mends: occasion.mends) } catch { throw Failure(error) }
        guard let ruleset = reading.ruleset else { throw Failure(reading.diagnostics) }
        return (reading, try occasion.scenario(ruleset.hours))
    }

    private static func read(_ folder: String, _ crs: CoordinateReferenceSystem?, mends: Bool) throws(BuildError) -> PackContents {
        do throws(FileError) { return try PackReader(folder: folder, crs: crs, mends: mends).read() } catch { throw .file(error) }
    }

    /// The same for a pack that was read already.
    public static func build(
        _ reading: consuming PackContents, scenario: Scenario
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        var site = try Site(&reading, scenario)
        let drawn = try await drawn(&site, scenario)
        // What a city was drawn with is gone: its zones take the room.
        if !drawn.facades.isEmpty { FreedMemory.giveBack() }
        return (site.map(drawn.pieces.zones(), drawn.facades, meta: drawn.meta), site.faults.diagnostics)
    }

    /// Everything that the zoning function is asked for. It ends here: beside the map, a city is not held as well.
    private static func drawn(
        _ site: inout Site, _ scenario: Scenario
    ) async throws(BuildError) -> (pieces: DrawnPieces, facades: FacadeList, meta: MapMeta) {
        let function = try await site.function()
        let partition = Partition(function: function, input: site.input)
        let (pieces, labels): (PieceList, [PieceLabel])
        do throws(CrowdedPlace) { (pieces, labels) = try await partition.pieces(workers: scenario.workers) } catch {
            throw site.fault(error)
        }
        let drawing = MapMaking(function: function, ruleset: site.ruleset, date: scenario.date)
        let facades =
            function.shielding.buildings.isEmpty || site.ruleset.sourceHeight == nil
            ? FacadeList() : await FacadeMaking(drawing, pack: site.input.pack).facades(workers: scenario.workers)
        return (drawing.drawn(pieces, labels: labels), facades, site.meta(function))
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
