import Testing

@testable import FeatureIO

@Suite("The layer in a path")
struct LayerNameTests {
    @Test(
        "a bar parts the layer from a GeoPackage, and is a letter elsewhere",
        arguments: [
            ("a.gpkg|roads", "a.gpkg", "roads"), ("a|b/c.gpkg|layername=x|y", "a|b/c.gpkg", "x|y"), ("a|b.gpkg|z", "a|b.gpkg", "z"),
        ])
    func bars(path: String, file: String, layer: String) {
        #expect(LayerFormat.splitLayer(path)?.file == file)
        #expect(LayerFormat.splitLayer(path)?.layer == layer)
    }

    @Test("there is none in the name of another file", arguments: ["a|b/c.geojson", "a|b.shp", "a.gpkg"])
    func none(path: String) { #expect(LayerFormat.splitLayer(path) == nil) }

    @Test(
        "the name tells the reader",
        arguments: [
            ("a.gpkg", "geoPackage a.gpkg -"), ("A.GPKG", "geoPackage A.GPKG -"), ("a.gpkg|roads", "geoPackage a.gpkg roads"),
            ("a.shp", "shapefile"), ("a.csv", "table -"), ("a.txt", "table -"), ("a.TSV", "table 9"), ("a.geojson", "text"),
            ("a.ndjson", "text"), ("a.csv/b", "text"), ("-", "text"), ("", "text"),
        ])
    func reader(path: String, reader: String) {
        let said =
            switch LayerFormat(path) {
            case .geoPackage(let file, let layer): "geoPackage \(file) \(layer ?? "-")"
            case .shapefile: "shapefile"
            case .table(let separator): "table \(separator.map { String($0) } ?? "-")"
            case .text: "text"
            }
        #expect(said == reader)
    }
}
