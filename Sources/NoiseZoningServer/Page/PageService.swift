import Answers
import NoiseZoning
import Projection
import Wording
import ZoningModel

/// The page for people at `/`, what it is drawn with, and the search behind its field.
package struct PageService: Sendable {
    private let settings: PageSettings
    private let search: MapSearch
    private let document: PageDocument

    /// Time: one projection of every vertex.
    package init(_ map: SharedMap, _ settings: PageSettings) throws(Failure) {
        self.settings = settings
        do throws(ProjectionError) { search = try MapSearch(map.query.map) } catch { throw Failure(error) }
        document = PageDocument(settings, map.query.map.meta, search)
    }

    static let endpoints: [Endpoint<PageService>] = [
        Endpoint(.get, "/", passesOver: true) { (_, service) throws(Problem) in
            var page = Reply(Reply.html, service.document.bytes)
            page.fields = [
                ("Content-Security-Policy", service.document.policy), ("Referrer-Policy", "strict-origin"),
                ("Permissions-Policy", "geolocation=(self)"),
            ]
            return page
        },
        Endpoint(.get, "/assets/maplibre-gl.js") { (_, service) throws(Problem) in
            Self.lasting("text/javascript; charset=utf-8", try service.mapLibre().script)
        },
        Endpoint(.get, "/assets/maplibre-gl.css") { (_, service) throws(Problem) in
            Self.lasting("text/css; charset=utf-8", try service.mapLibre().sheet)
        },
        Endpoint(.get, "/v1/search", parameters: ["q", "crs", "lang"]) { (ask, service) throws(Problem) in
            let crs = ask.query["crs"] == nil ? nil : try ask.query.crs()
            let found = SearchReply(try ask.query.required("q"), crs: crs, in: service.search)
            return Self.lasting(Reply.json, found.json(try ask.query.language()))
        },
    ]

    private func mapLibre() throws(Problem) -> PageSettings.MapLibre {
        guard let mapLibre = settings.mapLibre else {
            throw Problem(
                404, ServerFault.path, "the server has no MapLibre", fix: "Start it with Tools/run serve, or with --maplibre FOLDER")
        }
        return mapLibre
    }

    /// What the clock has no part in.
    private static func lasting(_ type: String, _ bytes: [UInt8]) -> Reply {
        var reply = Reply(type, bytes)
        reply.isLasting = true
        return reply
    }
}
