/// Answers that are kept until others need their room: those that were asked for last stay.
///
/// Two generations, each of half the room. What is asked for is in the young one; when that is full, it becomes the old one, and the old one is
/// let go. Constant time, and no more bytes than were allowed.
struct TileCache<Key: Hashable & Sendable, Value: Weighed>: Sendable {
    private let room: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private var weight = 0
    /// Of an answer that holds nothing: its key, and its place in the table.
    static var least: Int { 128 }

    /// - Parameter bytes: the room for all.
    init(bytes: Int) { room = bytes / 2 }

    /// Bytes that are kept, each answer counted with its key.
    var bytes: Int { [young, old].joined().reduce(0) { $0 + Self.weight($1.value) } }

    private static func weight(_ answer: Value) -> Int { answer.bytes + least }

    mutating func answer(to key: Key) -> Value? {
        if let answer = young[key] { return answer }
        guard let answer = old.removeValue(forKey: key) else { return nil }
        keep(answer, for: key)
        return answer
    }

    /// An answer that is larger than half the room is not kept.
    mutating func keep(_ answer: Value, for key: Key) {
        guard Self.weight(answer) <= room else { return }
        old[key] = nil
        if let before = young.updateValue(answer, forKey: key) { weight -= Self.weight(before) }
        weight += Self.weight(answer)
        guard weight > room else { return }
        // The new one opens the next generation.
        young[key] = nil
        old = young
        young = [key: answer]
        weight = Self.weight(answer)
    }
}

/// What is kept for as long as there is room.
protocol Weighed: Sendable {
    /// What it takes in memory.
    var bytes: Int { get }
}

extension [UInt8]: Weighed {
    var bytes: Int { count }
}
