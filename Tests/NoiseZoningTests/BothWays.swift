import Testing

@testable import Answers

/// That the fast way and the slow way have made the same of the same rows.
func expectSame(fast: AnsweredRows, slow: AnsweredRows, _ comment: String = "") {
    #expect(fast.counts == slow.counts, "\(comment)")
    #expect(fast.faults == slow.faults, "\(comment)")
    #expect(fast.replaced == slow.replaced, "\(comment)")
    let (x, y) = (Array(fast.blocks.joined()), Array(slow.blocks.joined()))
    guard x != y else { return }
    let at = zip(x, y).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(x.count, y.count)
    let (from, to) = (max(0, at - 160), at + 80)
    Issue.record(
        """
        \(comment)
        fast: \(String(decoding: x[from..<min(to, x.count)], as: UTF8.self))
        slow: \(String(decoding: y[from..<min(to, y.count)], as: UTF8.self))
        """)
}
