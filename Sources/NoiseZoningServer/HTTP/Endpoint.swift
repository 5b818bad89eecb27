/// How an address is asked; HEAD comes with every GET.
package enum EndpointMethod: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
}

/// One address, what may be asked there, and how a part of the server answers.
package struct Endpoint<Service: Sendable>: Sendable {
    package let method: EndpointMethod
    /// As OpenAPI writes it: `/tiles/{layer}/{z}/{x}/{y}`; a name in braces stands for a segment, or for the start of one.
    package let path: String
    /// The names that mean something in the query; any other is a fault before anything is asked.
    package let parameters: [String]
    /// Whether other names are passed over: people come to a page by addresses that others have added to.
    package let passesOver: Bool
    package let answer: @Sendable (Ask, Service) async throws(Problem) -> Reply

    package init(
        _ method: EndpointMethod, _ path: String, parameters: [String] = [], passesOver: Bool = false,
        answer: @escaping @Sendable (Ask, Service) async throws(Problem) -> Reply
    ) {
        self.method = method
        self.path = path
        self.parameters = parameters
        self.passesOver = passesOver
        self.answer = answer
    }

    /// The same, asked of a whole that has the part.
    package func asking<Whole>(_ part: @escaping @Sendable (Whole) -> Service) -> Endpoint<Whole> {
        Endpoint<Whole>(method, path, parameters: parameters, passesOver: passesOver) { [answer] (ask, whole) async throws(Problem) in
            try await answer(ask, part(whole))
        }
    }

    /// Whether an address is one of those that the path stands for.
    package func fits(_ address: String) -> Bool {
        let parts = path.split(separator: "/")
        let given = address.split(separator: "/")
        return parts.count == given.count
            && zip(parts, given).allSatisfy { part, segment in
                guard part.first == "{", let end = part.firstIndex(of: "}") else { return part == segment }
                return !segment.isEmpty && segment.hasSuffix(part[part.index(after: end)...])
            }
    }
}
