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
        var segments = [Segment](repeating: Segment(start: frame.origin, end: frame.origin, number: 0), count: most)
        let across = frame.columns / Self.block + 1
        var next = [Int32](repeating: 0, count: across * (frame.rows / Self.block + 1) + 1)
        let perBlock = frame.perSide / Double(Self.block)
        let last = (frame.size - 1) / Double(Self.block)
        for first in stride(from: 0, to: starts.count, by: Self.portion) {
            let count = min(Self.portion, starts.count - first)
            for block in next.indices { next[block] = 0 }
            for number in 0..<count {
                let place = frame.place(starts[first + number]) * perBlock
                let block = Int32(min(max(0, place.y), last.y)) &* Int32(across) &+ Int32(min(max(0, place.x), last.x))
                blocks[number] = block
                next[Int(block) + 1] += 1
            }
            for block in 1..<next.count { next[block] += next[block - 1] }
            for number in 0..<count {
                let block = Int(blocks[number])
                segments[Int(next[block])] = Segment(start: starts[first + number], end: ends[first + number], number: Int32(number))
                next[block] += 1
            }
            for place in 0..<count {
                let segment = segments[place]
                found[first + Int(segment.number)] = isClear(from: segment.start, to: segment.end)
            }
        }
        return found
    }
}
