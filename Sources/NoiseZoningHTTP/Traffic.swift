import NoiseZoningServer
import Synchronization

/// How many requests there were, and how many are being answered. No place and no address of a client is kept.
package final class Traffic: Sendable {
    /// Those that are being answered.
    let turns: Turns
    /// By path, then by status: made once, so that counting waits for nobody.
    private let counts: [String: [Int: Count]]

    private final class Count: Sendable { let value = Atomic<Int>(0) }

    /// - Parameter paths: those that there are; every other address is counted as one.
    package init(most: Int, paths: [String]) {
        turns = Turns(most: most)
        let statuses = [200, 204, 304, 400, 404, 405, 406, 408, 413, 415, 422, 500, 503]
        counts = Dictionary(
            (paths + [Self.other]).map { ($0, Dictionary(uniqueKeysWithValues: statuses.map { ($0, Count()) })) },
            uniquingKeysWith: { a, _ in a })
    }

    func answered(_ path: String, _ status: Int) { count(path, status) }

    /// One that was turned away.
    func refused(_ status: Int) { count(Self.other, status) }

    private func count(_ path: String, _ status: Int) {
        (counts[path] ?? counts[Self.other])?[status]?.value.add(1, ordering: .relaxed)
    }

    /// Text as Prometheus reads it.
    func text() -> String {
        var text = "# TYPE noisezone_requests_total counter\n"
        for (path, byStatus) in counts.sorted(by: { $0.key < $1.key }) {
            for (status, count) in byStatus.sorted(by: { $0.key < $1.key }) {
                let value = count.value.load(ordering: .relaxed)
                if value > 0 { text += "noisezone_requests_total{route=\"\(path)\",status=\"\(status)\"} \(value)\n" }
            }
        }
        return text + "# TYPE noisezone_requests_in_progress gauge\nnoisezone_requests_in_progress \(turns.count)\n"
    }

    static let other = "other"
}
