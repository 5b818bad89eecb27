import SystemIO

/// Writes several files, all of them or none.
///
/// Every byte is on the disk before the first file gets its name; where one of them cannot have it, those before it are put back as they
/// were. Names cannot be given all at once: a program that is killed between two of these calls, or a machine that stops there, leaves
/// some files new and some old, each of them whole.
/// Fails as `writeFile` does.
package func writeFiles(
    _ files: [(path: String, contents: [UInt8])], overwrite: Bool = false, reading inputs: [String] = []
) throws(FileError) {
    var pending: [PendingFile] = []
    for file in files { pending.append(try PendingFile(file.path, overwrite: overwrite, reading: inputs)) }
    for (file, output) in zip(files, pending) { try output.write(file.contents) }
    try commit(pending)
}

/// The same for one file that is written piece by piece, and files beside it. What `body` throws is passed on; then nothing is written.
package func writeFiles(
    _ path: String, overwrite: Bool = false, reading inputs: [String] = [], beside files: [(path: String, contents: [UInt8])],
    _ body: (borrowing FileOutput) throws -> Void
) throws {
    let first = try PendingFile(path, overwrite: overwrite, reading: inputs)
    var pending = [first]
    for file in files { pending.append(try PendingFile(file.path, overwrite: overwrite, reading: inputs)) }
    try first.write(body)
    for (file, output) in zip(files, pending.dropFirst()) { try output.write(file.contents) }
    try commit(pending)
}

private func commit(_ pending: [PendingFile]) throws(FileError) {
    var done: [PendingFile] = []
    do throws(FileError) {
        for output in pending {
            try output.commit()
            done.append(output)
        }
    } catch {
        for output in done.reversed() { output.putBack() }
        throw error
    }
    for output in done { output.forgetOld() }
}

/// One file of several, and what stood in its place.
private final class PendingFile {
    private var output: FileOutput?
    /// The name that is taken; nil for a stream.
    private let target: String?
    /// Where the file that was there is kept meanwhile.
    private var old: String?

    init(_ path: String, overwrite: Bool, reading inputs: [String]) throws(FileError) {
        let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
        target = output.target
        self.output = consume output
    }

    func write(_ contents: [UInt8]) throws(FileError) {
        try output?.write(contents)
        try output?.synchronise()
    }

    func write(_ body: (borrowing FileOutput) throws -> Void) throws {
        guard let output = output.take() else { return }
        try body(output)
        try output.synchronise()
        self.output = consume output
    }

    func commit() throws(FileError) {
        if let target {
            let name = TemporaryFile.names(for: target).path
            // A second name costs nothing; a file system without them has the old file moved away for a moment.
            var isKept = unsafe link(target, name) == 0
            if !isKept, errno != ENOENT { isKept = unsafe rename(target, name) == 0 }
            if isKept { old = name }
        }
        do throws(FileError) { try output.take()?.commit() } catch {
            putOldBack()
            throw error
        }
    }

    /// After `commit`: as if it had not been.
    func putBack() {
        if let target, old == nil { unsafe unlink(target) }
        putOldBack()
    }

    private func putOldBack() {
        guard let target, let old else { return }
        unsafe rename(old, target)
        // Two names of one file: then `rename` does nothing.
        unsafe unlink(old)
        self.old = nil
    }

    func forgetOld() {
        if let old { unsafe unlink(old) }
        old = nil
    }
}
