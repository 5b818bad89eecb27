import Foundation
import Testing

@Suite("Hostile files: what cannot be read or written, and what is no map")
struct HostileFileTests {
    @Test("get a clear error or the right answer, and nothing is left behind", arguments: full + maps + pipes)
    func hostile(_ row: HostileCase) throws { try row.check() }

    /// A copy of the pack as `$p` in which one file is a pipe that nobody writes to.
    private static func pipe(_ name: String, _ verb: String) -> String {
        "p=$(mktemp -d); cp small/* $p; rm -f $p/\(name); mkfifo $p/\(name); (timeout 20 Tools/run \(verb)); code=$?; rm -r $p; exit $code"
    }

    /// What waits for ever if it is opened: a file of a pack is a file.
    static let pipes =
        ["pack.json", "zones.geojson", "roads.geojson"].flatMap { name in
            ["validate $p", "build $p -o x.gpkg", "query --at 116.505,39.798 --crs wgs84 --pack $p", "export $p -o x.svg", "diff $p small"]
                .map {
                    HostileCase(
                        what: "\(name) is a pipe: \($0)", line: pipe(name, $0), code: 66,
                        err: ["this is a pipe, and here a file is needed", "[not-a-file]\n"])
                }
        }
        + ["z.gpkg", "z.shp"].map {
            HostileCase(
                what: "a pipe \($0) as a layer",
                line: pipe($0, "validate $p").replacing("mkfifo", with: "sed -i s/zones.geojson/\($0)/ $p/pack.json; mkfifo"),
                code: 66, err: ["this is a pipe", "[not-a-file]\n"])
        }
        + [
            HostileCase(
                what: "a map of 100 GB, most of it holes in the file",
                line: """
                    m=$(mktemp -d); Tools/run build small -o $m/m.gpkg --date 2026-11-20 2>/dev/null; truncate -s 100G $m/m.gpkg; \
                    (timeout 20 Tools/run query --at 116.505,39.798 --crs wgs84 --map $m/m.gpkg --format json); code=$?; rm -r $m; exit $code
                    """, code: 65, err: ["\"code\":\"file-too-large\"", "which is as much as is hashed"])
        ]

    /// Places to write to that take nothing.
    static let full = [
        HostileCase(
            what: "a full disk under answers",
            line: "(echo lon,lat; yes 116.505,39.798 | head -n 9) | Tools/run query --input - $where >/dev/full",
            code: 74, err: ["[disk-full]\n"]),
        HostileCase(
            what: "a full disk under verdicts",
            line: "printf 'level,class\\n50,2\\n' | Tools/run check --input - --standard gb3096 --period day >/dev/full", code: 74,
            err: ["[disk-full]\n"]),
        HostileCase(
            what: "a full disk under parcels", line: "printf 'wkt\\nPOINT EMPTY\\n' | Tools/run parcel - --geometry wkt $where >/dev/full",
            code: 74, err: ["[empty-geometry]\n", "[disk-full]\n"]),
        HostileCase(
            what: "a file beyond the size that is allowed", line: "ulimit -f 1; Tools/run build small -o map.geojson --date 2026-11-20",
            code: 74, err: ["larger than a file may be here", "[file-size-limit]\n"]),
        HostileCase(
            what: "a database beyond the size that is allowed", line: "ulimit -f 20; Tools/run build small -o map.gpkg --date 2026-11-20",
            code: 74, err: ["larger than a file may be here", "[file-size-limit]\n"]),
        HostileCase(
            what: "answers beyond the size that is allowed",
            line: "ulimit -f 1; (echo lon,lat; yes 116.505,39.798 | head -n 999) | Tools/run query --input - -o answers.csv $where",
            code: 74, err: ["[file-size-limit]\n"]),
        HostileCase(
            what: "a folder that nobody may write to", line: "Tools/run build small -o /sys/map.geojson --date 2026-11-20", code: 73,
            err: ["error /sys/map.geojson: the folder may not be written to", "[folder-not-writable]\n"]),
        HostileCase(
            what: "a reader that goes away after the first line",
            line:
                "(echo lon,lat; yes 116.505,39.798 | head -n 99999) | Tools/run query --input - $where | head -n 1; exit ${PIPESTATUS[1]}",
            code: 74, out: ["lon,lat,nz_status"]),
    ]

    /// Builds a map, does something to it and asks it about a place of class 2; the map goes away, the code of the answer stays.
    private static func asked(_ map: String, _ change: String = "true", at place: String = "116.505,39.798") -> String {
        """
        Tools/run build small -o '\(map)' --date 2026-11-20 && \(change) \
        && Tools/run query --at \(place) --crs wgs84 --map '\(map)' --date 2026-11-20; code=$?; rm -f '\(map)'; exit $code
        """
    }

    /// Maps that are none, or none any more.
    static let maps = [
        HostileCase(what: "a map whose name holds a bar", line: asked("a|b?#%41 c.gpkg"), code: 0, out: ["class 2 "]),
        HostileCase(what: "a sequence as a map", line: asked("m.geojsonl"), code: 0, out: ["class 2 "]),
        HostileCase(
            what: "limits changed by hand", line: asked("m.geojson", "sed -i 's/\"night_db\":50/\"night_db\":-5/' m.geojson"), code: 65,
            err: ["error m.geojson: the map was changed after it was built. ", "[map-edited]\n"]),
        HostileCase(
            what: "a piece deleted by hand", line: asked("m.geojsonl", "sed -i 1d m.geojsonl"), code: 65,
            err: ["pieces, and had", "[map-edited]\n"]),
        HostileCase(
            what: "a sequence cut off", line: asked("m.geojsonl", "sed -i '$d' m.geojsonl"), code: 65, err: ["[map-meta]\n"]),
        HostileCase(
            what: "a map of a later version", line: asked("m.geojson", "sed -i 's|noisezone.map/2|noisezone.map/3|' m.geojson"), code: 65,
            err: ["later version of noisezone", "[map-version]\n"]),
        HostileCase(
            what: "a folder as a map", line: "Tools/run query --at 116.505,39.798 --crs wgs84 --map small --date 2026-11-20", code: 66,
            err: ["error small: this is a folder", "--pack", "[map-is-folder]\n"]),
        HostileCase(
            what: "a file as a pack", line: "Tools/run query --at 116.505,39.798 --crs wgs84 --pack small/pack.json", code: 66,
            err: ["error small/pack.json: this is a file", "Give the folder that holds it [pack-is-file]\n"]),
    ]

    @Test(
        "a program that is stopped leaves no half of a file",
        arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGKILL, 137)] as [(Int32, Int32)])
    func stopped(_ signal: Int32, _ code: Int32) throws {
        // Bash lets a program in the background ignore SIGINT, so the line is a shell of its own that a signal may end.
        try HostileCase(
            what: "stopped",
            line: """
                set -m; (echo lon,lat; yes 116.505,39.798 | head -n 20000; sleep 3) | Tools/run query --input - -o answers.csv $where &
                program=$!
                for try in {1..100}; do ls -l /proc/$program/fd 2>&1 | grep -q deleted && break; sleep 0.05; done
                sleep 0.2; ls; kill -\(signal) $program; { wait $program; } 2>/dev/null
                """,
            code: code, out: ["small\n"]
        ).check()
    }
}
