import CommandParts
import NoiseZoning
import SystemIO

/// How far a long work has come, on one line of a terminal; nothing anywhere else, and nothing for work of less than two seconds.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private let start = Machine.unixSeconds
    private var last = ""

    /// - Parameter file: what is read; its size is the whole. Of a pipe only the megabytes are told.
    init(file: String) {
        isShown = Machine.isTerminal(2) && !Terminal.tellsJSON
        total = Machine.size(of: file) ?? 0
    }

    mutating func show(done: Int) {
        guard isShown, Machine.unixSeconds - start >= 2 else { return }
        let line = total > 0 ? "\(min(100, done * 100 / total)) %" : "\(done / 1_000_000) MB"
        guard line != last else { return }
        last = line
        Terminal.status("\r\(line)")
    }

    /// Takes the line away, so that other words may stand there.
    mutating func clear() {
        guard !last.isEmpty else { return }
        last = ""
        Terminal.status("\r\u{1B}[K")
    }
}
