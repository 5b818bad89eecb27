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
