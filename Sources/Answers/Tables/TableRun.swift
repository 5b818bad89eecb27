import FeatureIO
import Geometry
import PlanarArrangement

/// A file of many rows, answered by all cores: the same rows out in the same order, their own columns kept, the answers added.
///
/// Memory for some pieces of the file, whatever its size.
public struct TableRun {
    let path: String
    let workers: Int
    /// The whole table, where it is no file.
    private let bytes: [UInt8]?

    /// Opens nothing; `-` is standard input, and `workers` the number of pieces that are answered side by side.
    public init(_ path: String, workers: Int = 1) {
        self.path = path
        self.workers = workers
        bytes = nil
    }

    /// A table that is at hand; `name` stands for the file where faults are told.
    package init(bytes: [UInt8], name: String, workers: Int = 1) {
        path = name
        self.workers = workers
        self.bytes = bytes
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
        var table = try CSVTable(path: path, bytes: bytes, encoding: encoding)
        if let note = try table.replaceColumns(answering.isReplaced) { onNote(note) }
        let layout = try answering.layout(of: table.header, path: path)
        var head = table.writer
        if let sign = table.signLine { head.append(line: sign) }
        head.append(source: table.headerSource, answering.addedColumns)
        var taking = Taking(path: path, form: table.form)
        try emit(table.form.mark + table.form.written(head.bytes).bytes)
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

    /// Answers a file of JSON objects, one a line; the parameters are those of `csv`. A file without a line is refused.
    public func jsonLines(
        _ answering: some LineAnswering, encoding: TextEncoding = .utf8, emit: ([UInt8]) throws(FileError) -> Void,
        onFault: (RowFault) -> Void = { _ in }, onNote: (Diagnostic) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> RowCounts {
        var lines = try JSONLines(path: path, bytes: bytes, encoding: encoding)
        var taking = Taking(path: path, form: lines.form)
        try emit(lines.form.mark)
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try lines.next()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk), chunk.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try taking.take(answered, emit: emit, onFault: onFault)
            progress(bytesSoFar)
        }
        guard taking.counts.rows > 0 else { throw FileError.empty(path) }
        for note in taking.notes { onNote(note) }
        return taking.counts
    }
}

/// What has come of the pieces so far.
private struct Taking {
    let path: String
    let form: TextForm
    private(set) var counts = RowCounts()
    private var tally = FaultTally()
    private var replaced: Set<String> = []
    private var lost = 0

    init(path: String, form: TextForm) {
        self.path = path
        self.form = form
    }

    mutating func take(
        _ answered: AnsweredRows, emit: ([UInt8]) throws(FileError) -> Void, onFault: (RowFault) -> Void
    ) throws(FileError) {
        counts += answered.counts
        replaced.formUnion(answered.replaced)
        for fault in answered.faults where tally.isShown(fault.fault) { onFault(fault) }
        for block in answered.blocks {
            let (bytes, lostHere) = form.written(block)
            lost += lostHere
            try emit(bytes)
        }
    }

    /// What is told at the end.
    var notes: [Diagnostic] {
        var notes = tally.rest(file: path)
        let isSwapped = counts.rows > 1 && tally.count(CoordinateFault.swapped) == counts.rows
        if isSwapped {
            notes.append(
                Diagnostic(
                    code: AnswerFault.columnsSwapped, file: path, what: "in all \(counts.rows) rows longitude and latitude look exchanged",
                    fix: "Exchange the columns: what is the latitude belongs to --y"))
        }
        if let note = ReplacedNames.note(replaced.sorted(), file: path) { notes.append(note) }
        if let note = Diagnostic.keptEncoding(form, file: path) { notes.append(note) }
        if let note = Diagnostic.lostLetters(lost, file: path) { notes.append(note) }
        if counts.rows == 0 { notes.append(.noRows(file: path)) }
        return notes
    }
}
