/// What costs least comes first; of equal cost, the lower number: the same order everywhere.
struct CostQueue {
    private var heap: [(cost: Double, item: Int)] = []

    /// Time: the logarithm of the count.
    mutating func add(_ item: Int, cost: Double) {
        heap.append((cost, item))
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Time: the logarithm of the count.
    mutating func next() -> (cost: Double, item: Int)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, isBefore(child + 1, child) { child += 1 }
            guard isBefore(child, parent) else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return first
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool { (heap[a].cost, heap[a].item) < (heap[b].cost, heap[b].item) }
}
