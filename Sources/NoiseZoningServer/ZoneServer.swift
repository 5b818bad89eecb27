#if Server
    import Hummingbird
    import HummingbirdCore
    import Logging
    import NIOCore
    import NoiseZoning
    import SystemIO
    import Wording

    /// The service at an address, until it is told to stop.
    package struct ZoneServer: Sendable {
        package let service: ZoneService
        package let host: String
        package let port: Int
        package let origin: String?

        package init(_ service: ZoneService, host: String, port: Int, origin: String?) {
            self.service = service
            self.host = host
            self.port = port
            self.origin = origin
        }

        /// Answers until SIGTERM or SIGINT, and ends the requests that have begun.
        ///
        /// Fails with `server-listening` where the address cannot be had.
        /// - Parameter onReady: gets the port, that of the system where 0 was given.
        package func run(onReady: @escaping @Sendable (_ port: Int) -> Void) async throws(Failure) {
            // What is said to people is said by the door; what the framework has to say is for its makers.
            let silent = Logger(label: "noisezone") { _ in SwiftLogNoOpLogHandler() }
            let channel = HTTP1Channel.Configuration(
                idleTimeout: .seconds(ServerLimits.idleSeconds),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: ServerLimits.headBytes, maxHeaderListSize: ServerLimits.headBytes, maxHeaderFieldCount: 100))
            let application = Application(
                router: makeRouter(service, origin: origin), server: .http1(configuration: channel),
                configuration: ApplicationConfiguration(
                    address: .hostname(host, port: port),
                    availableConnectionsDelegate: .maximum(2 * service.limits.requests, logger: silent)),
                onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) }, logger: silent)
            do { try await application.runService() } catch {
                let cause: Phrase =
                    switch (error as? IOError)?.errnoCode {
                    case EADDRINUSE: "the port is taken by another program"
                    case EACCES: "this user may not take that port"
                    case EADDRNOTAVAIL: "this machine has no such address"
                    default: "no such address can be had"
                    }
                throw Failure(
                    .unavailable, ServerFault.listening, "\(host), port \(port): \(cause)",
                    fix: "Choose another with --host and --port; --port 0 takes one that is free")
            }
        }
    }
#endif
