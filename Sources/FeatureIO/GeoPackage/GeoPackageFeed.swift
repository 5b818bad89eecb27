/// The features of one layer of a GeoPackage, one after the other.
final class GeoPackageFeed: FeatureFeed {
    let source: FeatureSource
    let rest: [Diagnostic] = []
    // The statement ends before its database is closed.
    private var table: GeoPackageTableReader?
    private let reader: GeoPackageReader
    private let layer: GeoPackageLayer
    private var isOver = false

    /// - Parameter file: the path of the database, for its hash.
    init(_ reader: consuming GeoPackageReader, layer: String?, file: String, isHashed: Bool) throws(FileError) {
        let hashes = isHashed ? [FileHash(path: file, sha256: try reader.hash())] : []
        let chosen = try reader.choose(layer)
        var source = chosen.source
        source.hashes = hashes
        self.source = source
        self.layer = chosen
        self.reader = reader
    }

    func next() throws(FileError) -> FeatureRow? {
        if isOver { return nil }
        if table == nil { table = try reader.table(of: layer) }
        let row = try reader.next(&table!, of: layer)
        isOver = row == nil
        return row
    }
}

extension GeoPackageLayer {
    /// What the file says of the layer.
    var source: FeatureSource {
        var source = FeatureSource(crs: crs, namesCRS: crs != nil)
        if geometryColumn != nil && crs == nil { source.unnamedCRS = "the layer \"\(name)\" names no reference system" }
        return source
    }
}
