import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// A file of parcels in, an answer for each out, in the same order; a parcel at fault has its own row and the others go on.
public struct ParcelRun: Sendable {
    private let kit: ParcelKit
    private let workers: Int

    /// Indexes the map, n log n in its vertices.
    ///
    /// - Parameter workers: tasks that answer parcels side by side; the result does not depend on it.
    package init(map: ZoneMap, ruleset: Ruleset, options: ParcelOptions, workers: Int = 1) {
        kit = ParcelKit(map: map, ruleset: ruleset, options: options)
        self.workers = workers
    }

    /// Pieces of the output go to `emit` as they are ready, faults and doubts of the data to `onFault`.
    ///
    /// Memory for some parcels a worker, and what the format of the file needs; CSV made from another format keeps all rows, since every row
    /// must be known before the header. Fails where the file as a whole cannot be read.
    public func run(
        _ rows: FeatureRows, emit: ([UInt8]) throws(FileError) -> Void, onFault: (Diagnostic) -> Void = { _ in }
    ) async throws(FileError) -> ParcelCounts {
        var layers: ParcelLayers?
        return try await run(rows, &layers, emit: emit, onFault: onFault)
    }

    /// The same as layers of the working plane, `parcels` first, whole in memory; the format of the options must be `geojson`.
    package func layers(
        _ rows: FeatureRows, onFault: (Diagnostic) -> Void = { _ in }
    ) async throws(FileError) -> (layers: [OutputLayer], counts: ParcelCounts) {
        var layers: ParcelLayers? = ParcelLayers(
            columns: kit.columns, map: kit.ground.map, ruleset: kit.ruleset, language: kit.options.language)
        let counts = try await run(rows, &layers, emit: { (_) throws(FileError) in }, onFault: onFault)
        return (layers?.layers() ?? [], counts)
    }

    private func run(
        _ rows: FeatureRows, _ layers: inout ParcelLayers?, emit: ([UInt8]) throws(FileError) -> Void, onFault: (Diagnostic) -> Void
    ) async throws(FileError) -> ParcelCounts {
        let (path, format) = (rows.path, kit.options.format)
        let features = try opened(rows)
        let source = features.source
        for doubt in source.diagnostics where doubt.severity == .warning { onFault(doubt) }
        if let fault = source.diagnostics.first(where: { $0.severity == .error }) { throw FileError(fault, path: fault.file ?? path) }
        let crs = try source.system(assumed: kit.options.crs, path: path)
        // A system that cannot be read from is told before anything is written.
        _ = try kit.reader(path, in: crs)
        let product: ParcelAnswering.Product = layers != nil ? .layers : format == .csv && source.table == nil ? .table : .bytes
        var output = ParcelOutput(kit.writer(), source, isTable: format == .csv, waits: product != .bytes)
        try output.begin(emit)
        var pieces = ParcelPieces(
            features, dropsPart: ParcelColumns.isReplaced(ParcelPieces.part, format: format), meetsNames: product == .table)
        var counts = ParcelCounts()
        var tally = FaultTally()
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            pieces.next(atMost: output.rowsAtOnce)
        } memory: { () throws(FileError) in
            try ParcelAnswering(kit, source, in: crs, path: path, product)
        } work: { (answering, piece) throws(FileError) in
            answering.answer(piece)
        } take: { (answered) throws(FileError) in
            counts += answered.counts
            for fault in answered.told where tally.isShown(fault.fault, fault.severity) { onFault(fault) }
            for (row, result) in answered.findings { layers?.append(row, result) }
            try output.take(answered, emit)
            if let broken = answered.broken { throw broken }
        }
        // Parcels may be missing: no answer for a file that is cut off.
        let rest = pieces.rest
        if let damage = rest.first(where: { $0.severity == .error }) { throw FileError(damage, path: path) }
        for doubt in rest + tally.rest(file: path) { onFault(doubt) }
        try output.end(pieces.names.all, kit.columns.names, emit)
        if pieces.sides > 0 {
            onFault(
                Diagnostic(
                    code: AnswerFault.sidesLeftOut, severity: .warning, file: path,
                    what: "sides of parcels that an earlier run drew were left out: \(pieces.sides)", fix: "Give the parcels themselves"))
        }
        if counts.parcels == 0 { onFault(.noRows(file: path)) }
        for note in output.notes(of: path) { onFault(note) }
        return counts
    }

    private func opened(_ rows: FeatureRows) throws(FileError) -> OpenFeatures {
        var rows = rows
        rows.assumedCRS = kit.options.crs?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        let format = kit.options.format
        // What says that a feature is a side is still asked for.
        rows.isReplaced = { $0 != ParcelPieces.part && ParcelColumns.isReplaced($0, format: format) }
        return try rows.opened()
    }
}
