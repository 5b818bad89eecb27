#if Server
    import FeatureIO
    import Hummingbird
    import NoiseZoningServer
    import Wording

    extension Response {
        /// The answer, packed where the client takes it so, or 304 where the client has it already.
        /// - Parameter reader: of the body, which goes on coming while a long answer is written.
        init(_ reply: Reply, to request: Request, _ reader: BodyReader? = nil) {
            var fields: HTTPFields = [.contentType: reply.type, .cacheControl: reply.cacheControl]
            for (name, value) in reply.fields { if let name = HTTPFields.Element.Name(name) { fields[name] = value } }
            let packing = Packing(reply, accepted: request.headers[.acceptEncoding])
            if packing != .never { fields[.vary] = fields[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding" }
            if packing == .packs || packing == .isPacked { fields[.contentEncoding] = "gzip" }
            if request.method == .post {
                fields[.cacheControl] = "no-store"
            } else if let tag = Self.tag(reply, packing) {
                fields[.eTag] = tag
                let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
                if known.contains(where: { $0 == tag || $0 == "W/\(tag)" || $0 == "*" }) {
                    fields[.contentType] = nil
                    fields[.contentEncoding] = nil
                    self.init(status: .notModified, headers: fields)
                    headers[.contentLength] = nil
                    return
                }
            }
            self.init(status: HTTPResponse.Status(code: reply.status), headers: fields, body: Self.body(reply, packing, reader))
            if reply.status == 204 {
                headers[.contentLength] = nil
                headers[.contentType] = nil
            }
        }

        /// The packed bytes are others, so they have another name.
        private static func tag(_ reply: Reply, _ packing: Packing) -> String? {
            let name: String
            if let tag = reply.tag {
                name = tag
            } else if case .whole(let bytes) = reply.content {
                name = Reply.tag(of: bytes)
            } else {
                return nil
            }
            return packing == .packs || packing == .isPacked ? "\"\(name)-gzip\"" : "\"\(name)\""
        }

        private static func body(_ reply: Reply, _ packing: Packing, _ reader: BodyReader?) -> ResponseBody {
            switch reply.content {
            case .whole(let bytes):
                switch packing {
                case .packs:
                    if let packer = GzipPacker() { return whole(packer.pack(bytes, isLast: true)) }
                case .unpacks: return whole(gunzipped(bytes) ?? [])
                case .never, .plain, .isPacked: break
                }
                return whole(bytes)
            case .pieces(let pieces):
                return ResponseBody { writer in
                    var writer = writer
                    let packer = packing == .packs ? GzipPacker() : nil
                    let trailer = try await pieces { bytes in
                        let bytes = packer?.pack(bytes, isLast: false) ?? bytes
                        await reader?.readOn()
                        try await write(bytes, to: &writer)
                        await reader?.readNoMore()
                    }
                    if let packer { try await writer.write(ByteBuffer(bytes: packer.pack([], isLast: true))) }
                    var fields = HTTPFields()
                    for (name, value) in trailer { if let name = HTTPFields.Element.Name(name) { fields[name] = value } }
                    try await writer.finish(fields.isEmpty ? nil : fields)
                }
            }
        }

        /// What waits to be sent is held by the connection: no more of it than this at a time, so that a client takes it as it can.
        static let portion = 1 << 16

        private static func whole(_ bytes: [UInt8]) -> ResponseBody {
            if bytes.count <= portion { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
            return ResponseBody(contentLength: bytes.count) { writer in
                var writer = writer
                try await write(bytes, to: &writer)
                try await writer.finish(nil)
            }
        }

        private static func write(_ bytes: [UInt8], to writer: inout any ResponseBodyWriter) async throws {
            for start in stride(from: 0, to: bytes.count, by: portion) {
                try await writer.write(ByteBuffer(bytes: bytes[start..<min(start + portion, bytes.count)]))
            }
        }

        init(_ problem: Problem, _ language: Language) {
            var fields: HTTPFields = [
                .contentType: Problem.type, .cacheControl: "no-store", .contentLanguage: language.rawValue,
            ]
            if !problem.allowed.isEmpty { fields[.allow] = problem.allowed.joined(separator: ", ") }
            if problem.status == 503 { fields[.retryAfter] = "1" }
            self.init(
                status: HTTPResponse.Status(code: problem.status), headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json(in: language))))
        }
    }
#endif
