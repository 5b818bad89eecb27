import Geometry
import Testing

@testable import FeatureIO

@Suite("A layer is read whatever its format")
struct ReadFeaturesTests {
    static let point = FeatureCollection(features: [Feature(shape: .point(Coordinate(x: 116.5, y: 39.8)))])

    @Test("The ending names the format", arguments: ["a.geojson", "a.JSON", "a.geojsonl", "a.ndjson", "a.gpkg", "a", "a.b/c"])
    func endings(name: String) throws {
        let folder = TemporaryFolder()
        let path = folder.file(name.split(separator: "/").last.map(String.init) ?? name)
        if name.hasSuffix(".gpkg") {
            try writeGeoPackage(path, GeoPackageTests.contents(Self.point))
        } else if name.hasSuffix("l") || name.hasSuffix(".ndjson") {
            try writeFile(path, GeoJSONWriter.sequence(Self.point.features, places: 7))
        } else {
            try writeFile(path, GeoJSONWriter.collection(Self.point, places: 7))
        }
        let (read, diagnostics) = try readFeatures(path: path)
        #expect(read.features.map(\.shape) == Self.point.features.map(\.shape) && diagnostics.isEmpty)
    }

    @Test(
        "Content that belongs to another ending is named",
        arguments: [("SQLite format 3\0...", "GeoPackage"), ("\0\0'\n...", "shapefile"), ("PK\u{3}\u{4}", "zip archive")])
    func wrongEnding(text: String, name: String) throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.geojson"), Array(text.utf8))
        let error = #expect(throws: FileError.self) { try readFeatures(path: folder.file("a.geojson")) }
        #expect(error?.code == "wrong-ending" && error?.what.description.contains(name) == true)
    }

    @Test("A path that cannot be read says why", arguments: ["x.geojson", "x.gpkg", "x.shp", "x.gpkg|layer"])
    func missing(name: String) {
        let folder = TemporaryFolder()
        let error = #expect(throws: FileError.self) { try readFeatures(path: folder.file(name)) }
        #expect(error?.code == "file-not-found" && error?.kind == .notFound)
    }
}
