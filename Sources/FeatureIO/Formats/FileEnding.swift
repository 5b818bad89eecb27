/// The format that the ending of a name promises.
package enum FileEnding {
    case geoJSON, geoJSONSequence, geoPackage, shapefile, csv
    /// CSV that is cut at tabs.
    case tsv
    case other

    package init(_ path: String) {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? ""
        guard let dot = name.lastIndex(of: ".") else {
            self = .other
            return
        }
        self =
            switch name[dot...].lowercased() {
            case ".geojson", ".json": .geoJSON
            case ".geojsonl", ".geojsons", ".ndjson", ".jsonl", ".geojsonseq": .geoJSONSequence
            case ".gpkg": .geoPackage
            case ".shp": .shapefile
            case ".csv", ".txt": .csv
            case ".tsv": .tsv
            default: .other
            }
    }
}
