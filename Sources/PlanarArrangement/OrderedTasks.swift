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
        typealias Outcome = Result<Product, Fault>
        let fault = await withTaskGroup(of: (Int, Outcome).self) { group -> Fault? in
            var (begun, taken, isAtEnd) = (0, 0, false)
            var waiting: [Int: Outcome] = [:]
            do throws(Fault) {
                while true {
                    while !isAtEnd, begun - taken < 2 * max(1, workers) {
                        guard let piece = try next() else {
                            isAtEnd = true
                            break
                        }
                        let number = begun
                        begun += 1
                        group.addTask { (number, Outcome { () throws(Fault) in try work(piece) }) }
                    }
                    guard let (number, outcome) = await group.next() else { return nil }
                    waiting[number] = outcome
                    while let ready = waiting.removeValue(forKey: taken) {
                        try take(try ready.get())
                        taken += 1
                    }
                }
            } catch {
                group.cancelAll()
                return error
            }
        }
        if let fault { throw fault }
    }
}
