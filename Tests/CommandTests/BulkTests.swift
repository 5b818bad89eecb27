import Testing

@Suite("Many places")
struct BulkTests {
    @Test("a file of places comes back with its own columns and the answers", arguments: cases)
    func places(_ row: CommandCase) throws { try row.check() }

    private static func query(_ more: String...) -> [String] {
        ["query", "--input", "places.csv", "--pack", "small", "--date", "2026-11-20"] + more
    }

    private static let file = "name,lon,lat\r\n\"a, b\",116.505,39.798\r\nout,116.6,39.795\r\nband,116.505,39.7954142\r\n"

    static let cases = [
        CommandCase(
            what: "rows keep their order, their columns and their quotes", arguments: query("--crs", "wgs84"),
            files: ["places.csv": file],
            out: [
                "name,lon,lat,nz_status,nz_class,nz_day,nz_night,nz_zone,nz_on_boundary\r\n\"a, b\",116.505,39.798,inside,2,60,50,201,false\r\n"
                    + "out,116.6,39.795,outside,,,,,false\r\nband,116.505,39.7954142,inside,4a,70,55,201,false\r\n"
            ]),
        CommandCase(
            what: "answers go to a file", arguments: query("--crs", "wgs84", "-o", "answers.csv"), files: ["places.csv": file],
            makes: ["answers.csv"]),
        CommandCase(
            what: "a file of answers is not replaced unasked", arguments: query("--crs", "wgs84", "-o", "answers.csv"),
            files: ["places.csv": file, "answers.csv": "mine"], code: 73, err: ["[file-exists]"]),
        CommandCase(
            what: "a row that cannot be read is told, and the others go on", arguments: query("--crs", "wgs84"),
            files: ["places.csv": "lon,lat\n116.505,39.798\n39.798,116.505\n116.515,39.798\n"], code: 65,
            out: ["116.505,39.798,inside,2,60,50,201,false\n", "39.798,116.505,error,,,,,\n", "116.515,39.798,inside,3,65,55,301,false\n"],
            err: ["error places.csv line 3: ", "looks swapped", "rows that could not be answered: 1 of 3; their status is error"]),
        CommandCase(
            what: "more columns when asked for", arguments: query("--crs", "wgs84", "--columns", "distance,certain,candidates,because"),
            files: ["places.csv": "lon,lat\n116.505,39.7954142\n"],
            out: ["nz_on_boundary,nz_distance_m,nz_certain,nz_candidates,nz_because\n", ",10.05,true,4a,W5 "]),
        CommandCase(
            what: "a class that must not be", arguments: query("--crs", "wgs84", "--fail-on", "4a,4b"), files: ["places.csv": file],
            code: 1,
            out: ["band,116.505,39.7954142,inside,4a,70,55,201,false\r\n"], err: ["places of class 4a, 4b: 1 of 3 ["]),
        CommandCase(
            what: "a class that must not be and is not", arguments: query("--crs", "wgs84", "--fail-on", "1"), files: ["places.csv": file],
            out: ["inside,4a"]),
        CommandCase(
            what: "a row that cannot be read comes before a class that must not be",
            arguments: query("--crs", "wgs84", "--fail-on", "2"), files: ["places.csv": "lon,lat\n116.505,39.798\n1,x\n"], code: 65,
            out: ["inside,2", "error"], err: ["rows that could not be answered: 1 of 2; their status is error"]),
        CommandCase(
            what: "places known to 20 m: the band is 10.05 m from its edge, the others are certain",
            arguments: query("--crs", "wgs84", "--accuracy", "20", "--columns", "certain,candidates"), files: ["places.csv": file], code: 2,
            out: ["inside,2,60,50,201,false,true,2\r\n", "outside,,,,,false,true,outside\r\n", "inside,4a,70,55,201,false,false,4a 2\r\n"],
            err: ["places that may have another class within the accuracy: 1 of 3 ["]),
        CommandCase(
            what: "places known to 5 m are all certain", arguments: query("--crs", "wgs84", "--accuracy", "5"),
            files: ["places.csv": file], out: ["inside,4a"]),
        CommandCase(
            what: "a class that must not be comes before one that is not certain",
            arguments: query("--crs", "wgs84", "--accuracy", "20", "--fail-on", "2"), files: ["places.csv": file], code: 1,
            out: ["inside,2"], err: ["places of class 2: 1 of 3 ["]),
        CommandCase(
            what: "a time, which goes with one place", arguments: query("--crs", "wgs84", "--time", "now"), files: ["places.csv": file],
            code: 64, err: ["--time goes with --at [usage]"]),
        CommandCase(
            what: "JSON objects, one a line, by the ending of the file",
            arguments: ["query", "--input", "p.ndjson", "--pack", "small", "--date", "2026-11-20", "--crs", "wgs84"],
            files: ["p.ndjson": "{\"lon\":116.505,\"lat\":39.798,\"n\":[1]}\n\n{ \"lat\": \"39.795\", \"lon\": \"116.6\" } \r\n"],
            out: [
                #"{"lon":116.505,"lat":39.798,"n":[1],"nz_status":"inside","nz_class":"2","nz_day":60,"nz_night":50,"nz_zone":"201","nz_on_boundary":false}"#
                    + "\n"
                    + #"{ "lat": "39.795", "lon": "116.6" ,"nz_status":"outside","nz_class":null,"nz_day":null,"nz_night":null,"nz_zone":null,"nz_on_boundary":false}"#
                    + "\r\n"
            ]),
        CommandCase(
            what: "lines at fault stand among the others",
            arguments: query("--crs", "wgs84", "--format", "ndjson", "--x", "e", "--y", "n", "--columns", "certain"),
            files: [
                "places.csv":
                    "{\"e\":116.505,\"n\":39.798}\n{\"e\":1}\n[2]\n{\"e\":116.505,\"n\":39.7\n{}\n{\"e\":null,\"n\":1}\n{\"e\":1,\"n\":2,\"nz_class\":0}\n"
            ], code: 65,
            out: [
                #""nz_on_boundary":false,"nz_certain":true}"# + "\n" + #"{"e":1,"nz_status":"error"}"# + "\n"
                    + #"{"nz_status":"error"}"# + "\n" + #"{"nz_status":"error"}"# + "\n" + #"{"nz_status":"error"}"# + "\n"
                    + #"{"e":null,"n":1,"nz_status":"error"}"# + "\n" + #"{"e":1,"n":2,"nz_status":"error"}"#
            ],
            err: [
                #""file":"places.csv","line":2,"what":"there is no member n; there are e","#,
                #""line":3,"what":"the line holds an array","#,
                #""line":4,"what":"column "#, #""line":6,"what":"e is null","#,
                #"replaced, as answers of that name are added: nz_class"#, "answered: 6 of 7; their status is error",
            ]),
        CommandCase(
            what: "columns by name", arguments: query("--crs", "wgs84", "--x", "经度", "--y", "纬度"),
            files: ["places.csv": "纬度,经度\n39.798,116.505\n"], out: ["39.798,116.505,inside,2,60,50,201,false\n"]),
        CommandCase(
            what: "columns that are not there", arguments: query("--crs", "wgs84"), files: ["places.csv": "a,b\n1,2\n"], code: 65,
            err: ["the header is a,b", "[csv-coordinates]\n"]),
        CommandCase(
            what: "an empty file", arguments: query("--crs", "wgs84"), files: ["places.csv": ""], code: 65, err: ["[csv-empty]\n"]),
        CommandCase(what: "no file", arguments: query("--crs", "wgs84"), code: 66, err: ["error places.csv: there is no such file"]),
        CommandCase(what: "--crs missing", arguments: query(), files: ["places.csv": file], code: 64, err: ["[crs-missing]\n"]),
        CommandCase(
            what: "a place and a file of places", arguments: query("--crs", "wgs84", "--at", "116.505,39.798"),
            files: ["places.csv": file],
            code: 64, err: ["Give a place with --at, or a file of places with --input [usage]"]),
    ]
}
