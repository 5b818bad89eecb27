import Foundation
import Testing

/// A square of 100 m in zone 201 of the small pack, class 2, over the edge of the band along its road: worked by hand.
///
/// The road runs from (457175.566, 4406886.932) to (458888.550, 4406877.556) in EPSG:4548 (pyproj 3.7), falling by 0.31363° to the east, its
/// boundary lines 16 m beside it; the band beside class 2 is 40 m wide. The square lies between 457400 and 457500 east, 4406920 and 4407020
/// north: its south-west corner is 34.295 m from the centre line, so 18.295 m from the boundary line. The band covers 56 / cos 0.31363° −
/// 34.295 / cos 0.31363° = 21.705 m of its west side and 100 · tan 0.31363° = 0.547 m less of its east side: 100 · (21.705 + 21.158) / 2 = 2143.1 m².
/// The map is on a lattice of 1 mm, which moves the band's edge by half of that and the area by 0.08 m² here. The first look to the south stands
/// 2.5 m from the corner: 18.295 + 2.5 · sin 0.31363° = 18.309 m.
///
/// On the ellipsoid 10,000 m² of plane are 9,999.554 m² there (pyproj, Karney's geodesics).
@Suite("Surveyed areas as scripts see them")
struct ParkCommandTests {
    @Test("the command park", arguments: cases)
    func park(_ row: CommandCase) throws { try row.check() }

    private static func park(_ file: String = "p.txt", _ more: String...) -> [String] {
        ["park", file, "--pack", "small", "--date", "2026-11-20"] + more
    }

    /// X north, Y east with the zone number; begun at the south-east, counter-clockwise.
    private static let square = "J1,4406920,39457500\nJ2,4407020,39457500\nJ3,4407020,39457400\nJ4,4406920,39457400\n"

    private static let exchange = """
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        带号=39
        [地块坐标]
        5,1.0001,1,甲,面,,,,@
        J1,1,4407020,39457400
        J2,1,4407020,39457500
        J3,1,4406920,39457500
        J4,1,4406920,39457400
        J1,1,4407020,39457400
        5,1.0000,2,乙,面,,,,@
        J1,1,4407020,39457500.05
        J2,1,4407020,39457600
        J3,1,4406920,39457600
        J4,1,4406920,39457500.05
        J1,1,4407020,39457500.05

        """

    private static let swapped = "J1,39457500,4406920\nJ2,39457500,4407020\nJ3,39457400,4407020\nJ4,39457400,4406920\n"
    private static let bow = "J1,4406920,39457500\nJ2,4407020,39457400\nJ3,4407020,39457500\nJ4,4406920,39457400\n"

    /// What every one of these files comes to.
    private static let told: [String] = [
        "area in the plane     10000.00 m² · 1.0000 ha\n", "area on the ellipsoid 9999.55 m² · 1.0000 ha\n",
        "difference            +0.45 m² (44.6 ppm)\n", "perimeter             400.00 m\n",
        "EPSG:4527 (CGCS2000 / 3-degree Gauss-Kruger zone 39)",
        "east to zone 201 West; south to 荣华南路 (18.31 m to its boundary line); west to zone 201 West; north to zone 201 West\n",
        " 78.57 %  7856.95 m²  class 2 60/50\n", " 21.43 %  2143.05 m²  class 4a 70/55\n", "strictest: day 60 dB(A)  night 50 dB(A)\n",
        "J1  X 4407020.000  Y 39457400.000  → J2 100.00 m\n", "J2  X 4407020.000  Y 39457500.000  → J3 100.00 m\n",
        "J3  X 4406920.000  Y 39457500.000  → J4 100.00 m\n", "J4  X 4406920.000  Y 39457400.000  → J1 100.00 m\n",
        "J1–J2  north  100.00 m  outside: class 2 60/50  ·  inside: class 2 60/50\n",
        "J2–J3  east  100.00 m  outside: class 2 60/50 (78.84 m), class 4a 70/55 (21.16 m)  ·  inside: class 2 60/50 (78.84 m)",
        "J3–J4  south  100.00 m  outside: class 4a 70/55  ·  inside: class 4a 70/55\n",
        "lines within 60 m of the outline\n    annex1-16 荣华南路: south, 18.30 m to its boundary line, 34.30 m to its centre line\n",
    ]

    static let cases: [CommandCase] = [
        CommandCase(
            what: "a list with the zone number in front needs no system", arguments: park(), files: ["p.txt": square],
            out: told + ["area 1  all of it has a class\n", "taken by the zone number", "closed by its last side"]),
        CommandCase(
            what: "the same with the two numbers the other way round", arguments: park(), files: ["p.txt": swapped], out: told),
        CommandCase(
            what: "the same without the zone number, in the system that is named", arguments: park("p.csv", "--crs", "EPSG:4548"),
            files: ["p.csv": "点号,X,Y\n" + square.replacing(",39457", with: ",457")],
            out: [
                "area on the ellipsoid 9999.55 m²", "J1  X 4407020.000  Y 457400.000  → J2 100.00 m\n",
                "EPSG:4548 (CGCS2000 / 3-degree Gauss-Kruger CM 117E)\n",
            ]),
        CommandCase(
            what: "a grid that is named without its number, and numbers with it", arguments: park("p.txt", "--crs", "EPSG:4548"),
            files: ["p.txt": square], out: told),
        CommandCase(
            what: "in Chinese", arguments: park("p.txt", "--lang", "zh"), files: ["p.txt": square],
            out: [
                "地块 1  全部有类别\n", "平面面积", "椭球面积", "东至201 West，南至荣华南路（距其边界线 18.31 米），西至201 West，北至201 West\n", "按东坐标前的带号认定",
                "边界外 60 米以内的线路\n", "南，距边界线 18.30 米，距中心线 34.30 米\n", "J3–J4  南  100.00 m",
            ]),
        CommandCase(
            what: "no zone number and no system", arguments: park(), files: ["p.txt": square.replacing(",39457", with: ",457")], code: 65,
            err: ["nothing says in which reference system the corners are", "such as --crs EPSG:4548, that of the map [crs-missing]\n"]),
        CommandCase(
            what: "numbers whose size tells nothing", arguments: park("p.txt", "--crs", "EPSG:4548"),
            files: ["p.txt": "A,1000,2000\nB,1000,2100\nC,1100,2100\n"], code: 65,
            err: ["which of the two numbers points north", "[corner-order]\n"]),
        CommandCase(
            what: "a header that says the other way", arguments: park(), files: ["p.txt": "点号,东坐标,北坐标\n" + square], code: 65,
            err: ["the first number should point east, and by its size it is a northing", "[corner-order]\n"]),
        CommandCase(
            what: "another zone than the system has", arguments: park("p.txt", "--crs", "EPSG:4547"), files: ["p.txt": square], code: 65,
            err: ["the eastings begin with 39, and EPSG:4547 is zone 38", "[corner-system]\n"]),
        CommandCase(
            what: "a system in degrees for metres", arguments: park("p.txt", "--crs", "cgcs2000"), files: ["p.txt": square], code: 65,
            err: ["the numbers look like metres, and cgcs2000 is in degrees", "[corner-system]\n"]),
        CommandCase(
            what: "an outline that crosses itself names the sides and the place", arguments: park(), files: ["p.txt": bow], code: 65,
            out: ["area 1  error: ", "the outline crosses itself: side J1–J2 and side J3–J4"],
            err: [
                "at 39457450.000,4406970.000: the outline crosses itself: side J1–J2 and side J3–J4", "[geometry-invalid]\n",
                "[areas-not-answered]\n",
            ]),
        CommandCase(
            what: "a gap at the first corner is told", arguments: park(), files: ["p.txt": square + "J1,4406920.03,39457500.04\n"],
            out: told.filter { !$0.hasPrefix("EPSG") } + ["gap of 0.050 m at the first corner\n"],
            err: ["warning p.txt line 4 feature #1 at ", "with a gap of 0.050 m", "[corner-gap]\n"]),
        CommandCase(
            what: "a corner in scientific notation", arguments: park(), files: ["p.txt": square + "J5,4.40692E+06,39457450\n"], code: 65,
            out: ["area 1  error: "], err: ["4.40692E+06 is in scientific notation", "[corner-number]\n"]),
        CommandCase(
            what: "the text of a land bureau: two plots, a slit between them", arguments: park(), files: ["p.txt": exchange],
            out: [
                "area 1 甲  all of it has a class\n", "area 2 乙  all of it has a class\n", "area by the file      10001.00 m² · 1.0001 ha\n",
                "area in the plane     9995.00 m² · 0.9995 ha\n", "east to area 2 乙; south", "west to area 1 甲; north",
                "between areas\n  areas 1, 2 do not meet: up to 0.050 m apart, at 457500.",
            ]),
        CommandCase(
            what: "two plots that overlap", arguments: park(),
            files: ["p.txt": exchange.replacing("39457500.05", with: "39457490")],
            out: ["between areas\n  areas 1 and 2 overlap: 1000.00 m², at 457495.0, 4406969.9\n"]),
        CommandCase(
            what: "plots that fit", arguments: park(), files: ["p.txt": exchange.replacing("39457500.05", with: "39457500")],
            out: ["between areas\n  no overlap and no gap\n"]),
        CommandCase(
            what: "another datum than the option says", arguments: park("p.txt", "--crs", "EPSG:4549"), files: ["p.txt": exchange],
            code: 65,
            err: ["[corner-system]\n"]),
        CommandCase(
            what: "as JSON", arguments: park("p.txt", "--format", "json"), files: ["p.txt": square],
            out: [
                "\"schema\": \"noisezone.park/1\"", "\"reach_m\": 60,", "\"closed\": true, \"gap_m\": null, \"understood_rings\": 1",
                "\"plane_m2\": 10000.000, \"ellipsoid_m2\": 9999.554, \"difference_m2\": 0.446, \"declared_m2\": null",
                "{\"number\": \"J1\", \"part\": 1, \"ring\": 0, \"x_north_m\": 4407020.0000, \"y_east_m\": 39457400.0000, \"next\": \"J2\", \"side_m\": 100.000}",
                "{\"kind\": \"line\", \"id\": \"annex1-16\", \"name\": \"荣华南路\", \"length_m\": 100.00, \"distance_m\": 18.31}",
                "\"row\": \"annex1-16\", \"name\": \"荣华南路\", \"layer\": \"roads\", \"side\": \"south\", \"inside\": false, \"boundary_m\": 18.30, \"centre_m\": 34.30",
            ]),
        CommandCase(
            what: "GeoJSON is measured in the plane of the map", arguments: park("p.geojson"),
            files: [
                "p.geojson":
                    #"{"type":"Polygon","coordinates":[[[116.502,39.797],[116.503,39.797],[116.503,39.798],[116.502,39.798],[116.502,39.797]]]}"#
            ],
            out: [
                "area 1  all of it has a class\n", "EPSG:4548 (CGCS2000 / 3-degree Gauss-Kruger CM 117E), made from wgs84\n",
                "area in the plane     9509.",
            ]),
        CommandCase(
            what: "partly outside", arguments: park(), files: ["p.txt": square.replacing("394574", with: "394571")], code: 2,
            out: ["a part of it has no class\n", "west to land outside the district"], err: ["[areas-undecided]\n"]),
        CommandCase(what: "no file", arguments: park("q.txt"), code: 66, err: ["[file-not-found]\n"]),
        CommandCase(what: "an empty file", arguments: park(), files: ["p.txt": "\n"], code: 65, err: ["[file-empty]\n"]),
        CommandCase(
            what: "an ending that is not written", arguments: park("p.txt", "-o", "p.pdf"), files: ["p.txt": square], code: 64,
            err: ["[output-format]\n"]),
        CommandCase(
            what: "corners of web maps are not surveyed", arguments: park("p.txt", "--crs", "gcj02"), files: ["p.txt": square], code: 64,
            err: ["[converted]\n"]),
        CommandCase(
            what: "sheet and layers are written", arguments: park("p.txt", "--report", "s.html", "-o", "h.gpkg"), files: ["p.txt": square],
            out: told, makes: ["s.html", "h.gpkg"]),
        CommandCase(
            what: "a sheet that is there is not replaced", arguments: park("p.txt", "--report", "s.html"),
            files: ["p.txt": square, "s.html": "x"], code: 73, err: ["[file-exists]\n"]),
    ]

    @Test("what is handed in comes back as it was: corners, sides, areas")
    func handedIn() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("p.txt", Self.square)
        let made = try Command.run(Self.park("p.txt", "-o", "h.geojson"), in: folder)
        #expect(made.code == 0, "\(made.err)")
        let text = try folder.read("h.geojson")
        #expect(text.contains(#""plane_m2":10000.00,"ellips_m2":9999.55"#))
        #expect(made.err.contains("[output-one-layer]"))
        for layer in ["corners", "survey_sides"] {
            #expect(try Command.run(Self.park("p.txt", "-o", "\(layer).geojson", "--layer", layer), in: folder).code == 0)
            #expect(try folder.read("\(layer).geojson").split(separator: "\n").count { $0.contains(#""type":"Feature""#) } == 4, "\(layer)")
        }
        // The GeoPackage holds the metres themselves: asked again, the same area comes out to the millimetre.
        #expect(try Command.run(Self.park("p.txt", "-o", "h.gpkg"), in: folder).code == 0)
        let again = try Command.run(["park", "h.gpkg|areas", "--pack", "small", "--date", "2026-11-20"], in: folder)
        #expect(again.code == 0, "\(again.err)")
        #expect(again.out.contains("area in the plane     10000.00 m²") && again.out.contains("J1  X 4407020.000  Y 39457400.000"))
    }

    @Test("a shapefile to hand in: in the plane of the survey, its names whole, and the same area when it is asked again")
    func shapefile() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("p.txt", Self.square)
        let made = try Command.run(Self.park("p.txt", "-o", "h.shp", "--encoding", "gbk", "--lang", "zh"), in: folder)
        #expect(made.code == 0 && !made.err.contains("[field-names]"), "\(made.err)")
        #expect(try folder.read("h.cpg") == "GBK")
        #expect(try folder.read("h.prj").contains("CGCS2000"))
        let again = try Command.run(["park", "h.shp", "--pack", "small", "--date", "2026-11-20"], in: folder)
        #expect(again.code == 0, "\(again.err)")
        #expect(again.out.contains("area in the plane     10000.00 m²") && again.out.contains("J1  X 4407020.000  Y 39457400.000"))
        let table = try Command.run(Self.park("p.txt", "-o", "c.csv", "--layer", "corners", "--to-crs", "EPSG:4548"), in: folder)
        #expect(table.code == 0, "\(table.err)")
        #expect(try folder.read("c.csv").contains("1,J1,1,0,4407020.0000,39457400.0000,J2,100.000,POINT (457400"))
    }

    @Test("the sheet: drawing, tables, both languages, no script")
    func sheet() throws {
        for (language, words) in [("en", ["Sheet of a surveyed area", "X (north), m", "bounded"]), ("zh", ["勘界表", "X（北），米", "四至"])] {
            let folder = try TemporaryFolder()
            try SmallPack().write(into: folder)
            try folder.write("p.txt", Self.square)
            #expect(try Command.run(Self.park("p.txt", "--report", "s.html", "--lang", language), in: folder).code == 0)
            let page = try folder.read("s.html")
            for word in words { #expect(page.contains(word), "\(word)") }
            #expect(page.contains("<svg class=\"sheet\"") && page.contains(">J4</text>") && !page.contains("<script"))
        }
    }

    @Test("names from a file are text on the sheet")
    func hostileName() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("p.txt", Self.exchange.replacing("甲", with: "<script>alert(1)</script>"))
        #expect(try Command.run(Self.park("p.txt", "--report", "s.html"), in: folder).code == 0)
        #expect(!(try folder.read("s.html")).contains("<script"))
    }
}
