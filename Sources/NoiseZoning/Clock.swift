import Regulation

/// The time of asking. A door reads it once, and hands it along: nothing behind the door looks at the clock of the machine.
public struct Clock: Sendable, Hashable {
    /// Seconds since 1970, UTC.
    public let unixSeconds: Int

    /// A fixed time, for tests and for servers that have read their clock: seconds since 1970, UTC.
    public init(unixSeconds: Int) { self.unixSeconds = unixSeconds }

    /// That of the machine, now.
    public static var ofMachine: Clock { Clock(unixSeconds: Machine.unixSeconds) }

    /// Day and time on the spot (reading T1). O(1).
    public func local(_ hours: Hours) -> Hours.LocalTime { hours.local(unixSeconds: unixSeconds) }
}
