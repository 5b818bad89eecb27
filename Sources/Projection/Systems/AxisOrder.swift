extension CoordinateReferenceSystem {
    /// Whether its authority writes latitude or northing first, which an OGC name of the system means; nil where that is not known here.
    ///
    /// EPSG:4326, 4490 and the Gauss-Krüger grids 4491…4554 (X north, Y east) do; EPSG:3857 does not.
    package var isNorthFirst: Bool? {
        switch definition {
        case .wgs84, .cgcs2000, .gaussKruger: true
        case .webMercator: false
        case .gcj02, .bd09, .bd09mc, .epsg, .wkt: nil
        }
    }
}
