/// A value of a standard, and whether it was read in the standard's own text.
public struct Attested<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What the standard lays down.
    public let value: Value
    /// False where it comes from other sources that report the standard.
    public let isVerified: Bool

    /// A value, and whether it was read in the standard's own text.
    public init(_ value: Value, isVerified: Bool) {
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
    public init(source: Citation, isVerified: Bool) {
        self.source = source
        self.isVerified = isVerified
    }
}

extension Timeline {
    /// The value in force on a day with its grounds; nil before the first entry and where the rule ends or is not known. O(entries).
    public func attested<Inner>(on date: CivilDate) -> (value: Inner, ground: Ground)? where Value == Attested<Inner> {
        guard let entry = entry(on: date), let attested = entry.value else { return nil }
        return (attested.value, Ground(source: entry.source, isVerified: attested.isVerified))
    }
}
