import StrictJSON
import ZoningModel

/// What may be asked of the server, as OpenAPI 3.0 has it (openapi.json); the address of the server and its version are put in.
enum APIDocument {
    static let type = "application/vnd.oai.openapi+json;version=3.0"

    /// An address and a method, in the order of the document.
    struct Operation: Sendable {
        let method: String
        let path: String
        let summary: String
    }

    /// The document as it is kept. It is a part of the program: that it can be read is a matter of the tests.
    private static let kept = (try? JSONParser.parse(PackageResources.openapi_json, file: "openapi.json")) ?? .object([])

    /// - Parameter base: where the server is found from outside, without a slash at the end.
    static func bytes(base: String) -> [UInt8] {
        let server = JSONValue.object([JSONMember(name: "url", value: .string(base))])
        var writer = JSONWriter(.pretty)
        writer.value(
            kept.replacing("servers", by: .array([server]))
                .replacing("info", by: (kept["info"] ?? .object([])).replacing("version", by: .string(programVersion))))
        writer.newline()
        return writer.bytes
    }

    static let operations: [Operation] = {
        guard case .object(let paths)? = kept["paths"] else { return [] }
        return paths.flatMap { path -> [Operation] in
            guard case .object(let methods) = path.value else { return [] }
            return methods.compactMap { method in
                guard ["get", "post"].contains(method.name), case .string(let summary)? = method.value["summary"] else { return nil }
                return Operation(method: method.name.uppercased(), path: path.name, summary: summary)
            }
        }
    }()
}

extension JSONValue {
    /// The same object with another value of a member that it has.
    fileprivate func replacing(_ name: String, by value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.name == name ? JSONMember(name: name, value: value) : $0 })
    }
}
