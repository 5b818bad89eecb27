import Geometry

extension SightGrid {
    private struct Segment {
        let start: Coordinate
        let end: Coordinate
        let number: Int32
    }

    /// Cells along the side of a block, and segments that are sorted at a time: what is sorted stays at hand.
    private static let block = 16
    private static let portion = 1 << 17

    /// The same as `isClear` for many segments, block by block of the grid, so that the walls of one are asked while they are at hand.
    public func areClear(from starts: [Coordinate], to ends: [Coordinate]) -> [Bool] {
        precondition(starts.count == ends.count, "a segment has two ends")
        var found = [Bool](repeating: false, count: starts.count)
        let most = min(Self.portion, starts.count)
        var blocks = [Int32](repeating: 0, count: most)
        let across = frame.columns / Self.block + 1
        var sorted = Bins(
            count: across * (frame.rows / Self.block + 1), filler: Segment(start: frame.origin, end: frame.origin, number: 0))
        let perBlock = frame.perSide / Double(Self.block)
        let last = (frame.size - 1) / Double(Self.block)
        for first in stride(from: 0, to: starts.count, by: Self.portion) {
            let count = min(Self.portion, starts.count - first)
            for number in 0..<count {
                let place = frame.place(starts[first + number]) * perBlock
                let block = Int32(min(max(0, place.y), last.y)) &* Int32(across) &+ Int32(min(max(0, place.x), last.x))
                blocks[number] = block
            }
            sorted.fill { [blocks] add in
                for number in 0..<count {
                    add(Int(blocks[number]), Segment(start: starts[first + number], end: ends[first + number], number: Int32(number)))
                }
            }
            for place in 0..<count {
                let segment = sorted.values[place]
                found[first + Int(segment.number)] = isClear(from: segment.start, to: segment.end)
            }
        }
        return found
    }
}
