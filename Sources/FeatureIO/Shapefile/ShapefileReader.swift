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
        let rows = try ShapefileRows(path, isHashed: false)
        collection.crs = rows.source.crs
        diagnostics = rows.source.diagnostics
        if let unnamed = rows.source.unnamedCRS { diagnostics.insert(.unnamedCRS(unnamed, file: path), at: 0) }
        while let row = rows.next() {
            features.append(row.feature)
            diagnostics += row.diagnostics
        }
        collection.features = features
        return (collection, diagnostics + rows.rest + RangeCheck.diagnostics(collection, file: path))
    }
}
