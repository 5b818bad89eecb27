import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Wording

/// Many rows in, many answers out.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A file of many rows, or - for stdin.", valueName: "file"),
        completion: .file(extensions: ["csv", "tsv", "txt", "ndjson", "jsonl"]))
    var input: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the answers go; default stdout. The ending must go with the format.", valueName: "file"),
        completion: .file(extensions: ["csv", "tsv", "txt", "ndjson", "jsonl", "json"]))
    var output = "-"

    @Option(help: ArgumentHelp("The column of the longitude or easting.", valueName: "column"))
    var x: String?

    @Option(help: ArgumentHelp("The column of the latitude or northing.", valueName: "column"))
    var y: String?

    @Option(help: ArgumentHelp("The encoding of the file, and of the answers: utf-8 or gbk.", valueName: "name"), completion: .encodings)
    var encoding = "utf-8"

    @Flag(help: "Replace the output if it exists.")
    var overwrite = false

    func validate() throws {
        if TextEncoding(encoding) == nil { throw Failure.usage("--encoding: \(encoding) is not known; give utf-8 or gbk.") }
        if let x, x == y { throw Failure.usage("--x and --y name the same column.") }
    }

    var textEncoding: TextEncoding { TextEncoding(encoding) ?? .utf8 }

    var columns: CoordinateColumns { CoordinateColumns(x: x, y: y) }

    /// Answers the whole file, and tells how its rows came out; faults of rows go to stderr. `inputs` are the other files that are read.
    func csv(_ path: String, _ answering: some RowAnswering, reading inputs: [String]) async throws -> RowCounts {
        try await answer(path, inputs) { (run, emit, onFault, onNote, progress) throws(FileError) in
            try await run.csv(
                answering, encoding: TextEncoding(encoding) ?? .utf8, emit: emit, onFault: onFault, onNote: onNote, progress: progress)
        }
    }

    /// The same for JSON objects, one a line.
    func jsonLines(_ path: String, _ answering: some LineAnswering, reading inputs: [String]) async throws -> RowCounts {
        try await answer(path, inputs) { (run, emit, onFault, onNote, progress) throws(FileError) in
            try await run.jsonLines(
                answering, encoding: TextEncoding(encoding) ?? .utf8, emit: emit, onFault: onFault, onNote: onNote, progress: progress)
        }
    }

    /// A table or JSON lines.
    func rows(_ path: String, _ answering: some RowAnswering & LineAnswering, areLines: Bool, reading inputs: [String]) async throws
        -> RowCounts
    {
        if areLines { return try await jsonLines(path, answering, reading: inputs) }
        return try await csv(path, answering, reading: inputs)
    }

    /// The whole table with its answers, for an output of layers.
    func whole(_ path: String, _ answering: some RowAnswering) async throws -> (table: AnsweredTable, counts: RowCounts) {
        var progress = Progress(file: path)
        do throws(FileError) {
            let answered = try await TableRun(path, workers: Machine.cores).table(answering, encoding: TextEncoding(encoding) ?? .utf8) {
                fault in
                progress.clear()
                Terminal.tell(fault.diagnostic(file: path))
            } onNote: { note in
                progress.clear()
                Terminal.tell(note)
            } progress: {
                progress.show(done: $0)
            }
            progress.clear()
            return answered
        } catch {
            progress.clear()
            throw Failure(error)
        }
    }

    private typealias Work = (
        TableRun, _ emit: ([UInt8]) throws(FileError) -> Void, _ onFault: (RowFault) -> Void,
        _ onNote: (Diagnostic) -> Void, _ progress: (Int) -> Void
    ) async throws(FileError) -> RowCounts

    private func answer(_ path: String, _ inputs: [String], _ work: Work) async throws -> RowCounts {
        var progress = Progress(file: path)
        do throws(FileError) {
            let file = try FileOutput(output, overwrite: overwrite, reading: [path] + inputs)
            let counts = try await work(TableRun(path, workers: Machine.cores)) { (bytes) throws(FileError) in
                try file.write(bytes)
            } _: { fault in
                progress.clear()
                Terminal.tell(fault.diagnostic(file: path))
            } _: { note in
                progress.clear()
                Terminal.tell(note)
            } _: {
                progress.show(done: $0)
            }
            try file.commit()
            progress.clear()
            return counts
        } catch {
            progress.clear()
            throw Failure(error)
        }
    }
}
