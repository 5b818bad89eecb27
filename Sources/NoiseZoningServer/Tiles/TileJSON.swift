import FeatureIO
import Geometry
import StrictJSON
import ZoningFiles
import ZoningModel

/// What is said of tiles to those who draw them (TileJSON 3.0.0).
struct TileJSON {
    let tiles: MapTiles
    let meta: MapMeta
    let base: String

    func bytes(_ layers: TileRequest.Layers) -> [UInt8] {
        let shown = layers.chosen.map { chosen in tiles.layers.filter { chosen.contains($0.name) } } ?? tiles.layers
        let lowest = shown.map(\.levels.lowerBound).min() ?? tiles.levels.lowerBound
        let levels = lowest...tiles.levels.upperBound
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("tilejson", "3.0.0")
            writer.member("name", meta.title.en)
            writer.member("description", meta.title.own)
            if !meta.attribution.isEmpty { writer.member("attribution", Self.html(meta.attribution.joined(separator: "; "))) }
            writer.member("version", "1.0.0")
            writer.member("scheme", "xyz")
            writer.key("tiles")
            writer.array(inline: true) { $0.string("\(base)/tiles/\(layers.name)/{z}/{x}/{y}.mvt") }
            writer.member("minzoom", levels.lowerBound)
            writer.member("maxzoom", levels.upperBound)
            var box = Envelope()
            for layer in shown { box.add(tiles.extents[layer.name] ?? Envelope()) }
            if !box.isEmpty {
                let start = TileArchive.start(in: box, levels: levels)
                writer.key("bounds")
                writer.array(inline: true) { writer in
                    for degrees in [box.minX, box.minY, box.maxX, box.maxY] { writer.fixed(degrees, places: 7, trimmed: true) }
                }
                writer.key("center")
                writer.array(inline: true) { writer in
                    writer.fixed(start.place.x, places: 7, trimmed: true)
                    writer.fixed(start.place.y, places: 7, trimmed: true)
                    writer.int(start.level)
                }
            }
            let described = TileArchive.json(of: shown)
            writer.key(described.name)
            writer.value(described.value)
        }
        writer.newline()
        return writer.bytes
    }

    /// Readers put the attribution into a page as it is: what a map says of itself may not be markup there.
    private static func html(_ text: String) -> String {
        var safe = ""
        for character in text {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            default: safe.append(character)
            }
        }
        return safe
    }
}
