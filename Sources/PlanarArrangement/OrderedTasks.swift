/// Pieces of work shared among tasks, their results taken in the order of the pieces. Memory for two pieces a task.
@usableFromInline package enum OrderedTasks {
    /// - Parameters:
    ///   - next: gives the pieces one after the other, nil behind the last.
    ///   - work: done for many pieces at once.
    ///   - take: gets each result, in order. What a closure throws ends the work; the first fault in order is the one that is told.
    @usableFromInline package static func run<Piece: Sendable, Product: Sendable, Fault: Error>(
        workers: Int, next: () throws(Fault) -> Piece?, work: @escaping @Sendable (Piece) throws(Fault) -> Product,
        take: (Product) throws(Fault) -> Void
    ) async throws(Fault) {
        try await run(
            workers: workers, next: next, memory: { () throws(Fault) in },
            work: { (_: Void, piece: Piece) throws(Fault) in try work(piece) }, take: take)
    }

    /// The same for work that needs what is dear to make or may not leave its task, such as C handles.
    ///
    /// - Parameters:
    ///   - next: gives the pieces one after the other, nil behind the last.
    ///   - memory: makes the working memory of a task, in the task, with the first piece that it gets.
    ///   - work: done for many pieces at once, each with the memory of its task.
    ///   - take: gets each result, in order. What a closure throws ends the work; the first fault in order is the one that is told.
    package static func run<Memory, Piece: Sendable, Product: Sendable, Fault: Error>(
        workers: Int, next: () throws(Fault) -> Piece?, memory: @escaping @Sendable () throws(Fault) -> Memory,
        work: @escaping @Sendable (Memory, Piece) throws(Fault) -> Product, take: (Product) throws(Fault) -> Void
    ) async throws(Fault) {
        typealias Outcome = Result<Product, Fault>
        let count = max(1, workers)
        let (pieces, outcomes) = (Mailbox<(Int, Piece)>(), Mailbox<(Int, Outcome)>())
        let fault = await withTaskGroup(of: Void.self) { group -> Fault? in
            for _ in 0..<count {
                group.addTask {
                    var made: Memory?
                    while let (number, piece) = await pieces.take() {
                        let outcome = Outcome { () throws(Fault) in
                            let own = if let made { made } else { try memory() }
                            made = own
                            return try work(own, piece)
                        }
                        await outcomes.put((number, outcome))
                    }
                }
            }
            var (begun, taken, isAtEnd) = (0, 0, false)
            var waiting: [Int: Outcome] = [:]
            var fault: Fault?
            do throws(Fault) {
                while true {
                    while !isAtEnd, begun - taken < 2 * count {
                        guard let piece = try next() else {
                            isAtEnd = true
                            break
                        }
                        await pieces.put((begun, piece))
                        begun += 1
                    }
                    guard taken < begun, let (number, outcome) = await outcomes.take() else { break }
                    waiting[number] = outcome
                    while let ready = waiting.removeValue(forKey: taken) {
                        try take(try ready.get())
                        taken += 1
                    }
                }
            } catch { fault = error }
            await pieces.close()
            return fault
        }
        if let fault { throw fault }
    }
}
