import Geometry

/// Coordinates with fixed decimals, written as integers straight into a byte buffer: several times as fast as the exact expansion
/// of `FixedDecimal`, and the same bytes on every machine.
///
/// The value is scaled in double precision and rounded half to even, which can differ from exact rounding only where the value lies
/// within a rounding error of the middle between two decimals. A zero is never written with a sign.
enum FixedPoint {
    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

    /// The most bytes that one number can take: a sign and 16 digits with a point, or a double's shortest form.
    private static let longest = 24

    /// Appends `value` with exactly `places` (0…9) decimals.
    ///
    /// Values whose scaled integer is beyond 2^50 (1e8 at 7 decimals: no coordinate of this world) are written in the shortest form
    /// that reads back the same. Infinities and NaN have no JSON form: giving one is a fault of the program.
    static func append(_ value: Double, places: Int, to bytes: inout [UInt8]) {
        fill(&bytes, atMost: longest) { $0.put(value, powers[places], places) }
    }

    /// The coordinate as it reads back when it is written with `places` (0…9) decimals.
    static func rounded(_ place: Coordinate, places: Int) -> Coordinate {
        Coordinate(x: rounded(place.x, places: places), y: rounded(place.y, places: places))
    }

    private static func rounded(_ value: Double, places: Int) -> Double {
        let scaled = (value * powers[places]).rounded(.toNearestOrEven)
        // Beyond it `append` writes the shortest form.
        return abs(scaled) <= Double(1 << 50) ? scaled / powers[places] : value
    }

    /// Appends `[x,y]`.
    static func append(_ place: Coordinate, places: Int, to bytes: inout [UInt8]) {
        fill(&bytes, atMost: 2 * longest + 3) { $0.put(place, powers[places], places) }
    }

    /// Appends `[[x,y],[x,y]]`. Complexity: linear; the fastest way for many.
    static func append(_ list: [Coordinate], places: Int, to bytes: inout [UInt8]) {
        fill(&bytes, atMost: list.count * (2 * longest + 4) + 2) { target in
            let power = powers[places]
            target.put(UInt8(ascii: "["))
            var isFirst = true
            for place in list {
                if !isFirst { target.put(UInt8(ascii: ",")) }
                isFirst = false
                target.put(place, power, places)
            }
            target.put(UInt8(ascii: "]"))
        }
    }

    /// Lets `body` write at the end of the buffer, into room for `count` bytes.
    private static func fill(_ bytes: inout [UInt8], atMost count: Int, _ body: (inout Target) -> Void) {
        bytes.append(addingCapacity: count) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, used in
                var target = unsafe Target(next: buffer.baseAddress! + used)
                body(&target)
                used = unsafe target.next - buffer.baseAddress!
            }
        }
    }

    /// The place where the next byte goes. Safe as long as nobody writes more than `longest` a number: `fill` made the room.
    @safe private struct Target {
        fileprivate var next: UnsafeMutablePointer<UInt8>

        @inline(__always) mutating func put(_ byte: UInt8) {
            unsafe next.pointee = byte
            unsafe next += 1
        }

        @inline(__always) mutating func put(_ place: Coordinate, _ power: Double, _ places: Int) {
            put(UInt8(ascii: "["))
            put(place.x, power, places)
            put(UInt8(ascii: ","))
            put(place.y, power, places)
            put(UInt8(ascii: "]"))
        }

        /// `whole` and `fraction` are below 10^8; of the fraction's eight digits the first `places` are kept.
        @inline(__always) mutating func putEights(whole: UInt64, fraction: UInt64, places: Int) {
            let digits = FixedPoint.eightDigits(whole)
            // Zeros at the front lie in the lowest bytes; the last digit always stands.
            let zeros = min(7, digits.trailingZeroBitCount / 8)
            store(digits >> UInt64(8 * zeros))
            unsafe next += 8 - zeros
            put(UInt8(ascii: "."))
            store(FixedPoint.eightDigits(fraction))
            unsafe next += places
        }

        /// Eight digits as text; what is written too far is written over, or lies in the room that `fill` made.
        @inline(__always) private func store(_ digits: UInt64) {
            let text = (digits | 0x3030_3030_3030_3030).littleEndian
            unsafe UnsafeMutableRawPointer(next).storeBytes(of: text, as: UInt64.self)
        }

        @inline(__always) mutating func put(_ value: Double, _ power: Double, _ places: Int) {
            precondition(value.isFinite, "a number that is not finite cannot be written")
            let product = value * power
            guard abs(product) <= 1_125_899_906_842_624 else {
                for byte in value.description.utf8 { put(byte) }
                return
            }
            // Below 2^51 adding and taking away 1.5 * 2^52 leaves the nearest integer, ties to even.
            let scaled = (product + 6_755_399_441_055_744) - 6_755_399_441_055_744
            if scaled < 0 { put(UInt8(ascii: "-")) }
            var rest = UInt64(abs(scaled))
            // The common cases, degrees and metres: eight digits before the point at most, written eight at a time.
            switch places {
            case 7 where rest < 1_000_000_000_000_000:
                return putEights(whole: rest / 10_000_000, fraction: rest % 10_000_000 * 10, places: 7)
            case 3 where rest < 100_000_000_000:
                return putEights(whole: rest / 1000, fraction: rest % 1000 * 100_000, places: 3)
            default: break
            }
            let digits = max(FixedPoint.digitCount(rest), places + 1)
            // From the last digit to the first.
            unsafe next += digits + (places > 0 ? 1 : 0)
            var cursor = unsafe next
            if places > 0 {
                unsafe FixedPoint.digits(places, of: &rest, endingAt: &cursor)
                unsafe cursor -= 1
                unsafe cursor.pointee = UInt8(ascii: ".")
            }
            unsafe FixedPoint.digits(digits - places, of: &rest, endingAt: &cursor)
        }
    }

    /// The eight digits of a number below 10^8, the first in the lowest byte: halves, quarters and digits parted by multiplying, all at once.
    @inline(__always) fileprivate static func eightDigits(_ value: UInt64) -> UInt64 {
        let high = value / 10_000
        var lanes = high | (value &- high &* 10_000) << 32
        let hundreds = ((lanes &* 10486) >> 20) & 0x0000_007F_0000_007F
        lanes = hundreds | (lanes &- hundreds &* 100) << 16
        let tens = ((lanes &* 103) >> 10) & 0x000F_000F_000F_000F
        return tens | (lanes &- tens &* 10) << 8
    }

    /// The last `count` digits of `rest`, two at a time, which leave it.
    @inline(__always) private static func digits(_ count: Int, of rest: inout UInt64, endingAt cursor: inout UnsafeMutablePointer<UInt8>) {
        var count = count
        while count >= 2 {
            let quotient = rest / 100
            let pair = UInt32(truncatingIfNeeded: rest &- quotient &* 100)
            let tens = (pair &* 103) >> 10  // pair / 10 for every pair below 100
            unsafe cursor -= 2
            unsafe cursor[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
            unsafe cursor[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
            rest = quotient
            count -= 2
        }
        if count == 1 {
            unsafe cursor -= 1
            unsafe cursor.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// The number of decimal digits; 1 for zero.
    @inline(__always) private static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var bound: UInt64 = 10
        while value >= bound {
            count += 1
            bound &*= 10
        }
        return count
    }
}
