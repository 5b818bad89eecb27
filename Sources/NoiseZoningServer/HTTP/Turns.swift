import Synchronization

/// So many at once and no more: who gets no turn is told to come again, and waits for nobody.
package final class Turns: Sendable {
    private let most: Int
    private let taken = Atomic<Int>(0)

    package init(most: Int) { self.most = most }

    /// One of them: it ends when nobody holds it any more, however that comes.
    package final class Turn: Sendable {
        private let turns: Turns
        fileprivate init(_ turns: Turns) { self.turns = turns }
        deinit { turns.taken.subtract(1, ordering: .releasing) }
    }

    /// Nil where all are taken.
    package func begin() -> Turn? {
        guard taken.add(1, ordering: .acquiring).newValue <= most else {
            taken.subtract(1, ordering: .releasing)
            return nil
        }
        return Turn(self)
    }

    /// How many are taken.
    package var count: Int { taken.load(ordering: .relaxed) }
}
