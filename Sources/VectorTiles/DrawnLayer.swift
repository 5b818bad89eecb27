import Geometry

/// A layer made ready to be drawn.
struct DrawnLayer: Sendable {
    private enum Content: Sendable {
        case areas(TileAreas)
        case lines(TileCourses)
        case places(TilePlaces)
    }

    let name: String
    let levels: ClosedRange<Int>
    private let tags: FeatureTags
    private let content: Content

    init(_ layer: TileLayer) {
        (name, levels, tags) = (layer.name, layer.levels, FeatureTags(layer.features.map(\.properties)))
        let shapes = layer.features.map { $0.shape.mapped { $0.map(TileGrid.world) } }
        content =
            switch layer.kind {
            case .areas: .areas(TileAreas(shapes.map(\.polygons)))
            case .lines: .lines(TileCourses(shapes.map { $0.lines.map(\.coordinates) }))
            case .places: .places(TilePlaces(shapes.map(\.coordinates)))
            }
    }

    func tiles(level: Int) -> Set<TileAddress> {
        switch content {
        case .areas(let areas): areas.tiles(level: level)
        case .lines(let lines): lines.tiles(level: level)
        case .places(let places): places.tiles(level: level)
        }
    }

    /// What some tiles share.
    func sheet(level: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) throws(CrowdedLevel) -> LayerSheet {
        switch content {
        case .areas(let areas): .areas(try areas.sheet(level: level, columns: columns, rows: rows))
        case .lines(let lines): .lines(lines.sheet(level: level, columns: columns, rows: rows))
        case .places(let places): .places(places)
        }
    }

    /// The layer in a tile, its features in their order, and whether something of it lies within the tile's own sides; nil where there is
    /// nothing in the buffer either.
    /// - Parameter sheet: that of some tiles, this one among them.
    func message(in tile: TileAddress, _ sheet: LayerSheet) -> (bytes: [UInt8], isWithin: Bool)? {
        var drawing = LayerDrawing(tile, LayerMessage(name: name, tags: tags))
        switch sheet {
        case .areas(let sheet):
            let areas = sheet.drawing(of: tile)
            var geometry = TileGeometry(.area, origin: tile.origin)
            for ring in areas.rings {
                let vertices = areas.points[ring.vertices]
                drawing.begin(ring.area, &geometry)
                geometry.add(ring: vertices)
                drawing.enter(vertices)
            }
            drawing.end(geometry)
        case .lines(let sheet):
            var geometry = TileGeometry(.line, origin: tile.origin)
            sheet.forEachLine(in: tile) { feature, line in
                drawing.begin(feature, &geometry)
                geometry.add(line: line)
                drawing.enter(line[...])
            }
            drawing.end(geometry)
        case .places(let places):
            var geometry = TileGeometry(.point, origin: tile.origin)
            for (feature, places) in places.parts(in: tile) {
                drawing.begin(feature, &geometry)
                geometry.add(places: places)
                drawing.enter(places[...])
            }
            drawing.end(geometry)
        }
        return drawing.message
    }
}

/// What some tiles share of a layer; of places nothing.
enum LayerSheet: Sendable {
    case areas(AreaSheet)
    case lines(CourseSheet)
    case places(TilePlaces)

    /// What it takes in memory beside the layer.
    var bytes: Int {
        switch self {
        case .areas(let sheet): sheet.bytes
        case .lines(let sheet): sheet.bytes
        case .places: 0
        }
    }
}

/// The features of a layer in a tile, one after the other.
private struct LayerDrawing {
    private let tile: TileAddress
    private var layer: LayerMessage
    private var feature: Int?
    private var isEmpty = true
    private var isWithin = false

    init(_ tile: TileAddress, _ layer: LayerMessage) { (self.tile, self.layer) = (tile, layer) }

    /// Writes the feature before, unless it is the same.
    mutating func begin(_ feature: Int, _ geometry: inout TileGeometry) {
        guard feature != self.feature else { return }
        end(geometry)
        geometry.restart()
        self.feature = feature
    }

    mutating func end(_ geometry: TileGeometry) {
        guard let feature else { return }
        layer.add(feature, geometry)
        isEmpty = false
    }

    mutating func enter(_ points: ArraySlice<LatticePoint>) { isWithin = isWithin || tile.isEntered(by: points) }

    var message: (bytes: [UInt8], isWithin: Bool)? { isEmpty ? nil : (layer.bytes, isWithin) }
}

extension TileAddress {
    /// Whether the rectangle about a line or ring reaches into the tile itself, its buffer aside.
    fileprivate func isEntered(by points: ArraySlice<LatticePoint>) -> Bool {
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
