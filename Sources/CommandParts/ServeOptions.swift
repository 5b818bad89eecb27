import ArgumentParser
import NoiseZoning
import SystemIO

/// The options of the verb `serve`, and of the program that it starts.
package struct ServeOptions: ParsableArguments {
    @OptionGroup package var source: MapSourceOptions

    @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 for every one of this machine.", valueName: "address"))
    package var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port; 0 takes one that is free.", valueName: "port"))
    package var port = 8080

    @Option(
        help: ArgumentHelp(
            "Where the server is found from outside, such as https://noise.example.org; links begin with it.", valueName: "URL"))
    package var baseUrl: String?

    @Option(help: ArgumentHelp("Whose pages may read the answers: an origin such as https://example.org, or *.", valueName: "origin"))
    package var cors: String?

    @Option(help: ArgumentHelp("The largest body that is held in memory.", valueName: "MiB"))
    package var maxBody = 16

    @Option(help: ArgumentHelp("The largest table; it is answered as it comes.", valueName: "MiB"))
    package var maxTable = 1024

    @Option(help: ArgumentHelp("The most lines of a table.", valueName: "count"))
    package var maxRows = 10_000_000

    @Option(help: ArgumentHelp("The longest that nothing comes of a body.", valueName: "seconds"))
    package var maxSeconds = 30

    @Option(help: ArgumentHelp("The most requests at once; twice as many connections are held.", valueName: "count"))
    package var maxRequests = 256

    @Option(help: ArgumentHelp("The memory for tiles that are kept.", valueName: "MiB"))
    package var maxTiles = 64

    @Option(
        help: ArgumentHelp(
            "The room on the disk for tables whose senders send all of them before they read the answer; 0 for none.", valueName: "MiB"))
    package var maxAside = 1024

    @Option(
        help: ArgumentHelp(
            "Pictures to lie below the map of the page, as an address with {z}, {x} and {y}; browsers fetch them from there.",
            valueName: "template"))
    package var basemap: String?

    @Option(
        help: ArgumentHelp("The reference system of these pictures; in gcj02 they are moved, never the data.", valueName: "crs"))
    package var basemapCrs = BasemapSystem.wgs84

    @Option(help: ArgumentHelp("Whose pictures these are, as their licence wants it said on the map.", valueName: "text"))
    package var basemapAttribution: String?

    @Option(
        help: ArgumentHelp(
            "The folder with maplibre-gl.js and maplibre-gl.css, which draw the map of the page. Default NOISEZONE_MAPLIBRE.",
            valueName: "folder"), completion: .directory)
    package var maplibre: String?

    @Option(
        help: ArgumentHelp(
            "A line for each request on stderr: none, paths (which kind of question), or addresses (with the places that are asked about).",
            valueName: "what"))
    package var log = RequestLog.none

    @Flag(help: "Say whether all is ready, and end: the map is drawn and indexed, the address is taken for a moment.")
    package var check = false

    @OptionGroup package var scenario: ScenarioOptions
    @OptionGroup package var language: LanguageOption

    package init() {}

    /// Where MapLibre is said to be; nil where nobody says.
    package var mapLibreFolder: String? {
        if let maplibre { return maplibre }
        guard let folder = unsafe getenv("NOISEZONE_MAPLIBRE") else { return nil }
        let text = unsafe String(cString: folder)
        return text.isEmpty ? nil : text
    }

    package func validate() throws {
        guard (0...65_535).contains(port) else { throw Failure.usage("--port: give a number from 0 to 65535.") }
        guard (1...1024).contains(maxBody) else { throw Failure.usage("--max-body: give MiB from 1 to 1024.") }
        guard (1...65_536).contains(maxTable) else { throw Failure.usage("--max-table: give MiB from 1 to 65536.") }
        guard (1...1_000_000_000).contains(maxRows) else { throw Failure.usage("--max-rows: give a number from 1 to 1000000000.") }
        guard (1...3600).contains(maxSeconds) else { throw Failure.usage("--max-seconds: give seconds from 1 to 3600.") }
        guard (1...10_000).contains(maxRequests) else { throw Failure.usage("--max-requests: give a number from 1 to 10000.") }
        guard (1...10_000).contains(maxTiles) else { throw Failure.usage("--max-tiles: give MiB from 1 to 10000.") }
        guard (0...1_048_576).contains(maxAside) else { throw Failure.usage("--max-aside: give MiB from 0 to 1048576.") }
        if let cors, cors != "*", !Self.isOrigin(cors) {
            throw Failure.usage("--cors: \(cors) is no origin; give one such as https://example.org, or *.")
        }
        if basemapAttribution != nil, basemap == nil { throw Failure.usage("--basemap-attribution goes with --basemap.") }
        if let baseUrl, !Self.isBase(baseUrl) {
            throw Failure.usage(
                "--base-url: \(baseUrl) is no address; give one such as https://noise.example.org, or with a path behind it.")
        }
    }

    /// Without the brackets that an address has in a URL: `[::1]`.
    package var plainHost: String { host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host }

    /// Without the slash that may stand at its end.
    package var base: String? { baseUrl.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } }

    /// Scheme, host and perhaps a port: what a browser sends as its origin.
    private static func isOrigin(_ text: String) -> Bool { isBase(text) && !rest(text).contains("/") }

    /// The same, perhaps with a path.
    private static func isBase(_ text: String) -> Bool {
        let rest = rest(text)
        return !rest.isEmpty && rest.first != "/" && rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("?#,;\"<>".utf8).contains($0) }
    }

    private static func rest(_ text: String) -> Substring {
        ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) } ?? ""
    }
}

/// What pictures below the map may be in.
package enum BasemapSystem: String, ExpressibleByArgument, CaseIterable, Sendable { case wgs84, gcj02 }

/// What is kept of each request.
package enum RequestLog: String, ExpressibleByArgument, CaseIterable, Sendable { case none, paths, addresses }
