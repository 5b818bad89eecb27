import Glibc
import Wording

/// Reads a layer, whatever its format: GeoJSON, a sequence of features, GeoPackage or shapefile, known by its ending
/// and, among the texts, by its content.
///
/// `-` is standard input (GeoJSON or a sequence). `file.gpkg|layername` names one layer of a GeoPackage.
/// Faults of single features are diagnostics; an error means that the file as a whole cannot be read.
///
/// - Parameter assumedCRS: what GeoJSON is in that names no system itself; RFC 7946 says WGS 84.
public func readFeatures(path: String, assumedCRS: String = "EPSG:4326") throws(FileError) -> (FeatureCollection, [Diagnostic]) {
    if let (file, layer) = splitLayer(path) { return try GeoPackageReader(file).read(layer: layer) }
    switch FileEnding(path) {
    case .geoPackage: return try GeoPackageReader(path).read()
    case .shapefile: return try ShapefileReader.read(path)
    default:
        let bytes = try readFile(path)
        try ForeignFormat.refuseText(bytes, path, as: .features)
        return try readGeoJSON(bytes, file: path, assumedCRS: assumedCRS)
    }
}

/// `file.gpkg` and `layer` of `file.gpkg|layer` or `file.gpkg|layername=layer` (as QGIS writes it); nil for any other path, and for the
/// name of a file that is there with the bar in it.
func splitLayer(_ path: String) -> (file: String, layer: String)? {
    let bars = path.indices.filter { path[$0] == "|" && FileEnding(String(path[..<$0])) == .geoPackage }
    guard !bars.isEmpty, unsafe access(path, F_OK) != 0 else { return nil }
    guard let bar = bars.first(where: { unsafe access(String(path[..<$0]), F_OK) == 0 }) ?? bars.first else { return nil }
    var layer = path[path.index(after: bar)...]
    if layer.hasPrefix("layername=") { layer = layer.dropFirst("layername=".count) }
    return (String(path[..<bar]), String(layer))
}

/// Reads GeoJSON or a sequence of features from memory. `file` is for messages, and its ending says whether it is a sequence.
///
/// Without an ending that tells (standard input), a text that begins with a record separator, or whose first value is followed by
/// another, is a sequence.
public func readGeoJSON(
    _ bytes: [UInt8], file: String, assumedCRS: String = "EPSG:4326"
) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
    let isSequence = isGeoJSONSequence(bytes, file: file)
    return isSequence
        ? GeoJSONSequence.read(bytes, file: file, assumedCRS: assumedCRS)
        : try GeoJSONReader.read(bytes, file: file, assumedCRS: assumedCRS)
}

/// Whether the text is a sequence of features, by the ending of its file, or by its content where the ending does not tell.
func isGeoJSONSequence(_ bytes: [UInt8], file: String) -> Bool {
    let ending = FileEnding(file)
    return ending == .geoJSONSequence || bytes.first == 0x1E || (ending != .geoJSON && hasSecondValue(bytes))
}

private func hasSecondValue(_ bytes: [UInt8]) -> Bool {
    var scanner = JSONScanner(bytes)
    guard scanner.peek() == UInt8(ascii: "{") else { return false }
    scanner.skipExtent()
    return scanner.peek() == UInt8(ascii: "{")
}
