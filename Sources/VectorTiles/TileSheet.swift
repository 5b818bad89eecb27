/// Which sheet: tiles of a level that lie side by side and are drawn together.
package struct SheetAddress: Sendable, Hashable {
    let level: Int
    private let column: Int
    private let row: Int

    /// Tiles along a side, as a power of two: what a screen shows lies on a few sheets, and of the cells of a sheet few are drawn for its rim alone.
    private static let shift = 2

    /// The one that a tile is of.
    package init(of tile: TileAddress) { (level, column, row) = (tile.level, tile.column >> Self.shift, tile.row >> Self.shift) }

    var columns: ClosedRange<Int> { tiles(column) }
    var rows: ClosedRange<Int> { tiles(row) }

    /// Those of the world.
    private func tiles(_ number: Int) -> ClosedRange<Int> {
        (number << Self.shift)...min((number + 1) << Self.shift - 1, (1 << level) - 1)
    }
}

/// Some tiles of a level, drawn together as far as they share something, each written when it is asked for.
///
/// It follows from the layers and its tiles alone, and a tile is the same whichever sheet it is written from.
package struct TileSheet: Sendable {
    private let layers: [(layer: DrawnLayer, sheet: LayerSheet)]

    /// What it takes in memory beside the layers.
    package var bytes: Int { layers.reduce(0) { $0 + $1.sheet.bytes } }

    init(_ layers: [DrawnLayer], level: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) throws(CrowdedLevel) {
        var drawn: [(layer: DrawnLayer, sheet: LayerSheet)] = []
        for layer in layers where layer.levels.contains(level) {
            drawn.append((layer, try layer.sheet(level: level, columns: columns, rows: rows)))
        }
        self.layers = drawn
    }

    /// The bytes of one of its tiles; nil where nothing lies within the sides of the tile. Time: linear in what the tile shows, but for sorting.
    /// - Parameter names: the layers that are asked for; nil for all.
    package func tile(_ address: TileAddress, layers names: Set<String>? = nil) -> [UInt8]? {
        var writer = ProtobufWriter()
        var isFilled = false
        for (layer, sheet) in layers where names?.contains(layer.name) ?? true {
            guard let drawn = layer.message(in: address, sheet) else { continue }
            writer.bytes(3, drawn.bytes)
            isFilled = isFilled || drawn.isWithin
        }
        return isFilled ? writer.bytes : nil
    }
}
