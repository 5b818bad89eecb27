#if Server
    import Hummingbird
    import HummingbirdCore
    import Logging
    import NIOCore
    import NIOPosix
    import NoiseZoning
    import NoiseZoningServer
    import SystemIO
    import UnixSignals
    import Wording

    /// The endpoints at an address, until it is told to stop.
    package struct ZoneServer: Sendable {
        package let host: String
        package let port: Int
        package let settings: HTTPSettings

        package init(host: String, port: Int, settings: HTTPSettings) {
            self.host = host
            self.port = port
            self.settings = settings
        }

        /// Answers until SIGTERM or SIGINT, and ends the requests that have begun; SIGHUP takes the map anew.
        ///
        /// Fails with `server-listening` where the address cannot be had.
        /// - Parameters:
        ///   - onReady: gets the port, that of the system where 0 was given.
        ///   - again: makes anew what is served; nil where the old is kept.
        package func run(
            _ served: Served, onReady: @escaping @Sendable (_ port: Int) -> Void, again: @escaping @Sendable () async -> Served?
        ) async throws(Failure) {
            let current = CurrentMap(served)
            // What is said to people is said by the door; what the framework has to say is for its makers.
            let silent = Logger(label: "noisezone") { _ in SwiftLogNoOpLogHandler() }
            let application = Application(
                router: makeRouter(current, settings), server: HTTPServerBuilder { ZoneChannel(responder: $0) },
                configuration: ApplicationConfiguration(
                    address: .hostname(host, port: port),
                    availableConnectionsDelegate: .maximum(2 * settings.limits.requests, logger: silent)),
                onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) }, logger: silent)
            // Before the address is told: whoever knows it may send the signal.
            let signals = await UnixSignalsSequence(trapping: .sighup)
            let farewells = await UnixSignalsSequence(trapping: .sigterm, .sigint)
            do {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await _ in signals { if let served = await again() { await current.replace(by: served) } }
                        try await Task.sleep(for: .seconds(ServerLimits.farewellSeconds))
                    }
                    group.addTask {
                        // Who neither sends the rest nor takes the answer is not waited for without end.
                        for await _ in farewells {
                            try await Task.sleep(for: .seconds(ServerLimits.farewellSeconds))
                            SystemIO.exit(0)
                        }
                        try await Task.sleep(for: .seconds(ServerLimits.farewellSeconds))
                    }
                    group.addTask { try await application.runService() }
                    // The signals end with the server alone.
                    try await group.next()
                    group.cancelAll()
                }
            } catch { throw failure(error) }
        }

        /// Takes the address for a moment, to see that it can be had; fails as `run` does.
        package func listenOnce() async throws(Failure) {
            do {
                let group = MultiThreadedEventLoopGroup.singleton
                let channel = try await ServerBootstrap(group: group).bind(host: host, port: port).get()
                try await channel.close()
            } catch { throw failure(error) }
        }

        private func failure(_ error: any Error) -> Failure {
            let cause: Phrase =
                switch (error as? IOError)?.errnoCode {
                case EADDRINUSE: "the port is taken by another program"
                case EACCES: "this user may not take that port"
                case EADDRNOTAVAIL: "this machine has no such address"
                default: "no such address can be had"
                }
            return Failure(
                .unavailable, ServerFault.listening, "\(host), port \(port): \(cause)",
                fix: "Choose another with --host and --port; --port 0 takes one that is free")
        }
    }
#endif
