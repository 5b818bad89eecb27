import StrictJSON

/// The tile matrix set that all tiles are of (OGC 17-083r4, annex D.1): the world in Web Mercator as one square, halved on each level.
enum WebMercatorQuad {
    static let id = "WebMercatorQuad"
    static let uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
    static let crs = "http://www.opengis.net/def/crs/EPSG/0/3857"
    private static let title = "Google Maps Compatible for the World"
    /// Half the circumference of the earth, in metres.
    private static let half = 20_037_508.342_789_2
    /// Pixels along a side of a tile.
    private static let width = 256
    /// Metres a pixel of the standard.
    private static let pixel = 0.000_28
    private static let levels = 0...24

    /// `/ogc/tileMatrixSets`
    static func list(base: String) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.key("tileMatrixSets")
            writer.array { writer in
                writer.object { writer in
                    writer.member("id", id)
                    writer.member("title", title)
                    writer.member("uri", uri)
                    writer.member("crs", crs)
                    writer.key("links")
                    writer.array { $0.link("self", "application/json", address(base: base)) }
                }
            }
            writer.key("links")
            writer.array { $0.link("self", "application/json", "\(base)/ogc/tileMatrixSets") }
        }
        writer.newline()
        return writer.bytes
    }

    static func address(base: String) -> String { "\(base)/ogc/tileMatrixSets/\(id)" }

    /// `/ogc/tileMatrixSets/WebMercatorQuad`
    static func definition() -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("id", id)
            writer.member("title", title)
            writer.member("uri", uri)
            writer.member("crs", crs)
            writer.key("orderedAxes")
            writer.array(inline: true) { writer in for axis in ["X", "Y"] { writer.string(axis) } }
            writer.member("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible")
            writer.key("tileMatrices")
            writer.array { writer in
                for level in levels {
                    let cell = 2 * half / Double(width << level)
                    writer.object(inline: true) { writer in
                        writer.member("id", "\(level)")
                        writer.member("scaleDenominator", cell / pixel)
                        writer.member("cellSize", cell)
                        writer.member("cornerOfOrigin", "topLeft")
                        writer.key("pointOfOrigin")
                        writer.array(inline: true) { writer in for place in [-half, half] { writer.double(place) } }
                        writer.member("tileWidth", width)
                        writer.member("tileHeight", width)
                        writer.member("matrixWidth", 1 << level)
                        writer.member("matrixHeight", 1 << level)
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    /// A link as the standards of OGC have it.
    mutating func link(_ relation: String, _ type: String, _ address: String, isTemplate: Bool = false) {
        object(inline: true) { writer in
            writer.member("rel", relation)
            writer.member("type", type)
            writer.member("href", address)
            if isTemplate { writer.member("templated", true) }
        }
    }
}
