#if Server
    import Hummingbird
    import Logging

    /// What goes along with a request: nothing that one request could leave to another.
    package struct ServerContext: RequestContext {
        package var coreContext: CoreRequestContextStorage

        package init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }

        /// Without a connection, for tests.
        package init(logger: Logger) { coreContext = CoreRequestContextStorage(source: Bare(logger: logger)) }

        private struct Bare: RequestContextSource { let logger: Logger }
    }
#endif
