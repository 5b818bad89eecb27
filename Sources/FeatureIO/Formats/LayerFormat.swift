import SystemIO

/// Which reader a layer is for: by the name of its file, and of the file alone; what stands in it `ForeignFormat` looks at.
enum LayerFormat {
    /// Of a GeoPackage one layer, or the one that it has.
    case geoPackage(file: String, layer: String?)
    case shapefile
    /// CSV; its separator where the ending tells it.
    case table(separator: UInt8?)
    /// GeoJSON or a sequence of features, which the text tells.
    case text

    /// `file.gpkg|layer` is one layer of a GeoPackage.
    init(_ path: String) {
        if let (file, layer) = Self.splitLayer(path) {
            self = .geoPackage(file: file, layer: layer)
            return
        }
        self =
            switch FileEnding(path) {
            case .geoPackage: .geoPackage(file: path, layer: nil)
            case .shapefile: .shapefile
            case .csv: .table(separator: nil)
            case .tsv: .table(separator: UInt8(ascii: "\t"))
            case .geoJSON, .geoJSONSequence, .other: .text
            }
    }

    /// `file.gpkg` and `layer` of `file.gpkg|layer` or `file.gpkg|layername=layer` (as QGIS writes it); nil for any other path, and for the
    /// name of a file that is there with the bar in it.
    static func splitLayer(_ path: String) -> (file: String, layer: String)? {
        let bars = path.indices.filter { path[$0] == "|" && FileEnding(String(path[..<$0])) == .geoPackage }
        guard !bars.isEmpty, unsafe access(path, F_OK) != 0 else { return nil }
        guard let bar = bars.first(where: { unsafe access(String(path[..<$0]), F_OK) == 0 }) ?? bars.first else { return nil }
        var layer = path[path.index(after: bar)...]
        if layer.hasPrefix("layername=") { layer = layer.dropFirst("layername=".count) }
        return (String(path[..<bar]), String(layer))
    }
}
