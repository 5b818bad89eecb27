/// On which side of a line a place lies, exactly, for any doubles that do not overflow.
enum ExactTurn {
    /// Positive where `c` is on the left of the way from `a` to `b`, 0 on the line. Only the sign means something.
    ///
    /// Doubles where they are sure, else the sum of six exact products (Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997).
    @inline(__always) static func of(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        let (u, v) = ((a.x - c.x) * (b.y - c.y), (a.y - c.y) * (b.x - c.x))
        let turn = u - v
        return abs(turn) > (abs(u) + abs(v)) * 3.331e-16 ? turn : exact(a, b, c)
    }

    /// a.x b.y − a.x c.y − c.x b.y − a.y b.x + a.y c.x + c.y b.x: every product as a rounded number and its rounding error.
    @inline(never) private static func exact(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        var sum: [Double] = []
        for (p, q) in [(a.x, b.y), (-a.x, c.y), (-c.x, b.y), (-a.y, b.x), (a.y, c.x), (c.y, b.x)] {
            let product = p * q
            grow(&sum, by: (-product).addingProduct(p, q))
            grow(&sum, by: product)
        }
        // The parts do not overlap and grow: the last that is not 0 has the sign of the sum.
        return sum.last { $0 != 0 } ?? 0
    }

    /// Adds a number to a sum of parts without a loss.
    private static func grow(_ sum: inout [Double], by number: Double) {
        var carry = number
        for place in sum.indices {
            let whole = carry + sum[place]
            let part = whole - carry
            sum[place] = (carry - (whole - part)) + (sum[place] - part)
            carry = whole
        }
        sum.append(carry)
    }
}
