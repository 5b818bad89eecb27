#if Server
    import Hummingbird
    import Logging
    import NIOCore

    /// What goes along with a request: nothing that one request could leave to another.
    package struct ServerContext: RequestContext {
        package var coreContext: CoreRequestContextStorage

        /// Asks a client that holds its body back to send it; nil without a connection.
        let wantsBody: (@Sendable () -> Void)?

        package init(source: ApplicationRequestContextSource) {
            coreContext = CoreRequestContextStorage(source: source)
            let channel = source.channel
            wantsBody = { channel.triggerUserOutboundEvent(BodyWanted(), promise: nil) }
        }

        /// Without a connection, for tests.
        package init(logger: Logger) {
            coreContext = CoreRequestContextStorage(source: Bare(logger: logger))
            wantsBody = nil
        }

        private struct Bare: RequestContextSource { let logger: Logger }
    }
#endif
