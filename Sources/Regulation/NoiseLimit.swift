/// Limits of the equivalent sound level in dB(A), one a period of the day, in the order of ``Hours/periods``; a period may have none.
public struct NoiseLimit: Sendable, Hashable {
    /// How many periods a day may have.
    package static let mostPeriods = 4
    /// 0 stands for no limit; so they are compared as they lie.
    private var levels = SIMD4<Int16>(repeating: 0)

    /// In dB(A), 1 to 140, by period; nil for a period without a limit. What lies beyond the fourth is no period and left out.
    public init(_ levels: [Int?]) {
        for (number, level) in levels.prefix(Self.mostPeriods).enumerated() {
            self.levels[number] = level.flatMap(Int16.init(exactly:)) ?? 0
        }
    }

    /// Limits in dB(A) of a day of two periods.
    public init(day: Int, night: Int) { self.init([day, night]) }

    /// The limit of a period by its place in ``Hours/periods``, in dB(A); nil where there is none.
    public subscript(period: Int) -> Int? {
        guard period < Self.mostPeriods, levels[period] > 0 else { return nil }
        return Int(levels[period])
    }

    /// Whether no period has a limit.
    public var isEmpty: Bool { levels == SIMD4(repeating: 0) }

    /// All levels, those of periods that there are not nil.
    private var all: [Int?] { (0..<Self.mostPeriods).map { self[$0] } }

    /// `55/45`: every period up to the last that has a limit, a dash for one without.
    public var written: String { written((0..<Self.mostPeriods).last { self[$0] != nil }.map { $0 + 1 } ?? 0) }

    /// `55/45`, a dash for a period without a limit; `count` periods.
    public func written(_ count: Int) -> String {
        (0..<min(count, Self.mostPeriods)).map { self[$0].map(String.init) ?? "–" }.joined(separator: "/")
    }

    /// Whether every limit that both have is as low as the other's.
    package func isWithin(_ other: NoiseLimit) -> Bool {
        zip(all, other.all).allSatisfy { a, b in
            guard let a, let b else { return true }
            return a <= b
        }
    }

    /// Whether the limits are lower: of the last period first, since nights weigh more. A limit is lower than none.
    package func isLower(than other: NoiseLimit) -> Bool {
        for (a, b) in zip(all, other.all).reversed() where a != b { return (a ?? Int.max) < (b ?? Int.max) }
        return false
    }

    /// The lowest limit of each period.
    package static func strictest(_ limits: some Sequence<NoiseLimit>) -> NoiseLimit? {
        var found: NoiseLimit?
        for limit in limits { found = (found ?? NoiseLimit([])).strictest(with: limit) }
        return found
    }

    /// The lower limit of each period. O(1).
    private func strictest(with other: NoiseLimit) -> NoiseLimit {
        var both = NoiseLimit([])
        for period in 0..<Self.mostPeriods {
            let (a, b) = (max(levels[period], 0), max(other.levels[period], 0))
            both.levels[period] = a == 0 || b == 0 ? max(a, b) : min(a, b)
        }
        return both
    }
}
