import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

/// The answer about the surveyed areas of one file: each by itself, and how they lie to each other.
public struct ParkAnswer {
    /// One area, or what is wrong with it.
    package enum ParkEntry {
        case area(SurveyedArea, ParkFinding)
        case fault(number: Int, label: String, Diagnostic)
    }

    package let entries: [ParkEntry]
    /// How the sound areas lie to each other; nothing where there is one.
    package let fit: AreaFit
    let file: String
    let map: ZoneMap
    let ruleset: Ruleset
    package let date: CivilDate
    /// SHA-256 of the map file, or of everything that the map was built from.
    let mapHash: String
    /// Metres beyond the outlines in which lines were looked for.
    let reach: Double

    /// The sound areas.
    package var areas: [(area: SurveyedArea, finding: ParkFinding)] {
        entries.compactMap { if case .area(let area, let finding) = $0 { (area, finding) } else { nil } }
    }

    /// How many of the areas could not be read.
    package var faults: Int { entries.count - areas.count }
    /// How many of the others lie outside or in no zone, wholly or in part.
    package var undecided: Int { areas.count { $0.finding.parcel.status != .inside } }
}

/// Reads surveyed areas and asks the map about each.
public struct ParkRun {
    private let query: ParkQuery
    private let ruleset: Ruleset
    private let date: CivilDate
    private let mapHash: String
    /// The system that the caller names.
    private let crs: CoordinateReferenceSystem?
    private let mends: Bool

    /// Indexes the map.
    package init(map: ZoneMap, ruleset: Ruleset, date: CivilDate, mapHash: String, crs: CoordinateReferenceSystem?, mends: Bool) {
        query = ParkQuery(map: map, ruleset: ruleset)
        self.ruleset = ruleset
        self.date = date
        self.mapHash = mapHash
        self.crs = crs
        self.mends = mends
    }

    /// The answer about a file; faults and doubts go to `onFault` as they are met.
    ///
    /// Fails where the file as a whole cannot be read, or its system cannot be known.
    /// - Parameters:
    ///   - encoding: of a text; nil where nobody named one.
    ///   - geometry: CSV: the column of well-known text.
    public func answer(
        _ file: String, encoding: TextEncoding?, geometry: String?, onFault: (Diagnostic) -> Void
    ) throws(FileError) -> ParkAnswer {
        let source = SurveySource(
            file: file, crs: crs, encoding: encoding, geometry: geometry, working: query.map.meta.workingCRS, mends: mends)
        var read: [SurveySource.SurveyedEntry] = []
        try source.forEach {
            read.append($0)
        } onFault: {
            onFault($0)
        }
        let sound = read.compactMap { if case .area(let area) = $0 { area } else { nil } }
        var entries: [ParkAnswer.ParkEntry] = []
        for entry in read {
            switch entry {
            case .fault(let number, let label, let fault): entries.append(.fault(number: number, label: label, fault))
            case .area(let area):
                let others = sound.filter { $0.number != area.number }.map { (number: $0.number, name: $0.label, polygons: $0.inMap) }
                do throws(ParcelError) {
                    entries.append(.area(area, try query.finding(of: area.inMap, others: others)))
                } catch {
                    let fault = Diagnostic(code: error.fault, file: file, feature: area.label, what: error.what, fix: error.fix)
                    onFault(fault)
                    entries.append(.fault(number: area.number, label: area.label, fault))
                }
            }
        }
        let fit: AreaFit
        do throws(GeometryError) { fit = try AreaFit(sound.map { ($0.number, $0.inMap) }) } catch {
            throw FileError(
                code: ShapeFault.geometryInvalid, path: file, what: "the areas cannot be laid over each other: \(error)",
                fix: "Simplify their outlines", kind: .badData)
        }
        if entries.isEmpty { onFault(.noRows(file: file)) }
        return ParkAnswer(
            entries: entries, fit: fit, file: file, map: query.map, ruleset: ruleset, date: date, mapHash: mapHash, reach: query.reach)
    }
}
