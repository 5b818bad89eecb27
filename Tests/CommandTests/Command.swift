import Foundation

/// The program as it was built beside these tests, run as a script would run it: no terminal, nothing on stdin.
enum Command {
    struct Outcome {
        let code: Int32
        /// Whether a signal ended it.
        let crashed: Bool
        let out: String
        let err: String
    }

    /// Where stdout goes.
    enum Output {
        case captured
        /// A pipe that nobody reads any more.
        case closedPipe
        case device(String)
    }

    /// `.build/debug/noisezone`: the folder of the running test program holds it.
    static let program: URL = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: tests ?? "").deletingLastPathComponent().appendingPathComponent("noisezone")
    }()

    /// The folder of Package.swift.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func run(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], output: Output = .captured
    ) throws -> Outcome {
        try run(program, arguments, in: folder, environment: environment, output: output)
    }

    /// The same with the rights of an ordinary user: root may write everywhere, and gives that up first (setpriv is in util-linux).
    static func runAsUser(_ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
        guard getuid() == 0 else { return try run(arguments, in: folder) }
        let rights = ["--bounding-set=-dac_override,-dac_read_search", program.path]
        return try run(URL(fileURLWithPath: "/usr/bin/setpriv"), rights + arguments, in: folder, environment: [:], output: .captured)
    }

    /// A line of bash in which `Tools/run` is this program, and other scripts of Tools use it; stderr goes with stdout, as on a terminal.
    static func shell(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
        let script =
            "exec 2>&1; export NOISEZONE='\(program.path)'; "
            + line.replacing("Tools/run", with: "'\(program.path)'")
            .replacing(/Tools\/(man|completions|lay-network|lay-street-block|lay-examples)/) { "'\(repository.path)/\($0.0)'" }
        return try run(URL(fileURLWithPath: "/bin/bash"), ["-c", script], in: folder, environment: [:], output: .captured)
    }

    private static func run(
        _ program: URL, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String], output: Output
    ) throws -> Outcome {
        // Files, not pipes: nothing can fill up and wait.
        let words = try TemporaryFolder()
        try words.write("out", "")
        try words.write("err", "")
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }.merging(["LANG": "C.UTF-8"]) { $1 }
            .merging(
                environment
            ) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: words.path("err"))
        let pipe = Pipe()
        switch output {
        case .captured: process.standardOutput = FileHandle(forWritingAtPath: words.path("out"))
        case .device(let path): process.standardOutput = FileHandle(forWritingAtPath: path)
        case .closedPipe:
            try pipe.fileHandleForReading.close()
            process.standardOutput = pipe.fileHandleForWriting
        }
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal, out: try words.read("out"),
            err: try words.read("err"))
    }

    private static let kept: Set<String> = ["PATH", "HOME", "LD_LIBRARY_PATH", "PROJ_DATA", "PROJ_LIB", "ASAN_OPTIONS"]
}
