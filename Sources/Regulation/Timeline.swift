/// A value that changes by law: each entry holds from its day until the next one; an entry without a value ends the rule.
public struct Timeline<Value: Sendable>: Sendable {
    /// A value from a day on.
    public struct Entry: Sendable {
        /// The first day on which it holds.
        public let from: CivilDate
        /// Nil where the rule ends.
        public let value: Value?
        /// The act that sets it.
        public let source: Citation
        /// What else there is to say of it.
        public let note: String?

        /// An entry; without a value it ends the rule.
        package init(from: CivilDate, value: Value?, source: Citation, note: String? = nil) {
            self.from = from
            self.value = value
            self.source = source
            self.note = note
        }
    }

    /// At least one, days strictly ascending.
    public let entries: [Entry]

    /// Nil unless there is at least one entry and the days ascend strictly.
    package init?(_ entries: [Entry]) {
        guard !entries.isEmpty, zip(entries, entries.dropFirst()).allSatisfy({ $0.from < $1.from }) else { return nil }
        self.entries = entries
    }

    /// The entry in force on a day: the last that has begun. Nil before the first. O(entries).
    public func entry(on date: CivilDate) -> Entry? { entries.last { $0.from <= date } }

    /// The value in force on a day; nil before the first entry and after one that ends the rule. O(entries).
    public func value(on date: CivilDate) -> Value? { entry(on: date)?.value }
}

extension Timeline: Equatable where Value: Equatable {}
extension Timeline.Entry: Equatable where Value: Equatable {}
extension Timeline: Hashable where Value: Hashable {}
extension Timeline.Entry: Hashable where Value: Hashable {}
