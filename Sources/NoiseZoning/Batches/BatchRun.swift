import FeatureIO
import Wording

/// Makes the maps of a list of packs, each in a process of its own, as many at once as is said: those that are missing, whose inputs have
/// changed, or whose file is not as it was written. What fails is told and does not stop the others.
package struct BatchRun {
    /// What holds for all maps.
    package struct Conditions: Sendable {
        /// The options of `build` that decide what a map holds.
        package var words: [String] = []
        /// The files that they name.
        package var files: [String] = []
        /// The options that decide what is said.
        package var sayings: [String] = []
        /// How many are drawn at once.
        package var jobs = 1
        /// The most memory of each, in MiB.
        package var memory: Int?
        /// Whether every map is made, and files that this folder's manifest does not know are replaced.
        package var overwrite = false

        package init() {}
    }

    /// What is said meanwhile.
    package enum Saying: Sendable {
        /// Lines of a process that drew a map, as it has said them.
        case lines(String)
        case fault(Diagnostic)
    }

    private let list: BatchList
    private let folder: String
    private let conditions: Conditions
    private let say: (Saying) -> Void
    private var manifest: BatchManifest
    private var outcomes: [BatchReport.Outcome?]
    private var started: [Int: (inputs: String, reason: BatchReport.Reason)] = [:]
    private var peak: Int?

    /// Makes the folder, where it is not there, and the maps. Fails before any is made where a file stands in the place of one, or where
    /// another run works in the folder (`batch-busy`).
    package static func report(
        _ list: BatchList, into folder: String, _ conditions: Conditions, say: @escaping (Saying) -> Void
    ) throws(Failure) -> BatchReport {
        let start = ContinuousClock.now
        do throws(FileError) {
            _ = try makeFolder(folder)
            guard let lock = try FolderLock(folder) else {
                throw FileError(
                    code: BatchFault.batchBusy, path: folder, what: "another run makes maps in this folder",
                    fix: "Wait for its end, or name another folder", kind: .cannotCreate)
            }
            var run = try BatchRun(list, folder, conditions, say)
            try run.checkPlaces()
            lock.removeLeftovers(of: Set(list.entries.map(\.map) + ["manifest.jsonl"]))
            try run.makeMaps()
            let maps = zip(list.entries, run.outcomes).compactMap { entry, outcome in outcome.map { (entry, $0) } }
            // The folder is ours to here.
            _ = consume lock
            return BatchReport(maps: maps, seconds: (ContinuousClock.now - start) / .seconds(1), peak: run.peak)
        } catch { throw Failure(error) }
    }

    private init(_ list: BatchList, _ folder: String, _ conditions: Conditions, _ say: @escaping (Saying) -> Void) throws(FileError) {
        (self.list, self.folder, self.conditions, self.say) = (list, folder, conditions, say)
        manifest = try BatchManifest(in: folder)
        outcomes = Array(repeating: nil, count: list.entries.count)
    }

    private func path(_ map: String) -> String { "\(folder)/\(map)" }

    /// What this folder's manifest does not know is replaced only where that is asked for, and never a file of a pack.
    private func checkPlaces() throws(FileError) {
        let strangers = list.entries.filter { manifest[$0.map] == nil && Machine.exists(path($0.map)) }
        guard !strangers.isEmpty else { return }
        if let first = strangers.first, !conditions.overwrite {
            throw FileError(
                code: FileFault.fileExists, path: path(first.map), what: "the file exists already, and nothing is replaced unasked",
                fix: "Give another name, or --overwrite", kind: .cannotCreate)
        }
        let inputs = Set(list.entries.flatMap { BatchInputs.files(of: $0.folder) }.compactMap { FileIdentity($0) })
        for stranger in strangers {
            guard let identity = FileIdentity(path(stranger.map)), inputs.contains(identity) else { continue }
            throw FileError(
                code: FileFault.outputIsInput, path: path(stranger.map), what: "this file is read to make the output, and would be lost",
                fix: "Write to another file", kind: .cannotCreate)
        }
    }

    private mutating func makeMaps() throws(FileError) {
        let order = list.entries.map(\.map)
        for entry in list.entries where manifest[entry.map] == nil { manifest.set(.init(map: entry.map, pack: entry.pack)) }
        try manifest.write(order, beginning: true) { Machine.exists(path($0)) }
        let finished = try manifest.appending()
        var group = try ChildGroup()
        var next = 0
        while next < list.entries.count || group.count > 0 {
            if next < list.entries.count, group.count < conditions.jobs {
                try begin(next, in: &group)
                next += 1
            } else if let ending = try group.next() {
                try end(ending, finished)
            }
        }
        try manifest.write(order, beginning: false) { Machine.exists(path($0)) }
    }

    private func inputs(_ entry: BatchList.Entry) -> String {
        BatchInputs.hash(pack: entry.folder, words: conditions.words, files: conditions.files)
    }

    /// Starts a process, unless the map is as it should be.
    private mutating func begin(_ number: Int, in group: inout ChildGroup) throws(FileError) {
        let entry = list.entries[number]
        let inputs = inputs(entry)
        guard let reason = reason(for: entry, inputs) else {
            outcomes[number] = .kept
            manifest.set(.init(map: entry.map, pack: entry.pack, hashes: manifest[entry.map]?.hashes))
            return
        }
        var words = ["build", entry.folder, "--output", path(entry.map), "--overwrite"] + conditions.words + conditions.sayings
        words += ["--of-batch", "\(max(1, Machine.cores / conditions.jobs))"]
        if let memory = conditions.memory { words += ["--memory", "\(memory)"] }
        try group.start(number, Machine.program ?? "noisezone", words)
        started[number] = (inputs, reason)
    }

    private func reason(for entry: BatchList.Entry, _ inputs: String) -> BatchReport.Reason? {
        if conditions.overwrite { return .asked }
        guard Machine.exists(path(entry.map)) else { return .missing }
        guard let hashes = manifest[entry.map]?.hashes else { return .unfinished }
        guard hashes.inputs == inputs else { return .changed }
        return FileHash(of: path(entry.map))?.sha256 == hashes.map ? nil : .broken
    }

    private mutating func end(_ ending: ChildGroup.Ending, _ finished: borrowing AppendedFile) throws(FileError) {
        guard let (inputs, reason) = started.removeValue(forKey: ending.number) else { return }
        let entry = list.entries[ending.number]
        peak = max(peak ?? 0, ending.peak)
        if let (fault, status) = stopped(entry, ending) {
            say(.fault(fault))
            outcomes[ending.number] = .failed(status: status)
            return
        }
        if !ending.words.isEmpty { say(.lines(ending.words)) }
        guard ending.status == 0 else {
            outcomes[ending.number] = .failed(status: ending.status)
            return
        }
        // What was read may be of before or of after the change.
        guard self.inputs(entry) == inputs, let hash = FileHash(of: path(entry.map)) else {
            say(
                .fault(
                    Diagnostic(
                        code: BatchFault.packChanged, file: entry.folder, what: "the pack was changed while its map was drawn",
                        fix: "Run it again")))
            outcomes[ending.number] = .failed(status: Self.badData)
            return
        }
        let line = BatchManifest.Line(map: entry.map, pack: entry.pack, hashes: .init(inputs: inputs, map: hash.sha256))
        manifest.set(line)
        try finished.append(line.json)
        outcomes[ending.number] = .made(reason)
    }

    /// What is told of a process that did not come to its end, and the exit code that stands for it.
    private func stopped(_ entry: BatchList.Entry, _ ending: ChildGroup.Ending) -> (Diagnostic, Int32)? {
        let signal = ending.isKilled ? ending.status - 128 : 0
        let isOwn = Self.ownSignals.contains(signal)
        func fault(_ code: BatchFault, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
            Diagnostic(code: code, file: entry.folder, what: what, fix: fix)
        }
        if let memory = conditions.memory, isOwn || (!ending.isKilled && ending.status == BatchProcess.memoryStatus) {
            let fix: Phrase = "Give more with --memory, and fewer --jobs"
            return (fault(.programMemory, "\(memory) MiB of memory are not enough to draw the map", fix), Self.unavailable)
        }
        guard ending.isKilled else { return nil }
        if isOwn {
            let what: Phrase = "the program has stopped while it drew the map (signal \(signal))"
            return (fault(.programEnded, what, "Please report this, with the data pack"), Self.internalFault)
        }
        let what: Phrase = "something has ended the program that drew the map (signal \(signal))"
        return (fault(.programEnded, what, "Run it again; where the system is short of memory, with fewer --jobs"), Self.unavailable)
    }

    /// SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV: what a program does to itself, as where it gets no memory.
    private static let ownSignals: Set<Int32> = [4, 5, 6, 7, 8, 11]
    /// Exit codes of the house (`ExitCodes.swift`).
    private static let (badData, unavailable, internalFault): (Int32, Int32, Int32) = (65, 69, 70)
}
