import Geometry

/// Places of a tile, each once, by cell and within a cell by place: the nodes of an arrangement, numbered in this order.
struct HotPixels {
    /// The nodes of cell n are `points[starts[n]..<starts[n + 1]]`.
    private(set) var starts: [Int32]
    private(set) var points: [TilePoint]

    init(_ places: [TilePoint], grid: CellGrid) {
        let bins = Bins(count: grid.count, filler: TilePoint(x: 0, y: 0)) { add in
            for place in places { add(grid.cell(of: place), place) }
        }
        var (starts, sorted) = (bins.starts, bins.values)
        // Within each cell by place, repeats left out.
        var kept = 0
        for cell in 0..<grid.count {
            let (from, to) = (Int(starts[cell]), Int(starts[cell + 1]))
            starts[cell] = Int32(kept)
            guard from < to else { continue }
            ShortSort.sort(&sorted, from..<to) { Self.key($0) < Self.key($1) }
            for number in from..<to where kept == Int(starts[cell]) || sorted[kept - 1] != sorted[number] {
                sorted[kept] = sorted[number]
                kept += 1
            }
        }
        starts[grid.count] = Int32(kept)
        sorted.removeLast(sorted.count - kept)
        self.starts = starts
        points = sorted
    }

    /// The number of a place that is a node.
    func number(of place: TilePoint, cell: Int) -> Int32 {
        var (low, high) = (Int(starts[cell]), Int(starts[cell + 1]))
        while low < high {
            let middle = (low + high) / 2
            if Self.key(points[middle]) < Self.key(place) { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
    }

    @inline(__always) private static func key(_ point: TilePoint) -> Int64 { Int64(point.y) << 32 | Int64(point.x) }
}
