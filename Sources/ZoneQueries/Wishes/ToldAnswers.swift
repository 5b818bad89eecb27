import Geometry
import Regulation
import ZoningModel

/// The different answers that a map can give, numbered: what has the same class and the limits of the same is one.
struct ToldAnswers: Sendable {
    /// By number.
    private(set) var all: [Designation] = []
    /// The place of each among answers that lie as near, by the number.
    private(set) var ranks: [Int] = []
    private var numbers: [Designation: UInt8] = [:]

    /// As many as have a bit in a set.
    private static let most = 64

    /// Whether there are more answers than can be told apart here.
    private(set) var isFull = false

    mutating func number(of answer: Designation) -> UInt8 {
        // Told alike is all that counts: with the limits of the same class, and whatever the other rule says.
        let told = Designation(status: answer.status, zoneClass: answer.zoneClass, limitsClass: answer.limitsClass, limits: nil)
        if let known = numbers[told] { return known }
        guard all.count < Self.most else {
            isFull = true
            return 0
        }
        let number = UInt8(all.count)
        numbers[told] = number
        all.append(told)
        return number
    }

    /// The set of some answers.
    mutating func bits(_ answers: [Designation]) -> UInt64 { answers.reduce(0) { $0 | 1 << UInt64(number(of: $1)) } }

    /// Orders the answers, once all are known. False where two of them would stand in one place.
    mutating func rank() -> Bool {
        let keys = all.map { ($0.name, $0.limitsClass?.id ?? "") }
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        ranks = Array(repeating: 0, count: all.count)
        for (rank, number) in order.enumerated() { ranks[number] = rank }
        return zip(order, order.dropFirst()).allSatisfy { keys[$0] != keys[$1] }
    }
}
