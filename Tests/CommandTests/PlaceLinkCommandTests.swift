import Testing

/// Links of maps as places of `query` and `check`: the formats have their own tests in ProjectionTests.
@Suite("Links of maps at the command")
struct PlaceLinkCommandTests {
    private static let picture = "https://www.google.com/maps/@39.798,116.505,500m/data=!3m1!1e3"

    @Test("a link is asked about with its own system, or refused with the cause", arguments: cases)
    func link(_ row: CommandCase) throws { try row.check() }

    private static func query(_ link: String, _ more: String...) -> [String] {
        ["query", "--at", link, "--pack", "small", "--date", "2026-11-20"] + more
    }

    static let cases = [
        CommandCase(
            what: "JSON says whose link it was",
            arguments: query("https://www.openstreetmap.org/?mlat=39.798&mlon=116.505", "--format", "json"),
            out: ["\"crs\": \"wgs84\", \"link\": {\"service\": \"osm\", \"part\": \"mark\"}}", "\"place\": {\"lon\": 116.5050000"]),
        CommandCase(
            what: "a place in GCJ-02 is not told in WGS 84",
            arguments: query("https://uri.amap.com/marker?position=116.5110,39.7993", "--format", "json"),
            out: ["\"crs\": \"gcj02\", \"link\": {\"service\": \"amap\"", "\"class\": \"2\""]),
        CommandCase(
            what: "in Chinese", arguments: query("https://uri.amap.com/marker?position=116.5110,39.7993", "--lang", "zh"),
            out: ["(gcj02：高德链接)"]),
        CommandCase(
            what: "another system is named beside it", arguments: query("geo:39.798,116.505", "--crs", "gcj02"), code: 65,
            err: ["whose system is wgs84, and --crs says gcj02", "[coordinate-link-crs]"]),
        CommandCase(
            what: "pictures leave the system open", arguments: query(picture), code: 65,
            err: ["Say --crs wgs84 if", "[coordinate-link-crs]"]),
        CommandCase(
            what: "pictures with a system", arguments: query(picture, "--crs", "wgs84"),
            out: ["class 2 ", "(wgs84: the middle of what a link of Google shows)"]),
        CommandCase(
            what: "a short link", arguments: query("https://surl.amap.com/1abc"), code: 65,
            err: ["Open it in a browser", "[coordinate-link]"]),
        CommandCase(
            what: "a route", arguments: query("https://www.google.com/maps/dir/39.8,116.5/39.9,116.6"), code: 65,
            err: ["[coordinate-link-places]"]),
        CommandCase(
            what: "numbers still need a system", arguments: query("116.505,39.798"), code: 64, err: ["[crs-missing]"]),
        CommandCase(
            what: "a level at a link",
            arguments: [
                "check", "--standard", "gb3096", "--level", "58", "--period", "day", "--at", "geo:39.798,116.505", "--pack", "small",
                "--date",
                "2026-11-20",
            ],
            out: ["pass", "at geo:39.798,116.505 (wgs84: a geo: address)"]),
        CommandCase(
            what: "a link in a table is no coordinate",
            arguments: ["query", "--input", "t.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20"],
            files: ["t.csv": "lon,lat\ngeo:39.798,116.505\n"], code: 65, out: ["error"], err: ["t.csv"]),
    ]
}
