/// Decibels as an exact decimal: whole thousandths, never a binary fraction, so that 55.5 is 55.5 and rounds as it is written.
public struct Decibels: Sendable {
    /// 0.001 dB
    package let thousandths: Int
    /// How many decimals it is written with: 0 … 3.
    package let decimals: Int

    /// Whole decibels, as limits are.
    public init(_ whole: Int) { self.init(thousandths: whole * 1000, decimals: 0) }

    init(thousandths: Int, decimals: Int) {
        self.thousandths = thousandths
        self.decimals = decimals
    }

    /// The nearest thousandth to a finite number of decibels; nil for what no level can be, below −200 or above 200.
    package init?(nearest value: Double) {
        guard abs(value) <= 200, let thousandths = Int(exactly: (value * 1000).rounded(.toNearestOrEven)) else { return nil }
        self.init(thousandths: thousandths, decimals: 3)
    }

    /// Reads a sound level as it is written down: `56`, `56.3`, `54.49`; at least 0 and below 200, at most three decimals.
    ///
    /// Anything else is ``RegulationError/invalidLevel(_:)``. Spaces at the ends do not count.
    public init(parsing written: String) throws(RegulationError) {
        let text = written.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { Array($0.utf8) }
        guard let whole = parts.first, (1...3).contains(whole.count), whole.allSatisfy(Decibels.isDigit) else {
            throw .invalidLevel(written)
        }
        let fraction = parts.count == 2 ? parts[1] : []
        guard parts.count == 1 || (1...3).contains(fraction.count), fraction.allSatisfy(Decibels.isDigit) else {
            throw .invalidLevel(written)
        }
        let digits = whole + fraction + Array(repeating: UInt8(ascii: "0"), count: 3 - fraction.count)
        let thousandths = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard thousandths < 200_000 else { throw .invalidLevel(written) }
        self.init(thousandths: thousandths, decimals: fraction.count)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The nearest value with that many decimals; in the middle between two of them the even one (GB/T 8170: 54.5 → 54, 55.5 → 56). O(1).
    ///
    /// - Precondition: 0 ≤ `places` ≤ 3.
    public func rounded(places: Int = 0) -> Decibels {
        let unit = [1000, 100, 10, 1][places]
        let below = thousandths >= 0 ? thousandths / unit : -((unit - 1 - thousandths) / unit)
        let twice = 2 * (thousandths - below * unit)
        let isUp = twice > unit || (twice == unit && below % 2 != 0)
        return Decibels(thousandths: (isUp ? below + 1 : below) * unit, decimals: places)
    }

    /// The same value as a `Double`, for writers that fix the decimals.
    public var double: Double { Double(thousandths) / 1000 }

    /// The exact sum, with the decimals of the operand that has more. O(1).
    public static func + (a: Decibels, b: Decibels) -> Decibels {
        Decibels(thousandths: a.thousandths + b.thousandths, decimals: max(a.decimals, b.decimals))
    }

    /// The exact difference, which may be below zero, with the decimals of the operand that has more. O(1).
    public static func - (a: Decibels, b: Decibels) -> Decibels {
        Decibels(thousandths: a.thousandths - b.thousandths, decimals: max(a.decimals, b.decimals))
    }
}

/// Equal by value: 55 is 55.0.
extension Decibels: Hashable, Comparable {
    public static func == (a: Decibels, b: Decibels) -> Bool { a.thousandths == b.thousandths }
    public static func < (a: Decibels, b: Decibels) -> Bool { a.thousandths < b.thousandths }
    public func hash(into hasher: inout Hasher) { hasher.combine(thousandths) }
}

extension Decibels: CustomStringConvertible {
    /// `56.30`, with its own decimals; `-0.5` below zero.
    public var description: String {
        let size = abs(thousandths)
        let fraction = String(String(1000 + size % 1000).dropFirst().prefix(decimals))
        return (thousandths < 0 ? "-" : "") + String(size / 1000) + (decimals > 0 ? "." + fraction : "")
    }
}
