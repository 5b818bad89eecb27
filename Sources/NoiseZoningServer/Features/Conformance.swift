/// What of OGC API the server does as it is written there; what is not whole is not here.
enum Conformance {
    static let features = [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ]

    static let tiles = ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"].map {
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/\($0)"
    }

    /// Of every part of the server.
    static let classes = features + tiles
}
