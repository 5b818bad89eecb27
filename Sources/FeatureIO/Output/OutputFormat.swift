/// The formats that layers are written in, by the ending of the file.
package enum OutputFormat: String, Sendable, CaseIterable {
    case geoPackage = "gpkg"
    case geoJSON = "geojson"
    case geoJSONSequence = "geojsonl"
    /// With a column of well-known text.
    case csv
    case shapefile = "shp"
    case dxf, kml
    case flatGeobuf = "fgb"
    case parquet

    /// Nil for an ending that is none of these.
    package init?(path: String) {
        switch FileEnding(path) {
        case .geoPackage: self = .geoPackage
        case .geoJSON: self = .geoJSON
        case .geoJSONSequence: self = .geoJSONSequence
        case .shapefile: self = .shapefile
        default:
            guard let format = FileEnding.text(of: path).flatMap({ Self(rawValue: $0) }) else { return nil }
            self = format
        }
    }

    /// Whether a file holds several layers.
    package var holdsLayers: Bool { self == .geoPackage || self == .dxf || self == .kml }
    /// Whether coordinates are written as decimals.
    package var isText: Bool { self == .geoJSON || self == .geoJSONSequence || self == .csv || self == .kml }
    /// Whether a file says in which reference system it is: KML has one alone.
    package var namesSystem: Bool { self != .csv && self != .dxf }
    /// Whether files of WGS 84 are what people expect of it; else the plane of the map.
    package var isInDegrees: Bool { isText }
    /// Whether styles for a GIS lie beside the file.
    package var hasStyleFiles: Bool { self == .shapefile || self == .geoJSON || self == .geoJSONSequence || self == .flatGeobuf }
    /// Whether the definition of the reference system is written.
    package var needsDefinition: Bool { self == .geoPackage || self == .shapefile || self == .flatGeobuf || self == .parquet }
    /// Whether texts may be in another encoding than UTF-8.
    package var hasEncoding: Bool { self == .shapefile || self == .csv }
}
