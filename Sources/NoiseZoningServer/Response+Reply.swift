#if Server
    import Hummingbird
    import Wording

    extension Response {
        /// The answer, or 304 where the client has it already.
        init(_ reply: Reply, to request: Request) {
            var fields: HTTPFields = [.contentType: reply.type, .cacheControl: reply.cacheControl]
            for (name, value) in reply.fields { if let name = HTTPFields.Element.Name(name) { fields[name] = value } }
            guard request.method != .post else {
                fields[.cacheControl] = "no-store"
                self.init(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.bytes)))
                return
            }
            let tag = reply.tag
            fields[.eTag] = tag
            let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
            guard known.contains(where: { $0 == tag || $0 == "W/\(tag)" || $0 == "*" }) else {
                self.init(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.bytes)))
                return
            }
            fields[.contentType] = nil
            self.init(status: .notModified, headers: fields)
            headers[.contentLength] = nil
        }

        init(_ problem: Problem, _ language: Language) {
            var fields: HTTPFields = [
                .contentType: "application/problem+json", .cacheControl: "no-store", .contentLanguage: language.rawValue,
            ]
            if !problem.allowed.isEmpty { fields[.allow] = problem.allowed.joined(separator: ", ") }
            if problem.status == 503 { fields[.retryAfter] = "1" }
            self.init(
                status: HTTPResponse.Status(code: problem.status), headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json(in: language))))
        }
    }
#endif
