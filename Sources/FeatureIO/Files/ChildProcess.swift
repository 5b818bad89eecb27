import SystemIO

/// Another program, run to its end without a shell: bytes in, bytes out.
package enum ChildProcess {
    /// What has come of it.
    package struct Outcome: Sendable {
        /// Its exit code; 128 and the signal where one ended it.
        package let status: Int32
        package let output: [UInt8]
        /// What it said on stderr.
        package let words: String
    }

    /// Runs a program that is found by PATH; nil where there is none of that name.
    ///
    /// Files without a name stand in for its streams, so that neither side waits for the other. Fails where those cannot be made.
    package static func run(
        _ program: String, _ arguments: [String], environment: [String], input: [UInt8]
    ) throws(FileError) -> Outcome? {
        let folder = TemporaryFile.commonFolder
        do throws(SystemFault) {
            let given = try nameless(folder)
            let made = try nameless(folder)
            let said = try nameless(folder)
            try given.write(input)
            try given.rewind()
            guard let process = try start(program, arguments, environment, [given.number, made.number, said.number]) else { return nil }
            return Outcome(status: try end(of: process), output: try whole(made), words: String(decoding: try whole(said), as: UTF8.self))
        } catch { throw error.writing(folder) }
    }

    /// A file that ends with its last reader, in the folder for temporary files.
    static func nameless(_ folder: String) throws(SystemFault) -> Descriptor {
        let (_, path) = TemporaryFile.names(for: folder + "/noisezone-child")
        let file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
        unsafe unlink(path)
        return file
    }

    /// Its number; nil where there is none of that name. It gets `streams` as its input, output and error.
    static func start(
        _ program: String, _ arguments: [String], _ environment: [String], _ streams: [Int32]
    ) throws(SystemFault) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(truncatingIfNeeded: number))
        }
        let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        let settings = unsafe environment.map { unsafe strdup($0) } + [nil]
        let all = unsafe words + settings
        defer { for number in unsafe all.indices { unsafe free(all[number]) } }
        var process: pid_t = 0
        let fault = unsafe posix_spawnp(&process, program, &actions, nil, words, settings)
        if fault == ENOENT || fault == EACCES { return nil }
        guard fault == 0 else { throw SystemFault(number: fault) }
        return process
    }

    private static func end(of process: pid_t) throws(SystemFault) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw .last }
        }
        return exitCode(status)
    }

    /// The exit code of what `waitpid` tells; 128 and the signal where one ended it.
    static func exitCode(_ status: Int32) -> Int32 {
        // The low seven bits are the signal that ended it, the byte above them its exit code (wait.h).
        status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }

    static func whole(_ file: borrowing Descriptor) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try file.read(limit: 1 << 20, from: bytes.count)
            guard !piece.isEmpty else { return bytes }
            bytes += piece
        }
    }
}
