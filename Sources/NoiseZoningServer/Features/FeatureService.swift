import NoiseZoning
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// The map as OGC API - Features, part 1 (core, GeoJSON, HTML, OpenAPI 3.0) and part 2 (reference systems).
///
/// Made in no time: what takes some is made when it is first asked for.
struct FeatureService: Sendable {
    let map: ZoneMap
    /// Of the map, as it was drawn.
    let hash: String
    let hours: Hours
    let store: FeatureStore
    let systems: [FeatureSystem]

    init(_ map: SharedMap) {
        self.map = map.query.map
        hash = map.name
        hours = map.ruleset.hours
        store = FeatureStore(map.query.map)
        systems = FeatureSystem.all(of: map.query.map.meta.workingCRS)
    }

    /// An answer in the form that was asked for; the clock has no part in it.
    func reply(_ offer: FeatureForm.Offer, _ bytes: [UInt8]) -> Reply {
        var reply = Reply(offer.type, bytes)
        reply.isLasting = true
        reply.fields = [("Vary", "Accept")]
        return reply
    }

    /// The collection of that name.
    func layer(_ ask: Ask) async throws(Problem) -> FeatureLayer {
        guard let name = MapCollection.Name(rawValue: ask.part("collection")), map.collectionNames.contains(name) else {
            throw Problem(
                404, ServerFault.path, "there is no collection “\(ask.part("collection"))” in this map",
                fix: "Ask one of: \(Phrase.list(map.collectionNames.map(\.rawValue)))")
        }
        return try await store.layer(name)
    }

    /// The system that a parameter names; that of longitude and latitude where it is not given.
    func system(_ name: String, _ ask: Ask) throws(Problem) -> FeatureSystem {
        guard let uri = ask.query[name] else { return .usual }
        guard let system = systems.first(where: { $0.uri == uri }) else {
            throw Problem(
                400, ServerFault.parameter, "\(name): “\(uri)” is none of the systems of this map",
                fix: "Give one of: \(Phrase.list(systems.map(\.uri)))")
        }
        return system
    }
}

extension FeatureService {
    static let pageNames = ["f", "lang"]

    /// `/ogc`
    func landing(_ ask: Ask) throws(Problem) -> Reply {
        let offer = try FeatureForm.choose(FeatureForm.offers([Reply.json]), said: ask.query["f"], accept: ask.accept)
        let links = try FeatureLinks(ask, path: "/ogc", names: Self.pageNames)
        let all =
            links.itself(offer, json: Reply.json) + [
                FeatureLink("service-desc", links.there("/ogc/api", .json), APIDocument.type, FeatureWords.api),
                FeatureLink("service-doc", links.there("/ogc/api", .html), Reply.html, FeatureWords.api),
                FeatureLink("conformance", links.there("/ogc/conformance"), Reply.json, FeatureWords.conformance),
                FeatureLink("data", links.there("/ogc/collections"), Reply.json, FeatureWords.collections),
                FeatureLink(Self.relation + "tiling-schemes", links.there("/ogc/tileMatrixSets"), Reply.json, FeatureWords.tiling),
            ]
        if offer.form == .html { return reply(offer, FeaturePage(links, map).landing(all)) }
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("title", map.meta.title(links.language))
            writer.member("description", FeatureWords.landing.text(in: links.language))
            if !map.meta.attribution.isEmpty { writer.member("attribution", map.meta.attribution.joined(separator: "; ")) }
            writer.links(all, links.language)
        }
        writer.newline()
        return reply(offer, writer.bytes)
    }

    /// `/ogc/conformance`
    func conformance(_ ask: Ask) throws(Problem) -> Reply {
        let offer = try FeatureForm.choose(FeatureForm.offers([Reply.json]), said: ask.query["f"], accept: ask.accept)
        let links = try FeatureLinks(ask, path: "/ogc/conformance", names: Self.pageNames)
        if offer.form == .html { return reply(offer, FeaturePage(links, map).conformance(Conformance.classes)) }
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.links(links.itself(offer, json: Reply.json), links.language)
            writer.key("conformsTo")
            writer.array { writer in for name in Conformance.classes { writer.string(name) } }
        }
        writer.newline()
        return reply(offer, writer.bytes)
    }

    /// `/ogc/api`
    func api(_ ask: Ask) throws(Problem) -> Reply {
        let offers = FeatureForm.offers([APIDocument.type, Reply.json])
        let offer = try FeatureForm.choose(offers, said: ask.query["f"], accept: ask.accept)
        let links = try FeatureLinks(ask, path: "/ogc/api", names: Self.pageNames)
        guard offer.form == .html else { return reply(offer, APIDocument.bytes(base: ask.base)) }
        return reply(offer, FeaturePage(links, map).api(APIDocument.operations))
    }

    /// `/ogc/collections`
    func collections(_ ask: Ask) async throws(Problem) -> Reply {
        let offer = try FeatureForm.choose(FeatureForm.offers([Reply.json]), said: ask.query["f"], accept: ask.accept)
        let links = try FeatureLinks(ask, path: "/ogc/collections", names: Self.pageNames)
        var layers: [FeatureLayer] = []
        for name in map.collectionNames { layers.append(try await store.layer(name)) }
        if offer.form == .html { return reply(offer, FeaturePage(links, map).collections(layers)) }
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.links(links.itself(offer, json: Reply.json), links.language)
            writer.key("crs")
            writer.array { writer in for system in systems { writer.string(system.uri) } }
            writer.key("collections")
            writer.array { writer in
                for layer in layers { write(layer, [], links, to: &writer) }
            }
        }
        writer.newline()
        return reply(offer, writer.bytes)
    }

    /// `/ogc/collections/{collection}`
    func collection(_ ask: Ask) async throws(Problem) -> Reply {
        let offer = try FeatureForm.choose(FeatureForm.offers([Reply.json]), said: ask.query["f"], accept: ask.accept)
        let layer = try await layer(ask)
        let links = try FeatureLinks(ask, path: layer.path, names: Self.pageNames)
        if offer.form == .html { return reply(offer, FeaturePage(links, map).collection(layer, systems)) }
        var writer = JSONWriter(.pretty)
        write(layer, links.itself(offer, json: Reply.json), links, to: &writer)
        writer.newline()
        return reply(offer, writer.bytes)
    }

    /// `/ogc/collections/{collection}/queryables`: a JSON Schema, as part 3 has it.
    func queryables(_ ask: Ask) async throws(Problem) -> Reply {
        let offers = FeatureForm.offers([Self.schema, Reply.json])
        let offer = try FeatureForm.choose(offers, said: ask.query["f"], accept: ask.accept)
        let layer = try await layer(ask)
        let links = try FeatureLinks(ask, path: layer.path + "/queryables", names: Self.pageNames)
        if offer.form == .html { return reply(offer, FeaturePage(links, map).queryables(layer)) }
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.member("$id", links.base + links.path)
            writer.member("type", "object")
            writer.member("title", FeatureWords.title(layer.collection.name).text(in: links.language))
            writer.key("properties")
            writer.object { writer in
                for column in layer.collection.columns {
                    writer.key(column.name)
                    writer.object(inline: true) { $0.member("type", column.values.jsonType) }
                }
            }
            writer.member("additionalProperties", false)
        }
        writer.newline()
        return reply(offer, writer.bytes)
    }

    static let schema = "application/schema+json"

    private func write(_ layer: FeatureLayer, _ itself: [FeatureLink], _ links: FeatureLinks, to writer: inout JSONWriter) {
        let (name, path) = (layer.collection.name, layer.path)
        let own = itself.isEmpty ? [FeatureLink("self", links.there(path), Reply.json, FeatureWords.title(name))] : itself
        let tiles =
            MapTiles.collections.contains(name.rawValue)
            ? [FeatureLink(Self.relation + "tilesets-vector", links.there(path + "/tiles"), Reply.json, FeatureWords.tiles)] : []
        writer.object { writer in
            writer.member("id", name.rawValue)
            writer.member("title", FeatureWords.title(name).text(in: links.language))
            writer.member("description", FeatureWords.description(name).text(in: links.language))
            if !map.meta.attribution.isEmpty { writer.member("attribution", map.meta.attribution.joined(separator: "; ")) }
            writer.links(
                own + [
                    FeatureLink("items", links.there(path + "/items", .json), Reply.geoJSON, "the features as GeoJSON"),
                    FeatureLink("items", links.there(path + "/items", .html), Reply.html, "the features as a page"),
                    FeatureLink(Self.relation + "queryables", links.there(path + "/queryables"), Self.schema, FeatureWords.queryables),
                ] + tiles, links.language)
            writer.key("extent")
            writer.object { writer in
                writer.key("spatial")
                writer.object { writer in
                    writer.key("bbox")
                    writer.array(inline: true) { writer in
                        writer.array(inline: true) { writer in for side in layer.sides { writer.fixed(side, places: 7, trimmed: true) } }
                    }
                    writer.member("crs", FeatureSystem.usual.uri)
                }
                writer.key("temporal")
                writer.object { writer in
                    writer.key("interval")
                    writer.array(inline: true) { writer in
                        writer.array(inline: true) { writer in
                            writer.string(midnight(map.meta.validity.from))
                            if let until = map.meta.validity.until { writer.string(midnight(until)) } else { writer.null() }
                        }
                    }
                }
            }
            writer.member("itemType", "feature")
            writer.key("crs")
            writer.array { writer in for system in systems { writer.string(system.uri) } }
            writer.member("storageCrs", (FeatureSystem.storage(of: map.meta.workingCRS) ?? .usual).uri)
        }
    }

    /// Before the names that OGC has for links.
    private static let relation = "http://www.opengis.net/def/rel/ogc/1.0/"

    /// The first moment of a day on the spot, as RFC 3339 writes it.
    private func midnight(_ day: CivilDate) -> String {
        let offset = Hours.clock(abs(hours.utcOffset))
        return "\(day)T00:00:00" + (hours.utcOffset < 0 ? "-" : "+") + offset
    }
}

extension FeatureLayer {
    /// West, south, east, north in degrees, rounded outward to a centimetre.
    fileprivate var sides: [Double] {
        let most = 1e7
        return [
            (degrees.minX * most).rounded(.down) / most, (degrees.minY * most).rounded(.down) / most,
            (degrees.maxX * most).rounded(.up) / most, (degrees.maxY * most).rounded(.up) / most,
        ]
    }
}

extension MapCollection.Column.Values {
    /// As JSON Schema has it.
    var jsonType: String {
        switch self {
        case .text: "string"
        case .whole: "integer"
        case .real: "number"
        case .flag: "boolean"
        case .texts: "array"
        }
    }
}
