import Foundation
import Testing

/// What `export` and its kin write for other programs.
@Suite("Layers for other programs")
struct ExportLayerTests {
    private static func export(_ output: String, _ more: String...) -> [String] {
        ["export", "small", "-o", output, "--date", "2026-11-20"] + more
    }

    static let cases = [
        CommandCase(
            what: "a shapefile is five files and two styles, and says what it shortened", arguments: export("map.shp", "--lang", "en"),
            err: ["limits_class → limits_cla", "[field-names]"],
            makes: ["map.shp", "map.shx", "map.dbf", "map.prj", "map.cpg", "map.qml", "map.sld"]),
        CommandCase(
            what: "without styles", arguments: export("map.shp", "--no-style", "--layer", "lines"),
            makes: ["map.shp", "map.shx", "map.dbf", "map.prj", "map.cpg"]),
        CommandCase(what: "GeoJSON with styles beside it", arguments: export("map.geojson"), makes: ["map.geojson", "map.qml", "map.sld"]),
        CommandCase(
            what: "GeoJSON in the plane is warned of", arguments: export("map.geojson", "--to-crs", "EPSG:4548", "--no-style"),
            err: ["GeoJSON is WGS 84 by RFC 7946", "[geojson-system]"], makes: ["map.geojson"]),
        CommandCase(
            what: "a drawing tells its system", arguments: export("map.dxf"), err: ["the coordinates are EPSG:4548", "[system-unnamed]"],
            makes: ["map.dxf"]),
        CommandCase(what: "KML", arguments: export("map.kml", "--dissolve", "class"), makes: ["map.kml"]),
        CommandCase(
            what: "CSV in GBK", arguments: export("map.csv", "--encoding", "gbk", "--layer", "lines"), err: ["[system-unnamed]"],
            makes: ["map.csv"]),
        CommandCase(what: "united by zone", arguments: export("map.gpkg", "--dissolve", "zone"), makes: ["map.gpkg"]),
        CommandCase(
            what: "a style that stands there already keeps the map from being written", arguments: export("map.geojson"),
            files: ["map.sld": "mine"], code: 73, err: ["error map.sld: the file exists already", "[file-exists]"]),
        CommandCase(
            what: "GCJ-02 is no system of files", arguments: export("map.gpkg", "--to-crs", "gcj02"), code: 64,
            err: ["no file can say that it is in this system", "[output-system]"]),
        CommandCase(
            what: "KML in a plane", arguments: export("map.kml", "--to-crs", "EPSG:4548"), code: 64, err: ["KML is in WGS 84 alone"]),
        CommandCase(
            what: "a drawing in degrees", arguments: export("map.dxf", "--to-crs", "wgs84"), code: 64, err: ["a drawing is in metres"]),
        CommandCase(
            what: "a picture united", arguments: export("map.svg", "--dissolve", "class"), code: 64, err: ["not for tiles and pictures"]),
        CommandCase(
            what: "lines united", arguments: export("map.shp", "--dissolve", "class", "--layer", "lines"), code: 64,
            err: ["--dissolve goes with the layer zones"]),
        CommandCase(
            what: "an encoding that tables have no mark for", arguments: export("map.shp", "--encoding", "big5"), code: 64,
            err: ["--encoding: big5 is not known"]),
        CommandCase(
            what: "a system far from the district", arguments: export("map.gpkg", "--to-crs", "EPSG:27700"), code: 65, err: ["error"]),
        CommandCase(
            what: "façades that there are not", arguments: export("map.shp", "--layer", "facades"), code: 65, err: ["--layer facades:"]),
        CommandCase(
            what: "lines on stdout", arguments: ["export", "small", "-o", "-", "--layer", "lines", "--date", "2026-11-20"],
            out: ["\"type\":\"MultiLineString\"", "荣华南路"]),
        CommandCase(
            what: "areas by class on stdout", arguments: ["export", "small", "-o", "-", "--dissolve", "class", "--date", "2026-11-20"],
            out: ["\"id\":\"4a\"", "\"pieces\":"]),
        CommandCase(
            what: "what changed, as a layer",
            arguments: [
                "diff", "small", "small", "-o", "changes.shp", "--date", "2026-11-20", "--to-as-built", "--lang", "en",
            ], changes: [.init("roads.geojson", "\"open\"", "\"planned\"")], err: ["[field-names]"],
            makes: ["changes.shp", "changes.shx", "changes.dbf", "changes.prj", "changes.cpg", "changes.qml", "changes.sld"]),
        CommandCase(
            what: "parcels, pieces and sides in one file",
            arguments: ["parcel", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "-o", "p.gpkg"],
            files: ["p.csv": parcel], makes: ["p.gpkg"]),
        CommandCase(
            what: "one layer of parcels, and it is said which",
            arguments: ["parcel", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "-o", "p.kml", "--layer", "sides"],
            files: ["p.csv": parcel], makes: ["p.kml"]),
        CommandCase(
            what: "a layer that parcels do not have",
            arguments: [
                "parcel", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "-o", "p.gpkg", "--layer", "roofs",
            ],
            files: ["p.csv": parcel], code: 64, err: ["there is no layer roofs here", "[output-layer]"]),
        CommandCase(
            what: "places as a layer",
            arguments: ["query", "--input", "t.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "-o", "t.geojson"],
            files: ["t.csv": "name,lon,lat\na,116.505,39.798\nb,116.505,39.795\n"], makes: ["t.geojson", "t.qml", "t.sld"]),
        CommandCase(
            what: "places of GCJ-02 are not converted unasked",
            arguments: ["query", "--input", "t.csv", "--crs", "gcj02", "--pack", "small", "--date", "2026-11-20", "-o", "t.gpkg"],
            files: ["t.csv": "lon,lat\n116.505,39.798\n"], code: 64, err: ["places converted from gcj02"]),
        CommandCase(
            what: "levels as a layer",
            arguments: [
                "check", "--input", "l.csv", "--standard", "gb3096", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--time",
                "10:00",
                "-o", "l.gpkg",
            ], files: ["l.csv": "lon,lat,level\n116.505,39.798,50\n"], makes: ["l.gpkg"]),
    ]

    private static let parcel =
        "id,wkt\nA,\"POLYGON((116.502 39.794,116.506 39.794,116.506 39.797,116.502 39.797,116.502 39.794))\"\n"

    @Test("written whole, told and refused", arguments: cases)
    func layers(_ row: CommandCase) throws { try row.check() }

    @Test(
        "the same input gives the same bytes",
        arguments: ["map.shp", "map.csv", "map.dxf", "map.kml", "map.geojson"])
    func sameBytes(_ name: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        for number in 1...2 {
            let outcome = try Command.run(Self.export("\(number)-\(name)", "--dissolve", "class"), in: folder)
            #expect(outcome.code == 0, "\(outcome.err)")
        }
        let contents = try folder.contents()
        for (file, bytes) in contents where file.hasPrefix("1-") { #expect(contents["2" + file.dropFirst()] == bytes, "\(file)") }
        #expect(contents["1-\(name)"]?.isEmpty == false)
    }

    @Test("out, and back as the layer of a pack: the zones are the same")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        var bare = SmallPack()
        bare.apply(.init("roads.geojson", "\"open\"", "\"planned\""))
        for (name, text) in bare.files { try folder.write("bare/\(name)", text) }
        let out = try Command.run(
            [
                "export", "bare", "-o", "bare/base.shp", "--date", "2026-11-20", "--encoding", "gbk", "--dissolve", "zone", "--no-style",
                "--lang", "en",
            ], in: folder)
        #expect(out.code == 0, "\(out.err)")
        // The columns of a pack have other names: id and name of the zone.
        let layer = """
            {"file": "base.shp", "columns": {"id": "zone_id", "name": "zone_name", "class": "class"}}
            """
        try folder.write("bare/pack.json", (bare.files["pack.json"] ?? "").replacing("\"zones.geojson\"", with: layer))
        let built = try Command.run(["diff", "bare", "bare", "--date", "2026-11-20", "--format", "json"], in: folder)
        #expect(built.code == 0 && built.out.contains("\"changes\": []"), "\(built.out)\(built.err)")
        for (name, text) in bare.files { try folder.write("before/\(name)", text) }
        let changed = try Command.run(["diff", "before", "bare", "--date", "2026-11-20", "--format", "json"], in: folder)
        #expect(changed.code == 0 && changed.out.contains("\"changes\": []"), "\(changed.out)\(changed.err)")
    }

    /// The road of the small pack is 1713.010 m long (see `ParkCommandTests`), half of it in class 2 and half in class 3. Its left boundary line
    /// moved out by 3 m moves the edge of the band by as much: 3 · 856.5 = 2569.5 m² of either class become 4a, and nothing else changes.
    @Test("lines out, edited there, and back as the layer of a pack: only the edit differs")
    func editedTrip() throws {
        let folder = try TemporaryFolder()
        let small = SmallPack()
        for (name, text) in small.files { try folder.write("small/\(name)", text) }
        let out = try Command.run(
            Self.export("lines.geojson", "--layer", "lines", "--to-crs", "EPSG:4548", "--no-style", "--lang", "en"), in: folder)
        #expect(out.code == 0, "\(out.err)")
        // What a planner does in a GIS: the centre lines alone, and one value changed.
        let lines = try folder.read("lines.geojson").split(separator: "\n", omittingEmptySubsequences: false)
        let centres = lines.filter { !$0.contains("\"Feature\"") || $0.contains("\"part\":\"centre\"") }.joined(separator: "\n")
        let kept = centres.replacing("},\n]}", with: "}\n]}")
        #expect(kept.contains("\"left_m\":16"))
        let layer = """
            {"file": "lines.geojson", "columns": {"grade": "source"}}
            """
        let pack = (small.files["pack.json"] ?? "").replacing("\"roads.geojson\"", with: layer)
        for (folderName, text) in [("same", kept), ("edited", kept.replacing("\"left_m\":16", with: "\"left_m\":19"))] {
            for (name, text) in small.files where name != "roads.geojson" { try folder.write("\(folderName)/\(name)", text) }
            try folder.write("\(folderName)/pack.json", pack)
            try folder.write("\(folderName)/lines.geojson", text)
        }
        let same = try Command.run(["diff", "small", "same", "--date", "2026-11-20", "--format", "json"], in: folder)
        #expect(same.code == 0 && same.out.contains("\"changes\": []"), "\(same.out)\(same.err)")
        let edited = try Command.run(["diff", "same", "edited", "--date", "2026-11-20", "--lang", "en"], in: folder)
        #expect(edited.code == 0, "\(edited.err)")
        #expect(edited.out.contains("2 → 4a  0.26 ha") && edited.out.contains("3 → 4a  0.26 ha"), "\(edited.out)")
        #expect(edited.out.components(separatedBy: " → ").count == 3, "two kinds of change: \(edited.out)")
        #expect(edited.out.components(separatedBy: "annex1-16 荣华南路 is drawn otherwise in the data  0.26 ha").count == 3)
    }
}
