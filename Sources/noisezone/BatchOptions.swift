import ArgumentParser
import CommandParts
import NoiseZoning
import Wording

/// The options of `build` for the maps of many packs.
struct BatchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Make the map of every pack that a file lists: a folder a line, from the folder of the list on, perhaps a tab and the name of its map. --output is the folder of the maps.",
            valueName: "file"), completion: .file())
    var batch: String?

    @Option(help: ArgumentHelp("How many maps of --batch are drawn at once; default the processors.", valueName: "count"))
    var jobs: Int?

    @Option(help: ArgumentHelp("The most memory for each map of --batch.", valueName: "MiB"))
    var memory: Int?

    /// What the processes of a batch are started with: how many tasks share the work of one.
    @Option(help: .hidden)
    var ofBatch: Int?

    func validate() throws {
        if jobs != nil, batch == nil { throw Failure.usage("--jobs goes with --batch.") }
        if memory != nil, batch == nil, ofBatch == nil { throw Failure.usage("--memory goes with --batch.") }
        if let jobs, !(1...1024).contains(jobs) { throw Failure.usage("--jobs: give a number from 1 to 1024.") }
        if let memory, !(16...1_048_576).contains(memory) { throw Failure.usage("--memory: give MiB from 16 to 1048576.") }
        if let ofBatch, !(1...1024).contains(ofBatch) { throw Failure.usage("--of-batch: give a number from 1 to 1024.") }
    }

    /// How many tasks share the work of this process, where it is one of a batch.
    func join() -> Int? {
        guard let ofBatch else { return nil }
        BatchProcess.join(memory: memory)
        return ofBatch
    }

    /// Makes the maps, and prints what has come of them.
    func run(_ list: String, into folder: String, _ conditions: BatchRun.Conditions, format: AccountFormat, _ language: Language)
        throws(Failure)
    {
        if Machine.isStream(folder) || Machine.isFile(folder) {
            throw Failure(
                .cannotCreate, CommandFault.outputIsFile, file: folder, "this is a file; the maps of --batch are several files in a folder",
                fix: "Name a folder")
        }
        var conditions = conditions
        (conditions.jobs, conditions.memory) = (jobs ?? Machine.cores, memory)
        let report = try BatchRun.report(try BatchList(list), into: folder, conditions) { saying in
            switch saying {
            case .lines(let lines): Terminal.status(lines)
            case .fault(let fault): Terminal.tell(fault)
            }
        }
        switch format {
        case .text:
            try Terminal.print(report.text(language))
            if let cost = report.cost { Terminal.status(cost.text(in: language) + "\n") }
        case .json: try Terminal.print(data: report.json())
        }
        guard let kind = report.failure else { return }
        throw Failure(
            kind, BatchFault.mapsNotMade, file: list, "\(report.counts.failed) of \(report.maps.count) maps were not made",
            fix: "Mend what is told above and run it again; what is finished is kept")
    }
}
