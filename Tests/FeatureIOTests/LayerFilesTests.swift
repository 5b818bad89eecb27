import Testing

@testable import FeatureIO

@Suite("The files of a layer")
struct LayerFilesTests {
    @Test("of a shapefile every part that is there, in either case; of all others the file itself")
    func parts() throws {
        let folder = TemporaryFolder()
        for name in ["a.shp", "a.dbf", "a.PRJ", "a.cpg", "b.SHP", "b.DBF", "a.txt"] { try writeFile(folder.file(name), [1]) }
        func names(_ name: String) -> [String] {
            layerFiles(of: folder.file(name)).map { String($0.path.dropFirst(folder.path.count + 1)) }
        }
        #expect(names("a.shp") == ["a.shp", "a.dbf", "a.PRJ", "a.cpg"])
        #expect(names("b.SHP") == ["b.SHP", "b.DBF"])
        #expect(names("c.geojson") == ["c.geojson"])
        #expect(names("c.gpkg|roads") == ["c.gpkg"])
        #expect(layerFiles(of: folder.file("a.shp")).map(\.ending) == ["", ".dbf", ".PRJ", ".cpg"])
    }

    @Test(
        "a bar parts the layer from a GeoPackage, and is a letter elsewhere",
        arguments: [
            ("a.gpkg|roads", "a.gpkg", "roads"), ("a|b/c.gpkg|layername=x|y", "a|b/c.gpkg", "x|y"), ("a|b.gpkg|z", "a|b.gpkg", "z"),
        ])
    func bars(path: String, file: String, layer: String) {
        #expect(splitLayer(path)?.file == file && splitLayer(path)?.layer == layer)
        #expect(layerFiles(of: path).map(\.path) == [file])
        #expect(splitLayer("a|b/c.geojson") == nil && layerFiles(of: "a|b/c.geojson").map(\.path) == ["a|b/c.geojson"])
    }
}
