import Foundation
import Testing

@Suite("Tables as people bring them")
struct TableFormTests: TableCases {
    @Test("are read for what they are or refused, and go out as they came in", arguments: numbers + times + forms + empty)
    func table(_ row: CommandCase) throws { try row.check() }

    @Test("in bytes that are no UTF-8", arguments: bytes)
    func inBytes(_ row: HostileCase) throws { try row.check() }

    /// Numbers that must not be guessed at.
    private static let numbers = [
        row(
            "numbers as programs spoil them",
            query(
                "lon,lat\n1.16505E+02,39.798\n116.505,3.9798e1\n0x74,39.798\n\"1,165.05\",39.798\n\"116,505\",\"39,798\"\n"
                    + "\"116.505,39.798\",\n116.505 39.798,\n\"a,b\",1\n,\n１１６.５０５,３９.７９８\n116.505E,39.798N\n"), 65,
            out: [
                "\n1.16505E+02,39.798,error,,,,,\n", "\n0x74,39.798,error,", "\n\"116.505,39.798\",,error,", "\n116.505 39.798,,error,",
                "\n１１６.５０５,３９.７９８,\(answer)\n", "\n116.505E,39.798N,\(answer)\n",
            ],
            err: [
                "line 2: “1.16505E+02” is a number in scientific notation, as Excel writes it. Format the column as a number",
                "line 3: “3.9798e1” is",
                "[number-scientific]\n", "line 4: “0x74” is no decimal number", "line 5: “1,165.05” holds a comma",
                "line 6: “116,505” holds",
                "[number-comma]\n", "line 7: ", "line 8: a coordinate is empty", "line 9: “a,b” is more than one coordinate", "line 10: ",
                "answered: 9 of 11",
            ]),
        row(
            "metres in scientific notation", query("x,y\n5.00200E+05,4.40015E+06\n500200,4.4e6\n", "--crs", "EPSG:4548"), 65,
            out: ["error"], err: ["line 2: “5.00200E+05” is a number in scientific", "line 3: “4.4e6” is"]),
        row(
            "decimal commas between semicolons", query("lon;lat\n116,505;39,798\n"), 65, out: ["116,505;39,798;error;;;;;\n"],
            err: ["“116,505” holds a comma"]),
        row(
            "a JSON number in scientific notation", query(#"{"lon":1.16505e2,"lat":39.798}"# + "\n", file: "p.ndjson"), 65,
            out: ["\"nz_status\":\"error\""], err: ["“1.16505e2” is a number in scientific notation"]),
        row(
            "levels", check("level,background,class\n5.6E+01,,2\n56,4.0e1,2\n0x38,,2\n\"56,3\",,2\n５６,,2\n", "--period", "day"), 65,
            out: ["\n5.6E+01,,2,,,error,"],
            err: ["“5.6E+01” is a number in scientific", "“4.0e1” is", "line 4: ", "line 5: ", "line 6: ", "judged: 5 of 5"]),
        row(
            "a place of a level", check("level,lon,lat\n50,1.16505E+02,39.798\n", "--period", "day", "--crs", "wgs84", "--pack", "small"),
            65,
            out: ["error"], err: ["“1.16505E+02” is a number in scientific"]),
    ]

    private static let times = [
        row(
            "times as tables have them: night in gb3096, class 4a, is 55",
            check("level,class,time\n56,4a,2026/11/20 23:10\n56,4a,5:30\n56,4a,2026/11/20 5:30:00\n56,4a,2026年11月20日 9:05\n"), 1,
            out: ["23:10,55,56,exceeds,", "\n56,4a,5:30,55,56,exceeds", "5:30:00,55,56,exceeds", "9:05,70,56,pass"]),
        row(
            "days as tables have them",
            check(
                "level,class,time,date\n56,4a,5:30,2026/11/20\n56,4a,5:30,2026/11/20 0:00\n56,4a,5:30,2026-11-20 00:00:00\n56,4a,5:30,2026/1/5\n"
            ), 1,
            out: ["2026/11/20,55,56,exceeds", "0:00,55,56,exceeds", "00:00:00,55,56,exceeds", "2026/1/5,55,56,exceeds"]),
        row(
            "days and times that nobody can be sure of",
            check(
                "level,class,time,date\n56,2,5:30,20/11/2026\n56,2,11/20/26 5:30,\n56,2,5:30 PM,\n56,2,0.229,\n56,2,2026/11/20,\n"
                    + "56,2,5:30,2026/11/20 5:30\n56,2,2026/11/21 5:30,2026/11/20\n56,2,5:30,2026/2/30\n"), 65, out: ["error"],
            err: [
                "line 2: “20/11/2026” does not say which number is the day and which the month. Write the year first: 2026-11-20",
                "line 3: “11/20/26 5:30” does not", "line 4: ", "line 5: ", "line 6: ", "line 7: “2026/11/20 5:30” is a day with a time",
                "line 8: the time 2026/11/21 5:30 is on",
                "line 9: ", "judged: 8 of 8",
            ]),
        row(
            "a time and a period that contradict", check("level,class,time,period\n56,2,5:30,day\n"), 65, out: ["error"],
            err: ["05:30 is night, not day", "[period-time]\n"]),
    ]

    /// What came in goes out.
    private static let forms = [
        row(
            "semicolons", query("name;lon;lat\n\"a;b\";116.505;39.798\n"),
            out: ["name;lon;lat;\(added.replacing(",", with: ";"))\n\"a;b\";116.505;39.798;inside;2;60;50;201;false\n"]),
        row(
            "tabs", query("lon\tlat\n116.505\t39.798\n"),
            out: ["lon\tlat\tnz_status\t", "\n116.505\t39.798\tinside\t2\t60\t50\t201\tfalse\n"]),
        row(
            "the line for Excel", query("sep=;\r\nlon;lat\r\n116.505;39.798\r\n"),
            out: ["sep=;\r\nlon;lat;nz_status;", "\r\n116.505;39.798;inside;2;60;50;201;false\r\n"]),
        row(
            "line ends and a mark", query("\u{FEFF}lon,lat\r\n116.505,39.798\r\n39,1\r\n"), 65,
            out: ["\u{FEFF}lon,lat,\(added)\r\n116.505,39.798,\(answer)\r\n39,1,error,,,,,\r\n"], err: ["line 3"]),
        row(
            "a mark before JSON", query("\u{FEFF}{\"lon\":116.505,\"lat\":39.798}\r\n", file: "p.ndjson"),
            out: ["\u{FEFF}{\"lon\":116.505,\"lat\":39.798,\"nz_status\"", "}\r\n"]),
        row(
            "levels", check("\u{FEFF}level;class\r\n50;2\r\n", "--period", "day"),
            out: ["\u{FEFF}level;class;nz_limit;", "\r\n50;2;60;50;pass;10;"]),
        row(
            "parcels", parcel("\u{FEFF}sep=;\nid;wkt\na;\(square)\n", "--crs", "wgs84", "--format", "csv"),
            out: ["\u{FEFF}sep=;\nid;wkt;nz_status;", "\na;\(square);inside;2;"]),
        row(
            "what begins like a formula stays where it is the user's", query("a,lon,lat\n=1+1,116.505,39.798\n"),
            out: ["\n=1+1,116.505,39.798,\(answer)\n"]),
        row(
            "places that all lie outside", query("lon,lat\n117.505,39.798\n117.5,39.8\n"), out: ["outside,,,,,false"],
            err: ["warning p.csv: all places lie outside the district. Check --crs,", "[places-outside]\n"]),
        row(
            "the same as lines, asked with reasons",
            query("{\"lon\":117.505,\"lat\":39.798}\n", "--columns", "because", file: "p.ndjson"), out: ["\"outside\""],
            err: ["[places-outside]\n"]),
        row("one place of two outside", query("lon,lat\n117.505,39.798\n116.505,39.798\n"), out: ["outside", "inside"]),
        row("lines that end in CR, with quotes", query("lon,lat,note\r116.505,39.798,\"a,b\""), 65, err: ["[csv-line-ends]\n"]),
        row("lines that end in CR", query("lon,lat\r116.505,39.798\r"), 65, err: ["lines end in CR alone", "[csv-line-ends]\n"]),
        row(
            "GeoJSON as a table", query("{\"type\":\"FeatureCollection\",\"features\":[]}"), 65,
            err: ["looks like GeoJSON. Convert it: ogr2ogr -f CSV", "[wrong-format]\n"]),
        row("KML as a table of levels", check("<?xml version=\"1.0\"?>\n<kml/>"), 65, err: ["looks like KML. ", "[wrong-format]\n"]),
        row("an array as lines", query("[{\"lon\":1,\"lat\":2}]", file: "p.ndjson"), 65, err: ["an array in JSON", "jq -c '.[]' FILE"]),
        row(
            "CSV as lines", query("lon,lat\n1,2\n", "--format", "ndjson"), 65,
            err: [#""code":"wrong-format""#, "looks like CSV", "Give it as a file whose name ends in .csv, without --format ndjson"]),
        row("CSV as GeoJSON", parcel("id,wkt\n1,\(square)\n", file: "p.geojson"), 65, err: ["looks like CSV. ", "[wrong-format]\n"]),
        CommandCase(
            what: "a table as a map",
            arguments: ["query", "--at", "116.5,39.8", "--crs", "wgs84", "--map", "m.geojson", "--date", "2026-11-20"],
            files: ["m.geojson": "<html></html>"], code: 65,
            err: ["looks like a web page", "Give a map that `build` wrote [wrong-format]\n"]),
    ]

    private static let empty = [
        row("nothing", query(""), 65, err: ["[csv-empty]\n"]),
        row("a mark and nothing", query("\u{FEFF}"), 65, err: ["[csv-empty]\n"]),
        row("no levels", check(""), 65, err: ["[csv-empty]\n"]),
        row("no lines", query("", file: "p.ndjson"), 65, err: ["there is nothing in the file", "[file-empty]\n"]),
        row("blank lines", query("\n \r\n\n", file: "p.ndjson"), 65, err: ["[file-empty]\n"]),
        row("no GeoJSON", parcel("", file: "p.geojson"), 65, err: ["[file-empty]\n"]),
        row(
            "a header alone", query("lon,lat"), out: ["lon,lat,\(added)\n"],
            err: ["warning p.csv: there is nothing in it to answer", "[no-rows]\n"]),
        row("a header of levels alone", check("level,class\n"), out: ["level,class,nz_limit,"], err: ["[no-rows]\n"]),
        row(
            "a header of parcels alone", parcel("id,wkt\n", "--crs", "wgs84", "--format", "csv"), out: ["id,wkt,nz_status,"],
            err: ["[no-rows]\n"]),
        row(
            "no features", parcel("{\"type\":\"FeatureCollection\",\"features\":[]}", "--format", "ndjson", file: "p.geojson"),
            err: [#""code":"no-rows""#]),
        row("a last line without its end", query(#"{"lon":116.505,"lat":39.798}"#, file: "p.ndjson"), out: ["\"nz_class\":\"2\""]),
        row("a header below blank lines", query("\n\nlon,lat\n1,2\n"), 65, err: ["the first line is blank", "[csv-header]\n"]),
    ]

    private static let places = "printf '名称,lon,lat\\r\\n甲𠮷,116.505,39.798\\r\\n'"

    private static let bytes = [
        HostileCase(
            what: "GBK goes out as GBK, rare characters too",
            line: "\(places) | iconv -t gb18030 | Tools/run query --input - --encoding gbk $where | iconv -f gb18030", code: 0,
            out: ["名称,lon,lat,nz_status,", "甲𠮷,116.505,39.798,inside,2,60,50,201,false\r\n"]),
        HostileCase(
            what: "GBK that is not said to be", line: "\(places) | iconv -t gb18030 | Tools/run query --input - $where", code: 65,
            err: ["the row is not text in the encoding given. Give the right one with --encoding, for instance gbk [csv-header]\n"]),
        HostileCase(
            what: "UTF-16 with its mark, as Excel saves “Unicode text”",
            line: "\(places) | tr , '\\t' | iconv -t utf-16 | Tools/run query --input - $where | iconv -f utf-16", code: 0,
            out: ["名称\tlon\tlat\tnz_status\t", "甲𠮷\t116.505\t39.798\tinside\t2"],
            err: ["the file is in UTF-16, and so are the answers", "[encoding-kept]\n"]),
        HostileCase(
            what: "UTF-16 without its mark", line: "\(places) | iconv -t utf-16be | Tools/run query --input - $where", code: 65,
            err: ["text in UTF-16 without a mark. Save it as UTF-8", "[wrong-format]\n"]),
        HostileCase(
            what: "levels and parcels in GBK",
            line:
                "set -o pipefail; printf '声级,类别,备注\\n50,2,甲\\n' | iconv -t gbk | Tools/run check --input - --standard gb3096 --period day --encoding gbk "
                + "| iconv -f gbk && printf 'wkt,名\\n\(square),乙\\n' | iconv -t gbk | Tools/run parcel - --geometry wkt --encoding gbk --format csv $where | iconv -f gbk",
            code: 0, out: ["50,2,甲,60,50,pass,10,", "乙,inside,2,"]),
        HostileCase(
            what: "a hundred thousand rows at fault are told of ten times",
            line:
                "(echo lon,lat; yes 39.798,116.505 | head -n 100000) | Tools/run query --input - $where >/dev/null; code=$?; echo; exit $code",
            code: 65,
            out: ["\n"], err: ["line 11: ", "error -: the same 99990 times more", "in all 100000 rows", "answered: 100000 of 100000"]),
        HostileCase(
            what: "an Excel workbook", line: "printf 'PK\\3\\4[Content_Types].xml xl/' | Tools/run query --input - $where", code: 65,
            err: ["an Excel workbook (.xlsx). Save it in Excel as “CSV UTF-8", "[wrong-format]\n"]),
        HostileCase(
            what: "half a character and half a surrogate in JSON lines",
            line:
                "printf '{\"lon\":116.505,\"lat\":39.798,\"a\":\"\\xe8\\x8d\"}\\n{\"lon\":116.505,\"lat\":39.798,\"a\":\"\\\\ud800\"}\\n{\"lon\":NaN}\\n' | Tools/run query --input - --format ndjson $where",
            code: 65, out: ["{\"nz_status\":\"error\"}\n{\"nz_status\":\"error\"}\n{\"nz_status\":\"error\"}\n"],
            err: [#""line":1,"what":""#, #""line":2,"what":""#, #""line":3,"what":""#]),
        HostileCase(
            what: "a line nested 10,000 deep",
            line:
                "(printf '{\"a\":'; head -c 10000 /dev/zero | tr '\\0' '['; echo; echo '{\"lon\":116.505,\"lat\":39.798}') | Tools/run query --input - --format ndjson $where",
            code: 65, out: ["\"nz_class\":\"2\""], err: [#""line":1,"#, "answered: 1 of 2"]),
    ]

    @Test(
        "what a verb has written it reads again, to the same bytes",
        arguments: [
            ("query", "csv", "p.csv", "id,lon,lat\n1,116.505,39.798\n\"=a, \"\"b\"\"\",116.6,39.7\nx,1,2\n"),
            ("query", "ndjson", "p.ndjson", "{\"lon\":116.505,\"lat\":39.798,\"a\":{\"b\":[1,2]}}\n{\"lon\":1}\n"),
            ("check", "csv", "l.csv", "point;level;class;period\n=N1;64.0;2;day\nN2;x;2;day\nN3;50;1;night\n"),
            ("parcel", "csv", "p.csv", "id,wkt\n=a,\(square)\nb,POINT EMPTY\n"),
            (
                "parcel", "geojson", "p.geojson",
                "{\"type\":\"Feature\",\"properties\":{\"a\":null},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(ring)}}"
            ),
        ])
    func again(verb: String, format: String, name: String, text: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("1-\(name)", text)
        for turn in 1...3 {
            let file = "\(turn)-\(name)"
            let input = verb == "parcel" ? ["parcel", file] : [verb, "--input", file]
            let how = verb == "check" ? ["--standard", "gb3096", "--date", "2026-11-20"] : ["--pack", "small", "--date", "2026-11-20"]
            let crs = verb == "query" || name == "p.csv" ? ["--crs", "wgs84"] : []
            let outcome = try Command.run(
                input + how + crs + (verb == "check" ? [] : ["--format", format]) + ["-o", "\(turn + 1)-\(name)"], in: folder)
            #expect(outcome.code == (format == "geojson" ? 0 : 65), "\(outcome.err)")
            #expect((turn > 1) == outcome.err.contains("column-replaced"), "\(outcome.err)")
        }
        // Seven decimals of a degree move the corners of pieces by up to 5 mm, and their areas.
        if format == "geojson" { return }
        #expect(try folder.read("3-\(name)") == folder.read("2-\(name)"))
        #expect(try folder.read("4-\(name)") == folder.read("2-\(name)"))
    }
}
