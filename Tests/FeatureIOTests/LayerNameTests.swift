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
}
