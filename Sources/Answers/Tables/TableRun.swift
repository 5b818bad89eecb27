import FeatureIO
import Geometry
import PlanarArrangement

/// A file of many rows, answered by all cores: the same rows out in the same order, their own columns kept, the answers added.
///
/// Memory for some pieces of the file, whatever its size.
public struct TableRun {
    let path: String
    let workers: Int

    /// Opens nothing; `-` is standard input, and `workers` the number of pieces that are answered side by side.
    public init(_ path: String, workers: Int = 1) {
        self.path = path
        self.workers = workers
    }

    /// Answers a CSV file, and writes it as the file is written: encoding, mark, separator, line ends.
    ///
    /// - Parameters:
    ///   - emit: gets the output piece by piece, in order.
    ///   - onFault: gets the rows that could not be answered, in order; of each kind of fault the first few.
    ///   - onNote: gets what is to be told of the file as a whole.
    ///   - progress: gets the bytes done so far, after each piece.
    public func csv(
        _ answering: some RowAnswering, encoding: TextEncoding = .utf8, emit: ([UInt8]) throws(FileError) -> Void,
        onFault: (RowFault) -> Void = { _ in }, onNote: (Diagnostic) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> RowCounts {
        var table = try CSVTable(path: path, encoding: encoding)
        if let note = try table.replaceColumns(answering.isReplaced) { onNote(note) }
        let layout = try answering.layout(of: table.header, path: path)
        var taking = RowsTaken(path: path, form: table.form)
        try emit(table.head(adding: answering.addedColumns))
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try table.nextChunk()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk, layout), chunk.rows.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try taking.take(answered, emit: emit, onFault: onFault)
            progress(bytesSoFar)
        }
        for note in taking.notes { onNote(note) }
        return taking.counts
    }

    /// Answers a CSV file, and gives it whole, for what is no table: memory for all of it. The parameters are those of `csv`.
    package func table(
        _ answering: some RowAnswering, encoding: TextEncoding = .utf8, onFault: (RowFault) -> Void = { _ in },
        onNote: (Diagnostic) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> (table: AnsweredTable, counts: RowCounts) {
        var table = try CSVTable(path: path, encoding: encoding)
        if let note = try table.replaceColumns(answering.isReplaced) { onNote(note) }
        let layout = try answering.layout(of: table.header, path: path)
        var head = table.writer
        head.append(source: table.headerSource, answering.addedColumns)
        var text = head.bytes
        // What is kept is UTF-8, however the file is written.
        var taking = RowsTaken(path: path, form: TextForm())
        let separator = table.separator
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try table.nextChunk()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk, layout), chunk.rows.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try taking.take(answered, emit: { (bytes) throws(FileError) in text += bytes }, onFault: onFault)
            progress(bytesSoFar)
        }
        for note in taking.notes { onNote(note) }
        let rows = CSVText.rows(of: text, separator: separator)
        return (AnsweredTable(header: rows.first ?? [], rows: Array(rows.dropFirst())), taking.counts)
    }

    /// Answers a file of JSON objects, one a line; the parameters are those of `csv`. A file without a line is refused.
    public func jsonLines(
        _ answering: some LineAnswering, encoding: TextEncoding = .utf8, emit: ([UInt8]) throws(FileError) -> Void,
        onFault: (RowFault) -> Void = { _ in }, onNote: (Diagnostic) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> RowCounts {
        var lines = try JSONLines(path: path, encoding: encoding)
        let layout = try answering.lineLayout()
        var taking = RowsTaken(path: path, form: lines.form)
        try emit(lines.form.mark)
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try lines.next()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk, layout), chunk.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try taking.take(answered, emit: emit, onFault: onFault)
            progress(bytesSoFar)
        }
        guard taking.counts.rows > 0 else { throw FileError.empty(path) }
        for note in taking.notes { onNote(note) }
        return taking.counts
    }
}
