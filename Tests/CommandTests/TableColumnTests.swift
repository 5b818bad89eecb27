import Testing

@Suite("Columns of tables as people bring them")
struct TableColumnTests: TableCases {
    @Test("are taken for what they are called or refused, those of an earlier run replaced", arguments: names + pairs)
    func column(_ row: CommandCase) throws { try row.check() }

    /// Names of ours are replaced, other twins refused.
    private static let names = [
        row(
            "answers of an earlier run are replaced, wherever they stand and however they are written",
            query("nz_class,lon, NZ_Status,lat,nz_because,note\n9,116.505,\"a,\"\"b\",39.798,old,\" x\"\n"),
            out: ["lon,lat,note,\(added)\n116.505,39.798,\" x\",\(answer)\n"],
            err: ["warning p.csv: replaced, as answers of that name are added: nz_class,  NZ_Status, nz_because.", "[column-replaced]\n"]),
        row(
            "verdicts of an earlier run are replaced, and classes of another verb stay",
            check("point,level,class,nz_verdict,nz_class\nN1,64.0,2,pass,7\n", "--period", "day"), 1,
            out: ["point,level,class,nz_class,nz_limit,", "N1,64.0,2,7,60,64.0,exceeds,-4"], err: ["replaced", "nz_verdict"]),
        row(
            "parcels of an earlier run", parcel("id,nz_share_9,wkt,nz_error\na,1,\(square),old\n", "--crs", "wgs84", "--format", "csv"),
            out: ["id,wkt,nz_status,", "\na,\(square),inside,2,"], err: ["nz_share_9, nz_error"]),
        row(
            "members of an earlier run, once for all lines",
            query(
                #"{"nz_zone":1,"lon":116.505,"lat":39.798}"# + "\n" + #"{"lon":116.505,"nz_zo\u006ee":2,"lat":39.798,"k":{"nz_day":1}}"#,
                file: "p.ndjson"),
            out: [#"{"lon":116.505,"lat":39.798,"nz_status":"#, #"{"lon":116.505,"lat":39.798,"k":{"nz_day":1},"nz_status":"inside","#],
            err: ["replaced, as answers of that name are added: nz_zone. "]),
        row(
            "a column twice", query("lon,lat,a,b,a\n1,2,3,4,5\n"), 65, err: ["the header names the column a twice", "[csv-column-twice]\n"]),
        row(
            "a column of a parcel twice", parcel("id,wkt,id\n", "--crs", "wgs84"), 65, err: ["the column id twice", "[csv-column-twice]\n"]),
        row(
            "two geometries", parcel("id,wkt,Geom\n", "--crs", "wgs84"), 65,
            err: [
                "more than one column may hold the geometry: wkt, Geom. Keep that name for one of them, or choose with --geometry of parcel [csv-column-twice]\n"
            ]),
        row(
            "one of two geometries, chosen",
            parcel("id,Geom,geom\na,x,\(square)\n", "--crs", "wgs84", "--geometry", "geom", "--format", "csv"), out: ["inside,2,"], err: []),
        row("levels twice", check("level,level\n50,60\n"), 65, err: ["the column level twice"]),
        row(
            "levels twice, by case and spaces", check("level, LEVEL\n50,60\n"), 65,
            err: ["more than one column says the level: level,  LEVEL.", "[csv-column-twice]\n"]),
        row("levels twice, by two names", check("声级,Leq\n50,60\n"), 65, err: ["more than one column says the level: 声级, Leq."]),
        row("classes twice", check("level,class,类别\n50,2,4a\n"), 65, err: ["more than one column says the class"]),
        row("columns without a name", query("lon,lat,,\n116.505,39.798,,\n"), out: ["lon,lat,,,\(added)\n116.505,39.798,,,\(answer)\n"]),
        row(
            "a member twice: no reader may see either",
            query(#"{"lon":116.505,"lat":39.798,"a":1,"a":2}"# + "\n", file: "p.ndjson"), 65, out: ["{\"nz_status\":\"error\"}\n"],
            err: ["the name \"a\" stands twice in one object", "[json-line]\n"]),
        row(
            "properties of an earlier run",
            parcel(
                #"{"type":"Feature","properties":{"nz_status":"x","nz_zone":1,"k":2},"geometry":{"type":"Polygon","coordinates":\#(ring)}}"#,
                "--format", "csv", file: "p.geojson"), out: ["nz_zone,k,nz_status,", "\n1,2,inside,2,"], err: ["replaced", "nz_status. "]),
    ]

    /// One pair of coordinates, or a choice.
    private static let pairs = [
        row(
            "two pairs", query("lon,lat,x,y\n1,2,3,4\n"), 65,
            err: ["more than one pair of coordinates: “lon,lat”, “x,y”. Choose with --x and --y [coordinates-twice]\n"]),
        row("two pairs in Chinese and English", query("lng,lat,经度,纬度\n1,2,3,4\n"), 65, err: ["“lng,lat”, “经度,纬度”"]),
        row("one latitude for two longitudes", query("lon,longitude,lat\n1,2,3\n"), 65, err: ["lon, longitude with lat"]),
        row("twins by case", query("lon,lat,Lon\n1,2,3\n"), 65, err: ["[coordinates-twice]\n"]),
        row("half a choice", query("lon,lat,x,y\n1,2,3,4\n", "--x", "lon"), 65, err: ["lon with lat, y"]),
        row(
            "a choice", query("x,y,lon,lat\n1,2,116.505,39.798\n", "--x", "lon", "--y", "lat"),
            out: ["1,2,116.505,39.798,\(answer)\n"]),
        row(
            "a choice between twins, to the letter", query("LON,lat,lon\n1,39.798,116.505\n", "--x", "lon"),
            out: ["1,39.798,116.505,\(answer)\n"]),
        row("a lone x beside a pair", query("lon,lat,x\n116.505,39.798,7\n"), out: ["116.505,39.798,7,\(answer)\n"]),
        row(
            "two pairs in one line of many",
            query(
                #"{"lon":116.505,"lat":39.798}"# + "\n" + #"{"lon":116.505,"lat":39.798,"x":1,"y":2}"# + "\n"
                    + #"{"lon":116.505,"lat":39.798}"# + "\n",
                file: "p.ndjson"), 65, out: [#""x":1,"y":2,"nz_status":"error"}"#],
            err: ["line 2: there is more than one pair", "answered: 1 of 3"]),
        row("one column for both", query("lon,lat\n1,2\n", "--x", "lon", "--y", "lon"), 64, err: ["--x and --y name the same column ["]),
        row(
            "one column for both, by case", query("lon,lat\n1,2\n", "--x", "lon", "--y", "LON"), 65,
            err: ["lon is named for both coordinates", "[coordinates-same]\n"]),
        row(
            "a column that is not there", query("lon,lat\n1,2\n", "--x", "east"), 65,
            err: ["there is no column east", "[csv-coordinates]\n"]),
        row(
            "two pairs that nobody asks for", check("level,class,lon,lat,x,y\n50,2,1,2,3,4\n", "--period", "day"), out: ["50,2,1,2,3,4,60,"]
        ),
        row(
            "two pairs of levels", check("level,lon,lat,x,y\n50,1,2,3,4\n", "--period", "day", "--crs", "wgs84", "--pack", "small"), 65,
            err: ["“lon,lat”, “x,y”", "[coordinates-twice]\n"]),
        row(
            "a file whose rows are all exchanged",
            query("lon,lat\n" + String(repeating: "39.798,116.505\n", count: 14)), 65, out: ["39.798,116.505,error,,,,,\n"],
            err: [
                "line 11: ", "error p.csv: the same 4 times more. Mend them like those told above [coordinate-swapped]\n",
                "in all 14 rows longitude and latitude look exchanged. Exchange the columns: what is the latitude belongs to --y [columns-swapped]\n",
            ]),
    ]
}
