import Geometry

/// The vector tiles (MVT 2.1) of some layers.
package struct TileSet: Sendable {
    /// A tile and its bytes, as they are: not compressed.
    package struct Entry: Sendable {
        package let address: TileAddress
        package let bytes: [UInt8]
    }

    private let layers: [WorldLayer]

    /// A layer with its shapes in shares of the world.
    private struct WorldLayer: Sendable {
        let layer: TileLayer
        let shapes: [Shape]
        let owners: AreaOwners?
    }

    package init(_ layers: [TileLayer]) {
        self.layers = layers.map { layer in
            let shapes = layer.features.map { $0.shape.mapped { $0.map(TileGrid.world) } }
            return WorldLayer(layer: layer, shapes: shapes, owners: layer.kind == .areas ? AreaOwners(shapes.map(\.polygons)) : nil)
        }
    }

    /// All tiles of a level that have something within their sides, by column and row. The same layers give the same bytes.
    ///
    /// Time: the vertices of the layers, and the parts that they are cut to.
    package func tiles(level: Int) throws(CrowdedLevel) -> [Entry] {
        let grid = TileGrid(level: level)
        var messages: [TileAddress: [[UInt8]]] = [:]
        var filled: Set<TileAddress> = []
        for world in layers where world.layer.levels.contains(level) {
            var drawn: [TileAddress: LayerMessage] = [:]
            try draw(world, on: grid) { tile, feature, geometry, isWithin in
                drawn[tile, default: LayerMessage(name: world.layer.name)]
                    .add(id: UInt64(feature + 1), geometry, world.layer.features[feature].properties)
                if isWithin { filled.insert(tile) }
            }
            for (tile, message) in drawn { messages[tile, default: []].append(message.bytes) }
        }
        return filled.sorted().map { tile in
            var writer = ProtobufWriter()
            for layer in messages[tile] ?? [] { writer.bytes(3, layer) }
            return Entry(address: tile, bytes: writer.bytes)
        }
    }

    /// Gives the features of a layer by tile, those of one tile in their order; and whether something of it lies within the tile's own sides.
    private func draw(
        _ world: WorldLayer, on grid: TileGrid, give: (TileAddress, Int, TileGeometry, Bool) -> Void
    ) throws(CrowdedLevel) {
        switch world.layer.kind {
        case .areas:
            guard let owners = world.owners else { return }
            for (tile, parts) in try TileAreas(world.shapes.map(\.polygons), owners: owners, grid: grid).tiles {
                var start = parts.startIndex
                while start < parts.endIndex {
                    let area = parts[start].area
                    let end = parts[start...].firstIndex { $0.area != area } ?? parts.endIndex
                    let rings = parts[start..<end].flatMap(\.rings)
                    var geometry = TileGeometry(.area, origin: tile.origin)
                    for ring in rings { geometry.add(ring: ring) }
                    give(tile, area, geometry, rings.contains { tile.isEntered(by: $0) })
                    start = end
                }
            }
        case .lines:
            let courses = TileCourses(grid: grid)
            for (number, shape) in world.shapes.enumerated() {
                var parts: [TileAddress: [[LatticePoint]]] = [:]
                for line in shape.lines { parts.merge(courses.parts(of: line.coordinates)) { $0 + $1 } }
                for (tile, lines) in parts {
                    var geometry = TileGeometry(.line, origin: tile.origin)
                    for line in lines { geometry.add(line: line) }
                    give(tile, number, geometry, lines.contains { tile.isEntered(by: $0) })
                }
            }
        case .places:
            for (number, shape) in world.shapes.enumerated() {
                let places = Dictionary(grouping: shape.coordinates.map(grid.point)) { TileAddress(of: $0, level: grid.level) }
                for (tile, places) in places {
                    var geometry = TileGeometry(.point, origin: tile.origin)
                    geometry.add(places: places)
                    give(tile, number, geometry, true)
                }
            }
        }
    }
}

extension TileAddress {
    /// The tile that a point of the grid lies in; on a side, the one to the east or south.
    fileprivate init(of point: LatticePoint, level: Int) {
        let last = (1 << level) - 1
        self.init(
            level: level, column: min(Int(point.x / TileGrid.extent), last), row: min(Int(point.y / TileGrid.extent), last))
    }

    /// Its north-west corner on the grid of its level.
    package var origin: LatticePoint { LatticePoint(x: Int64(column) * TileGrid.extent, y: Int64(row) * TileGrid.extent) }

    /// Whether the rectangle about a line or ring reaches into the tile itself, its buffer aside.
    fileprivate func isEntered(by points: [LatticePoint]) -> Bool {
        guard var low = points.first else { return false }
        var high = low
        for point in points {
            low = LatticePoint(x: min(low.x, point.x), y: min(low.y, point.y))
            high = LatticePoint(x: max(high.x, point.x), y: max(high.y, point.y))
        }
        let side = TileGrid.extent
        return high.x >= origin.x && low.x <= origin.x + side && high.y >= origin.y && low.y <= origin.y + side
    }
}
