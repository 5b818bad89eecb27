import Foundation
import Testing

/// `-o FILE` is honoured or refused: verb × format × ending.
@Suite("Names of outputs")
struct OutputNameTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        /// Endings that are taken, and how what stands in the file begins.
        let taken: [String: String]
        /// Whether endings of layers are taken besides.
        var makesLayers = false
        /// Whether endings of layers are refused for another reason than the ending: there are no places, or no table.
        var lacksPlaces = false
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let endings = [
        "txt", "json", "ndjson", "jsonl", "csv", "tsv", "geojson", "GeoJSON", "geojsonl", "gpkg", "GPKG", "mbtiles", "pmtiles", "svg",
        "shp", "pdf", "html",
        "kml",
    ]
    /// How files of layers begin.
    private static let layers: [String: [UInt8]] = [
        "geojson": Array("{\"type\":".utf8), "GeoJSON": Array("{\"type\":".utf8), "gpkg": Array("SQLite format 3".utf8),
        "GPKG": Array("SQLite format 3".utf8), "shp": [0, 0, 0x27, 0x0A], "kml": Array("<?xml".utf8),
    ]
    private static let day = ["--pack", "small", "--date", "2026-11-20"]
    private static let at = ["query", "--at", "116.505,39.798", "--crs", "wgs84"] + day
    private static let map = ["txt": "\"type\":\"FeatureCollection\"", "gpkg": "SQLite format 3"]

    static let rows = [
        Row(arguments: at, taken: ["txt": "class 2", "json": "{\n", "ndjson": "{\"schema\"", "jsonl": "{\"schema\""]),
        Row(arguments: at + ["--format", "text"], taken: ["txt": "class 2"]),
        Row(arguments: at + ["--format", "json"], taken: ["json": "{\n"]),
        Row(arguments: at + ["--format", "ndjson"], taken: ["ndjson": "{\"schema\"", "jsonl": "{\"schema\""]),
        Row(
            arguments: ["query", "--input", "places.csv", "--crs", "wgs84"] + day,
            taken: ["csv": "lon,lat,nz_status", "tsv": "lon,lat,nz_status", "txt": "lon,lat,nz_status"], makesLayers: true),
        Row(
            arguments: ["query", "--input", "places.ndjson", "--crs", "wgs84"] + day,
            taken: ["ndjson": "{\"lon\"", "jsonl": "{\"lon\""], lacksPlaces: true),
        Row(
            arguments: ["check", "--level", "50", "--standard", "gb3096", "--class", "2", "--period", "day"],
            taken: ["txt": "pass", "json": "{\n", "ndjson": "{\"schema\"", "jsonl": "{\"schema\""]),
        Row(
            arguments: ["check", "--input", "levels.csv", "--standard", "gb3096", "--class", "2", "--period", "day"],
            taken: ["csv": "level,nz_", "tsv": "level,nz_", "txt": "level,nz_"], lacksPlaces: true),
        Row(
            arguments: ["parcel", "parcel.geojson"] + day,
            taken: [
                "txt": "parcel 1", "json": "{\n", "ndjson": "{\"schema\"", "jsonl": "{\"schema\"", "csv": "name,nz_status",
                "tsv": "name,nz_status", "geojson": "{\"type\":\"FeatureCollection\"", "GeoJSON": "{\"type\":\"FeatureCollection\"",
            ], makesLayers: true),
        Row(arguments: ["parcel", "parcel.geojson", "--format", "text"] + day, taken: ["txt": "parcel 1"]),
        Row(
            arguments: ["parcel", "parcel.geojson", "--format", "geojson"] + day,
            taken: [
                "json": "{\"type\":\"FeatureCollection\"", "geojson": "{\"type\":\"FeatureCollection\"",
                "GeoJSON": "{\"type\":\"FeatureCollection\"",
            ]),
        Row(
            arguments: ["diff", "small", "small", "--date", "2026-11-20"],
            taken: [
                "txt": "from small", "json": "{\n", "geojson": "{\"type\":\"FeatureCollection\"",
                "GeoJSON": "{\"type\":\"FeatureCollection\"", "svg": "<svg", "csv": "from_status,from_class",
            ], makesLayers: true),
        Row(arguments: ["diff", "small", "small", "--date", "2026-11-20", "--format", "text"], taken: ["txt": "from small"]),
        Row(
            arguments: ["build", "small", "--date", "2026-11-20"],
            taken: [
                "json": "{\"type\":\"FeatureCollection\"", "geojson": "{\"type\":\"FeatureCollection\"",
                "GeoJSON": "{\"type\":\"FeatureCollection\"", "geojsonl": "", "ndjson": "", "jsonl": "", "gpkg": "SQLite format 3",
                "GPKG": "SQLite format 3", "mbtiles": "SQLite format 3", "pmtiles": "PMTiles", "svg": "<svg", "csv": "id,class",
            ], makesLayers: true),
    ]

    @Test("the ending and what is written agree, or nothing is written", arguments: rows)
    func endings(_ row: Row) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("places.csv", "lon,lat\n116.505,39.798\n")
        try folder.write("places.ndjson", "{\"lon\":116.505,\"lat\":39.798}\n")
        try folder.write("levels.csv", "level\n50\n")
        try folder.write(
            "parcel.geojson",
            "{\"type\": \"Feature\", \"properties\": {\"name\": \"p\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.501, 39.797], [116.502, 39.797], [116.502, 39.798], [116.501, 39.797]]]}}\n"
        )
        for ending in Self.endings {
            // A stem of its own: styles lie beside some formats.
            let name = "out-\(ending).\(ending)"
            let outcome = try Command.run(row.arguments + ["-o", name], in: folder)
            let written = try folder.contents()[name]
            if let start = row.taken[ending] {
                #expect(outcome.code == 0, "\(ending): \(outcome.err)")
                #expect(outcome.out.isEmpty, "\(ending)")
                #expect(written.map { String(decoding: $0.prefix(200), as: UTF8.self).hasPrefix(start) } == true, "\(ending)")
            } else if row.makesLayers, let start = Self.layers[ending] {
                #expect(outcome.code == 0, "\(ending): \(outcome.err)")
                #expect(written.map { $0.starts(with: start) } == true, "\(ending)")
            } else if row.lacksPlaces, Self.layers[ending] != nil {
                #expect(outcome.code == 64, "\(ending): \(outcome.err)")
                #expect(written == nil, "\(ending)")
            } else {
                #expect(outcome.code == 64, "\(ending): \(outcome.err)")
                #expect(outcome.err.contains(name) && outcome.err.contains("output-format"), "\(ending): \(outcome.err)")
                #expect(written == nil, "\(ending)")
            }
        }
    }

    @Test("a record is HTML or PDF", arguments: ["r", "r.txt", "r.html.bak"])
    func record(_ name: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let outcome = try Command.run(Self.at + ["--report", name], in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.err.contains("--report: \(name) would be written as HTML"))
        #expect(try folder.contents()[name] == nil)
    }

    @Test("a pipe or a device takes every format", arguments: ["/dev/stdout", "/dev/null", "-"])
    func streams(_ name: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        for arguments in [Self.at, Self.at + ["--format", "json"], ["build", "small", "--date", "2026-11-20"]] {
            // Through a pipe: /dev/stdout of a file would be that file.
            let outcome = try Command.shell(
                "Tools/run \(arguments.joined(separator: " ")) -o \(name) 2>err.txt | cat; exit ${PIPESTATUS[0]}", in: folder)
            #expect(outcome.code == 0, "\(outcome.out)")
            #expect(outcome.out.isEmpty == (name == "/dev/null"), "\(outcome.out.prefix(300))")
        }
    }
}
