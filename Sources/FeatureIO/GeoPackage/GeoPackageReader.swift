import Geometry
import StrictJSON
import SystemIO
import Wording

/// Reads the layers of a GeoPackage (OGC 12-128r17) through SQLite, as a file that nobody changes meanwhile.
///
/// The file is opened once, however many of its layers are read. Not for more than one thread at a time.
package struct GeoPackageReader: ~Copyable {
    private let path: String
    private let database: SQLiteDatabase
    private let file: CommittedFile
    /// The layers of the file, by name.
    package let layers: [GeoPackageLayer]

    /// Fails with `not-a-geopackage`, `gpkg-damaged`, `gpkg-endless`, `gpkg-unsaved`, and as `readFile` does.
    package init(_ path: String) throws(FileError) {
        let committed = try CommittedFile(path)
        do throws(SQLiteFault) {
            let database = try SQLiteDatabase.reading(committed.file, size: committed.size)
            layers = try database.layersOfGeoPackage()
            self.database = database
        } catch {
            throw error.reading(path)
        }
        self.path = path
        file = committed
    }

    /// One layer: the named one, or the only one with geometry if `layer` is nil.
    ///
    /// The primary key becomes the feature's id; the other columns become properties in their order: INTEGER and REAL numbers,
    /// BOOLEAN true or false, the rest text. Blobs are not kept, which a warning tells. Complexity: linear in the rows that are read.
    /// - Parameter rows: which rows are wanted; all unless said.
    ///
    /// Fails with `gpkg-layer-not-found` or `gpkg-layer-needed`, which name the layers there are, `gpkg-damaged` and `gpkg-endless`.
    package func read(layer: String? = nil, _ rows: GeoPackageRows = .init()) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        let chosen = try Self.choose(layers, layer, path)
        var collection = FeatureCollection(name: chosen.name, crs: chosen.crs)
        var (features, diagnostics): ([Feature], [Diagnostic]) = ([], [])
        diagnostics = chosen.source.diagnostics
        if let unnamed = chosen.source.unnamedCRS { diagnostics.append(.unnamedCRS(unnamed, file: path)) }
        var table = try table(of: chosen, rows)
        while let row = try next(&table, of: chosen) {
            features.append(row.feature)
            diagnostics += row.diagnostics
        }
        collection.features = features
        return (collection, diagnostics + RangeCheck.diagnostics(collection, file: path))
    }

    /// The same, each row given with its faults as soon as it is read.
    package func forEachRow(layer: String? = nil, body: (FeatureRow) throws(FileError) -> Void) throws(FileError) {
        let chosen = try choose(layer)
        var table = try table(of: chosen)
        while let row = try next(&table, of: chosen) { try body(row) }
    }

    /// The named layer, or the only one with geometry.
    func choose(_ layer: String?) throws(FileError) -> GeoPackageLayer { try Self.choose(layers, layer, path) }

    /// The rows of a layer, to be taken with ``next(_:of:)``.
    func table(of layer: GeoPackageLayer, _ rows: GeoPackageRows = .init()) throws(FileError) -> GeoPackageTableReader {
        do throws(SQLiteFault) {
            return try GeoPackageTableReader(
                layer, rows, database, size: file.size, file: layers.count > 1 ? "\(path)|\(layer.name)" : path)
        } catch { throw error.reading(path, layer: layer.name) }
    }

    /// The next row; nil behind the last, where the file is what it was.
    func next(_ table: inout GeoPackageTableReader, of layer: GeoPackageLayer) throws(FileError) -> FeatureRow? {
        do throws(SQLiteFault) { if let row = try table.next() { return row } } catch {
            throw error.reading(path, layer: layer.name, behind: table.last)
        }
        try file.checkUnchanged(path)
        return nil
    }

    /// Whether a file is an SQLite database, as every GeoPackage is. What is no file, such as a pipe, is none.
    package static func recognises(_ path: String) throws(FileError) -> Bool {
        do throws(SystemFault) {
            // A pipe would give its first bytes here and lack them later.
            let file = try openForReading(path, pipes: false)
            switch try file.status().st_mode & S_IFMT {
            case S_IFDIR: throw SystemFault(number: EISDIR)
            // The first words of every one of them.
            case S_IFREG: return try file.read(limit: 16).elementsEqual("SQLite format 3\0".utf8)
            default: return false
            }
        } catch {
            if error.number == ESPIPE { return false }
            throw error.reading(path)
        }
    }

    /// Bytes of a file that are hashed: 2 GiB, some seconds. A file may say that it is longer than any disk.
    private static let mostHashed = 2 << 30

    /// SHA-256 of the file that is read, whatever stands at its path by now. Linear in its bytes, each time; `file-too-large` beyond 2 GiB.
    package func hash() throws(FileError) -> String {
        guard file.size <= Self.mostHashed else {
            throw FileError(
                code: FileFault.fileTooLarge, path: path,
                what: "it has more than \(Self.mostHashed >> 20) MiB, which is as much as is hashed",
                fix: "Export the layer that is needed, or what of it lies about the district, into a GeoPackage of its own", kind: .badData)
        }
        var hash = SHA256()
        var offset = 0
        do throws(SystemFault) {
            while true {
                let piece = try file.file.read(limit: 1 << 20, from: offset)
                guard !piece.isEmpty else { break }
                hash.add(piece)
                offset += piece.count
            }
        } catch { throw error.reading(path) }
        try file.checkUnchanged(path)
        return hash.hexDigest()
    }

    /// How often a database of this name was changed since it was made (SQLite file format, 1.3.10): every write counts but the first.
    package func changeCount() throws(FileError) -> Int {
        do throws(SystemFault) { return try file.file.read(limit: 4, from: 24).reduce(0) { $0 << 8 | Int($1) } } catch {
            throw error.reading(path)
        }
    }

    private static func choose(_ layers: [GeoPackageLayer], _ name: String?, _ path: String) throws(FileError) -> GeoPackageLayer {
        let readable = layers.filter { $0.dataType == "features" || $0.dataType == "attributes" }
        let withGeometry = readable.filter { $0.geometryColumn != nil }
        let list = Phrase.list(readable.map(\.name))
        if let name {
            if let layer = readable.first(where: { $0.name == name }) { return layer }
            // SQL does not tell upper from lower case.
            if let layer = readable.first(where: { $0.name.lowercased() == name.lowercased() }) { return layer }
            throw FileError(
                code: FileFault.gpkgLayerNotFound, path: path, what: "the GeoPackage has no layer \"\(name)\"",
                fix: readable.isEmpty ? "It has no layer of features at all" : "Choose one of: \(list)", kind: .badData)
        }
        if withGeometry.count == 1 { return withGeometry[0] }
        throw FileError(
            code: FileFault.gpkgLayerNeeded, path: path,
            what: withGeometry.isEmpty ? "the GeoPackage has no layer of features" : "the GeoPackage has \(withGeometry.count) layers",
            fix: withGeometry.isEmpty
                ? "Give a GeoPackage with a layer of features"
                : "Name one behind the path, as in \(path)|\(withGeometry[0].name); there are: \(list)",
            kind: .badData)
    }
}
