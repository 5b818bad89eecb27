import Geometry
import ZoningLaw
import ZoningModel

/// Straight sight between two places past many buildings: a grid of their walls in flat arrays.
///
/// A segment is followed from cell to cell ([SightWalk]); four walls at a time are asked in `Float` ([WallBlock], [RoughWay]), and the first
/// one that is surely crossed ends the way. A segment that crosses nothing may still lie wholly inside one building: that is asked last, in the
/// cell where it starts. Where `Float` does not suffice, a segment is asked once more in `Double`; and one that touches a wall within that
/// rounding, place by place between its crossings. Immutable and `Sendable`.
public struct SightGrid: Sendable {
    let buildings: BuildingTable
    let frame: SightFrame
    /// Where the blocks of each cell begin in `blocks`; one more at the end.
    let starts: [Int32]
    /// The walls of each cell, copied to it: one run of memory a cell.
    let blocks: [WallBlock]
    /// How many buildings stand on the lower left corner of each cell.
    let covers: [Int32]
    /// Millimetres along an axis: how far walls reach from the middle of a cell of theirs, and the longest of them.
    let reach: Float
    let longest: Float

    /// - Parameters:
    ///   - buildings: footprints in metres of the working plane; storeys and heights are not asked.
    ///   - cell: metres, about the size of a building and the ground about it, 1 at least; larger where the area would need more than
    ///     16 million cells, or many more than there are walls.
    public init(_ buildings: some Sequence<Building>, cell: Double = 30) { self.init(BuildingTable(BuildingList(buildings)), cell: cell) }

    /// Whether the segment runs through no building; touching a wall or a corner is allowed (reading B5).
    ///
    /// Time: the cells that the segment crosses up to the first wall, with their walls.
    public func isClear(from start: Coordinate, to end: Coordinate) -> Bool {
        let place = frame.place(start)
        let way = SIMD2(end.x - start.x, end.y - start.y) * 1000
        switch look(from: place, along: way) {
        case .clear: return true
        case .blocked: return false
        case .unsure: return isClearExactly(from: start, to: end)
        }
    }

    private enum Look { case clear, blocked, unsure }

    @inline(__always)
    private func look(from place: SIMD2<Double>, along way: SIMD2<Double>) -> Look {
        guard var walk = SightWalk(from: place, along: way, in: frame) else { return .clear }
        let rough = RoughWay(way, reach: reach, longest: longest)
        repeat {
            let seen = (SIMD4(repeating: Float(walk.seenX)), SIMD4(repeating: Float(walk.seenY)))
            var at = Int(starts[walk.cell])
            let end = Int(starts[walk.cell &+ 1])
            while at < end {
                let sides = rough.sides(of: blocks[at], from: seen)
                if !rough.areClear(sides) {
                    if rough.isAnyCrossed(sides) { return .blocked }
                    guard rough.areClearOnCloserLook(sides) else { return .unsure }
                }
                at &+= 1
            }
        } while walk.advance()
        return isCovered(place).map { $0 ? .blocked : .clear } ?? .unsure
    }

    /// Whether a place stands on a footprint: by the corner of its cell, and the walls on the way from there; nil within rounding of one.
    private func isCovered(_ place: SIMD2<Double>) -> Bool? {
        guard let home = SightWalk(from: place, along: .zero, in: frame) else { return false }
        let corner = -0.5 * frame.side - 0.5
        let rough = RoughWay(SIMD2(home.seenX, home.seenY) - corner, reach: reach, longest: longest)
        let seen = SIMD4(repeating: Float(corner))
        var cover = covers[home.cell]
        for at in Int(starts[home.cell])..<Int(starts[home.cell + 1]) {
            let sides = rough.sides(of: blocks[at], from: (seen, seen))
            if rough.areClear(sides) { continue }
            guard let more = rough.cover(sides) else { return nil }
            cover &+= more
        }
        return cover > 0
    }
}
