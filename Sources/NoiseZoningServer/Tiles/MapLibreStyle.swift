import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// How MapLibre draws the tiles: the colours and lines of the picture (`MapPicture`), and its legend as data for the page around it.
///
/// Without text: MapLibre draws letters from files of glyphs that this server does not have, and nothing is fetched from elsewhere. Who shows a
/// map takes the words from `metadata`, and the places for them from the layer `zone_labels`.
struct MapLibreStyle {
    let map: ZoneMap
    /// Degrees.
    let bounds: Envelope
    let base: String

    private static let source = "noisezone"

    var bytes: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("version", 8)
            writer.member("name", map.meta.title.en)
            writer.key("metadata")
            writer.object { metadata(&$0) }
            if !bounds.isEmpty {
                let start = TileArchive.start(in: bounds, levels: MapTiles.servedLevels)
                writer.key("center")
                writer.array(inline: true) { writer in
                    writer.fixed(start.place.x, places: 7, trimmed: true)
                    writer.fixed(start.place.y, places: 7, trimmed: true)
                }
                writer.member("zoom", start.level)
            }
            writer.key("sources")
            writer.object { writer in
                writer.key(Self.source)
                writer.object(inline: true) { writer in
                    writer.member("type", "vector")
                    writer.member("url", "\(base)/tiles/\(TileRequest.Layers.all).json")
                }
            }
            writer.key("layers")
            writer.array { layers(&$0) }
        }
        writer.newline()
        return writer.bytes
    }

    // MARK: - Layers

    private func layers(_ writer: inout JSONWriter) {
        writer.object(inline: true) { writer in
            writer.member("id", "background")
            writer.member("type", "background")
            writer.key("paint")
            writer.object(inline: true) { $0.member("background-color", "#ffffff") }
        }
        layer("zones", "fill", of: "zones", &writer) { writer in
            writer.key("fill-color")
            writer.array(inline: true) { writer in
                writer.string("match")
                writer.array(inline: true) { writer in for word in ["get", "class"] { writer.string(word) } }
                for (id, rgb) in MapStyle.colours(map.palette) {
                    writer.string(id)
                    writer.string(MapStyle.hex(rgb))
                }
                writer.string(MapStyle.hex(MapStyle.unzoned))
            }
        }
        layer("zone-outlines", "line", of: "zones", &writer) { writer in
            writer.member("line-color", MapStyle.outline)
            writer.member("line-width", 0.5)
        }
        layer("railway-areas", "line", of: "railway_areas", &writer) { writer in
            writer.member("line-color", MapStyle.outline)
            writer.member("line-width", 1)
            Self.numbers("line-dasharray", [6, 2], &writer)
        }
        layer("boundary-lines", "line", of: "lines", from: 13, filter: ("!=", "part", "centre"), &writer) { writer in
            writer.member("line-color", MapStyle.wall)
            writer.member("line-width", 0.8)
        }
        layer("centre-lines", "line", of: "lines", from: 12, filter: ("==", "part", "centre"), &writer) { writer in
            writer.member("line-color", MapStyle.wall)
            writer.member("line-width", 0.8)
            Self.numbers("line-dasharray", [4, 3], &writer)
        }
        layer("facades", "line", of: "facades", &writer) { writer in
            writer.member("line-color", MapStyle.wall)
            writer.member("line-width", 0.8)
        }
        layer("facades-in-bands", "line", of: "facades", filter: ("has", "row", nil), &writer) { writer in
            writer.member("line-color", MapStyle.loudWall)
            writer.member("line-width", 2.4)
        }
    }

    private func layer(
        _ id: String, _ type: String, of layer: String, from lowest: Int? = nil, filter: (String, String, String?)? = nil,
        _ writer: inout JSONWriter,
        paint: (inout JSONWriter) -> Void
    ) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("type", type)
            writer.member("source", Self.source)
            writer.member("source-layer", layer)
            // Farther off the lines of a road run into one.
            if let lowest { writer.member("minzoom", lowest) }
            if let (test, name, value) = filter {
                writer.key("filter")
                writer.array(inline: true) { writer in
                    writer.string(test)
                    if let value {
                        writer.array(inline: true) { writer in for word in ["get", name] { writer.string(word) } }
                        writer.string(value)
                    } else {
                        writer.string(name)
                    }
                }
            }
            writer.key("paint")
            writer.object(inline: true) { paint(&$0) }
        }
    }

    private static func numbers(_ name: String, _ numbers: [Int], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.array(inline: true) { writer in for number in numbers { writer.int(number) } }
    }

    // MARK: - Legend

    private func metadata(_ writer: inout JSONWriter) {
        writer.key("noisezone:title")
        writer.object(inline: true) { Self.say(map.meta.title.en, map.meta.title.own, &$0) }
        let ruleset = try? Ruleset.bundled(map.meta.ruleset)
        // As in the picture: the classes that there are, quiet to loud, then land without one.
        writer.key("noisezone:legend")
        writer.array { writer in
            for (id, rgb) in MapStyle.colours(map.palette) where map.zones.contains(where: { $0.zoneClass?.id == id }) {
                let name = ruleset?.rule(of: ZoneClass(id))?.name
                Self.entry(id, MapStyle.hex(rgb), name.map { ($0.en, $0.own) } ?? (id, id), &writer)
            }
            if map.zones.contains(where: { $0.zoneClass == nil }) {
                Self.entry("", MapStyle.hex(MapStyle.unzoned), Self.both("unzoned"), &writer)
            }
        }
        if !map.facades.isEmpty {
            writer.key("noisezone:facades")
            writer.array { Self.entry(nil, MapStyle.loudWall, Self.both("façade with a storey in a band"), &$0) }
        }
        writer.key("noisezone:labels")
        writer.object(inline: true) { writer in
            writer.member("source", Self.source)
            writer.member("source-layer", MapTiles.labels)
            writer.member("id", "zone_id")
            writer.member("name", "zone_name")
        }
    }

    private static func both(_ words: Phrase) -> (en: String, zh: String) { (words.text(in: .en), words.text(in: .zh)) }

    private static func entry(_ id: String?, _ colour: String, _ words: (en: String, zh: String), _ writer: inout JSONWriter) {
        writer.object(inline: true) { writer in
            if let id { writer.member("class", id) }
            writer.member("color", colour)
            say(words.en, words.zh, &writer)
        }
    }

    private static func say(_ english: String, _ chinese: String, _ writer: inout JSONWriter) {
        writer.member("en", english)
        writer.member("zh", chinese)
    }
}
