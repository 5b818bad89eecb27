/// The format that the ending of a name promises.
package enum FileEnding {
    case geoJSON, geoJSONSequence, geoPackage, shapefile, csv
    /// CSV that is cut at tabs.
    case tsv
    case other

    package init(_ path: String) {
        self =
            switch Self.text(of: path) {
            case "geojson", "json": .geoJSON
            case "geojsonl", "geojsons", "ndjson", "jsonl", "geojsonseq": .geoJSONSequence
            case "gpkg": .geoPackage
            case "shp": .shapefile
            case "csv", "txt": .csv
            case "tsv": .tsv
            default: .other
            }
    }

    /// The ending of a name in small letters, without its dot; nil where there is none.
    package static func text(of path: String) -> String? {
        guard let name = path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap({ String($0) }),
            let dot = name.lastIndex(of: ".")
        else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return ending.isEmpty ? nil : ending
    }

    /// The name of a file without its folder and its ending.
    package static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
