import StrictJSON
import Wording

/// A link of an answer, as OGC API has it.
struct FeatureLink: Sendable {
    let href: String
    let rel: String
    let type: String
    let title: Phrase

    init(_ rel: String, _ href: String, _ type: String, _ title: Phrase) {
        (self.rel, self.href, self.type, self.title) = (rel, href, type, title)
    }
}

/// The addresses of an answer and of what belongs to it.
struct FeatureLinks: Sendable {
    /// Where the server is, without a slash at the end.
    let base: String
    let path: String
    /// The parameters of the request but `f`, in a fixed order.
    let parameters: [(name: String, value: String)]
    let language: Language

    /// - Parameter names: of the parameters, in the order in which links have them.
    init(_ ask: Ask, path: String, names: [String]) throws(Problem) {
        base = ask.base
        self.path = path
        parameters = names.compactMap { name in name == "f" ? nil : ask.query[name].map { (name, $0) } }
        language = try ask.query.language()
    }

    /// The same question in another form, from another feature on, or in another language.
    func here(_ form: FeatureForm?, offset: Int? = nil, language: Language? = nil) -> String {
        var parts = parameters
        if let offset {
            parts.removeAll { $0.name == "offset" }
            if offset > 0 { parts.append(("offset", "\(offset)")) }
        }
        if let language {
            parts.removeAll { $0.name == "lang" }
            parts.append(("lang", language.rawValue))
        }
        if let form { parts.append(("f", form.rawValue)) }
        return base + path + Self.query(parts)
    }

    /// Another address, in the language of this one.
    func there(_ path: String, _ form: FeatureForm? = nil) -> String {
        let language = parameters.filter { $0.name == "lang" }
        return base + path + Self.query(language + (form.map { [("f", $0.rawValue)] } ?? []))
    }

    /// The answer itself and its other form.
    func itself(_ offer: FeatureForm.Offer, json: String, offset: Int? = nil) -> [FeatureLink] {
        let other: FeatureForm = offer.form == .json ? .html : .json
        return [
            FeatureLink("self", here(offer.form, offset: offset), offer.type, "this document"),
            FeatureLink(
                "alternate", here(other, offset: offset), other == .json ? json : Reply.html,
                other == .json ? "this document as JSON" : "this document as a page"),
        ]
    }

    private static func query(_ parts: [(name: String, value: String)]) -> String {
        parts.isEmpty ? "" : "?" + parts.map { "\($0.name)=\(written($0.value))" }.joined(separator: "&")
    }

    /// What may stand in a query as it is stays, for people: commas, colons and slashes (RFC 3986, 3.4).
    private static func written(_ text: String) -> String {
        var written = Percent.encoded(text)
        for (code, sign) in [("%2C", ","), ("%3A", ":"), ("%2F", "/")] { written.replace(code, with: sign) }
        return written
    }
}

extension JSONWriter {
    /// The member `links`.
    mutating func links(_ links: [FeatureLink], _ language: Language) {
        key("links")
        array { writer in
            for link in links {
                writer.object(inline: true) { writer in
                    writer.member("href", link.href)
                    writer.member("rel", link.rel)
                    writer.member("type", link.type)
                    writer.member("title", link.title.text(in: language))
                    writer.member("hreflang", language.rawValue)
                }
            }
        }
    }
}
