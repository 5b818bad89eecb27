import FeatureIO

/// A file of many rows, answered by all cores: the same rows out in the same order, their own columns kept, the answers added.
///
/// Memory for some pieces of the file, whatever its size.
public struct TableRun {
    let path: String
    let workers: Int

    public init(_ path: String, workers: Int = 1) {
        self.path = path
        self.workers = workers
    }

    /// Answers a CSV file.
    ///
    /// - Parameters:
    ///   - emit: gets the output piece by piece, in order.
    ///   - onFault: gets the rows that could not be answered, in order.
    ///   - progress: gets the bytes done so far, after each piece.
    public func csv(
        _ answering: some RowAnswering, encoding: TextEncoding = .utf8, emit: ([UInt8]) throws(FileError) -> Void,
        onFault: (RowFault) -> Void, progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> RowCounts {
        var table = try CSVTable(path: path, encoding: encoding)
        let layout = try answering.layout(of: table.header, path: path)
        var header = CSVWriter()
        header.append(source: table.headerSource, answering.addedColumns)
        try emit(header.bytes)
        var counts = RowCounts()
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try table.nextChunk()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk, layout), chunk.rows.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try counts.take(answered, emit: emit, onFault: onFault)
            progress(bytesSoFar)
        }
        return counts
    }

    /// Answers a file of JSON objects, one a line; the parameters are those of `csv`.
    public func jsonLines(
        _ answering: some LineAnswering, emit: ([UInt8]) throws(FileError) -> Void, onFault: (RowFault) -> Void,
        progress: (Int) -> Void = { _ in }
    ) async throws(FileError) -> RowCounts {
        var lines = try JSONLines(path: path)
        var counts = RowCounts()
        try await OrderedTasks.run(workers: workers) { () throws(FileError) in
            try lines.next()
        } work: { (chunk) throws(FileError) in
            (try answering.answer(chunk), chunk.bytesSoFar)
        } take: { (answered, bytesSoFar) throws(FileError) in
            try counts.take(answered, emit: emit, onFault: onFault)
            progress(bytesSoFar)
        }
        return counts
    }
}

extension RowCounts {
    fileprivate mutating func take(
        _ answered: AnsweredRows, emit: ([UInt8]) throws(FileError) -> Void, onFault: (RowFault) -> Void
    ) throws(FileError) {
        self += answered.counts
        for fault in answered.faults { onFault(fault) }
        for block in answered.blocks { try emit(block) }
    }
}
