import Geometry
import StrictJSON

/// Reads a shapefile (ESRI, July 1998): the shapes of `.shp`, the properties of `.dbf`, the CRS of `.prj`, the encoding of `.cpg`.
///
/// Only the `.shp` must be there; what is missing beside it is told. The index `.shx` is not needed. Heights and measures are dropped.
public enum ShapefileReader {
    /// The layer; its name is that of the file. `crs` is the WKT text of the `.prj`. Complexity: linear in the bytes, but for
    /// polygons with many holes (holes × shells of one polygon).
    ///
    /// Fails as `readFile` does, or with `not-a-shapefile`, `dbf-damaged`, `encoding-unavailable`.
    public static func read(_ path: String) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var shapes = try ShpFile(try readFile(path), file: path)
        let parts = ShapefileParts(path)
        var diagnostics: [Diagnostic] = []
        var collection = FeatureCollection(name: parts.name, crs: try parts.crs(&diagnostics))
        let table = try parts.table(&diagnostics)
        while let (ordinal, shape, faults) = shapes.next() {
            var feature = Feature(shape: shape, ordinal: ordinal)
            var faults = faults
            if let table {
                guard ordinal <= table.count else {
                    diagnostics.append(parts.countDiffers(table.count))
                    break
                }
                guard let properties = table.properties(row: ordinal - 1, &faults) else { continue }
                feature.properties = properties
            }
            if !faults.isEmpty { diagnostics += faults.diagnostics(file: path, feature: feature.label) }
            collection.features.append(feature)
        }
        if let damage = shapes.damage {
            diagnostics.append(damage)
        } else if let table, shapes.count < table.count {
            diagnostics.append(parts.countDiffers(table.count))
        }
        return (collection, diagnostics + RangeCheck.diagnostics(collection, file: path))
    }
}
