import Wording

/// Reads a layer, whatever its format: GeoJSON, a sequence of features, GeoPackage or shapefile, known by its ending
/// and, among the texts, by its content.
///
/// `-` is standard input (GeoJSON or a sequence). `file.gpkg|layername` names one layer of a GeoPackage.
/// Faults of single features are diagnostics; an error means that the file as a whole cannot be read.
///
/// - Parameter assumedCRS: what GeoJSON is in that names no system itself; RFC 7946 says WGS 84.
public func readFeatures(path: String, assumedCRS: String = "EPSG:4326") throws(FileError) -> (FeatureCollection, [Diagnostic]) {
    switch LayerFormat(path) {
    case .geoPackage(let file, let layer): return try GeoPackageReader(file).read(layer: layer)
    case .shapefile: return try ShapefileReader.read(path)
    case .table, .text:
        let bytes = try readFile(path)
        try ForeignFormat.refuseText(bytes, path, as: .features)
        return try readGeoJSON(bytes, file: path, assumedCRS: assumedCRS)
    }
}
