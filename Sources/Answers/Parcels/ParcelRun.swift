import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// A file of parcels in, an answer for each out, in the same order; a parcel at fault has its own row and the others go on.
public struct ParcelRun {
    /// How parcels are read, and how their answers are written.
    package struct Options: Sendable {
        /// The format of the output.
        package var format: ParcelFormat
        /// The language of words in the output.
        package var language: Language
        /// The day that the map and the limits are asked for.
        package var date: CivilDate
        /// SHA-256 of the map file, or of everything that the map was built from.
        package var mapHash: String
        /// The system of files that name none.
        package var crs: CoordinateReferenceSystem?
        /// Classes that a parcel must not touch.
        package var failOn: Set<ZoneClass> = []
        /// Parcels that are not valid are made valid, each told.
        package var mends = false

        /// Options that refuse no class and mend no parcel.
        package init(format: ParcelFormat, language: Language, date: CivilDate, mapHash: String, crs: CoordinateReferenceSystem? = nil) {
            self.format = format
            self.language = language
            self.date = date
            self.mapHash = mapHash
            self.crs = crs
        }
    }

    /// How the parcels came out.
    public struct Counts: Sendable, Hashable {
        /// Parcels read, those at fault as well.
        public var parcels = 0
        /// At fault: not answered.
        public var faults = 0
        /// Some land without a class: outside, unzoned.
        public var undecided = 0
        /// Some land of a class of `failOn`.
        public var failed = 0
    }

    /// The property of `ParcelGeoJSONWriter` that says what a feature is.
    private static let part = "nz_part"

    private let query: ParcelQuery
    private let ruleset: Ruleset
    private let options: Options

    /// Indexes the map, n log n in its vertices.
    package init(map: ZoneMap, ruleset: Ruleset, options: Options) {
        query = ParcelQuery(map: map)
        self.ruleset = ruleset
        self.options = options
    }

    /// Pieces of the output go to `emit` as they are ready, faults and doubts of the data to `onFault`.
    ///
    /// Memory for one parcel, and what the format of the file needs; CSV made from another format keeps all rows, since every row must
    /// be known before the header. Fails where the file as a whole cannot be read.
    public func run(
        _ rows: FeatureRows, emit: ([UInt8]) throws(FileError) -> Void, onFault: (Diagnostic) -> Void = { _ in }
    ) throws(FileError) -> Counts {
        var writer = self.writer()
        return try run(rows, &writer, emit: emit, onFault: onFault)
    }

    /// The same as layers of the working plane, `parcels` first, whole in memory; the format of the options must be `geojson`.
    package func layers(
        _ rows: FeatureRows, onFault: (Diagnostic) -> Void = { _ in }
    ) throws(FileError) -> (layers: [OutputLayer], counts: Counts) {
        let meta = query.map.meta
        let columns = ParcelColumns(ruleset: ruleset, meta: meta, language: options.language)
        var writer: any ParcelWriter = ParcelLayers(columns: columns, map: query.map, ruleset: ruleset, language: options.language)
        let counts = try run(rows, &writer, emit: { (_) throws(FileError) in }, onFault: onFault)
        return ((writer as? ParcelLayers)?.layers() ?? [], counts)
    }

    private func run(
        _ rows: FeatureRows, _ writer: inout any ParcelWriter, emit: ([UInt8]) throws(FileError) -> Void, onFault: (Diagnostic) -> Void
    ) throws(FileError) -> Counts {
        var rows = rows
        rows.assumedCRS = options.crs?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        let format = options.format
        // What says that a feature is a side is still asked below.
        rows.isReplaced = { $0 != Self.part && ParcelColumns.isReplaced($0, format: format) }
        var reading: ParcelReader?
        var counts = Counts()
        var tally = FaultTally()
        func tell(_ fault: Diagnostic) { if tally.isShown(fault.fault, fault.severity) { onFault(fault) } }
        // CSV made of CSV is written as its file is.
        var form = TextForm()
        var lost = 0
        var sides = 0
        func give() throws(FileError) {
            let (bytes, lostNow) = form.written(writer.taken())
            lost += lostNow
            try emit(bytes)
        }
        let rest = try rows.forEach { (source) throws(FileError) in
            for doubt in source.diagnostics where doubt.severity == .warning { onFault(doubt) }
            if let fault = source.diagnostics.first(where: { $0.severity == .error }) {
                throw FileError(fault, path: fault.file ?? rows.path)
            }
            let crs = try source.system(assumed: options.crs, path: rows.path)
            do throws(ProjectionError) {
                reading = try ParcelReader(file: rows.path, from: crs, to: query.map.meta.workingCRS, mends: options.mends)
            } catch {
                throw FileError(code: error.code, path: rows.path, what: error.what, fix: error.fix, kind: .badData)
            }
            if options.format == .csv, let table = source.table {
                form = table.form
                try emit(form.mark)
            }
            writer.begin(source)
        } body: { (row) throws(FileError) in
            guard let reading else { return }
            var row = row
            if case .string("side") = row.feature.property(Self.part), case .lineString = row.feature.shape {
                sides += 1
                return
            }
            if row.feature.property(Self.part) != nil, ParcelColumns.isReplaced(Self.part, format: format) {
                row.feature.properties.removeAll { $0.name == Self.part }
            }
            counts.parcels += 1
            for doubt in row.diagnostics where doubt.severity == .warning { tell(doubt) }
            do throws(Diagnostic) {
                let (finding, parcel) = try finding(of: row, reading, tell)
                row.feature.shape = parcel.count == 1 ? .polygon(parcel[0]) : .multiPolygon(MultiPolygon(parcel))
                if finding.status != .inside { counts.undecided += 1 }
                if finding.classes.contains(where: options.failOn.contains) { counts.failed += 1 }
                writer.append(row, .success(finding))
            } catch {
                counts.faults += 1
                tell(error)
                writer.append(row, .failure(error))
            }
            if writer.count > 1 << 16 { try give() }
        }
        // Parcels may be missing: no answer for a file that is cut off.
        if let damage = rest.first(where: { $0.severity == .error }) { throw FileError(damage, path: rows.path) }
        for doubt in rest + tally.rest(file: rows.path) { onFault(doubt) }
        writer.end()
        try give()
        if sides > 0 {
            onFault(
                Diagnostic(
                    code: AnswerFault.sidesLeftOut, severity: .warning, file: rows.path,
                    what: "sides of parcels that an earlier run drew were left out: \(sides)", fix: "Give the parcels themselves"))
        }
        if counts.parcels == 0 { onFault(.noRows(file: rows.path)) }
        if let note = Diagnostic.keptEncoding(form, file: rows.path) { onFault(note) }
        if let note = Diagnostic.lostLetters(lost, file: rows.path) { onFault(note) }
        return counts
    }

    private func finding(
        of row: FeatureRow, _ reading: ParcelReader, _ onDoubt: (Diagnostic) -> Void
    ) throws(Diagnostic) -> (ParcelFinding, [Polygon]) {
        let parcel = try reading.parcel(row, onDoubt: onDoubt)
        do throws(ParcelError) { return (try query.finding(of: parcel, cutsPieces: options.format == .geojson), parcel) } catch {
            throw Diagnostic(code: error.fault, file: reading.file, feature: row.feature.label, what: error.what, fix: error.fix)
        }
    }

    private func writer() -> any ParcelWriter {
        let meta = query.map.meta
        let columns = ParcelColumns(ruleset: ruleset, meta: meta, language: options.language)
        switch options.format {
        case .text: return ParcelTextWriter(meta: meta, ruleset: ruleset, language: options.language, date: options.date)
        case .json, .ndjson:
            return ParcelJSONWriter(
                meta: meta, date: options.date, mapHash: options.mapHash, isArray: options.format == .json, language: options.language)
        case .csv: return ParcelCSVWriter(columns: columns)
        case .geojson:
            return ParcelGeoJSONWriter(columns: columns, map: query.map, date: options.date, mapHash: options.mapHash)
        }
    }
}
