import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// The features of a collection, a page at a time, and one by one.
extension FeatureService {
    static let itemNames = ["f", "lang", "crs", "datetime", "bbox", "bbox-crs", "limit", "offset"]

    /// The properties of all collections: a collection may be asked by its own of them.
    static let properties: [String] = Set(MapCollection.Name.allCases.flatMap { $0.columns(knownPeriods) }.map(\.name)).sorted()

    /// The periods that limits may be asked by, whatever the rules of the map.
    private static let knownPeriods = [DayPeriod.day, DayPeriod(rawValue: "evening"), .night]

    /// What the endpoint knows.
    static let allNames: [String] = itemNames + properties

    private static let usualLimit = 100
    private static let mostLimit = 10_000
    /// Bytes that are sent at once.
    private static let piece = 48 << 10

    /// `/ogc/collections/{collection}/items`. There is no `timeStamp`: the same question to the same map has the same bytes.
    func items(_ ask: Ask) async throws(Problem) -> Reply {
        let offers = FeatureForm.offers([Reply.geoJSON, Reply.json])
        let offer = try FeatureForm.choose(offers, said: ask.query["f"], accept: ask.accept)
        let layer = try await layer(ask)
        let system = try system("crs", ask)
        let (limit, offset) = (try Self.limit(ask), try Self.whole("offset", ask) ?? 0)
        let selection = try await selection(layer, ask)
        let page = selection.page(from: offset, limit: limit)

        let path = layer.path
        let links = try FeatureLinks(ask, path: path + "/items", names: Self.allNames)
        var all = links.itself(offer, json: Reply.geoJSON)
        if offset < selection.count, selection.count - offset > limit {
            all.append(FeatureLink("next", links.here(offer.form, offset: offset + limit), offer.type, "the next page"))
        }
        if offset > 0 {
            let before = min(offset, selection.count)
            all.append(FeatureLink("prev", links.here(offer.form, offset: max(0, before - limit)), offer.type, "the page before"))
        }
        all.append(FeatureLink("collection", links.there(path), Reply.json, FeatureWords.title(layer.collection.name)))
        if offer.form == .html {
            return reply(
                offer, FeaturePage(links, map).items(layer, page, matched: selection.count, offset: offset, all))
        }

        let text = FeatureText(store: store, layer: layer, system: system, page: page)
        let head = Self.head(matched: selection.count, returned: page.count, all, links.language)
        var reply: Reply
        let (first, rest) = try await text.taken(from: 0, behind: head, room: Self.piece)
        if rest == page.count {
            reply = Reply(offer.type, first + FeatureText.end)
        } else {
            reply = Reply(
                offer.type,
                pieces: { write in
                    try await write(first)
                    var next = rest
                    while next < page.count {
                        let (bytes, after) = try await text.taken(from: next, behind: [], room: Self.piece)
                        try await write(bytes)
                        next = after
                    }
                    try await write(FeatureText.end)
                })
        }
        reply.tag = tag(offer, links)
        reply.isLasting = true
        reply.fields = [("Vary", "Accept"), ("Content-Crs", "<\(system.uri)>")]
        return reply
    }

    /// `/ogc/collections/{collection}/items/{feature}`
    func item(_ ask: Ask) async throws(Problem) -> Reply {
        let offers = FeatureForm.offers([Reply.geoJSON, Reply.json])
        let offer = try FeatureForm.choose(offers, said: ask.query["f"], accept: ask.accept)
        let layer = try await layer(ask)
        let system = try system("crs", ask)
        guard let number = layer.collection.number(of: ask.part("feature")) else {
            throw Problem(
                404, ServerFault.path, "there is no feature “\(ask.part("feature"))” in \(layer.collection.name.rawValue)",
                fix: "Look at the features of the collection: each has its id")
        }
        let path = layer.path
        let own = "\(path)/items/\(Percent.encoded(ask.part("feature")))"
        let links = try FeatureLinks(ask, path: own, names: Self.pageNames + ["crs"])
        let all =
            links.itself(offer, json: Reply.geoJSON) + [
                FeatureLink("collection", links.there(path), Reply.json, FeatureWords.title(layer.collection.name))
            ]
        if offer.form == .html {
            return reply(offer, FeaturePage(links, map).item(layer, number))
        }
        let portion = try await store.portion(layer.portion(of: number), of: layer, in: system)
        // The links stand at the end of the object.
        var bytes = Array(portion.text(of: number).dropLast())
        bytes += ",\"links\":".utf8
        bytes += Self.bytes(of: all, links.language)
        bytes += "}\n".utf8
        var reply = reply(offer, bytes)
        reply.tag = tag(offer, links)
        reply.fields.append(("Content-Crs", "<\(system.uri)>"))
        return reply
    }

    /// The name of an answer, by what it hangs on: cheaper than one by its bytes.
    private func tag(_ offer: FeatureForm.Offer, _ links: FeatureLinks) -> String {
        Reply.tag(of: Array("\(hash)\n\(programVersion)\n\(offer.type)\n\(links.here(offer.form))".utf8))
    }

    /// What the parameters leave of a collection.
    private func selection(_ layer: FeatureLayer, _ ask: Ask) async throws(Problem) -> FeatureSelection {
        let boxSystem = try system("bbox-crs", ask)
        let area = try ask.query["bbox"].map { (text) throws(Problem) in try FeatureArea(parsing: text, boxSystem) }
        var having: [[Int32]] = []
        if let days = ask.query["datetime"], !(try FeatureDays(parsing: days, hours).meet(map.meta.validity)) { having.append([]) }
        for name in Self.properties {
            guard let text = ask.query[name] else { continue }
            guard let column = layer.collection.columns.first(where: { $0.name == name }) else {
                throw Problem(
                    400, ServerFault.parameter, "\(layer.collection.name.rawValue) has no property “\(name)”",
                    fix: "Ask by one of: \(Phrase.list(layer.collection.columns.map(\.name)))")
            }
            let filter = try FeatureFilter(column, text)
            having.append(try await store.numbers(by: filter.column, of: layer.collection.name)[filter.key] ?? [])
        }
        do { return try layer.select(area, having: having, plane: map.meta.workingCRS) } catch { throw .failed }
    }

    /// From 1 on; more than the most is as much as the most (part 1, 7.15.2).
    private static func limit(_ ask: Ask) throws(Problem) -> Int {
        guard let limit = try whole("limit", ask) else { return usualLimit }
        guard limit >= 1 else { throw Problem(400, ServerFault.parameter, "limit is less than 1", fix: "Give 1 to 10000") }
        return min(limit, mostLimit)
    }

    /// A whole number from 0 on; beyond what a machine holds it is the greatest that it does.
    private static func whole(_ name: String, _ ask: Ask) throws(Problem) -> Int? {
        guard let text = ask.query[name] else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Problem(400, ServerFault.parameter, "\(name): “\(text)” is no whole number from 0 on", fix: "Write digits alone")
        }
        // What is left to add to it are a few thousand.
        return Int(text).map { min($0, Int(Int32.max)) } ?? Int(Int32.max)
    }

    private static func head(matched: Int, returned: Int, _ links: [FeatureLink], _ language: Language) -> [UInt8] {
        var bytes = Array("{\"type\":\"FeatureCollection\",\"numberMatched\":\(matched),\"numberReturned\":\(returned),\n\"links\":".utf8)
        bytes += Self.bytes(of: links, language)
        bytes += ",\n\"features\":[".utf8
        return bytes
    }

    private static func bytes(of links: [FeatureLink], _ language: Language) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { $0.links(links, language) }
        // Without the braces and the name.
        return Array(writer.bytes.dropFirst("{\"links\":".utf8.count).dropLast())
    }
}

/// The features of a page as text, some at a time.
struct FeatureText: Sendable {
    let store: FeatureStore
    let layer: FeatureLayer
    let system: FeatureSystem
    let page: [Int]

    /// Behind the last feature.
    static let end = Array("\n]}\n".utf8)

    /// The text of features from a place of the page on, until the room is full; and the place of the first that is left.
    func taken(from start: Int, behind head: [UInt8], room: Int) async throws(Problem) -> (bytes: [UInt8], next: Int) {
        var bytes = head
        bytes.reserveCapacity(room + room / 2)
        var next = start
        var portion: FeatureStore.Portion?
        var features = 0..<0
        while next < page.count, bytes.count < room {
            let number = page[next]
            if !features.contains(number) {
                let place = layer.portion(of: number)
                features = layer.features(of: place)
                portion = try await store.portion(place, of: layer, in: system)
            }
            guard let portion else { break }
            bytes += next == 0 ? [0x0A] : [UInt8(ascii: ","), 0x0A]
            bytes += portion.text(of: number)
            next += 1
        }
        return (bytes, next)
    }
}
