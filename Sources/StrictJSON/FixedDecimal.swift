/// Doubles as decimals with a fixed number of places: exact, the same on every machine and in every locale.
///
/// The binary value itself is rounded, half to even: 0.125 to 2 places is 0.12, while 0.135 (in truth 0.13500000000000000888…) is 0.14.
/// A value that rounds to zero has no sign.
package enum FixedDecimal {
    /// The most places that are kept exactly.
    package static let maximumPlaces = 22

    /// The decimal as text; `trimmed` drops zeros at the end of the fraction (`40.00` → `40`). Traps on NaN, infinity, or places outside 0…22.
    package static func text(_ value: Double, places: Int, trimmed: Bool = false) -> String {
        var bytes: [UInt8] = []
        append(value, places: places, trimmed: trimmed, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same, at the end of a buffer. O(1) below about 10^38 / 10^places.
    package static func append(_ value: Double, places: Int, trimmed: Bool = false, to bytes: inout [UInt8]) {
        precondition(value.isFinite, "JSON has no NaN or infinity")
        precondition((0...maximumPlaces).contains(places), "places must lie in 0...22")
        // value = ± significand · 2^exponent, the significand an integer below 2^53.
        let exponent = Int(value.exponentBitPattern == 0 ? 1 : value.exponentBitPattern) - 1075
        let significand = value.significandBitPattern | (value.exponentBitPattern == 0 ? 0 : 1 << 52)
        var places = places
        if exponent >= 0 {
            if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: wholeDigits(UInt128(significand), doubled: exponent))
            if places > 0 && !trimmed {
                bytes.append(UInt8(ascii: "."))
                bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: places))
            }
            return
        }
        var scaled = rounded(UInt128(significand) * power(places), halvings: -exponent)
        while trimmed && places > 0 && scaled % 10 == 0 {
            scaled /= 10
            places -= 1
        }
        if value.sign == .minus && scaled != 0 { bytes.append(UInt8(ascii: "-")) }
        appendDigits(scaled, places: places, to: &bytes)
    }

    /// `value` / 2^`halvings`, half to even.
    private static func rounded(_ value: UInt128, halvings: Int) -> UInt128 {
        if halvings > 127 { return 0 }  // value < 2^53 · 10^22 < 2^127, so less than a half
        let whole = value >> UInt128(halvings)
        let rest = value & ((1 << UInt128(halvings)) - 1)
        let half: UInt128 = 1 << UInt128(halvings - 1)
        return rest > half || (rest == half && whole & 1 == 1) ? whole + 1 : whole
    }

    private static func power(_ places: Int) -> UInt128 {
        var low: UInt64 = 1
        for _ in 0..<min(places, 19) { low *= 10 }
        var power = UInt128(low)
        for _ in 19..<max(places, 19) { power *= 10 }
        return power
    }

    /// The digits of an integer with a point before the last `places` of them, at least one before the point.
    private static func appendDigits(_ scaled: UInt128, places: Int, to bytes: inout [UInt8]) {
        guard let small = UInt64(exactly: scaled) else {
            let (high, low) = scaled.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
            if places >= 16 {
                appendDigits(high, places: places - 16, to: &bytes)
                if places == 16 { bytes.append(UInt8(ascii: ".")) }
                fill(UInt64(low), digits: 16, point: -1, to: &bytes)
            } else {
                appendDigits(high, places: 0, to: &bytes)
                fill(UInt64(low), digits: 16, point: places, to: &bytes)
            }
            return
        }
        var digits = 1
        var bound: UInt64 = 10
        while small >= bound || digits <= places {
            digits += 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            bound = overflow ? .max : next
            if digits == 20 { break }
        }
        fill(small, digits: max(digits, places + 1), point: places, to: &bytes)
    }

    /// Exactly `digits` digits of `value`, with a point before the last `point` of them (none if `point` is not positive), filled in from the right.
    private static func fill(_ value: UInt64, digits: Int, point: Int, to bytes: inout [UInt8]) {
        let start = bytes.count
        let length = digits + (point > 0 ? 1 : 0)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "."), count: length))
        var rest = value
        var i = start + length - 1
        for place in 0..<digits {
            if place == point && point > 0 { i -= 1 }
            bytes[i] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            i -= 1
        }
    }

    /// The digits of `value` · 2^`doubled`, doubling by hand what does not fit: only for numbers beyond 10^38.
    private static func wholeDigits(_ value: UInt128, doubled: Int) -> [UInt8] {
        let fitting = min(doubled, 74)  // 2^53 · 2^74 < 2^128
        var digits: [UInt8] = []  // the lowest first
        var rest = value << UInt128(fitting)
        repeat {
            digits.append(UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest != 0
        for _ in fitting..<doubled {
            var carry: UInt8 = 0
            for i in digits.indices {
                let twice = digits[i] * 2 + carry
                digits[i] = twice % 10
                carry = twice / 10
            }
            if carry > 0 { digits.append(carry) }
        }
        return digits.reversed().map { $0 + UInt8(ascii: "0") }
    }
}
