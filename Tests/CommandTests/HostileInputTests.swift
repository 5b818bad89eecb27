import Foundation
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    @Test(
        "gets a clear error or the right answer, and leaves nothing behind",
        arguments: long + letters + wide + deep + far + large)
    func hostile(_ row: HostileCase) throws { try row.check() }

    private static let gigabyte = "yes | tr -d '\\n' | head -c 1G"
    private static let nested = "head -c 10000 /dev/zero | tr '\\0' '['"

    /// Lines without an end.
    static let long = [
        HostileCase(
            what: "a line of 1 GB as places", line: "\(gigabyte) | Tools/run query --input - $where", code: 65,
            err: ["the row is longer than 16 MiB", "[csv-header]\n"]),
        HostileCase(
            what: "a line of 1 GB as levels", line: "\(gigabyte) | Tools/run check --input - --standard gb3096", code: 65,
            err: ["the row is longer than 16 MiB", "[csv-header]\n"]),
        HostileCase(
            what: "a line of 1 GB as parcels", line: "\(gigabyte) | Tools/run parcel - $day", code: 65,
            err: ["more than 512 MiB", "[file-too-large]\n"]),
        HostileCase(
            what: "a line of 1 GB as parcels in CSV", line: "\(gigabyte) | Tools/run parcel - --geometry wkt $where", code: 65,
            err: ["the row is longer than 16 MiB", "[csv-header]\n"]),
        HostileCase(
            what: "a line of 1 GB as a map", line: "\(gigabyte) | Tools/run query --at 116.505,39.798 --crs wgs84 --map /dev/stdin",
            code: 66, err: ["[not-a-file]\n"]),
        HostileCase(
            what: "one row too long among others",
            line: """
                (echo lon,lat; echo 116.505,39.798; yes | tr -d '\\n' | head -c 20M; echo; echo 116.515,39.798) \
                | Tools/run query --input - $where
                """,
            code: 65, out: ["116.505,39.798,inside,2,60,50,201,false\n,,error,,,,,\n116.515,39.798,inside,3,65,55,301,false\n"],
            err: ["line 3: the row is longer than 16 MiB", "answered: 1 of 3"]),
        HostileCase(
            what: "a quote that is never closed does not swallow the answer",
            line: "printf 'name,lon,lat\\na,116.505,39.798\\n\"b,116.505,39.798\\n' | Tools/run query --input - $where", code: 65,
            out: ["a,116.505,39.798,inside,2,60,50,201,false\n\"b,116.505,39.798\n\",,,error,,,,,\n"], err: ["line 3: a quote is opened"]),
    ]

    /// Letters that are none, or not everybody's.
    static let letters = [
        HostileCase(
            what: "NUL in a coordinate and in a name",
            line: "printf 'name,lon,lat\\na\\0b,116.505,39.798\\nc,116.5\\0,39.798\\n' | Tools/run query --input - $where", code: 65,
            out: ["a\0b,116.505,39.798,inside,2", "c,116.5\0,39.798,error,,,,,\n"],
            err: ["line 3: ", "answered: 1 of 2"]),
        HostileCase(
            what: "NUL in GeoJSON", line: "printf '{\"type\":\"Feature\\0\"}' | Tools/run parcel - $day", code: 65,
            err: ["line 1, column ", "[json-syntax]\n"]),
        HostileCase(
            what: "half a character in a row",
            line: "printf 'name,lon,lat\\n\\xe8\\x8d,116.505,39.798\\nb,116.515,39.798\\n' | Tools/run query --input - $where", code: 65,
            out: ["\u{FFFD},116.505,39.798,error,,,,,\nb,116.515,39.798,inside,3"], err: ["line 2: the row is not text in the encoding"]),
        HostileCase(
            what: "half a character in a place", line: "Tools/run query --at $'116.505,39.798\\xe8\\x8d' $where", code: 65,
            err: ["[coordinate-unknown-sign]\n"]),
        HostileCase(
            what: "half a character in GeoJSON",
            line: "printf '{\"type\":\"Feature\",\"properties\":{\"name\":\"\\xe8\\x8d\"},\"geometry\":null}' | Tools/run parcel - $day",
            code: 65, err: ["UTF-8", "[json-syntax]\n"]),
        HostileCase(
            what: "half a character in pack.json",
            line: "half=$(mktemp -d); cp small/* $half; sed -i $'s/Small/\\xe8/' $half/pack.json; (Tools/run validate $half); "
                + "code=$?; rm -r $half; exit $code",
            code: 65, err: ["pack.json: line 3", "UTF-8", "[pack-manifest]\n"]),
        HostileCase(
            what: "GBK with rare characters, of two bytes and of four",
            line: "printf 'name,lon,lat\\n镕喆㼆𠮷,116.505,39.798\\n' | iconv -t gb18030 | Tools/run query --input - --encoding gbk $where "
                + "| iconv -f gb18030",
            code: 0, out: ["镕喆㼆𠮷,116.505,39.798,inside,2,60,50,201,false\n"]),
        HostileCase(
            what: "GBK cut within a character",
            line: "printf 'name,lon,lat\\nb,116.505,39.798\\n116.505,39.798,\\xc8' "
                + "| Tools/run query --input - --encoding gbk $where | iconv -f gb18030; exit ${PIPESTATUS[1]}",
            code: 65, out: ["b,116.505,39.798,inside,2"], err: ["line 3: the row is not text in the encoding"]),
    ]

    /// More columns than anybody has.
    static let wide = [
        HostileCase(
            what: "a million columns", line: "(seq -s, 1000000; seq -s, 1000000) | Tools/run query --input - $where", code: 65,
            err: ["the header has 1000000 columns, and 16384 are the most", "[csv-columns]\n"]),
        HostileCase(
            what: "a million columns of levels", line: "seq -s, 1000000 | Tools/run check --input - --standard gb3096", code: 65,
            err: ["[csv-columns]\n"]),
        HostileCase(
            what: "a row of a million fields among others",
            line: "(echo lon,lat; seq -s, 1000000; echo 116.515,39.798) | Tools/run query --input - $where", code: 65,
            out: ["\n1,2,error,,,,,\n116.515,39.798,inside,3"], err: ["line 2: the row has 1000000 fields and the header 2"]),
        HostileCase(
            what: "sixteen thousand columns of one name",
            line: "(yes a | head -n 16000 | tr '\\n' ,; echo wkt; yes 1 | head -n 16000 | tr '\\n' ,; echo 'POINT(1 2)') "
                + "| Tools/run parcel - --geometry wkt --format ndjson $where",
            code: 65, err: ["the header names the column a twice", #""code":"csv-column-twice""#]),
        HostileCase(
            what: "sixteen thousand columns and none of a coordinate", line: "seq -s, 16000 | Tools/run query --input - $where", code: 65,
            err: ["the header is 1,2,3,", "(16000 columns)", "[csv-coordinates]\n"]),
    ]

    /// Brackets within brackets.
    static let deep = [
        HostileCase(
            what: "JSON nested 10,000 deep", line: "\(nested) | Tools/run parcel - $day", code: 65, err: ["[json-syntax]\n"]),
        HostileCase(
            what: "coordinates nested 10,000 deep",
            line: "(printf '{\"type\":\"Polygon\",\"coordinates\":'; \(nested)) | Tools/run parcel - $day", code: 65,
            err: ["error -: line 1"]),
        HostileCase(
            what: "coordinates nested 10,000 deep and closed again",
            line:
                "(printf '{\"type\":\"Polygon\",\"coordinates\":'; \(nested); \(nested) | tr '[' ']'; echo '}') | Tools/run parcel - $day",
            code: 65, err: ["more than 512 arrays and objects inside one another", "[json-syntax]\n"]),
        HostileCase(
            what: "properties nested 10,000 deep",
            line: "(printf '{\"type\":\"Feature\",\"properties\":'; \(nested); \(nested) | tr '[' ']'; echo '}') | Tools/run parcel - $day",
            code: 65, err: ["more than 512 arrays and objects inside one another", "[json-syntax]\n"]),
        HostileCase(
            what: "well-known text nested 10,000 deep",
            line: "(printf 'wkt\\n\"POLYGON'; \(nested) | tr '[' '('; echo '\"') | Tools/run parcel - --geometry wkt $where", code: 65,
            out: ["error"], err: ["[wkt]\n"]),
        HostileCase(
            what: "a place in 10,000 brackets", line: "Tools/run query --at \"$(\(nested))\" $where", code: 65, err: ["[coordinate-"]),
    ]

    /// Places that are nowhere.
    static let far = [
        HostileCase(what: "a place at 1e308", line: "Tools/run query --at 1e308,1e308 $where", code: 65, err: ["[coordinate-"]),
        HostileCase(
            what: "a place of 309 digits", line: "Tools/run query --at $(yes 9 | head -n 309 | tr -d '\\n'),39.8 $where", code: 65,
            err: ["[coordinate-"]),
        HostileCase(
            what: "metres of 309 digits",
            line: "Tools/run query --at $(yes 9 | head -n 309 | tr -d '\\n'),4405000 --crs EPSG:4548 $day", code: 65, err: ["[coordinate-"]),
        HostileCase(
            what: "rows at 1e308", line: "printf 'lon,lat\\n1e308,1e308\\n-1e308,39\\n' | Tools/run query --input - $where", code: 65,
            out: ["1e308,1e308,error,,,,,\n-1e308,39,error,,,,,\n"], err: ["answered: 2 of 2"]),
        HostileCase(
            what: "a parcel at 1e308, as GeoJSON",
            line: "echo '{\"type\":\"Polygon\",\"coordinates\":[[[-1e308,-1e308],[1e308,-1e308],[1e308,1e308],[-1e308,-1e308]]]}' "
                + "| Tools/run parcel - $day", code: 65, out: ["error"],
            err: ["[coordinates-look-like-metres]\n", "answered: 1 of 1"]),
        HostileCase(
            what: "a parcel at 1e308, as well-known text in metres",
            line: "printf 'wkt\\n\"POLYGON((-1e308 -1e308,1e308 -1e308,1e308 1e308,-1e308 -1e308))\"\\n' "
                + "| Tools/run parcel - --geometry wkt --crs EPSG:4548 $day", code: 65, out: ["error"],
            err: ["answered: 1 of 1"]),
        HostileCase(
            what: "a parcel at 1e309, which no number is",
            line: "echo '{\"type\":\"Point\",\"coordinates\":[1e309,1]}' | Tools/run parcel - $day", code: 65, out: ["error"],
            err: ["answered: 1 of 1"]),
        HostileCase(
            what: "a level of 1e308", line: "Tools/run check --level 1e308 --standard gb3096 --class 2 --period day", code: 64,
            err: ["--level: "]),
    ]

    /// A million corners, as GeoJSON in degrees: x and y of corner i of n, for awk.
    private static func ring(_ corners: Int, _ x: String, _ y: String) -> String {
        "awk 'BEGIN { n = \(corners); printf \"{\\\"type\\\":\\\"Polygon\\\",\\\"coordinates\\\":[[\"; "
            + "for (j = 0; j <= n; j++) { i = j % n; printf \"%s[%.12f,%.12f]\", j ? \",\" : \"\", \(x), \(y) } print \"]]}\" }'"
    }

    /// A comb whose teeth lie across the line at 116.51. With 150,000 corners they are 2 mm wide there: slivers, which go to the body in the west.
    private static func comb(_ corners: Int) -> String {
        ring(
            corners, "i < n - 2 ? 116.51 + (i % 2 ? 0.0002 : -0.0002) : 116.508",
            "i < n - 2 ? 39.791 + 0.003 * i / n : i == n - 2 ? 39.794 : 39.791")
    }

    /// Parcels with more corners than anybody draws: a circle about the line at 116.51 is halved by it. Such a million takes two seconds, and
    /// ten times as long as the tests are built; `Tools/benchmark rings` asks for a comb of as many.
    static let large = [
        HostileCase(
            what: "a smooth parcel with 1,000,000 vertices",
            line: ring(1_000_000, "116.51 + 0.002 * cos(6.283185307179586 * i / n)", "39.7925 + 0.001 * sin(6.283185307179586 * i / n)")
                + " | Tools/run parcel - --format csv $day",
            code: 0, out: ["inside,", ",0.000000,0.500000,0.500000,0.000000,", ",60,50,"]),
        HostileCase(
            what: "a comb of 150,000 vertices across a zone line", line: comb(150_000) + " | Tools/run parcel - --format csv $day",
            code: 0, out: ["inside,2,", ",0.000000,1.000000,0.000000,", ",60,50,"]),
        HostileCase(
            // Its teeth are 6.7 cm wide at the line, and no slivers: 2,499 triangles of 17.1 m, 0.57 m² each.
            what: "a comb of 5,000 vertices, for people", line: comb(5000) + " | Tools/run parcel - $day", code: 0,
            out: ["  97.50 %  ", "   2.50 %  1425.", "outside: class 2 60/50", " more (--format json lists all); outside in all:\n"]),
        HostileCase(
            what: "a comb of 200,000 vertices, in pieces", line: comb(200_000) + " | Tools/run parcel - --format geojson $day", code: 65,
            out: ["\"nz_part\":\"error\""], err: ["the parcel has 200001 vertices", "[too-many-vertices]\n"]),
        HostileCase(
            what: "a comb of 100,000 vertices that crosses itself",
            line: ring(100_000, "i < n - 2 ? 116.51 + (i % 2 ? 0.0002 : -0.0002) : 116.5101", "39.791 + 0.003 * i / n")
                + " | Tools/run parcel - --format csv $day",
            code: 65, out: ["error,"], err: ["the area is not valid", "[geometry-invalid]\n", "answered: 1 of 1"]),
    ]

    @Test("no input made a program take more than 2 GiB of memory")
    func memory() throws {
        try HostileCase(what: "", line: "\(Self.gigabyte) | Tools/run parcel - $day", code: 65, err: ["[file-too-large]"]).check()
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        #expect(usage.ru_maxrss < 2 << 20)
    }
}
