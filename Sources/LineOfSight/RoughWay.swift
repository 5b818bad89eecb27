import Geometry

/// The way of a segment, to be asked past four walls at once, and what rounding may do to the answers.
///
/// p and q are the sides of the segment that the ends of a wall lie on, r and s the sides of the wall that the ends of the segment lie on,
/// in square millimetres. Let D and W be the longest of the way and of a wall along an axis, R how far off the end of a wall may be: none of
/// p and q is over 2 DR, none of r and s over 2 WR. An end seen from the start errs by 3 uR (u = 2⁻²⁴), a product of two by 5 u, their
/// difference by 2 u more: in all p and q by less than 35 u DR, r and s by less than 25 u WR. So 32 u of the greatest is enough for both.
struct RoughWay {
    struct Sides {
        let p: SIMD4<Float>
        let q: SIMD4<Float>
        let r: SIMD4<Float>
        let s: SIMD4<Float>
    }

    private let x: SIMD4<Float>
    private let y: SIMD4<Float>
    /// What p and q, and what r and s, may err by.
    private let errorP: Float
    private let errorR: Float
    /// The same as a product: neither of two is within its error if their product is greater, for none is greater than the greatest.
    private let leastPQ: SIMD4<Float>
    private let leastRS: SIMD4<Float>

    /// - Parameters: the way, how far the walls of a cell reach from where it is seen, and the longest wall, along an axis: millimetres.
    @inline(__always)
    init(_ way: SIMD2<Double>, reach: Float, longest: Float) {
        let way = SIMD2<Float>(way)
        (x, y) = (SIMD4(repeating: way.x), SIMD4(repeating: way.y))
        let far = max(abs(way.x), abs(way.y))
        let (mostP, mostR) = (2 * far * (far + reach), 2 * longest * (far + reach))
        (errorP, errorR) = (0x1p-19 * mostP + Self.touching, 0x1p-19 * mostR + Self.touching)
        (leastPQ, leastRS) = (SIMD4(repeating: mostP * errorP), SIMD4(repeating: mostR * errorR))
    }

    /// Square millimetres: twice what counts as touching in `Double`.
    private static let touching = Float(2e6 * Tolerance.sight)

    /// - Parameter seen: the start of the segment from the middle of the cell.
    @inline(__always)
    func sides(of block: WallBlock, from seen: (x: SIMD4<Float>, y: SIMD4<Float>)) -> Sides {
        let (ax, ay) = (block.ax - seen.x, block.ay - seen.y)
        let p = x * ay - y * ax
        let turn = x * block.wy - y * block.wx
        let r = ax * block.wy - ay * block.wx
        return Sides(p: p, q: p + turn, r: r, s: r - turn)
    }

    /// Whether all four walls are surely passed by; quick, and no where a wall is near.
    @inline(__always)
    func areClear(_ sides: Sides) -> Bool { all((sides.p * sides.q .> leastPQ) .| (sides.r * sides.s .> leastRS)) }

    @inline(__always)
    func areClearOnCloserLook(_ sides: Sides) -> Bool { all(clear(sides)) }

    @inline(__always)
    func isAnyCrossed(_ sides: Sides) -> Bool { any(crossed(sides)) }

    /// The buildings entered less those left; nil where a wall is neither surely crossed nor surely passed by.
    func cover(_ sides: Sides) -> Int32? {
        let crossed = crossed(sides)
        guard all(crossed .| clear(sides)) else { return nil }
        // From the left of the wall to its right the way leaves the building.
        let leaves = sides.r .> 0
        return SIMD4<Int32>.zero.replacing(with: 1, where: crossed .& .!leaves).replacing(with: -1, where: crossed .& leaves).wrappedSum()
    }

    @inline(__always)
    private func clear(_ sides: Sides) -> SIMDMask<SIMD4<Int32>> {
        (sides.p .> errorP) .& (sides.q .> errorP) .| (sides.p .< -errorP) .& (sides.q .< -errorP)
            .| (sides.r .> errorR) .& (sides.s .> errorR) .| (sides.r .< -errorR) .& (sides.s .< -errorR)
    }

    @inline(__always)
    private func crossed(_ sides: Sides) -> SIMDMask<SIMD4<Int32>> {
        ((sides.p .> errorP) .& (sides.q .< -errorP) .| (sides.p .< -errorP) .& (sides.q .> errorP))
            .& ((sides.r .> errorR) .& (sides.s .< -errorR) .| (sides.r .< -errorR) .& (sides.s .> errorR))
    }
}

/// Four walls of a cell, 64 bytes: one end of each and the way to the other, in millimetres from the middle of the cell. The building is to the
/// left. Walls that a block lacks are without length and far from everything.
struct WallBlock: Sendable {
    static let count = 4
    /// Millimetres up to which `Float` holds halves.
    static let exact: Float = 0x1p23

    private(set) var ax = SIMD4<Float>(repeating: 0x1.9e3778p60)
    private(set) var ay = SIMD4<Float>(repeating: 0x1.3c6ef2p61)
    private(set) var wx = SIMD4<Float>.zero
    private(set) var wy = SIMD4<Float>.zero

    mutating func set(_ lane: Int, from a: SIMD2<Double>, along way: SIMD2<Double>) {
        (ax[lane], ay[lane]) = (Float(a.x), Float(a.y))
        (wx[lane], wy[lane]) = (Float(way.x), Float(way.y))
    }

    /// Both ends of a wall, unless the block lacks it.
    func wall(_ lane: Int) -> (a: SIMD2<Double>, b: SIMD2<Double>)? {
        let (a, way) = (SIMD2(ax[lane], ay[lane]), SIMD2(wx[lane], wy[lane]))
        return way == .zero ? nil : (SIMD2<Double>(a), SIMD2<Double>(a) + SIMD2<Double>(way))
    }
}
