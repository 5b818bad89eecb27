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
