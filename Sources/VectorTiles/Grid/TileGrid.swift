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

    package let level: Int

    package init(level: Int) { self.level = level }

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
        for place in world {
            let next = point(place)
            if next != chain.last { chain.append(next) }
        }
        return chain
    }

    /// The columns, or rows, whose sides with the buffer enclose some step from `low` to `high`.
    func numbers(from low: Int64, to high: Int64) -> ClosedRange<Int> {
        let last = (1 << level) - 1
        let first = max(0, Int((low - Self.buffer) / Self.extent) - 1)
        let end = min(last, Int((high + Self.buffer) / Self.extent))
        return min(first, last)...max(min(first, last), end)
    }

    /// From where to where a column, or row, reaches with its buffer.
    static func reach(_ number: Int) -> ClosedRange<Int64> {
        let start = Int64(number) * extent
        return (start - buffer)...(start + extent + buffer)
    }

    /// The places along an axis where tiles are cut, from `low` to `high`.
    static func cuts(from low: Int64, to high: Int64) -> [Int64] {
        var cuts: [Int64] = []
        var side = low / extent * extent
        while side - buffer <= high {
            for cut in [side - buffer, side + buffer] where cut > low && cut < high { cuts.append(cut) }
            side += extent
        }
        return cuts
    }
}
