/// A class of acoustic zone: "1", "2", "3", "4a", "4b" … Which classes there are is law, so it stands in the ruleset, not here.
public struct ZoneClass: Sendable, Hashable, CustomStringConvertible {
    public let id: String

    public init(_ id: String) { self.id = id }

    public var description: String { id }
}

/// Limits of the equivalent sound level by day and by night, both in dB(A).
public struct NoiseLimit: Sendable, Hashable {
    /// dB(A)
    public let day: Int
    /// dB(A)
    public let night: Int

    public init(day: Int, night: Int) {
        self.day = day
        self.night = night
    }

    /// The limit of a period, in dB(A).
    public subscript(period: DayPeriod) -> Int { period == .day ? day : night }
}

/// What a class is for and which limits it has.
public struct ClassRule: Sendable, Hashable {
    public let id: ZoneClass
    /// Short: 4a类, class 4a.
    public let name: Text
    public let title: Text
    public let description: Text
    public let limits: Timeline<NoiseLimit>
    public let source: Citation
}
