#if Server
    import NoiseZoningServer

    /// How the server speaks to the world.
    package struct HTTPSettings: Sendable {
        package let limits: ServerLimits
        /// Whose pages may read the answers (`Access-Control-Allow-Origin`): an origin, or `*`; nil for none but its own.
        package let origin: String?
        /// Where the server is found from outside, without a slash at the end; nil where that is what a request says of its host.
        package let base: String?

        /// Gets a line for each request; nil where none is kept.
        package let log: LogLines?
        /// Whether the lines tell the query, and so the place that is asked about.
        package let logsQueries: Bool

        package init(
            limits: ServerLimits, origin: String? = nil, base: String? = nil, log: LogLines? = nil, logsQueries: Bool = false
        ) {
            self.log = log
            self.logsQueries = logsQueries
            self.limits = limits
            self.origin = origin
            self.base = base
        }
    }
#endif
