import Wording

/// A class of acoustic zone: "1", "2", "3", "4a", "4b" … Which classes there are is law, so it stands in the ruleset, not here.
public struct ZoneClass: Sendable, Hashable, CustomStringConvertible {
    /// As the law writes it.
    public let id: String

    /// The class of that identifier, whether or not a ruleset knows it.
    public init(_ id: String) { self.id = id }

    /// The class as the law writes it, `4a`: the same as ``id``.
    public var description: String { id }
}

/// Limits of the equivalent sound level by day and by night, both in dB(A).
public struct NoiseLimit: Sendable, Hashable {
    /// dB(A)
    public let day: Int
    /// dB(A)
    public let night: Int

    /// Limits in dB(A).
    public init(day: Int, night: Int) {
        self.day = day
        self.night = night
    }

    /// The limit of a period, in dB(A).
    public subscript(period: DayPeriod) -> Int { period == .day ? day : night }
}

/// What a class is for and which limits it has.
public struct ClassRule: Sendable, Hashable {
    /// The class that the rule is of; no other rule of the ruleset has it.
    public let id: ZoneClass
    /// Short: 4a类, class 4a.
    public let name: Text
    /// In full: 4a类声环境功能区.
    public let title: Text
    /// What land it is for, in the words of the law.
    public let description: Text
    /// Dated limits in dB(A).
    public let limits: Timeline<NoiseLimit>
    /// Where the class and its limits stand.
    public let source: Citation
}
