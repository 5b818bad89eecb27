import Geometry

/// Places, each in one tile only. Time of a tile: the places near it.
struct TilePlaces: Sendable {
    private let places: [(feature: Int, point: LatticePoint)]
    private let cells: CellIndex
    private let boxes: [Envelope]

    /// - Parameter features: the places of each, in shares of the world.
    init(_ features: [[Coordinate]]) {
        places = features.enumerated().flatMap { number, places in places.map { (number, TileGrid.finest.point($0)) } }
        boxes = places.map { Envelope([Coordinate(x: Double($0.point.x), y: Double($0.point.y))]) }
        var all = Envelope()
        for box in boxes { all.add(box) }
        cells = CellIndex(boxes, cell: all.isEmpty ? 1 : max(1, max(all.width, all.height) / Double(boxes.count).squareRoot()))
    }

    /// Those of a tile by feature.
    func parts(in tile: TileAddress) -> [(feature: Int, places: [LatticePoint])] {
        let grid = TileGrid(level: tile.level)
        let scale = Double(Int64(1) << grid.shift)
        let (origin, side) = (tile.origin, TileGrid.extent)
        let window = Envelope(
            minX: Double(origin.x - 1) * scale, minY: Double(origin.y - 1) * scale, maxX: Double(origin.x + side + 1) * scale,
            maxY: Double(origin.y + side + 1) * scale)
        var parts: [(feature: Int, places: [LatticePoint])] = []
        for number in cells.candidates(in: window) {
            let (feature, finest) = places[Int(number)]
            let point = grid.point(finest: finest)
            guard TileAddress(of: point, level: tile.level) == tile else { continue }
            if parts.last?.feature != feature { parts.append((feature, [])) }
            parts[parts.count - 1].places.append(point)
        }
        return parts
    }

    /// The tiles of a level that may show something.
    func tiles(level: Int) -> Set<TileAddress> { TileAddress.all(about: boxes, level: level) }
}

extension TileAddress {
    /// The tile that a point of the grid lies in; on a side, the one to the east or south.
    fileprivate init(of point: LatticePoint, level: Int) {
        let last = (1 << level) - 1
        self.init(
            level: level, column: min(Int(point.x / TileGrid.extent), last), row: min(Int(point.y / TileGrid.extent), last))
    }
}
