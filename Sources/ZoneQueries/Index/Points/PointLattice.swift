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

    /// Whether a grid of so many units on such a lattice counts every place from 0 to its border, as the two above do.
    ///
    /// What rounds a place counts in powers of two alone, from whole units, and not far from the earth: any other numbers would lead beyond
    /// the border. A grid of one unit leads nowhere, whatever they are.
    static func isSound(west: Double, south: Double, scale: Double, width: Double, height: Double) -> Bool {
        guard [west, south, scale, width, height].allSatisfy(\.isFinite), scale > 0 else { return false }
        if width == 0, height == 0 { return true }
        func isWhole(_ units: Double) -> Bool { units == units.rounded() }
        return (scale == 0x1p29 || scale == 0x1p30) && abs(west) <= 1024 && abs(south) <= 1024 && isWhole(west * scale)
            && isWhole(south * scale) && [width, height].allSatisfy { (0...Double(Int32.max)).contains($0) && isWhole($0) }
    }

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

/// From a place to its cell: how a grid lies on its lattice.
struct PointFrame: Sendable {
    let lattice: PointLattice
    /// The border of the grid, in the unit of the places. It is outside the district, and so is all that is moved to it.
    private let west: Double
    private let south: Double
    private let east: Double
    private let north: Double
    /// Powers of two: units in a cell.
    let shiftX: Int32
    let shiftY: Int32
    let blockColumns: Int

    /// A block is 16 cells wide and 16 high.
    static let blockShift = 4
    static let blockCells = 1 << (2 * blockShift)

    /// - Parameters: units of the grid, east and north: the last that lie on it.
    init(_ lattice: PointLattice, width: Double, height: Double, shiftX: Int32, shiftY: Int32, blockColumns: Int) {
        self.lattice = lattice
        (west, south) = (lattice.west, lattice.south)
        (east, north) = (lattice.west + width / lattice.scale, lattice.south + height / lattice.scale)
        (self.shiftX, self.shiftY, self.blockColumns) = (shiftX, shiftY, blockColumns)
    }

    /// Whole units, from 0 to the border. Off the grid, and for what is no number: on its border.
    @inline(__always) func unitX(_ longitude: Double) -> Int32 { lattice.wholeX(Self.within(west, longitude, east)) }
    @inline(__always) func unitY(_ latitude: Double) -> Int32 { lattice.wholeY(Self.within(south, latitude, north)) }

    /// The low one for NaN.
    @inline(__always) private static func within(_ low: Double, _ value: Double, _ high: Double) -> Double {
        let raised = value > low ? value : low
        return raised < high ? raised : high
    }

    /// The block of a place, row by row from the south.
    @inline(__always) func block(_ x: Int32, _ y: Int32) -> Int {
        (Int(y &>> shiftY) &>> Self.blockShift) &* blockColumns &+ (Int(x &>> shiftX) &>> Self.blockShift)
    }

    /// Its cell in the block, in the same order.
    @inline(__always) func cell(_ x: Int32, _ y: Int32) -> Int {
        (Int(y &>> shiftY) & 15) &<< Self.blockShift | Int(x &>> shiftX) & 15
    }
}
