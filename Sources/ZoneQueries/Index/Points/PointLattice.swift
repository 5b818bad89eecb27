/// Places in whole units, counted from a corner south-west of the map: of longitude and latitude a power of two to the degree.
///
/// 2⁻³⁰° is 0.10 mm north and, at 40° north, 0.08 mm east. Places and vertices are rounded by the same rule, so that a place that is
/// written as a vertex is that vertex. Lines between cells lie half a unit beside whole numbers: no vertex is ever on one.
struct PointLattice: Sendable {
    let west: Double
    let south: Double
    /// Units in a degree.
    let scale: Double

    /// What a place is multiplied with, and what is then added: a number so large that the sum is rounded to a whole unit, which its pattern
    /// of bits counts.
    private let factor: Double
    private let rounding: Double
    /// The pattern of bits of the corner.
    private let westBits: UInt64
    private let southBits: UInt64

    /// Nil for a map that is wider than some four degrees: its units would be too coarse to tell its lines apart.
    init?(west: Double, south: Double, east: Double, north: Double) {
        var bits = 30
        let extent = max(east - west, north - south)
        guard extent.isFinite, extent >= 0 else { return nil }
        while extent * Double(1 << bits) > Double(Int32.max - 1 << 24) {
            bits -= 1
            guard bits >= 29 else { return nil }
        }
        let scale = Double(1 << bits)
        // A whole number of units, so that rounding is the same wherever the corner lies.
        self.init(
            west: ((west * scale).rounded(.down) - Self.margin) / scale, south: ((south * scale).rounded(.down) - Self.margin) / scale,
            scale: scale, factor: 1)
    }

    /// Millimetres of a working plane, for maps that are to be asked there.
    init(plane west: Double, south: Double) {
        self.init(
            west: west.rounded(.down) - Self.margin / 1000, south: south.rounded(.down) - Self.margin / 1000, scale: 1000, factor: 1000)
    }

    /// As it was written to an index.
    init(west: Double, south: Double, unitsPerDegree scale: Double) { self.init(west: west, south: south, scale: scale, factor: 1) }

    private init(west: Double, south: Double, scale: Double, factor: Double) {
        (self.west, self.south, self.scale, self.factor) = (west, south, scale, factor)
        rounding = 0x1.8p52 * factor / scale
        westBits = (west * factor + rounding).bitPattern
        southBits = (south * factor + rounding).bitPattern
    }

    /// Units about the map, so that no line comes near the border of the grid: 20 cm and more.
    static let margin = 2048.0

    @inline(__always) func x(_ longitude: Double) -> Double { (longitude - west) * scale }
    @inline(__always) func y(_ latitude: Double) -> Double { (latitude - south) * scale }

    /// Whole units of a place that is not far off the lattice.
    @inline(__always) func wholeX(_ longitude: Double) -> Int32 { Int32(truncatingIfNeeded: bits(longitude) &- westBits) }
    @inline(__always) func wholeY(_ latitude: Double) -> Int32 { Int32(truncatingIfNeeded: bits(latitude) &- southBits) }

    @inline(__always) private func bits(_ value: Double) -> UInt64 { (value * factor + rounding).bitPattern }
}
