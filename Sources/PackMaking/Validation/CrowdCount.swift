import Geometry

/// Places counted by cells of 50 m, where work grows with the pairs of one cell.
struct CrowdCount {
    /// Metres: side of a cell.
    static let cell = 50.0
    /// Pairs in crowded cells that some ten seconds are enough for.
    private static let mostPairs = 10_000_000

    /// Places in a cell that are no crowd.
    let few: Int
    private var counts: [SquareCell: Int] = [:]
    private var pairs = 0
    /// The place with which it became too many.
    private(set) var crowded: Coordinate?
    private var last: SquareCell?

    init(few: Int) { self.few = few }

    /// Begins a line: of its places, those that follow each other in one cell may count once.
    mutating func begin() { last = nil }

    mutating func add(_ place: Coordinate, isOnce: Bool = false) {
        let here = SquareCell(of: place, side: Self.cell)
        defer { last = here }
        if isOnce, here == last { return }
        let count = (counts[here] ?? 0) + 1
        counts[here] = count
        // The squares of the counts, summed up step by step.
        if count > few { pairs += count == few + 1 ? count * count : 2 * count - 1 }
        if pairs > Self.mostPairs, crowded == nil { crowded = place }
    }
}
