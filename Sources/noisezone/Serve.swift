#if Server
    import ArgumentParser
    import FeatureIO
    import NoiseZoning
    import NoiseZoningServer
    import Wording

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve",
            abstract: "Answer over HTTP: places, tables and the rules, until it is stopped.",
            discussion: """
                GET /v1/at answers as `query --at --format json`, POST /v1/places as `query --input`, GET /v1/rules as `rules --format json`; \
                /health and /metrics are for the keeper. The map holds for the day on which it was drawn, and for as long as nothing opens. \
                SIGTERM and Ctrl-C end it when the requests that have begun are answered. It speaks no https: put a server that does in front.
                """)

        @OptionGroup var source: MapSourceOptions

        @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 for every one of this machine.", valueName: "address"))
        var host = "127.0.0.1"

        @Option(help: ArgumentHelp("The port; 0 takes one that is free.", valueName: "number"))
        var port = 8080

        @Option(help: ArgumentHelp("Whose pages may read the answers: an origin such as https://example.org, or *.", valueName: "origin"))
        var cors: String?

        @Option(help: ArgumentHelp("The largest body, in MiB.", valueName: "number"))
        var maxBody = ServerLimits().bodyBytes >> 20

        @Option(help: ArgumentHelp("The most lines of a table.", valueName: "number"))
        var maxRows = ServerLimits().rows

        @Option(help: ArgumentHelp("The longest that a body may take to come, and a table to be answered.", valueName: "seconds"))
        var maxSeconds = ServerLimits().seconds

        @Option(help: ArgumentHelp("The most requests at once; twice as many connections are held.", valueName: "number"))
        var maxRequests = ServerLimits().requests

        @OptionGroup var scenario: ScenarioOptions
        @OptionGroup var language: LanguageOption

        func validate() throws {
            guard (0...65_535).contains(port) else { throw Failure.usage("--port: give a number from 0 to 65535.") }
            guard (1...1024).contains(maxBody) else { throw Failure.usage("--max-body: give MiB from 1 to 1024.") }
            guard (1...10_000_000).contains(maxRows) else { throw Failure.usage("--max-rows: give a number from 1 to 10000000.") }
            guard (1...3600).contains(maxSeconds) else { throw Failure.usage("--max-seconds: give seconds from 1 to 3600.") }
            guard (1...10_000).contains(maxRequests) else { throw Failure.usage("--max-requests: give a number from 1 to 10000.") }
            if let cors, cors != "*", !Self.isOrigin(cors) {
                throw Failure.usage("--cors: \(cors) is no origin; give one such as https://example.org, or *.")
            }
        }

        /// Scheme, host and perhaps a port: what a browser sends as its origin.
        private static func isOrigin(_ text: String) -> Bool {
            guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
            let host = text.dropFirst(scheme.count)
            return !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("/?#,\"".utf8).contains($0) }
        }

        func run() async throws {
            let session = try await Session(try source.source(), on: scenario.occasion())
            for warning in session.warnings { Terminal.tell(warning) }
            var limits = ServerLimits()
            (limits.bodyBytes, limits.rows, limits.seconds, limits.requests) = (maxBody << 20, maxRows, maxSeconds, maxRequests)
            let server = ZoneServer(ZoneService(try session.shared(), limits: limits), host: host, port: port, origin: cors)
            let address = host.contains(":") ? "[\(host)]" : host
            try await server.run { port in
                let line: Phrase = "listening at http://\(address):\(port)"
                Terminal.status(line.text(in: Terminal.language) + "\n")
            }
        }
    }
#endif
