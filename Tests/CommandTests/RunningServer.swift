#if Server
    import Foundation

    /// The built program as a server, over a small pack.
    final class RunningServer {
        let process = Process()
        let base: String
        private let folder: TemporaryFolder

        init(_ arguments: [String] = [], in folder: TemporaryFolder, pack: String? = "small") throws {
            self.folder = folder
            try folder.write("serve.err", "")
            process.executableURL = Command.program
            process.arguments = ["serve", "--date", "2026-11-20", "--port", "0"] + (pack.map { ["--pack", $0] } ?? []) + arguments
            process.currentDirectoryURL = folder.url
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle(forWritingAtPath: folder.path("serve.err"))
            try process.run()
            var line: Substring?
            for _ in 0..<6000 where line == nil && process.isRunning {
                usleep(50_000)
                line = try folder.read("serve.err").split(separator: "\n").first { $0.hasPrefix("listening at ") }
            }
            base = String(line?.dropFirst("listening at ".count) ?? "")
        }

        /// Over a pack of its own.
        convenience init(_ arguments: [String] = []) throws { try self.init(arguments, in: Self.small()) }

        static func small() throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            try SmallPack().write(into: folder)
            return folder
        }

        /// Exit code; -1 where a signal ended it.
        func stop(_ signal: Int32 = SIGTERM) -> Int32 {
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -1
        }

        /// A line of bash with the port of the server for PORT, and its address for BASE.
        func shell(_ line: String) throws -> String {
            let port = base.split(separator: ":").last ?? ""
            return try Command.shell(line.replacing("PORT", with: port).replacing("BASE", with: base), in: folder).out
        }

        func curl(_ arguments: String) throws -> String {
            try Command.shell("curl -s --max-time 200 \(arguments.replacing("BASE", with: base))", in: folder).out
        }

        deinit { if process.isRunning { process.terminate() } }
    }
#endif
