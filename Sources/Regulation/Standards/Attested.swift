/// A value of a standard, and whether it was read in the standard's own text.
package struct Attested<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What the standard lays down.
    package let value: Value
    /// False where it comes from other sources that report the standard.
    package let isVerified: Bool

    /// A value, and whether it was read in the standard's own text.
    package init(_ value: Value, isVerified: Bool) {
        self.value = value
        self.isVerified = isVerified
    }
}

/// One step of an answer's grounds: where it stands, and whether it was read there.
public struct Ground: Sendable, Hashable {
    /// The clause of the standard or the act: `GB 12348—2008 4.1.5`.
    public let source: Citation
    /// False where the value comes from other sources that report the clause.
    public let isVerified: Bool

    /// A clause, and whether it was read there.
    package init(source: Citation, isVerified: Bool) {
        self.source = source
        self.isVerified = isVerified
    }
}

extension Timeline {
    /// The value in force on a day with its grounds; nil before the first entry and where the rule ends or is not known. O(entries).
    package func attested<Inner>(on date: CivilDate) -> (value: Inner, ground: Ground)? where Value == Attested<Inner> {
        guard let entry = entry(on: date), let attested = entry.value else { return nil }
        return (attested.value, Ground(source: entry.source, isVerified: attested.isVerified))
    }
}
