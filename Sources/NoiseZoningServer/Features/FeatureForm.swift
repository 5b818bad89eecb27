import Wording

/// In which form an answer is given: what `f` says, or else what the client likes best of what there is (RFC 9110, 12.5.1).
enum FeatureForm: String, Sendable, CaseIterable {
    case json, html

    /// What an address has to offer: media types in the order in which the server would rather give them, each with its form.
    struct Offer: Sendable {
        let type: String
        let form: FeatureForm
    }

    /// `json` first.
    static func offers(_ types: [String]) -> [Offer] {
        types.map { Offer(type: $0, form: .json) } + [Offer(type: Reply.html, form: .html)]
    }

    /// - Parameters:
    ///   - said: the parameter `f`, which goes before the header.
    ///   - accept: the header `Accept`; nil takes anything.
    static func choose(_ offers: [Offer], said: String?, accept: String?) throws(Problem) -> Offer {
        if let said {
            guard let form = FeatureForm(rawValue: said), let offer = offers.first(where: { $0.form == form }) else {
                throw Problem(400, ServerFault.parameter, "f: “\(said)” is no form", fix: "Give json or html")
            }
            return offer
        }
        guard let accept else { return offers[0] }
        let wishes = accept.split(separator: ",").compactMap { Wish($0) }
        var best: (offer: Offer, rank: (Double, Int))?
        for offer in offers {
            // The wish that names it most closely counts.
            guard let wish = wishes.filter({ $0.takes(offer.type) }).max(by: { $0.closeness < $1.closeness }), wish.quality > 0 else {
                continue
            }
            let rank = (wish.quality, wish.closeness)
            if best.map({ rank > $0.rank }) ?? true { best = (offer, rank) }
        }
        guard let best else {
            throw Problem(
                406, ServerFault.form, "the address gives nothing of the types that the client takes",
                fix: "Take one of: \(Phrase.list(offers.map { Self.bare($0.type) }))")
        }
        return best.offer
    }

    /// A media type without its parameters.
    private static func bare(_ type: some StringProtocol) -> String {
        String(type.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }).lowercased()
    }

    /// One item of the header.
    private struct Wish {
        let type: String
        let quality: Double
        /// 2 for a type, 1 for a kind of types, 0 for anything.
        let closeness: Int

        /// Nil for what is no media type.
        init?(_ text: Substring) {
            let parts = text.split(separator: ";", omittingEmptySubsequences: false)
            type = bare(parts[0])
            guard type.split(separator: "/", omittingEmptySubsequences: false).count == 2 else { return nil }
            let said = parts.dropFirst().map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }.first { $0.hasPrefix("q=") }
            quality = said.flatMap { Double(plain: $0.dropFirst(2)) }.map { min(max($0, 0), 1) } ?? 1
            closeness = type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2
        }

        func takes(_ offered: String) -> Bool {
            let offered = bare(offered)
            return closeness == 0 || type == offered || closeness == 1 && offered.hasPrefix(type.dropLast())
        }
    }
}
