#if Server
    import ArgumentParser
    import CommandParts
    import FeatureIO
    import NoiseZoning
    import NoiseZoningHTTP
    import NoiseZoningServer
    import Wording

    struct ServerCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "noisezone-server", abstract: "What `noisezone serve` starts; `noisezone serve --help` tells of it.")

        @OptionGroup var options: ServeOptions

        func run() async throws {
            let (options, limits) = (self.options, limits)
            let source = try options.source.source()
            let page = try options.page()
            let make: @Sendable (_ tell: (Diagnostic) -> Void) async throws(Failure) -> Served = { tell async throws(Failure) in
                let session = try await Session(source, on: options.scenario.occasion())
                for warning in session.warnings { tell(warning) }
                return try Served(try session.shared(), limits: limits, page: page)
            }
            let served = try await make(Terminal.tell)
            // From here on nobody may hold the server up by not reading what it says.
            let lines = LogLines(offer: StandardStreams.offer)
            let settings = HTTPSettings(
                limits: limits, origin: options.cors, base: options.base, log: options.log == .none ? nil : lines,
                logsQueries: options.log == .addresses)
            let server = ZoneServer(host: options.plainHost, port: options.port, settings: settings)
            if options.check {
                try await server.listenOnce()
                return Self.say("ready: map \(served.map.query.map.meta.id), \(served.map.hash)")
            }
            let address = options.plainHost.contains(":") ? "[\(options.plainHost)]" : options.plainHost
            async let written: Void = lines.write()
            defer { lines.finish() }
            try await server.run(served) { port in
                Self.say("listening at http://\(address):\(port)")
            } again: {
                let tell: (Diagnostic) -> Void = { lines.say(Terminal.line($0)) }
                do throws(Failure) {
                    let served = try await make(tell)
                    lines.say(Self.line("the map is taken anew: \(served.map.hash)"))
                    return served
                } catch {
                    for fault in error.faults { tell(fault) }
                    lines.say(Self.line("the old map is kept"))
                    return nil
                }
            }
            lines.finish()
            await written
        }

        private var limits: ServerLimits {
            ServerLimits(
                bodyBytes: options.maxBody << 20, tableBytes: options.maxTable << 20, rows: options.maxRows, seconds: options.maxSeconds,
                requests: options.maxRequests,
                tileBytes: options.maxTiles << 20, asideBytes: options.maxAside << 20)
        }

        private static func line(_ line: Phrase) -> String { line.text(in: Terminal.language) + "\n" }

        private static func say(_ line: Phrase) { Terminal.status(self.line(line)) }
    }

    extension ServeOptions {
        /// What the page is given; files are read now, and none later.
        fileprivate func page() throws(Failure) -> PageSettings {
            let tiles = basemap.flatMap { Basemap($0, isShifted: basemapCrs == .gcj02, attribution: basemapAttribution) }
            if let basemap, tiles == nil {
                throw Failure(
                    .usage, CommandFault.usage, "--basemap: \(basemap) is no template",
                    fix: "Give one such as https://tiles.example.org/{z}/{x}/{y}.png")
            }
            do throws(FileError) { return try PageSettings(mapLibre: mapLibreFolder, basemap: tiles) } catch { throw Failure(error) }
        }
    }
#endif
