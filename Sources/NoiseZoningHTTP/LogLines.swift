import Synchronization

/// Lines for the keeper, one after the other, and no request waits for them: where nobody takes them they are dropped and counted.
package final class LogLines: Sendable {
    /// Writes a line without waiting; false where it does not go out now.
    private let offer: @Sendable (String) -> Bool
    private let (lines, line): (AsyncStream<String>, AsyncStream<String>.Continuation)
    private let lost = Atomic<Int>(0)

    /// The most lines that wait.
    private static let most = 4096
    /// How long, and how often, one is offered before it is dropped.
    private static let (pause, tries) = (Duration.milliseconds(10), 100)

    package init(offer: @escaping @Sendable (String) -> Bool) {
        self.offer = offer
        (lines, line) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.most))
    }

    /// Waits for nothing.
    package func say(_ text: String) {
        if case .dropped = line.yield(text) { lost.add(1, ordering: .relaxed) }
    }

    /// Lines that nobody took.
    package var dropped: Int { lost.load(ordering: .relaxed) }

    /// No more comes: `write` ends with what waits.
    package func finish() { line.finish() }

    /// Writes the lines as they come, until `finish`.
    package func write() async {
        // Where one was not taken the next ones are not waited for.
        var isTaken = true
        for await text in lines {
            var left = isTaken ? Self.tries : 1
            isTaken = offer(text)
            while !isTaken, left > 1 {
                try? await Task.sleep(for: Self.pause)
                left -= 1
                isTaken = offer(text)
            }
            if !isTaken { lost.add(1, ordering: .relaxed) }
        }
    }
}
