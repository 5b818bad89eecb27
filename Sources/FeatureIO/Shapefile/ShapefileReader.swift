import Geometry
import StrictJSON

/// Reads a shapefile (ESRI, July 1998): the shapes of `.shp`, the properties of `.dbf`, the CRS of `.prj`, the encoding of `.cpg`.
///
/// Only the `.shp` must be there; what is missing beside it is told. The index `.shx` is not needed, but may not contradict: other programs
/// find the shapes by it. Heights and measures are dropped.
package enum ShapefileReader {
    /// The layer; its name is that of the file. `crs` is the WKT text of the `.prj`. Complexity: linear in the bytes, but for
    /// polygons with many holes (holes × shells of one polygon).
    ///
    /// Fails as `readFile` does, or with `not-a-shapefile`, `dbf-damaged`, `encoding-unavailable`.
    package static func read(_ path: String) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var collection = FeatureCollection(name: ShapefileParts(path).name, crs: nil)
        var (features, diagnostics): ([Feature], [Diagnostic]) = ([], [])
        let rest = try forEachRow(path) { (source) throws(FileError) in
            collection.crs = source.crs
            diagnostics = source.diagnostics
            if let unnamed = source.unnamedCRS { diagnostics.insert(.unnamedCRS(unnamed, file: path), at: 0) }
        } body: { (row) throws(FileError) in
            features.append(row.feature)
            diagnostics += row.diagnostics
        }
        collection.features = features
        return (collection, diagnostics + rest + RangeCheck.diagnostics(collection, file: path))
    }

    /// Gives every shape with its properties and its faults as soon as it is read.
    ///
    /// - Returns: what shows at the end only: shapes and properties that do not belong together, and a file that is cut off.
    static func forEachRow(
        _ path: String, isHashed: Bool = false, begin: (FeatureSource) throws(FileError) -> Void,
        body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        var parts = ShapefileParts(path, isHashed: isHashed)
        var shapes = try ShpFile(try parts.read(path), file: path)
        var source = FeatureSource(crs: nil, namesCRS: true)
        try parts.nameCRS(&source)
        let table = try parts.table(&source.diagnostics)
        let index = try parts.index()
        source.hashes = parts.hashes
        try begin(source)
        var deleted: [Int] = []
        while let (ordinal, shape, faults) = shapes.next() {
            if let index, !index.places(ordinal, at: shapes.start) { return [parts.indexDiffers(ordinal)] }
            var feature = Feature(shape: shape, ordinal: ordinal)
            var faults = faults
            if let table {
                guard ordinal <= table.count else { return [parts.countDiffers(table.count)] }
                guard let properties = table.properties(row: ordinal - 1, &faults) else {
                    deleted.append(ordinal)
                    continue
                }
                feature.properties = properties
            }
            try body(
                FeatureRow(feature: feature, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: path, feature: feature.label)))
        }
        if let damage = shapes.damage {
            // What the index and the table know is there: the rest is nothing of the layer.
            let isWhole = index?.count == shapes.count - 1 && table?.count == shapes.count - 1
            return [isWhole ? parts.trailing(behind: shapes.count - 1) : damage]
        }
        if let table, shapes.count < table.count { return [parts.countDiffers(table.count)] }
        if let index, shapes.count < index.count { return [parts.indexDiffers(shapes.count + 1)] }
        return deleted.isEmpty ? [] : [parts.leftOut(deleted)]
    }
}
