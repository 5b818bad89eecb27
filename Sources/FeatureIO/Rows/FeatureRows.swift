import Geometry

/// A file of features, read one feature after the other: GeoJSON, a sequence of features, CSV with a column of well-known text,
/// GeoPackage (`file.gpkg|layer`) or shapefile.
///
/// `-` is standard input: GeoJSON or a sequence, or CSV where `geometryColumn` is named. CSV is read in pieces; of GeoJSON the bytes
/// are in memory, one feature at a time beside them; a GeoPackage or shapefile is read as a whole.
public struct FeatureRows: Sendable {
    public let path: String
    /// CSV: the column of the geometry; nil takes the first of `wkt`, `geometry`, `geom`.
    public var geometryColumn: String?
    /// CSV: how the letters are written.
    public var encoding = TextEncoding.utf8
    /// The system of a file that names none: what the caller was told, or WGS 84 as RFC 7946 has it.
    public var assumedCRS = "EPSG:4326"

    public init(path: String) { self.path = path }

    /// Whether the file is CSV, by its ending; standard input is CSV where a geometry column is named.
    public var isCSV: Bool { separator != nil }

    private var separator: Character? {
        if path == "-" { return geometryColumn == nil ? nil : "," }
        switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
        case "csv", "txt": return ","
        case "tsv": return "\t"
        default: return nil
        }
    }

    /// What goes between two fields of the file, where it is CSV.
    public var fieldSeparator: Character { separator ?? "," }

    /// Gives first what the file says of itself, then every feature in order, those at fault as well. What a closure throws ends it.
    ///
    /// Fails as the readers of the formats do: only where the file as a whole cannot be read. Complexity: linear in the bytes.
    public func forEach(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        if let separator {
            let rows = CSVRows(path: path, encoding: encoding, separator: separator, geometryColumn: geometryColumn, assumedCRS: assumedCRS)
            return try rows.forEach(begin: begin, body: body)
        }
        if splitLayer(path) == nil, ![.geoPackage, .shapefile].contains(FileEnding(path)) {
            let bytes = try readFile(path)
            try refuseBinary(bytes, path)
            return try GeoJSONRows(bytes: bytes, file: path, assumedCRS: assumedCRS).forEach(begin: begin, body: body)
        }
        try forEachOfLayer(begin: begin, body: body)
    }

    /// Formats that are read as a whole. Their diagnostics name features by label; so one goes to every feature of that label that
    /// lost its shape. Faults of range keep the shape and are looked for again.
    private func forEachOfLayer(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        let (layer, diagnostics) = try readFeatures(path: path)
        try begin(FeatureSource(crs: layer.crs, namesCRS: true, diagnostics: diagnostics.filter { $0.feature == nil }))
        let byLabel = Dictionary(grouping: diagnostics) { $0.feature ?? "" }
        for feature in layer.features {
            let own = feature.shape == nil ? byLabel[feature.label] ?? [] : RangeCheck.diagnostics(feature, crs: layer.crs, file: path)
            try body(FeatureRow(feature: feature, diagnostics: own))
        }
    }
}
