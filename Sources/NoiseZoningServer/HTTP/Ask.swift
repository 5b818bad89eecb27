/// A request, as an endpoint sees it.
package struct Ask: Sendable {
    /// What stands for the names in the path, decoded.
    package let path: [String: String]
    package let query: RequestQuery
    /// What the client takes, as it says it: the header `Accept`.
    package let accept: String?
    /// The header `Content-Type`.
    package let contentType: String?
    /// Where the server is found from outside, without a slash at the end: links begin with it.
    package let base: String
    /// Path and query as they came.
    package let address: String
    /// Of a POST.
    package let body: any IncomingBody

    package init(
        path: [String: String], query: RequestQuery, accept: String?, contentType: String?, base: String, address: String,
        body: any IncomingBody
    ) {
        self.path = path
        self.query = query
        self.accept = accept
        self.contentType = contentType
        self.base = base
        self.address = address
        self.body = body
    }

    /// A part of the path that the endpoint names.
    package func part(_ name: String) -> String { path[name] ?? "" }
}

/// The body of a request, taken piece by piece as it comes, within the bounds of size and time.
package protocol IncomingBody: Sendable {
    /// The next piece; nil behind the last.
    func next() async throws(Problem) -> [UInt8]?
}

extension IncomingBody {
    /// All that is still to come, to be held in memory; fails with `http-body-size` where that is too much.
    package func rest(atMost limit: Int) async throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await next() {
            guard bytes.count + piece.count <= limit else {
                throw Problem(413, ServerFault.bodySize, "the body has more than \(limit) bytes", fix: "Send it in parts")
            }
            bytes += piece
        }
        return bytes
    }
}
