import Geometry

/// A file of features, read one feature after the other: GeoJSON, a sequence of features, CSV with a column of well-known text,
/// GeoPackage (`file.gpkg|layer`) or shapefile.
///
/// `-` is standard input: GeoJSON or a sequence, or CSV where `geometryColumn` is named. One feature is in memory at a time, and the bytes
/// of the file beside it where it is GeoJSON or a shapefile; CSV and GeoPackages are read in pieces.
public struct FeatureRows: Sendable {
    /// The path as the caller gives it: a file, `file.gpkg|layer`, or `-` for standard input.
    public let path: String
    /// CSV: the column of the geometry; nil takes the first of `wkt`, `geometry`, `geom`.
    public var geometryColumn: String?
    /// CSV: how the letters are written.
    public var encoding = TextEncoding.utf8
    /// The system of a file that names none, as the caller was told; without it GeoJSON is WGS 84, as RFC 7946 has it, and so is CSV.
    public var assumedCRS: String?
    /// Whether coordinates of a system are in degrees; nil where that is not known. Only the usual names are known here: who knows more may
    /// say so.
    package var isGeographic: @Sendable (_ crs: String) -> Bool? = CRSName.isGeographic

    /// Whether the source is to say what bytes it is read from.
    package var isHashed = false

    /// Names of properties that are left out, since answers of their names come in their place; a note tells which.
    package var isReplaced: @Sendable (String) -> Bool = { _ in false }

    /// The whole text where it is at hand already (GeoJSON, or a sequence of features); `path` is then a name to tell faults by.
    package var given: [UInt8]?

    /// Opens nothing: `opened` and `forEach` do.
    public init(path: String) { self.path = path }

    /// Standard input is CSV where a geometry column is named.
    private var format: LayerFormat {
        if given != nil { return .text }
        return path == "-" && geometryColumn != nil ? .table(separator: nil) : LayerFormat(path)
    }

    /// Whether the file is CSV, by its ending; standard input is CSV where a geometry column is named.
    package var isCSV: Bool { if case .table = format { true } else { false } }

    /// Whether the file is GeoJSON or a sequence of features.
    private var isText: Bool { if case .text = format { true } else { false } }

    /// Gives first what the file says of itself, then every feature in order, those at fault as well. What a closure throws ends it.
    ///
    /// Fails as the readers of the formats do: only where the file as a whole cannot be read. Complexity: linear in the bytes.
    /// - Returns: what is wrong with the file and shows at its end only, such as a shapefile that is cut off.
    package func forEach(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        var features = try opened()
        try begin(features.source)
        while let row = try features.next() { try body(row) }
        return features.rest
    }

    /// The same features, to be taken one by one.
    package func opened() throws(FileError) -> OpenFeatures {
        OpenFeatures(
            try feed(), path: path, isTable: isCSV, isText: isText, assumedCRS: assumedCRS, isGeographic: isGeographic,
            isReplaced: isReplaced)
    }

    private func feed() throws(FileError) -> any FeatureFeed {
        switch format {
        case .table(let separator):
            let crs = assumedCRS ?? Self.usualCRS
            return try CSVRows(
                path: path, encoding: encoding, separator: separator, geometryColumn: geometryColumn, assumedCRS: crs,
                isGeographic: isGeographic(crs), isReplaced: isReplaced)
        case .geoPackage(let file, let layer):
            try Self.refuse(file, unless: ForeignFormat.geoPackage)
            return try GeoPackageFeed(try GeoPackageReader(file), layer: layer, file: file, isHashed: isHashed)
        case .shapefile:
            try Self.refuse(path, unless: ForeignFormat.shapefile)
            return try ShapefileRows(path, isHashed: isHashed)
        case .text:
            let bytes = if let given { given } else { try readFile(path, pipes: !isHashed) }
            try ForeignFormat.refuseText(bytes, path, as: .features)
            return try GeoJSONRows(
                bytes: bytes, file: path, assumedCRS: assumedCRS ?? Self.usualCRS, hashes: isHashed ? [FileHash(path: path, bytes)] : [])
        }
    }

    /// RFC 7946, 4.
    static let usualCRS = "EPSG:4326"

    /// A file that by its ending begins with `signature` and does not, if what it is instead is known; anything else is left to its reader.
    private static func refuse(_ path: String, unless signature: [UInt8]) throws(FileError) {
        let start: [UInt8]
        do throws(SystemFault) {
            start = try openForReading(path, pipes: false).read(limit: ForeignFormat.lookedAt)
        } catch { throw error.reading(path) }
        if !start.starts(with: signature) { try ForeignFormat.refuse(start, path, as: .features) }
    }
}
