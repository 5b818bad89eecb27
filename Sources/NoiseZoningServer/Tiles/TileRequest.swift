import Projection
import VectorTiles
import Wording
import ZoningFiles

/// Which tile of which layers is asked for.
package struct TileRequest: Sendable, Hashable {
    /// One layer, or all of them in one tile.
    package struct Layers: Sendable, Hashable {
        /// As it stands in an address.
        package let name: String

        /// What stands in an address for all layers in one tile.
        package static let all = "noisezone"
        package static let names = [all] + MapTiles.collections + [MapTiles.labels]

        package init(_ name: String) throws(Problem) {
            guard Self.names.contains(name) else {
                throw Problem(
                    404, ServerFault.path, "there are no tiles of “\(name)”", fix: "Ask one of: \(Phrase.list(Self.names))")
            }
            self.name = name
        }

        /// Nil for all.
        var chosen: Set<String>? { name == Self.all ? nil : [name] }
    }

    /// What a tile is written in: MVT.
    static let mediaType = "application/vnd.mapbox-vector-tile"

    package let layers: Layers
    package let address: TileAddress

    /// Zoom, column and row as they stand in an address.
    package init(_ layers: Layers, zoom: String, column: String, row: String) throws(Problem) {
        self.layers = layers
        func number(_ name: String, _ text: String) throws(Problem) -> Int? {
            guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                throw Problem(
                    400, ServerFault.parameter, "\(name): “\(text)” is no whole number",
                    fix: "Give the zoom, the column and the row of the tile as digits")
            }
            // What is beyond all numbers is beyond all tiles.
            return Int(text)
        }
        let (level, x, y) = (try number("z", zoom), try number("x", column), try number("y", row))
        let levels = MapTiles.servedLevels
        guard let level, levels.contains(level), let x, let y, x < 1 << level, y < 1 << level else {
            throw Problem(
                404, ServerFault.tile, "there is no tile \(zoom)/\(column)/\(row)",
                fix: "Ask for a zoom from \(levels.lowerBound) to \(levels.upperBound), and for a column and a row below 2 to the zoom")
        }
        address = TileAddress(level: level, column: x, row: y)
    }
}
