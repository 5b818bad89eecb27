import Geometry
import SystemIO
import Wording

/// A file of features that people have, in whatever format, read for what is made of it once (`import`): by this program where it knows the
/// format (OpenStreetMap, GeoJSON, GeoPackage, shapefile, CSV with WKT), else by GDAL.
///
/// `file.gpkg|layer` is one layer of a GeoPackage; without it all of them come, one after the other. Nothing outside this machine is opened,
/// whatever the path or the file says.
package struct SourceFile: Sendable {
    /// As the caller gives it, and as messages have it.
    package let path: String
    /// The system of a layer that names none, as the caller was told; without it GeoJSON is WGS 84, as RFC 7946 has it, and so is CSV.
    package var assumedCRS: String?
    /// CSV: how the letters are written.
    package var encoding = TextEncoding.utf8
    /// CSV: the column of the geometry; nil takes the first of `wkt`, `geometry`, `geom`.
    package var geometryColumn: String?
    /// Whether coordinates of a system are in degrees; nil where that is not known.
    package var isGeographic: @Sendable (_ crs: String) -> Bool? = CRSName.isGeographic

    /// Opens nothing: `forEach` reads the file.
    package init(path: String) { self.path = path }

    /// Gives each layer, and behind it each of its features with its faults, in the order of the file, those at fault as well.
    ///
    /// A feature with `shape` nil has a diagnostic of severity `error` that says why. Heights and measures are dropped, arcs made straight; a
    /// collection of different kinds comes as one row a kind, with the same id. Of OpenStreetMap the id is `way/123`; see ``OSMLayers``.
    /// Fails where the file as a whole cannot be read; `gdal-missing` (of the kind `unavailable`) where GDAL is needed and not there.
    /// Complexity: linear in the bytes; one feature is in memory at a time, and beside it the file where it is GeoJSON, a shapefile or OSM.
    /// - Parameters:
    ///   - begin: what to do with a layer; false passes over its features.
    ///   - body: takes the features of the layer that was begun last.
    /// - Returns: what is wrong with the file as a whole; a note for each thing in it that is no feature and was passed over.
    package func forEach(
        begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        switch try format() {
        case .own(let paths):
            var faults: [Diagnostic] = []
            for (path, name) in paths { faults += try own(path, name: name, begin: begin, body: body) }
            return faults
        case .osm: return try OSMFile(path: path).forEach(begin: begin, body: body)
        case .gdal:
            var range: RangeCheck?
            return try gdal { (layer) throws(FileError) in
                var layer = layer
                if layer.source.crs == nil, let assumedCRS { (layer.source.crs, layer.source.unnamedCRS) = (assumedCRS, nil) }
                range = layer.source.crs.flatMap { crs in isGeographic(crs).map { RangeCheck(crs: crs, isGeographic: $0, file: path) } }
                return try begin(layer)
            } body: { (row) throws(FileError) in
                var row = row
                row.diagnostics += NameCheck.diagnostics(row.feature, file: path)
                if let range { row.diagnostics += range.diagnostics(row.feature) }
                try body(row)
            }
        }
    }

    /// A file that GDAL knows nothing of may be one that is known by its first bytes: then it is said what it is.
    private func gdal(
        begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        do throws(FileError) { return try GDALFile(path: path).forEach(begin: begin, body: body) } catch {
            guard error.fault == FileFault.sourceUnreadable, !isFolder(path) else { throw error }
            if let ending = FileEnding.text(of: path), ["shx", "prj", "cpg", "qpj", "sbn", "sbx"].contains(ending) {
                throw FileError(
                    code: FileFault.wrongFormat, path: path, what: "the file belongs to a shapefile, and has no shapes itself",
                    fix: "Give the .shp beside it", kind: .badData)
            }
            try ForeignFormat.refuse(try start(), path, as: .source)
            throw error
        }
    }

    private func start() throws(FileError) -> [UInt8] {
        do throws(SystemFault) { return try openForReading(path, pipes: false).read(limit: ForeignFormat.lookedAt) } catch {
            throw error.reading(path)
        }
    }

    private enum Format {
        /// Paths of layers, each with its name.
        case own([(path: String, name: String)])
        case osm, gdal
    }

    private func format() throws(FileError) -> Format {
        if OSMFile.isNamed(path) { return .osm }
        let name = FileEnding.stem(of: path)
        switch LayerFormat(path) {
        case .geoPackage(let file, nil):
            let layers = try GeoPackageReader(file).layers.filter { $0.dataType == "features" && $0.geometryColumn != nil }
            // Of one layer, and of none, the path says enough.
            guard layers.count > 1 else { return .own([(path, layers.first?.name ?? name)]) }
            return .own(layers.map { ("\(file)|\($0.name)", $0.name) })
        case .geoPackage(_, let layer?): return .own([(path, layer)])
        case .shapefile, .table: return .own([(path, name)])
        case .text:
            guard FileEnding(path) == .other, path != "-" else { return .own([(path, name)]) }
            return try looksLikeJSON() ? .own([(path, name)]) : .gdal
        }
    }

    private func looksLikeJSON() throws(FileError) -> Bool {
        if isFolder(path) { return false }
        let start = try start()
        let text = start.dropFirst(start.starts(with: TextEncoding.utf8.mark) ? 3 : 0).first { $0 > 0x20 }
        // A record of a sequence begins with 1E (RFC 8142), which is below.
        return text == UInt8(ascii: "{") || text == UInt8(ascii: "[")
    }

    private func own(
        _ path: String, name: String, begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        var rows = FeatureRows(path: path)
        rows.assumedCRS = assumedCRS
        rows.encoding = encoding
        rows.geometryColumn = geometryColumn
        rows.isGeographic = isGeographic
        var isWanted = false
        return try rows.forEach { (source) throws(FileError) in
            isWanted = try begin(SourceLayer(name: name, source: source))
        } body: { (row) throws(FileError) in
            if isWanted { try body(row) }
        }
    }
}
