import Foundation
import Testing

@Suite("Parcels as scripts see them")
struct ParcelCommandTests {
    @Test("the command parcel", arguments: cases)
    func parcels(_ row: CommandCase) throws { try row.check() }

    private static func parcel(_ file: String, _ more: String...) -> [String] {
        ["parcel", file, "--pack", "small", "--date", "2026-11-20"] + more
    }

    /// A box in degrees as well-known text, in quotes for CSV.
    private static func box(_ left: Double, _ low: Double, _ right: Double, _ high: Double) -> String {
        "\"POLYGON((\(left) \(low),\(right) \(low),\(right) \(high),\(left) \(high),\(left) \(low)))\""
    }

    /// In class 2; half in 2 and half in 3, for the zone line runs along 116.51; in the band; outside.
    private static let quiet = box(116.502, 39.797, 116.503, 39.798)
    private static let both = box(116.5095, 39.797, 116.5105, 39.798)
    private static let band = box(116.502, 39.79505, 116.503, 39.7952)
    private static let outside = box(116.53, 39.797, 116.531, 39.798)
    private static let bow = "\"POLYGON((116.502 39.797,116.503 39.798,116.503 39.797,116.502 39.798,116.502 39.797))\""

    private static let undecided = box(500_700, 4_399_963, 500_760, 4_399_983)

    private static func block(_ more: String...) -> [String] {
        let pack = Command.repository.appendingPathComponent("GeoData/street-block").path
        return ["parcel", "p.csv", "--pack", pack, "--crs", "EPSG:4548", "--date", "2026-11-20"] + more
    }

    private static let header =
        "id,wkt,nz_status,nz_classes,nz_area_m2,nz_share_1,nz_share_2,nz_share_3,nz_share_4a,nz_share_4b,"
        + "nz_share_unzoned,nz_share_outside,nz_strictest_day,nz_strictest_night,nz_outside_classes,nz_error\n"

    private static func geoJSON(_ features: [String], crs: String = "") -> String {
        "{\"type\":\"FeatureCollection\",\(crs)\"features\":[\(features.joined(separator: ","))]}"
    }

    private static func feature(_ name: String, _ ring: String = square) -> String {
        #"{"type":"Feature","id":7,"properties":{"name":"\#(name)","n":1},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
    }

    private static func mixed(_ properties: String, id: String = "") -> String {
        #"{"type":"Feature",\#(id)"properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[\#(square)]]}}"#
    }

    private static let square = "[116.502,39.797],[116.503,39.797],[116.503,39.798],[116.502,39.798],[116.502,39.797]"
    private static let metres = "[500000,4400000],[500100,4400000],[500100,4400100],[500000,4400000]"
    private static let grid = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"#

    static let cases = [
        CommandCase(
            what: "CSV keeps its rows, and a parcel in two classes has a share of each",
            arguments: parcel("p.csv", "--crs", "wgs84", "--format", "csv"), files: ["p.csv": "id,wkt\na,\(quiet)\nb,\(both)\n"],
            out: [
                header, "a,\(quiet),inside,2,9509.", ",0.000000,1.000000,0.000000,0.000000,0.000000,0.000000,0.000000,60,50,2,\n",
                "b,\(both),inside,2 3,9509.", ",0.000000,0.500001,0.499999,0.000000,0.000000,0.000000,0.000000,60,50,2 3,\n",
            ]),
        CommandCase(
            what: "a parcel at fault has its own row, and the others go on",
            arguments: parcel("p.csv", "--crs", "wgs84", "--format", "csv"),
            files: ["p.csv": "id,wkt\nbow,\(bow)\ncut,POLYGON((1 2\na,\(quiet)\n"], code: 65,
            out: [
                "bow,\(bow),error,,,,,,,,,,,,,\"error at 116.50250,39.79750: the area is not valid: Self-intersection. Redraw it there",
                "cut,POLYGON((1 2,error,", "line 3, column wkt, character 13: expected ',' or ')', found the end of the text",
                "a,\(quiet),inside,2,",
            ],
            err: [
                "error p.csv feature bow at 116.50250,39.79750: ", "[geometry-invalid]\n", "[wkt]\n",
                "parcels that could not be answered: 2 of 3; their status is error",
            ]),
        // The band is 40 m on either side of boundary lines 32 m apart, over 100 m, and the road falls by 0.31363° (see `ParkCommandTests`):
        // 11200.17 m² of 4a, and 8000.12 m² of it beside the carriageway; long edges on a lattice of 1 mm move 0.1 m².
        CommandCase(
            what: "across a road: 4a with its carriageway and without", arguments: parcel("p.csv", "--crs", "EPSG:4548"),
            files: [
                "p.csv":
                    "id,wkt\nr,\"POLYGON((457400 4406800,457500 4406800,457500 4406980,457400 4406980,457400 4406800))\"\n"
            ],
            out: ["62.22 %  11200.", " m²  class 4a 70/55, 8000.0", " m² of it without carriageways [R1]\n", "37.78 %  6799."]),
        CommandCase(
            what: "outside is not decidable", arguments: parcel("p.csv", "--crs", "wgs84"), files: ["p.csv": "id,wkt\no,\(outside)\n"],
            code: 2,
            out: ["parcel 1 o  ", "outside the district: these rules do not apply\n", "100.00 %"],
            err: ["parcels with land without a class: 1 of 1"]),
        CommandCase(
            what: "a class that was ruled out", arguments: parcel("p.csv", "--crs", "wgs84", "--fail-on", "1,4a"),
            files: ["p.csv": "id,wkt\na,\(quiet)\nc,\(band)\n"], code: 1,
            out: ["class 4a 70/55", "strictest: day 60 dB(A)  night 50 dB(A)\n"],
            err: ["parcels that touch class 1, 4a: 1 of 2"]),
        CommandCase(
            what: "a class that was ruled out and is not met", arguments: parcel("p.csv", "--crs", "wgs84", "--fail-on", "1"),
            files: ["p.csv": "id,wkt\na,\(quiet)\n"], out: ["parcel 1 a"]),
        CommandCase(
            what: "a class that does not exist", arguments: parcel("p.csv", "--crs", "wgs84", "--fail-on", "5"), code: 64,
            err: ["--fail-on: 5"]),
        // Of 60 m × 20 m, 40 m × 13 m lie on building S07, in the stretch that S08 decides, of which nobody knows the storeys.
        CommandCase(
            what: "what hangs on unknown storeys is counted",
            arguments: block("--format", "csv"), files: ["p.csv": "id,wkt\nu,\(undecided)\n"],
            out: [
                "nz_share_unzoned,nz_share_outside,nz_share_undecided,nz_strictest_day,",
                "u,\(undecided),inside,4a 3,1200.00,0.000000,0.000000,0.433333,0.566667,0.000000,0.000000,0.000000,0.433333,65,55,",
            ], err: ["[map-schematic]\n"]),
        CommandCase(
            what: "what hangs on unknown storeys is told in words", arguments: block(), files: ["p.csv": "id,wkt\nu,\(undecided)\n"],
            out: [
                "43.33 %  520.00 m²  class 3 65/55, or class 4a 70/55: storeys or heights are not known\n",
                "56.67 %  680.00 m²  class 4a 70/55\n",
            ],
            err: ["[map-schematic]\n"]),
        CommandCase(
            what: "in Chinese", arguments: parcel("p.csv", "--crs", "wgs84", "--lang", "zh"), files: ["p.csv": "id,wkt\na,\(quiet)\n"],
            out: ["地块 1 a", "全部有类别", "2类 60/50", "最严限值：昼间 60 dB(A)  夜间 50 dB(A)", "外：2类 60/50  ·  内：2类 60/50"]),
        CommandCase(
            what: "CSV does not say its system", arguments: parcel("p.csv"), files: ["p.csv": "id,wkt\na,\(quiet)\n"], code: 64,
            err: ["[crs-missing]\n"]),
        CommandCase(
            what: "swapped coordinates are told", arguments: parcel("p.csv", "--crs", "wgs84"),
            files: ["p.csv": "wkt\n\"POLYGON((39.797 116.502,39.798 116.502,39.798 116.503,39.797 116.502))\"\n"], code: 65,
            out: ["error: "], err: ["longitude and latitude look swapped", "[coordinates-look-swapped]"]),
        CommandCase(
            what: "no column of geometry", arguments: parcel("p.csv", "--crs", "wgs84"), files: ["p.csv": "a,b\n1,2\n"], code: 65,
            err: ["the header is a,b", "[csv-geometry]\n"]),
        CommandCase(
            what: "a column by its name", arguments: parcel("p.csv", "--crs", "wgs84", "--geometry", "shape"),
            files: ["p.csv": "shape\n\(quiet)\n"], out: ["class 2 60/50"]),
        CommandCase(what: "no file", arguments: parcel("p.geojson"), code: 66, err: ["error p.geojson: there is no such file"]),
        CommandCase(
            what: "GeoJSON is WGS 84", arguments: parcel("p.geojson", "--format", "csv"),
            files: ["p.geojson": geoJSON([feature("北"), feature("south")])],
            out: ["id,name,n,nz_status,nz_classes,", "7,北,1,inside,2,9509.", "7,south,1,inside,2,"]),
        CommandCase(
            what: "features with other properties than those before them have the columns of all",
            arguments: parcel("p.geojson", "--format", "csv"),
            files: [
                "p.geojson": geoJSON([
                    mixed(#""a":"1","b":2"#), mixed(#""b":"x,y""#), mixed(""), mixed(#""c":null,"a":[1]"#),
                    mixed(#""a":true"#, id: #""id":9,"#),
                ])
            ],
            out: [
                "id,a,b,c,nz_status,", "\n,1,2,,inside,2,", "\n,,\"x,y\",,inside,2,", "\n,,,,inside,2,", "\n,[1],,,inside,2,",
                "\n9,true,,,inside,2,",
            ]),
        CommandCase(
            what: "features without properties have the columns of the answer alone", arguments: parcel("p.geojson", "--format", "csv"),
            files: ["p.geojson": geoJSON([mixed("")])], out: ["nz_status,nz_classes,", "\ninside,2,"]),
        CommandCase(
            what: "GeoJSON that names its system", arguments: parcel("p.geojson", "--format", "csv"),
            files: ["p.geojson": geoJSON([feature("a", metres)], crs: grid)], code: 2, out: ["7,a,1,outside,,5000.00,"],
            err: ["parcels with land without a class: 1 of 1"]),
        CommandCase(
            what: "a system that contradicts the file", arguments: parcel("p.geojson", "--crs", "gcj02"),
            files: ["p.geojson": geoJSON([feature("a", metres)], crs: grid)], code: 65, err: ["[crs-conflict]\n"]),
        CommandCase(
            what: "a point is no parcel", arguments: parcel("p.geojson"),
            files: ["p.geojson": #"{"type":"Point","coordinates":[116.5,39.8]}"#], code: 65, out: ["a Point is no area"],
            err: ["[not-an-area]"]),
        CommandCase(
            what: "JSON, one line a parcel", arguments: parcel("p.geojsonl", "--format", "ndjson"),
            files: ["p.geojsonl": "\(feature("a"))\n{\n"], code: 65,
            out: [
                #"{"schema":"noisezone.parcel/1","number":1,"id":"7","properties":{"name":"a","n":1},"status":"inside","area_m2":9509."#,
                #"{"schema":"noisezone.parcel/1","number":2,"id":null,"properties":{},"status":"error","area_m2":null,"#,
            ], err: [#""code":"json-syntax","file":"p.geojsonl""#]),
        CommandCase(
            what: "pieces and sides", arguments: parcel("p.csv", "--crs", "wgs84", "--format", "geojson", "-o", "out.geojson"),
            files: ["p.csv": "id,wkt\nb,\(both)\n"], makes: ["out.geojson"]),
        CommandCase(
            what: "shifted coordinates are not given away", arguments: parcel("p.csv", "--crs", "gcj02", "--format", "geojson"),
            files: ["p.csv": "id,wkt\nb,\(both)\n"], code: 64, err: ["--show-converted", "[converted]\n"]),
        CommandCase(
            what: "shifted coordinates when asked for",
            arguments: parcel("p.csv", "--crs", "gcj02", "--format", "geojson", "--show-converted"),
            files: ["p.csv": "id,wkt\nb,\(both)\n"],
            out: ["\"nz_part\":\"piece\""]),
        CommandCase(
            what: "shifted coordinates for every other format", arguments: parcel("p.csv", "--crs", "gcj02", "--format", "json"),
            files: ["p.csv": "id,wkt\nb,\(both)\n"], out: ["\"status\": \"inside\""]),
        CommandCase(
            what: "an output is not replaced unasked", arguments: parcel("p.csv", "--crs", "wgs84", "-o", "o.txt"),
            files: ["p.csv": "id,wkt\na,\(quiet)\n", "o.txt": "mine"], code: 73, err: ["[file-exists]\n"]),
        CommandCase(
            what: "a file that breaks off leaves no output", arguments: parcel("p.geojson", "-o", "o.txt"),
            files: ["p.geojson": "{\"type\":\"FeatureCollection\",\"features\":[\(feature("a")),"], code: 65, err: ["[json-syntax]\n"]),
    ]

    @Test("the JSON of a parcel is a promise")
    func schema() throws {
        let land: [String: JSONShape] = [
            "status": .oneOf(["inside", "outside", "unzoned"]), "class": .orNull(.text), "limits_class": .orNull(.text),
            "limits": .orNull(.object(["day": .wholeNumber, "night": .wholeNumber])),
        ]
        let parcel = JSONShape.object([
            "number": .wholeNumber, "id": .orNull(.text), "properties": .object(["id": .text]),
            "status": .oneOf(["inside", "outside", "unzoned", "partial", "error"]), "area_m2": .orNull(.number),
            "classes": .orNull(
                .list(.object(land.merging(["area_m2": .number, "area_off_carriageways_m2": .number, "share": .number]) { $1 }))),
            "strictest": .orNull(.object(["day": .wholeNumber, "night": .wholeNumber])),
            "outline": .orNull(
                .list(
                    .object([
                        "part": .wholeNumber, "ring": .wholeNumber, "from_m": .number, "to_m": .number, "length_m": .number,
                        "outside": .object(land), "inside": .object(land),
                    ]))),
            "error": .orNull(
                .object([
                    "severity": .text, "code": .text, "file": .text, "feature": .text, "coordinate?": .list(.number), "what": .text,
                    "fix": .text,
                ])),
        ])
        let shape = JSONShape.object([
            "schema": .oneOf(["noisezone.parcels/1"]), "date": .oneOf(["2026-11-20"]), "ruleset": .oneOf(["beijing-etown-2025"]),
            "map": .object([
                "id": .text, "status": .oneOf(["schematic", "imported", "surveyed"]), "positional_accuracy_m": .number, "sha256": .text,
            ]),
            "parcels": .list(parcel),
        ])
        let rows = "id,wkt\na,\(Self.quiet)\nb,\(Self.both)\nbow,\(Self.bow)\no,\(Self.outside)\n"
        let outcome = try run(rows, "json")
        #expect(shape.faults(of: try JSON(outcome.out)) == [])
        #expect(outcome.code == 65)
        #expect(try run(rows, "json").out == outcome.out)
    }

    @Test("the pieces tile the parcel, and the sides go round it")
    func pieces() throws {
        let answer = try JSON(run("id,wkt\nb,\(Self.both)\n", "geojson").out)
        guard case .list(let features)? = answer["features"] else { return #expect(Bool(false), "no features") }
        let properties = features.compactMap { $0["properties"] }
        let pieces = properties.filter { $0["nz_part"] == .text("piece") }
        let sides = properties.filter { $0["nz_part"] == .text("side") }
        #expect(Set(pieces.compactMap { $0["nz_class"] }.map(String.init(describing:))).count == 2)
        func sum(_ list: [JSON], _ name: String) -> Double {
            list.reduce(0) { if case .number(let value)? = $1[name] { $0 + value } else { $0 } }
        }
        guard case .number(let area)? = properties[0]["nz_area_m2"] else { return #expect(Bool(false), "no area") }
        #expect(abs(sum(pieces, "nz_piece_m2") - area) < 0.02)
        // 85.66 m by 111.02 m, about.
        #expect(abs(sum(sides, "nz_length_m") - 2 * (85.66 + 111.02)) < 0.2)
        #expect(properties.allSatisfy { $0["id"] == .text("b") })
    }

    @Test("the pieces of a map, given as parcels of a GeoPackage, are each all of one class")
    func geoPackage() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let built = try Command.run(["build", "small", "-o", "map.gpkg", "--date", "2026-11-20"], in: folder)
        #expect(built.code == 0, "\(built.err)")
        let outcome = try Command.run(
            ["parcel", "map.gpkg|zones", "--map", "map.gpkg", "--date", "2026-11-20", "--format", "ndjson"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        let rows = try outcome.out.split(separator: "\n").map { try JSON(String($0)) }
        #expect(rows.count > 3)
        for row in rows {
            guard case .list(let classes)? = row["classes"], classes.count == 1 else { return #expect(Bool(false), "\(row)") }
            #expect(classes[0]["class"] == row["properties"]?["class"])
            guard case .number(let area)? = row["area_m2"], case .number(let drawn)? = row["properties"]?["area_m2"] else {
                return #expect(Bool(false), "\(row)")
            }
            #expect(abs(area - drawn) < 0.006)
        }
        let unnamed = try Command.run(["parcel", "map.gpkg", "--map", "map.gpkg", "--date", "2026-11-20"], in: folder)
        #expect(unnamed.code == 65)
        #expect(unnamed.err.contains("[gpkg-layer-needed]"))
    }

    private func run(_ rows: String, _ format: String) throws -> Command.Outcome {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("p.csv", rows)
        return try Command.run(Self.parcel("p.csv", "--crs", "wgs84", "--format", format), in: folder)
    }
}
