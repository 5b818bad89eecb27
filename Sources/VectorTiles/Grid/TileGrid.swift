import Geometry
import SystemIO

/// The whole-number grid that all tiles of a level share: ``extent`` steps a tile, x to the east, y to the south.
///
/// What is rounded to it once is the same in every tile, and for both neighbours of an edge.
package struct TileGrid: Sendable {
    /// Steps along a side of a tile (MVT 2.1, 4.1).
    package static let extent: Int64 = 4096
    /// What is drawn beyond the sides of a tile, in steps: four pixels of 256, so that outlines at the sides are not seen.
    package static let buffer: Int64 = 64
    /// How far a line may lie beside a vertex that it leaves out, in steps: no more than rounding moves it.
    static let simplification: Float = 1

    package let level: Int

    package init(level: Int) { self.level = level }

    /// That of the highest level, from which those of the others are rounded.
    package static let finest = TileGrid(level: TileAddress.highest)

    /// Steps around the world.
    package var steps: Int64 { Self.extent << Int64(level) }

    /// Longitude and latitude in degrees (WGS 84) as shares of the world, 0…1 from the west and from the north; what lies nearer to a
    /// pole than the world of the tiles reaches is on its edge.
    package static func world(_ degrees: Coordinate) -> Coordinate {
        let sine = sin(degrees.y * .pi / 180)
        return Coordinate(x: degrees.x / 360 + 0.5, y: min(max(0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi), 0), 1))
    }

    /// Degrees of a place of the world.
    package static func degrees(_ world: Coordinate) -> Coordinate {
        Coordinate(x: (world.x - 0.5) * 360, y: atan(sinh((0.5 - world.y) * 2 * .pi)) * 180 / .pi)
    }

    /// The nearest point of the grid; what lies beyond the world is moved to its edge.
    package func point(_ world: Coordinate) -> LatticePoint {
        func step(_ share: Double) -> Int64 { Int64((min(max(share, 0), 1) * Double(steps)).rounded()) }
        return LatticePoint(x: step(world.x), y: step(world.y))
    }

    /// The grid points of a line, without the repeats that rounding makes.
    func chain(_ world: [Coordinate]) -> [LatticePoint] {
        var chain: [LatticePoint] = []
        chain.reserveCapacity(world.count)
        for place in world {
            let next = point(place)
            if next != chain.last { chain.append(next) }
        }
        return chain
    }

    /// How many steps of the finest grid one of this grid is, as a power of two.
    var shift: Int64 { Int64(TileAddress.highest - level) }

    /// The nearest point to one of the finest grid, halves up.
    @inline(__always) func point(finest point: LatticePoint) -> LatticePoint {
        guard shift > 0 else { return point }
        let half = Int64(1) << (shift - 1)
        return LatticePoint(x: (point.x + half) >> shift, y: (point.y + half) >> shift)
    }

    /// The tiles whose sides with the buffer enclose some step of a rectangle of the finest grid.
    func tiles(about box: Envelope) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        guard !box.isEmpty else { return nil }
        let last = (1 << level) - 1
        func number(_ finest: Double, _ buffer: Int64) -> Int {
            let step = (finest / Double(Int64(1) << shift)).rounded()
            return Int(((step + Double(buffer)) / Double(Self.extent)).rounded(.down), within: 0...last)
        }
        return (
            number(box.minX, -Self.buffer - 1)...number(box.maxX, Self.buffer + 1),
            number(box.minY, -Self.buffer - 1)...number(box.maxY, Self.buffer + 1)
        )
    }
}
