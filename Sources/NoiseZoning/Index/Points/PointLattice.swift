/// Places in whole units, counted from a corner south-west of the map: of longitude and latitude a power of two to the degree.
///
/// 2⁻³⁰° is 0.10 mm north and, at 40° north, 0.08 mm east. Places and vertices are rounded by the same rule, so that a place that is
/// written as a vertex is that vertex. Lines between cells lie half a unit beside whole numbers: no vertex is ever on one.
struct PointLattice: Sendable {
    let west: Double
    let south: Double
    /// Units in a degree.
    let scale: Double

    /// Nil for a map that is wider than some four degrees: its units would be too coarse to tell its lines apart.
    init?(west: Double, south: Double, east: Double, north: Double) {
        var bits = 30
        let extent = max(east - west, north - south)
        guard extent.isFinite, extent >= 0 else { return nil }
        while extent * Double(1 << bits) > Double(Int32.max - 1 << 24) {
            bits -= 1
            guard bits >= 29 else { return nil }
        }
        scale = Double(1 << bits)
        // A whole number of units, so that rounding is the same wherever the corner lies.
        self.west = ((west * scale).rounded(.down) - Self.margin) / scale
        self.south = ((south * scale).rounded(.down) - Self.margin) / scale
    }

    /// Millimetres of a working plane, for maps that are to be asked there.
    init(plane west: Double, south: Double) {
        scale = 1000
        self.west = west.rounded(.down) - Self.margin / scale
        self.south = south.rounded(.down) - Self.margin / scale
    }

    /// Units about the map, so that no line comes near the border of the grid: 20 cm and more.
    static let margin = 2048.0

    /// Adding it leaves a number below 2³¹ rounded to a whole one, which is then the low half of the pattern of bits; it never traps.
    private static let rounding = 0x1.8p52

    @inline(__always) func x(_ longitude: Double) -> Double { (longitude - west) * scale }
    @inline(__always) func y(_ latitude: Double) -> Double { (latitude - south) * scale }

    @inline(__always) static func whole(_ value: Double) -> Int32 { Int32(truncatingIfNeeded: (value + rounding).bitPattern) }
}
