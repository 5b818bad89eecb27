/// How many requests there were, and how many are being answered. No place and no address of a client is kept.
package actor Traffic {
    private struct Kind: Hashable {
        let route: String
        let status: Int
    }

    private let most: Int
    private var counts: [Kind: Int] = [:]
    private var inProgress = 0

    package init(most: Int) { self.most = most }

    /// False where as many are being answered as there may be.
    func begin() -> Bool {
        guard inProgress < most else { return false }
        inProgress += 1
        return true
    }

    func end(_ route: String, _ status: Int) {
        inProgress -= 1
        counts[Kind(route: route, status: status), default: 0] += 1
    }

    /// One that was turned away.
    func refused(_ status: Int) { counts[Kind(route: Self.other, status: status), default: 0] += 1 }

    /// Text as Prometheus reads it. Routes are those that there are; every other address is counted as one.
    func text() -> String {
        let rows = counts.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        return "# TYPE noisezone_requests_total counter\n"
            + rows.map { "noisezone_requests_total{route=\"\($0.key.route)\",status=\"\($0.key.status)\"} \($0.value)\n" }.joined()
            + "# TYPE noisezone_requests_in_progress gauge\nnoisezone_requests_in_progress \(inProgress)\n"
    }

    static let other = "other"
}
