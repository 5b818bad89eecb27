#if Server
    import Hummingbird

    /// The addresses that there are, and the methods of each.
    enum Route: String, CaseIterable {
        case at = "/v1/at"
        case places = "/v1/places"
        case rules = "/v1/rules"
        case health = "/health"
        case metrics = "/metrics"

        var methods: [HTTPRequest.Method] { self == .places ? [.post] : [.get, .head] }
    }
#endif
