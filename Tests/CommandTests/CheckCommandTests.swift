import Testing

@Suite("A level is checked")
struct CheckCommandTests {
    @Test("one level: verdict on stdout, exit code for scripts", arguments: one)
    func checksOne(_ row: CommandCase) throws { try row.check() }

    @Test("a file of levels comes back with its own columns and the verdicts", arguments: many)
    func checksMany(_ row: CommandCase) throws { try row.check() }

    @Test("a wrong question is refused with its cause and the way out", arguments: wrong)
    func refuses(_ row: CommandCase) throws { try row.check() }

    private static func level(_ level: String, _ more: String...) -> [String] {
        ["check", "--level", level, "--date", "2026-11-20"] + more
    }

    private static func plant(_ level: String, _ zone: String, _ more: String...) -> [String] {
        ["check", "--level", level, "--standard", "gb12348", "--class", zone, "--period", "day", "--date", "2026-11-20"] + more
    }

    private static func at(_ place: String, _ level: String, _ more: String...) -> [String] {
        [
            "check", "--level", level, "--standard", "gb12348", "--at", place, "--crs", "wgs84", "--pack", "small", "--period", "day",
            "--date", "2026-11-20",
        ] + more
    }

    static let one = [
        CommandCase(
            what: "below the limit", arguments: plant("64.4", "3"),
            out: [
                "pass: limit 65 dB(A), 1 dB to spare\n", "level     64.4 dB(A), Leq, outdoors, day\n",
                "compared  64 (64.4 rounded) against 65 dB(A)\n",
                "standard  GB 12348—2008, class 3 — 4.1.1 表1\n", "class     3 (given) — 京技管发〔2025〕8号 二(三)\n", "HJ 706—2014 6.1\n",
            ]),
        CommandCase(
            what: "above the limit", arguments: plant("66", "3"), code: 1,
            out: ["exceeds: limit 65 dB(A), 1 dB above it\n", "no background was given"]),
        CommandCase(
            what: "the background taken off", arguments: plant("66.9", "3", "--background", "60.0"), code: 1,
            out: ["exceeds: limit 65 dB(A), 1 dB above it\n", "backgr.   60.0 dB(A), Δ 6.9, -1, leaves 65.9 dB(A)\n"]),
        CommandCase(
            what: "the background too near", arguments: plant("67.0", "3", "--background", "64.5"), code: 2,
            out: ["undecided: limit 65 dB(A)\n", "Δ 2.5, not corrected\n", "GB 12348—2008 5.7.3\n"]),
        CommandCase(
            what: "rounded down to the limit: both comparisons are told", arguments: plant("65.4", "3"),
            out: [
                "pass: limit 65 dB(A), 0 dB to spare\n",
                "as it stands, 65.4 against 65: exceeds; rounded, 65 against 65: pass; the rounded one decides",
            ]),
        CommandCase(
            what: "in Chinese", arguments: plant("66", "3", "--lang", "zh"), code: 1,
            out: ["超标：限值 65 dB(A)，超过 1 dB\n", "标准      GB 12348—2008，3类"]),
        CommandCase(
            what: "ambient", arguments: level("45.1", "--standard", "GB 3096-2008", "--class", "1", "--period", "night"), code: 1,
            out: ["exceeds: limit 45 dB(A), 0.1 dB above it\n", "standard  GB 3096—2008, class 1 — 5.1 表1\n"]),
        CommandCase(
            what: "a night maximum of ambient noise",
            arguments: level("60", "--quantity", "lmax", "--standard", "gb3096", "--class", "1", "--period", "night"),
            out: ["pass: limit 60 dB(A)", "class 1 — 5.1 表1, 5.4\n"]),
        CommandCase(
            what: "GB 3096: the level as it stands decides, and where rounding would pass both are told",
            arguments: level("50.3", "--standard", "gb3096", "--class", "2", "--period", "night"), code: 1,
            out: [
                "exceeds: limit 50 dB(A), 0.3 dB above it\n",
                "as it stands, 50.3 against 50: exceeds; rounded, 50 against 50: pass; the level as it stands decides (GB/T 8170—2008 4.3)\n",
            ]),
        CommandCase(
            what: "and where they agree neither",
            arguments: level("50.6", "--standard", "gb3096", "--class", "2", "--period", "night", "--format", "ndjson"), code: 1,
            out: ["\"rounded\":{\"value_db\":51,\"margin_db\":-1", "\"notes\":[]"]),
        CommandCase(
            what: "a maximum by day has no limit", arguments: plant("90", "3", "--quantity", "lmax-frequent"), code: 2,
            out: ["undecided\n", "sets no limit for lmax-frequent by day"]),
        CommandCase(
            what: "structure-borne", arguments: plant("41", "1", "--structure-borne", "--room", "a"), code: 1,
            out: ["exceeds: limit 40 dB(A)", "structure-borne, room A"]),
        CommandCase(
            what: "indoors, 10 dB less", arguments: plant("50", "2", "--indoor"),
            out: ["pass: limit 50 dB(A), 0 dB to spare\n", "4.1.1 表1, 4.1.5\n"]),
        CommandCase(
            what: "construction, the edition of 2011",
            arguments: ["check", "--level", "70", "--standard", "gb12523", "--period", "day", "--date", "2025-12-31"],
            out: ["standard  GB 12523—2011 — 4.1 表1\n"]),
        CommandCase(
            what: "construction, the edition of 2025, and the statute of the night",
            arguments: ["check", "--level", "56", "--standard", "gb12523", "--time", "2026-01-01T22:00"], code: 1,
            out: [
                "standard  GB 12523—2025 — 4\n", "《中华人民共和国噪声污染防治法》 art. 43\n",
                "now       2026-01-01 22:00 night, 55 dB(A); from 2026-01-02 06:00 day, 70 dB(A)\n",
            ]),
        CommandCase(
            what: "the class of a place", arguments: at("116.515,39.798", "65"),
            out: [
                "pass: limit 65 dB(A)", "class     3, at 116.515,39.798 (wgs84), 301 East — 京技管发〔2025〕8号 二(三)\n",
                "that of the land outside the boundary",
            ]),
        CommandCase(
            what: "a place in a band is of class 4 by GB 12348", arguments: at("116.505,39.7954142", "70"),
            out: ["GB 12348—2008, class 4 —", "class     4a, at"]),
        CommandCase(
            what: "a railway approved before 2011 is of class 4 by GB 12348", arguments: at("116.515,39.7981", "70"),
            changes: [.layer("railway_land")],
            files: [
                "railway_land.geojson": SmallPack.Change.polygon(properties: "{\"name\": \"Line\", \"eia_approved_on\": \"2010-12-31\"}")
            ], out: ["pass: limit 70 dB(A)", "class 4 —", "has the limits of existing-railway (二(四)1)"]),
        CommandCase(
            what: "housing in class 3 has the limits of class 1 (四.1)", arguments: at("116.515,39.797", "60"),
            changes: [.layer("residential")],
            files: ["residential.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"h1\", \"name\": \"Housing\"}")], code: 1,
            out: ["exceeds: limit 55 dB(A)", "is in class 3 and has the limits of 1 (四.1)"]),
        CommandCase(
            what: "on the line between classes 2 and 3: both exceeded", arguments: at("116.51,39.798", "66"), code: 1,
            out: ["exceeds: limit 60 dB(A)"]),
        CommandCase(
            what: "on the line between classes 2 and 3: one exceeded", arguments: at("116.51,39.798", "63"), code: 2,
            out: ["undecided: limit 60 dB(A)", "the verdicts differ: 2: exceeds, 3: pass"]),
        CommandCase(
            what: "on the line between classes 2 and 3: neither exceeded", arguments: at("116.51,39.798", "60"),
            out: ["pass: limit 60 dB(A)"]),
        CommandCase(
            what: "the place is known to 100 m: in one class that it may have the limit is exceeded",
            arguments: at("116.511,39.7975", "63", "--accuracy", "100"), code: 2,
            out: ["undecided: limit 65 dB(A)", "the verdicts differ: 3: pass, "]),
        CommandCase(
            what: "the place is known to 100 m: whichever class it has the limit is met",
            arguments: at("116.511,39.7975", "60", "--accuracy", "100"),
            out: ["pass: limit 65 dB(A)"]),
        CommandCase(
            what: "outside the district", arguments: at("116.6,39.795", "60"), code: 2,
            out: ["undecided\n", "outside the district: these rules do not apply"]),
    ]

    private static let file = "id,level,background,class,period\r\n\"a, b\",64.4,,3,day\r\nc,66.9,60.0,3,day\r\nd,67.0,64.5,3,day\r\n"

    static let many = [
        CommandCase(
            what: "rows keep their order, their columns and their quotes",
            arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--date", "2026-11-20"], files: ["levels.csv": file],
            code: 1,
            out: [
                "id,level,background,class,period,nz_limit,nz_corrected,nz_verdict,nz_margin,nz_clause,nz_note\r\n\"a, b\",64.4,,3,day,65,64.4,pass,1,GB 12348—2008 4.1.1 表1; 京技管发〔2025〕8号 二(三),",
                "\nc,66.9,60.0,3,day,65,65.9,exceeds,-1,GB 12348—2008 4.1.1 表1; GB 12348—2008 5.7 表4; 京技管发〔2025〕8号 二(三),",
                "\nd,67.0,64.5,3,day,65,,undecided,-2,",
            ]),
        CommandCase(
            what: "all pass", arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--class", "3", "--period", "day"],
            files: ["levels.csv": "level\n60\n65\n"], out: ["\n60,65,60,pass,5,", "\n65,65,65,pass,0,"]),
        CommandCase(
            what: "undecided rows alone", arguments: ["check", "--input", "levels.csv", "--standard", "gb3096", "--period", "day"],
            files: ["levels.csv": "level,class\n60,4\n60,4a\n"], code: 2, out: ["\n60,4,,,undecided,,,", "\n60,4a,70,60,pass,10,"]),
        CommandCase(
            what: "a row that cannot be read is told, and the others go on",
            arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--period", "day"],
            files: ["levels.csv": "level,class\nloud,3\n60\n60,9\n66,3\n"], code: 65,
            out: ["\nloud,3,,,error,,,", "\n60,,,,error,,,", "\n60,9,,,error,,,", "\n66,3,65,66,exceeds,-1,"],
            err: [
                "error levels.csv line 2: \"loud\" is not a sound level", "error levels.csv line 4: “9” is no known class",
                "rows that could not be judged: 3 of 4; their verdict is error",
            ]),
        CommandCase(
            what: "places, standards, times and quantities by row",
            arguments: ["check", "--input", "levels.csv", "--crs", "wgs84", "--pack", "small"],
            files: [
                "levels.csv":
                    "lon,lat,level,standard,quantity,time\n116.515,39.798,65,gb12348,,2026-11-20T21:59\n116.515,39.798,65,gb12348,,2026-11-20T22:00\n"
                    + "116.515,39.798,65,gb12348,lmax-frequent,2026-11-20T22:00\n116.505,39.798,60.1,gb3096,leq,2026-11-20T06:00\n"
            ], code: 1,
            out: [
                ",2026-11-20T21:59,65,65,pass,0,", ",2026-11-20T22:00,55,65,exceeds,-10,", "lmax-frequent,2026-11-20T22:00,65,65,pass,0,",
                ",2026-11-20T06:00,60,60.1,exceeds,-0.1,",
            ]),
        CommandCase(
            what: "a class that the map does not have at the place of its row",
            arguments: ["check", "--input", "levels.csv", "--crs", "wgs84", "--pack", "small", "--standard", "gb12348", "--period", "day"],
            files: [
                "levels.csv":
                    "id,lon,lat,level,class\na,116.515,39.798,60,2\nb,116.515,39.798,60,3\nc,116.505,39.7953,60,4\nd,,,60,2\ne,x,y,60,2\nf,116.6,39.8,60,2\n"
            ],
            out: [
                "\na,116.515,39.798,60,2,60,60,pass,0,", "the class was given as 2, and the map has 3 at the place",
                "\nb,116.515,39.798,60,3,65,60,pass,5,", "\nc,116.505,39.7953,60,4,70,60,pass,10,", "\nd,,,60,2,60,60,pass,0,",
                "\ne,x,y,60,2,60,60,pass,0,", "\nf,116.6,39.8,60,2,60,60,pass,0,",
            ]),
        CommandCase(
            what: "the edition by row", arguments: ["check", "--input", "levels.csv", "--standard", "gb12523", "--period", "night"],
            files: ["levels.csv": "date,level\n2025-12-31,55\n2026-01-01,55\n"],
            out: ["2025-12-31,55,55,55,pass,0,GB 12523—2011 4.1 表1", "2026-01-01,55,55,55,pass,0,GB 12523—2025 4"]),
        CommandCase(
            what: "Chinese headers and words", arguments: ["check", "--input", "levels.csv", "--lang", "zh"],
            files: ["levels.csv": "声级,标准,类别,时段,日期\n66,GB 12348,3类,昼间,2026-11-20\n"], code: 1,
            out: ["66,GB 12348,3类,昼间,2026-11-20,65,66,exceeds,-1,", "未给背景值"]),
        CommandCase(
            what: "a class that must not be",
            arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--period", "day", "--fail-on", "1,2"],
            files: ["levels.csv": "level,class\n40,3\n40,2\n"], code: 1, out: ["\n40,2,60,40,pass,20,"]),
        CommandCase(
            what: "verdicts go to a file",
            arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--period", "day", "-o", "out.csv"],
            files: ["levels.csv": "level,class\n40,3\n"], makes: ["out.csv"]),
        CommandCase(
            what: "a file of verdicts is not replaced unasked",
            arguments: ["check", "--input", "levels.csv", "--standard", "gb12348", "--period", "day", "-o", "out.csv"],
            files: ["levels.csv": "level,class\n40,3\n", "out.csv": "mine"], code: 73, err: ["[file-exists]"]),
        CommandCase(
            what: "no column of levels", arguments: ["check", "--input", "levels.csv"], files: ["levels.csv": "a,b\n1,2\n"], code: 65,
            err: ["there is no column level", "[csv-level]\n"]),
        CommandCase(
            what: "no file", arguments: ["check", "--input", "levels.csv"], code: 66, err: ["error levels.csv: there is no such file"]),
    ]

    static let wrong = [
        CommandCase(
            what: "nothing to check", arguments: ["check"], code: 64,
            err: ["Give a level with --level, or a file of levels with --input [usage]"]),
        CommandCase(
            what: "a level that is none", arguments: plant("56,3", "3"), code: 64,
            err: ["error: --level: \"56,3\" is not a sound level", "[level]\n"]),
        CommandCase(
            what: "no standard", arguments: level("60"), code: 64,
            err: ["no standard is given. Give gb3096, gb12348, gb22337, gb12523 [standard-missing]\n"]),
        CommandCase(
            what: "an unknown standard", arguments: level("60", "--standard", "gb9660"), code: 64,
            err: ["“gb9660” is no known standard", "[standard]\n"]),
        CommandCase(
            what: "an edition that is out of force", arguments: level("60", "--standard", "GB 12523-2011", "--period", "day"), code: 64,
            err: ["not in force on 2026-11-20", "here GB 12523—2025 [edition]\n"]),
        CommandCase(
            what: "no period", arguments: level("60", "--standard", "gb3096", "--class", "1"), code: 64, err: ["[period-missing]\n"]),
        CommandCase(
            what: "a time in the other period", arguments: plant("60", "3", "--time", "23:10"), code: 64,
            err: ["23:10 is night, not day", "[period-time]\n"]),
        CommandCase(
            what: "a time on another day", arguments: level("60", "--standard", "gb3096", "--class", "1", "--time", "2026-11-21T10:00"),
            code: 64,
            err: ["[time-date]\n"]),
        CommandCase(
            what: "a time that is none", arguments: level("60", "--standard", "gb3096", "--class", "1", "--time", "25:00"), code: 64,
            err: ["\"25:00\" is not a time"]),
        CommandCase(
            what: "no class", arguments: level("60", "--standard", "gb3096", "--period", "day"), code: 64, err: ["[class-missing]\n"]),
        CommandCase(what: "an unknown class", arguments: plant("60", "7"), code: 64, err: ["“7” is no known class", "[class]\n"]),
        CommandCase(
            what: "a class and a place", arguments: at("116.505,39.798", "60", "--class", "3"), code: 64,
            err: ["Give --class or --at, not both [usage]"]),
        CommandCase(
            what: "a place without --crs", arguments: level("60", "--standard", "gb3096", "--at", "116.505,39.798", "--period", "day"),
            code: 64,
            err: ["[crs-missing]\n"]),
        CommandCase(
            what: "latitude before longitude", arguments: at("39.798,116.505", "60"), code: 65,
            err: ["looks swapped", "[coordinate-swapped]\n"]),
        CommandCase(
            what: "a room without structure-borne noise", arguments: plant("40", "3", "--room", "a"), code: 64,
            err: ["--room goes with --structure-borne [usage]"]),
        CommandCase(
            what: "structure-borne noise without a room", arguments: plant("40", "3", "--structure-borne"), code: 64,
            err: ["[room-missing]\n"]),
        CommandCase(
            what: "an unknown class to fail on", arguments: plant("40", "3", "--fail-on", "3,4"), code: 64,
            err: ["--fail-on: 4 is no known class; give some of 0, 1, 2, 3, 4a, 4b [usage]"]),
        CommandCase(
            what: "the day before the rules",
            arguments: [
                "check", "--level", "60", "--standard", "gb3096", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small", "--period",
                "day", "--date", "2025-04-28",
            ],
            code: 2, err: ["[date-before-ruleset]\n"]),
    ]
}
