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
                "name,lon,lat,nz_status,nz_class,nz_day,nz_night,nz_zone,nz_on_boundary\n\"a, b\",116.505,39.798,inside,2,60,50,201,false\n"
                    + "out,116.6,39.795,outside,,,,,false\nband,116.505,39.7954142,inside,4a,70,55,201,false\n"
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
            err: ["error places.csv line 3: ", "looks swapped", "1 of 3 rows could not be answered"]),
        CommandCase(
            what: "more columns when asked for", arguments: query("--crs", "wgs84", "--columns", "distance,certain,candidates,because"),
            files: ["places.csv": "lon,lat\n116.505,39.7954142\n"],
            out: ["nz_on_boundary,nz_distance_m,nz_certain,nz_candidates,nz_because\n", ",10.05,true,4a,W5 "]),
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
            code: 64, err: ["Give a place with --at, or a file of places with --input."]),
    ]
}
