import SystemIO

/// Other programs that run beside this one, several at once, each told of when it ends.
///
/// Their standard input is a pipe into which nothing is written, and which ends with this program, whatever ends that: one that watches it
/// need not outlive this one. For programs that start no others: the end of any child of this process is taken for one of these.
package struct ChildGroup: ~Copyable {
    /// How one of them has ended.
    package struct Ending: Sendable {
        /// What it was started as.
        package let number: Int
        /// Its exit code; 128 and the signal where one ended it.
        package let status: Int32
        /// Whether a signal ended it.
        package let isKilled: Bool
        /// What it said on stdout and stderr.
        package let words: String
        /// The most memory that it held at once, in bytes.
        package let peak: Int
    }

    private final class Child {
        let number: Int
        let words: Descriptor

        init(_ number: Int, words: consuming Descriptor) {
            self.number = number
            self.words = words
        }
    }

    private var children: [pid_t: Child] = [:]
    private let input: Descriptor
    /// Never written to; closed by the system when this program ends.
    private let hold: Descriptor

    /// Fails where no pipe is to be had.
    package init() throws(FileError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemFault.last.writing("-") }
        input = Descriptor(owning: ends[0])
        hold = Descriptor(owning: ends[1])
        // Where it is ignored, as by what started this program, no end is told.
        signal(SIGCHLD, SIG_DFL)
        // A child that held this end would keep the others, and itself, alive.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    /// How many run.
    package var count: Int { children.count }

    /// Starts a program, with the environment of this one. Fails where the system starts none.
    ///
    /// - Parameter number: what its end is told by.
    package mutating func start(_ number: Int, _ program: String, _ arguments: [String]) throws(FileError) {
        do throws(SystemFault) {
            let words = try ChildProcess.nameless(TemporaryFile.commonFolder)
            let streams = [input.number, words.number, words.number]
            guard let process = try ChildProcess.start(program, arguments, Self.environment, streams) else {
                throw SystemFault(number: ENOENT)
            }
            children[process] = Child(number, words: words)
        } catch {
            throw FileError(
                code: FileFault.programNotStarted, path: program, what: "the program cannot be started (\(error.words))",
                fix: "Start fewer at once, or make room in the folder for temporary files", kind: .unavailable)
        }
    }

    /// Waits until one of them ends; nil where none runs.
    package mutating func next() throws(FileError) -> Ending? {
        do throws(SystemFault) {
            while count > 0 {
                var (status, usage): (Int32, rusage) = (0, rusage())
                let process = unsafe wait4(-1, &status, 0, &usage)
                if process < 0 {
                    guard errno == EINTR else { throw .last }
                    continue
                }
                guard let child = children.removeValue(forKey: process) else { continue }
                #if canImport(Darwin)
                    let peak = usage.ru_maxrss
                #else
                    // Linux counts KiB.
                    let peak = usage.ru_maxrss << 10
                #endif
                return Ending(
                    number: child.number, status: ChildProcess.exitCode(status), isKilled: status & 0x7F != 0,
                    words: String(decoding: try ChildProcess.whole(child.words), as: UTF8.self), peak: peak)
            }
            return nil
        } catch { throw error.reading("-") }
    }

    /// That of this program, as `NAME=value`.
    private static var environment: [String] {
        #if canImport(Darwin)
            let start = unsafe _NSGetEnviron().pointee
        #else
            let start = unsafe environ
        #endif
        var settings: [String] = []
        while let setting = unsafe start[settings.count] { settings.append(unsafe String(cString: setting)) }
        return settings
    }
}
