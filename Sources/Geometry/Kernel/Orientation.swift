/// On which side of a line a place lies ("orient2d"): the predicate that all other exact ones rest on.
///
/// Positive: on the left of the way from `a` to `b`; 0: on the line through both; negative: on the right. The answer is exact for every kind
/// of number that it is asked in, so that two questions never contradict each other. Constant time; no unit but that of the places.
///
/// Public like the rest of the kernel: the compiler inlines into another room only what is public, and a call would cost more than the answer.
@usableFromInline package enum Orientation {
    /// For whole numbers: twice the signed area of the triangle. Exact where coordinates differ by less than 2³¹.
    @inlinable @inline(__always) package static func of(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Int64 {
        cross(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
    }

    /// z of the cross product of (ux, uy) and (vx, vy): positive where the second lies to the left of the first.
    @inlinable @inline(__always) package static func cross<Whole: FixedWidthInteger>(
        _ ux: Whole, _ uy: Whole, _ vx: Whole, _ vy: Whole
    ) -> Whole { ux * vy - uy * vx }

    /// For any doubles that do not overflow. Only the sign means something.
    ///
    /// Doubles where they are sure, else the sum of six exact products (Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast
    /// Robust Geometric Predicates, 1997). `bound` is that paper's ccwerrboundA, (3 + 16 ε) ε with ε = 2⁻⁵³.
    @inlinable @inline(__always) package static func of(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        let (u, v) = ((a.x - c.x) * (b.y - c.y), (a.y - c.y) * (b.x - c.x))
        let turn = u - v
        return abs(turn) > (abs(u) + abs(v)) * bound ? turn : exact(a, b, c)
    }

    /// Of the sum of both products, the error of their difference at most.
    @inlinable package static var bound: Double { 3.331e-16 }

    /// For doubles that are whole numbers below 2⁵². The value is twice the signed area, right to the last bit where it is 0 or nearly so.
    ///
    /// Doubles where they are sure, 128-bit integers where not. Two products and a difference, each rounded by half a unit of 2⁻⁵²: `wholeBound`.
    @inlinable @inline(__always) package static func ofWhole(
        _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double
    ) -> Double {
        let (u, v) = ((bx - ax) * (py - ay), (by - ay) * (px - ax))
        let turn = u - v
        if abs(turn) > (abs(u) + abs(v)) * wholeBound { return turn }
        return exact(bx - ax, py - ay, by - ay, px - ax)
    }

    /// The same for whole numbers, whose differences are exact.
    @inlinable package static var wholeBound: Double { 4e-16 }

    @inline(never) @usableFromInline static func exact(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
        Double(Int128(Int64(a)) * Int128(Int64(b)) - Int128(Int64(c)) * Int128(Int64(d)))
    }

    /// a.x b.y − a.x c.y − c.x b.y − a.y b.x + a.y c.x + c.y b.x: every product as a rounded number and its rounding error.
    @inline(never) @usableFromInline static func exact(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
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
