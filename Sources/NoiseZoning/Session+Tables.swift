import Answers
import FeatureIO
import Projection
import Wording
import ZoneQueries
import ZoningModel

extension Session {
    /// Bytes of a table for which no lists of wishes are made: some thousand rows, each for itself, are answered sooner.
    private static let shortTable = 1 << 16

    /// What answers the places of a table or of JSON lines.
    ///
    /// - Parameter path: of the table, where it is a file: its size tells whether much should be made ready first.
    public func places(
        in crs: CoordinateReferenceSystem, columns: CoordinateColumns = CoordinateColumns(), extras: [BulkQuery.Extra] = [],
        accuracy: PlaceAccuracy? = nil, unwanted: Set<String> = [], path: String? = nil
    ) throws(Failure) -> BulkQuery {
        var answering = BulkQuery(
            try query(), points: points, crs: crs, columns: columns, extras: extras, accuracy: accuracy, unwanted: unwanted)
        answering.isShort = path.flatMap(fileSize).map { $0 < Self.shortTable } ?? false
        return answering
    }

    /// What answers the parcels of a file; day and hash are those of the session.
    ///
    /// - Parameters:
    ///   - crs: the reference system of a file that names none.
    ///   - unwanted: classes that no parcel may touch; those that do are counted.
    public func parcels(
        as format: ParcelFormat, language: Language = .en, crs: CoordinateReferenceSystem? = nil, unwanted: Set<String> = []
    ) throws(Failure) -> ParcelRun {
        var options = ParcelOptions(format: format, language: language, date: scenario.date, mapHash: try hash(), crs: crs)
        options.mends = scenario.mends
        options.failOn = Set(unwanted.map { ZoneClass($0) })
        return ParcelRun(map: try map(), ruleset: ruleset, options: options, workers: scenario.workers)
    }
}

extension RowCounts {
    /// All places outside: most often another reference system, or other columns, are meant.
    public func placesDoubt(file: String) -> Diagnostic? {
        guard outside > 0, outside == rows - faults else { return nil }
        return Diagnostic(
            code: SessionFault.placesOutside, severity: .warning, file: file, what: "all places lie outside the district",
            fix: "Check --crs, and which columns hold the coordinates (--x, --y)")
    }

    /// How a script is told of a table of places; nil where every row has one answer.
    public func placesFailure(unwanted classes: Set<String>) -> Failure? {
        if faults > 0 {
            return Failure(
                .badData, SessionFault.rowsNotAnswered, "rows that could not be answered: \(faults) of \(rows); their status is error")
        }
        if unwanted > 0 {
            let list = Phrase.list(classes.sorted())
            return Failure(.checkFailed, SessionFault.classUnwanted, "places of class \(list): \(unwanted) of \(rows)")
        }
        guard undecided > 0 else { return nil }
        return Failure(
            .undecided, SessionFault.placesUndecided, "places that may have another class within the accuracy: \(undecided) of \(rows)")
    }

    /// The same for a table of measured levels.
    public func levelsFailure() -> Failure? {
        if faults > 0 {
            return Failure(
                .badData, SessionFault.rowsNotJudged, "rows that could not be judged: \(faults) of \(rows); their verdict is error")
        }
        return Failure.of(exceeded > 0 ? .exceeds : undecided > 0 ? .undecided : .pass, isUnwanted: unwanted > 0)
    }
}

extension ParcelCounts {
    /// How a script is told of a file of parcels; nil where every one has a class throughout, and none that must not be.
    public func failure(unwanted classes: Set<String>) -> Failure? {
        if faults > 0 {
            return Failure(
                .badData, SessionFault.parcelsNotAnswered,
                "parcels that could not be answered: \(faults) of \(parcels); their status is error")
        }
        if failed > 0 {
            let list = Phrase.list(classes.sorted())
            return Failure(.checkFailed, SessionFault.classUnwanted, "parcels that touch class \(list): \(failed) of \(parcels)")
        }
        guard undecided > 0 else { return nil }
        return Failure(.undecided, SessionFault.parcelsUndecided, "parcels with land without a class: \(undecided) of \(parcels)")
    }
}
