import FeatureIO
import Projection

/// The file of a layer of a pack, whoever reads it.
enum LayerFile {
    /// Its features one by one, with the hashes of the bytes that they are read from. Fails where it is a table of text.
    static func rows(of file: String, assumed: CoordinateReferenceSystem?) throws(FileError) -> FeatureRows {
        var rows = FeatureRows(path: file)
        rows.isHashed = true
        rows.assumedCRS = assumed?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        guard !rows.isCSV else {
            throw FileError(
                code: PackFault.layerFormat, path: file, what: "a layer of a pack cannot be a table of text",
                fix: "Give it as GeoJSON, a GeoPackage or a shapefile", kind: .badData)
        }
        return rows
    }

    /// Its name as `pack.json` has it.
    static func name(_ path: String, in folder: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
}
