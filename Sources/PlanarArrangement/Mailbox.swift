/// Letters from task to task, in the order in which they are put in.
actor Mailbox<Letter: Sendable> {
    private var letters: [Letter] = []
    private var waiting: [CheckedContinuation<Letter?, Never>] = []
    private var isClosed = false

    func put(_ letter: Letter) {
        guard waiting.isEmpty else { return waiting.removeFirst().resume(returning: letter) }
        letters.append(letter)
    }

    /// The oldest letter, as soon as there is one; nil once the box is closed. A task that is cancelled waits like any other.
    func take() async -> Letter? {
        if isClosed { return nil }
        guard letters.isEmpty else { return letters.removeFirst() }
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// What still lies in it is dropped, and who waits gets nothing.
    func close() {
        isClosed = true
        letters = []
        for task in waiting { task.resume(returning: nil) }
        waiting = []
    }
}
