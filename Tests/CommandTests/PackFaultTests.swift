import Testing

/// One mistake a case: the message names file, feature and place, says what is wrong and how to mend it, and nothing is made.
@Suite("Faults of a data pack")
struct PackFaultTests {
    @Test("a faulty pack is refused, and nothing is written", arguments: cases)
    func fault(_ row: CommandCase) throws { try row.check() }

    private static func refused(_ what: String, _ file: String, _ old: String, _ new: String, _ err: String...) -> CommandCase {
        CommandCase(
            what: what, arguments: CommandCase.build, changes: [.init(file, old, new)], code: 65,
            err: err + ["error small/\(file)", "1 error, 0 warnings: nothing was made [nothing-made]\n"])
    }

    private static let square = "[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]"

    static let cases = [
        CommandCase(
            what: "no pack", arguments: ["build", "missing", "-o", "map.geojson"], code: 66,
            err: ["error missing/pack.json: there is no such file. ", "[file-not-found]\n"]),
        CommandCase(
            what: "no pack, asked", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "missing"], code: 66,
            err: ["error missing/pack.json: there is no such file. "]),
        CommandCase(
            what: "no pack, validated", arguments: ["validate", "missing"], code: 66,
            err: ["error missing/pack.json: there is no such file. "]),
        CommandCase(
            what: "a layer's file is missing", arguments: CommandCase.build,
            changes: [.init("pack.json", "zones.geojson", "areas.geojson")],
            code: 66, err: ["error small/areas.geojson: there is no such file. "]),
        refused("pack.json with a comma left out", "pack.json", "\"surveyed\",", "\"surveyed\"", "line 6, column 3", "[pack-manifest]"),
        refused(
            "pack.json that ends too early", "pack.json", "\"roads.geojson\"}\n}", "\"roads.geojson\"}", "line 9, column 1",
            "[pack-manifest]"),
        refused(
            "a name twice in pack.json", "pack.json", "\"id\": \"small\"", "\"id\": \"a\", \"id\": \"b\"", "line 2, column 14",
            "\"id\" stands twice"),
        refused(
            "an unknown status", "pack.json", "\"surveyed\"", "\"measured\"", "line 5, column 13, status", "schematic, imported, surveyed"),
        refused(
            "a road that leaves the district by 200 km", "roads.geojson", "[116.50, 39.795]", "[114, 39.795], [116.50, 39.795]",
            "error small/roads.geojson feature annex1-16 荣华南路 (#1) at 114.00000,39.79500: a vertex lies ", " km from the district",
            "[far-vertex]"),
        refused(
            "a digit too few in a zone", "zones.geojson", "[116.52, 39.80], [116.51, 39.80], [116.51, 39.79]",
            "[116.52, 39.80], [116.51, 39.80], [11.651, 39.79]", "feature 301"),
        refused("an unknown ruleset", "pack.json", "beijing-etown-2025", "beijing-etown-2013", "[ruleset-unknown]", "beijing-etown-2025"),
        refused(
            "degrees as the working plane", "pack.json", "EPSG:4548", "EPSG:4326", "line 7, column 18, working_crs", "projected system"),
        refused("an unknown working plane", "pack.json", "EPSG:4548", "EPSG:999999", "line 7, column 18, working_crs", "EPSG:999999"),
        refused("an accuracy below 0", "pack.json", "0.5", "-0.5", "line 6, column 28, positional_accuracy_m"),
        refused("an accuracy of a planet", "pack.json", "0.5", "1e9", "line 6, column 28, positional_accuracy_m", "from 0 to 100000"),
        refused("no layer of zones", "pack.json", "\"zones\": \"zones.geojson\", ", "", "[layer-missing]", "there is no layer zones"),
        refused(
            "neither roads nor rail", "pack.json", ", \"roads\": \"roads.geojson\"", "", "[layer-missing]",
            "there is no layer of lines, and the rules read roads, rail,"),
        refused(
            "a class that is none", "zones.geojson", "\"2\"", "\"5\"", "feature 201 at 116.50000,39.79000: class is \"5\"",
            "Give one of: 1, 2, 3 [property-value]"),
        refused(
            "a zone without a class", "zones.geojson", "\"class\": \"2\"", "\"kind\": \"2\"", "feature 201 ", "class is missing",
            "[property-missing]"),
        refused(
            "an outline that crosses itself", "zones.geojson", square,
            "[116.50, 39.79], [116.51, 39.80], [116.51, 39.79], [116.50, 39.80], [116.50, 39.79]",
            "feature 201 at 116.50500,39.79500: the area is not valid", "[geometry-invalid]"),
        refused(
            "an outline that is not closed", "zones.geojson", "39.80], [116.50, 39.79]]]", "39.80], [116.50, 39.791]]]", "feature 201 ",
            "[ring-open]"),
        refused(
            "latitude before longitude", "zones.geojson", square,
            "[39.79, 116.50], [39.79, 116.51], [39.80, 116.51], [39.80, 116.50], [39.79, 116.50]", "feature 201 at 39.79000,116.50000"),
        refused("a geometry that is none", "zones.geojson", "\"Polygon\"", "\"Box\"", "feature 201", "\"Box\" is no geometry of GeoJSON"),
        refused(
            "a zone that is a line", "zones.geojson", "\"Polygon\", \"coordinates\":\n  [[[", "\"LineString\", \"coordinates\":\n  [[[",
            "feature 201"),
        refused(
            "a layer in an unknown system", "zones.geojson", "\"FeatureCollection\",",
            "\"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:999999\"}},", "EPSG:999999",
            "[layer-crs]"),
        CommandCase(
            what: "a layer that is a table of text", arguments: CommandCase.build,
            changes: [.init("pack.json", "\"zones.geojson\"", "\"zones.csv\"")], files: ["small/zones.csv": "wkt\nPOINT(1 2)\n"], code: 65,
            err: ["error small/zones.csv: a layer of a pack cannot be a table of text", "[layer-format]\n"]),
        CommandCase(
            what: "JSON that is no GeoJSON", arguments: CommandCase.build,
            changes: [.init("zones.geojson", "\"FeatureCollection\"", "\"Collection\"")], code: 65,
            err: ["error small/zones.geojson: the type \"Collection\" is none of GeoJSON", "[not-geojson]\n"]),
        refused(
            "an unknown grade", "roads.geojson", "arterial", "lane", "feature annex1-16 (#1) at 116.50000,39.79500: grade is \"lane\"",
            "[property-value]"),
        refused("an unknown kind of edge", "roads.geojson", "lane_edge", "kerb", "edge_kind is \"kerb\"", "approximate [property-value]"),
        refused("an unknown structure", "roads.geojson", "\"surface\"", "\"bridge\"", "structure is \"bridge\"", "[property-value]"),
        refused("an unknown state", "roads.geojson", "\"open\"", "\"closed\"", "status is \"closed\"", "open, planned [property-value]"),
        refused("a row of no annex", "roads.geojson", "annex1-16", "annex1-78", "row \"annex1-78\" is in no annex", "[row-unknown]"),
        refused("a width below 0", "roads.geojson", "\"left_m\": 16", "\"left_m\": -1", "left_m is -1 m", "[property-value]"),
        refused(
            "a width with a comma", "roads.geojson", "\"left_m\": 16", "\"left_m\": \"1,6\"", "left_m is \"1,6\", which is no number",
            "Write decimals behind a point", "[property-type]"),
        refused(
            "a day that is none", "roads.geojson", "\"open\"", "\"open\", \"opened_on\": \"2026-02-30\"", "opened_on is \"2026-02-30\"",
            "[property-date]"),
        CommandCase(
            what: "all faults of a pack are told at once", arguments: CommandCase.build,
            changes: [
                .init("zones.geojson", "\"2\"", "\"5\""), .init("zones.geojson", "\"3\"", "\"6\""),
                .init("roads.geojson", "arterial", "lane"),
            ],
            code: 65,
            err: ["class is \"5\"", "class is \"6\"", "grade is \"lane\"", "3 errors, 0 warnings: nothing was made [nothing-made]\n"]),
        CommandCase(
            what: "a doubt is told and does not stop the build", arguments: CommandCase.build,
            changes: [.init("roads.geojson", "荣华南路", "荣华北路")],
            err: ["warning small/roads.geojson feature annex1-16 (#1) at 116.50000,39.79500", "[row-name]\n"], makes: ["map.geojson"]),
        CommandCase(
            what: "an unknown name in pack.json is a doubt", arguments: CommandCase.build,
            changes: [.init("pack.json", "\"status\"", "\"statuss\": 1, \"status\"")],
            err: ["warning small/pack.json: line 5, column 3, statuss: unknown name", "[pack-unknown-name]\n"], makes: ["map.geojson"]),
        CommandCase(
            what: "validate refuses what build refuses, on stdout", arguments: ["validate", "small"],
            changes: [.init("zones.geojson", "\"2\"", "\"5\"")], code: 65, out: ["class is \"5\"", "1 error, 0 warnings\n"]),
        CommandCase(
            what: "validate finds zones that overlap", arguments: ["validate", "small"],
            changes: [.init("zones.geojson", "[116.51, 39.79], [116.51, 39.80]", "[116.512, 39.79], [116.512, 39.80]")], code: 65,
            out: ["error small/zones.geojson feature 201 at 116.511", "zones 201 and 301 overlap over ", "[zones-overlap]"]),
        refused(
            "zones that overlap", "zones.geojson", "[116.51, 39.79], [116.51, 39.80]", "[116.512, 39.79], [116.512, 39.80]",
            "zones 201 and 301 overlap over ", "[zones-overlap]"),
        CommandCase(
            what: "trace needs a network", arguments: ["trace", "small"], code: 65, err: ["there is no layer network", "[layer-missing]"]),
        CommandCase(
            what: "control characters of the data do not reach the terminal", arguments: CommandCase.build,
            changes: [.init("zones.geojson", "\"2\"", "\"\\u001b[31mred\"")], code: 65, err: ["class is \"\\u{1B}[31mred\""]),
    ]
}
