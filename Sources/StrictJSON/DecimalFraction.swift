/// Decimal numbers of up to 19 digits as the nearest double, without a detour through text.
enum DecimalFraction {
    /// The most decimals that `double` takes.
    static let maximumDecimals = 22

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
    private static let powersOfFive: [UInt64] = (0...22).map { (0..<$0).reduce(1) { power, _ in power * 5 } }

    /// `digits / 10^decimals`, rounded to the nearest double, ties to even.
    ///
    /// Up to 2^53 both operands of the division are exact, and so one division rounds rightly (Clinger 1990). Beyond, the quotient
    /// is taken in integers, with ten more bits than a double has, and rounded by hand.
    @inline(__always) static func double(_ digits: UInt64, decimals: Int) -> Double {
        digits <= 1 << 53 ? Double(digits) / powersOfTen[decimals] : long(digits, decimals)
    }

    private static func long(_ digits: UInt64, _ decimals: Int) -> Double {
        // Both are brought to 64 bits: digits · 2^a and 5^decimals · 2^b. Their quotient lies between 1/2 and 2; times 2^63 it has
        // 63 or 64 bits.
        let (five, a) = (powersOfFive[decimals], digits.leadingZeroBitCount)
        let b = five.leadingZeroBitCount
        let numerator = digits << UInt64(a)
        let (quotient, remainder) = (five << UInt64(b)).dividingFullWidth((numerator >> 1, numerator << 63))
        let surplus = UInt64(11 - quotient.leadingZeroBitCount)
        var significand = quotient >> surplus
        let rest = quotient & ((1 << surplus) - 1)
        let half: UInt64 = 1 << (surplus - 1)
        if rest > half || (rest == half && (remainder != 0 || significand & 1 == 1)) { significand += 1 }
        // Both factors are exact, and so is their product: the exponent is far from the ends of the range.
        let exponent = Int(surplus) + b - a - 63 - decimals
        return Double(significand) * Double(bitPattern: UInt64(1023 + exponent) << 52)
    }
}
