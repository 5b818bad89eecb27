#if Server
    import Hummingbird
    import NoiseZoning
    import StrictJSON
    import Testing
    import ZoningFiles
    import ZoningModel

    @testable import NoiseZoningServer

    @Suite("OGC API - Features")
    struct FeatureRouterTests {
        private static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        private static let systems = [
            crs84, "http://www.opengis.net/def/crs/EPSG/0/4326", "http://www.opengis.net/def/crs/EPSG/0/4490",
            "http://www.opengis.net/def/crs/EPSG/0/4548",
        ]
        private static let collections = ["zones", "classes", "lines", "facades"]
        private static let pages =
            ["/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections"]
            + collections.flatMap { name in ["", "/queryables", "/items"].map { "/ogc/collections/\(name)\($0)" } } + [
                "/ogc/collections/zones/items/z01", "/ogc/collections/facades/items/1", "/ogc/collections/classes/items/4a",
            ]

        private static func json(_ outcome: Desk.Outcome) throws -> JSONValue { try JSONParser.parse(outcome.body) }

        private static func list(_ value: JSONValue?) -> [JSONValue] { if case .array(let items)? = value { items } else { [] } }

        private static func text(_ value: JSONValue?) -> String? { if case .string(let text)? = value { text } else { nil } }

        /// The addresses of links by their relation.
        private static func links(_ value: JSONValue) -> [String: [String]] {
            var links: [String: [String]] = [:]
            for link in list(value["links"]) { links[text(link["rel"]) ?? "", default: []].append(text(link["href"]) ?? "") }
            return links
        }

        private static func path(_ link: String) -> String { link.replacing("http://localhost", with: "") }

        @Test("every address answers as JSON and as a page, in both languages, and the same each time", arguments: pages)
        func forms(_ path: String) async throws {
            let desk = try await Desk()
            let json = try await desk.ask(.get, "\(path)?f=json")
            #expect(json.status == 200, "\(json.text)")
            let parsed = try Self.json(json)
            if !path.hasSuffix("/queryables"), path != "/ogc/api" {
                let links = Self.links(parsed)
                #expect(path == "/ogc/collections" || links["self"]?.first == "http://localhost\(path)?f=json", "\(links)")
                #expect(links["alternate"]?.first == "http://localhost\(path)?f=html")
            }
            #expect(try await Desk().ask(.get, "\(path)?f=json").body == json.body, "another server has the same bytes")
            for (language, code) in [("en", "en"), ("zh", "zh-CN")] {
                let page = try await desk.ask(.get, "\(path)?lang=\(language)", [.accept: "text/html"])
                #expect(page.status == 200 && page.head[.contentType] == "text/html; charset=utf-8")
                #expect(page.text.contains("<html lang=\"\(code)\">") && page.text.hasSuffix("</html>\n"))
                #expect(page.text.contains("<h1>") && page.text.contains("<title>"))
                // Nothing is asked of another machine.
                #expect(!page.text.contains("src=") && !page.text.contains("@import") && !page.text.contains("url("))
                for link in page.text.matches(of: /href="([^"]*)"/) { #expect(link.1.hasPrefix("http://localhost/ogc"), "\(link.1)") }
            }
        }

        @Test("what is linked is there, from the landing page on")
        func links() async throws {
            let desk = try await Desk()
            var (known, open): (Set<String>, [String]) = (["/ogc"], ["/ogc"])
            while let path = open.popLast() {
                let got = try await desk.ask(.get, path)
                #expect(got.status == 200, "\(path): \(got.text)")
                guard got.head[.contentType]?.contains("json") == true, !path.contains("/items"), let json = try? Self.json(got) else {
                    continue
                }
                let links = Self.links(json).values.joined() + Self.list(json["collections"]).flatMap { Self.links($0).values.joined() }
                for link in links.map(Self.path) where known.insert(link).inserted { open.append(link) }
            }
            #expect(known.count > 30)
        }

        @Test("the collections are those that the map has, each with its systems, its extent and its days")
        func described() async throws {
            let json = try Self.json(try await Desk().ask(.get, "/ogc/collections"))
            let all = Self.list(json["collections"])
            #expect(all.compactMap { Self.text($0["id"]) } == Self.collections)
            for collection in all {
                #expect(Self.list(collection["crs"]).compactMap { Self.text($0) } == Self.systems)
                #expect(Self.text(collection["storageCrs"]) == Self.systems[3])
                let box = Self.list(Self.list(collection["extent"]?["spatial"]?["bbox"]).first).compactMap {
                    if case .number(let number) = $0 { number.double } else { nil }
                }
                #expect(box.count == 4 && box[0] > 116.9 && box[1] > 39.6 && box[2] > box[0] && box[3] > box[1] && box[2] < 117.1)
                let days = Self.list(Self.list(collection["extent"]?["temporal"]?["interval"]).first)
                #expect(Self.text(days.first)?.hasSuffix("T00:00:00+08:00") == true)
            }
        }

        @Test("from page to page every feature comes once, in every system", arguments: collections, systems)
        func walk(_ name: String, _ system: String) async throws {
            let desk = try await Desk()
            var path: String? = "/ogc/collections/\(name)/items?crs=\(Percent.encoded(system))&limit=7"
            var ids: [String] = []
            var matched: Set<JSONValue> = []
            while let next = path {
                let got = try await desk.ask(.get, next)
                #expect(got.status == 200 && got.head[.contentType] == "application/geo+json")
                #expect(got.head.first { $0.name.canonicalName == "content-crs" }?.value == "<\(system)>")
                let page = try Self.json(got)
                let features = Self.list(page["features"])
                #expect(page["numberReturned"] == .number(JSONNumber(features.count)) && !features.isEmpty)
                matched.insert(page["numberMatched"] ?? .null)
                ids += features.compactMap { Self.text($0["id"]) }
                let links = Self.links(page)
                #expect((links["prev"] == nil) == (ids.count <= 7), "\(links)")
                if let before = links["prev"]?.first {
                    let page = try Self.json(try await desk.ask(.get, Self.path(before)))
                    let last = Self.list(page["features"]).compactMap { Self.text($0["id"]) }
                    #expect(last == Array(ids.dropLast(features.count).suffix(7)))
                }
                path = links["next"]?.first.map(Self.path)
                #expect(page["timeStamp"] == nil)
            }
            #expect(ids.count == Set(ids).count && matched == [.number(JSONNumber(ids.count))])
        }

        @Test("a feature alone is the one of its page, with links", arguments: collections)
        func alone(_ name: String) async throws {
            let desk = try await Desk()
            let page = try Self.json(try await desk.ask(.get, "/ogc/collections/\(name)/items?limit=10000"))
            for feature in Self.list(page["features"]).prefix(40) {
                let id = try #require(Self.text(feature["id"]))
                let got = try Self.json(try await desk.ask(.get, "/ogc/collections/\(name)/items/\(id)"))
                for member in ["type", "id", "properties", "geometry"] { #expect(got[member] == feature[member]) }
                #expect(Self.links(got)["collection"] == ["http://localhost/ogc/collections/\(name)"])
            }
        }

        @Test("a page that is sent in pieces is whole JSON, has a name, and is not sent twice")
        func pieces() async throws {
            let desk = try await Desk()
            let path = "/ogc/collections/facades/items?limit=10000"
            let got = try await desk.ask(.get, path)
            #expect(got.body.count > 50_000, "more than one piece")
            let features = Self.list(try Self.json(got)["features"])
            #expect(features.count > 100)
            let tag = try #require(got.head[.eTag])
            #expect(try await desk.ask(.get, path, [.ifNoneMatch: tag]).status == 304)
            for other in ["&crs=\(Self.systems[1])", "&lang=zh", "&offset=1"] {
                #expect(try await desk.ask(.get, path + other).head[.eTag] != tag)
            }
        }

        @Test(
            "features are chosen by place, by property and by day, all together",
            arguments: [
                ("zones/items?class=4a", "4a"), ("zones/items?class=4a&kind=band", "4a"), ("zones/items?day_db=70", "4a"),
                ("zones/items?day_db=70.0&night_db=55", "4a"), ("zones/items?rows=annex1-16", "4a"), ("classes/items?class=2", "2"),
                ("zones/items?class=1&bbox=-180,-90,180,90&datetime=2026-11-20T00:00:00Z", "1"),
                ("facades/items?certain=false", ""), ("zones/items?class=4a&bbox=0,0,1,1", "none"), ("zones/items?class=9", "none"),
                ("zones/items?datetime=2001-01-01", "none"), ("zones/items?offset=1000000", "none"),
                ("zones/items?offset=99999999999999999999999999", "none"),
            ])
        func chosen(_ path: String, _ zoneClass: String) async throws {
            let got = try await Desk().ask(.get, "/ogc/collections/\(path)")
            #expect(got.status == 200, "\(got.text)")
            let features = Self.list(try Self.json(got)["features"])
            #expect(features.isEmpty == (zoneClass == "none"), "\(features.count)")
            guard zoneClass.count < 3, !zoneClass.isEmpty else { return }
            for feature in features { #expect(Self.text(feature["properties"]?["class"]) == zoneClass || path.contains("rows")) }
        }

        @Test("a limit beyond the most is the most", arguments: ["10000", "10001", "99999999999999999999"])
        func limits(_ limit: String) async throws {
            let got = try await Desk().ask(.get, "/ogc/collections/zones/items?limit=\(limit)")
            #expect(got.status == 200)
        }

        @Test(
            "what cannot be asked is told",
            arguments: [
                ("?nothing=1", 400), ("?building=1", 400), ("?limit=0", 400), ("?limit=-1", 400), ("?limit=1.5", 400), ("?limit=1e3", 400),
                ("?offset=-1", 400), ("?offset=x", 400), ("?f=xml", 400), ("?lang=fr", 400), ("?bbox=1,2,3", 400), ("?bbox=1,2,3,nan", 400),
                ("?bbox=39.7,116.4,39.9,116.6", 400), ("?bbox=1,2,1e999,4", 400), ("?bbox=1,4,3,2", 400), ("?crs=EPSG:4548", 400),
                ("?crs=http://www.opengis.net/def/crs/EPSG/0/3857", 400), ("?bbox-crs=x", 400), ("?crs=/etc/passwd", 400),
                ("?datetime=yesterday", 400), ("?day_db=loud", 400), ("?bbox=1,2,3,4&bbox=1,2,3,4", 400), ("?class=", 400),
                ("?class=%ff", 400),
            ])
        func refused(_ query: String, _ status: Int) async throws {
            let got = try await Desk().ask(.get, "/ogc/collections/zones/items\(query)")
            #expect(got.status == status && got.head[.contentType] == "application/problem+json", "\(got.text)")
            #expect(got.code == "http-parameter" || query.contains("%ff"))
        }

        @Test(
            "what is not there is told, and nothing that was asked comes back as markup",
            arguments: [
                "/ogc/collections/nothing", "/ogc/collections/railway_areas", "/ogc/collections/Zones/items",
                "/ogc/collections/nothing/queryables",
                "/ogc/collections/zones/items/nothing", "/ogc/collections/facades/items/0", "/ogc/collections/facades/items/01",
                "/ogc/collections/%3Cscript%3E", "/ogc/collections/zones/items/%3Cscript%3E", "/ogc/collections/..%2f..%2fetc%2fpasswd",
                "/ogc/x",
            ])
        func missing(_ path: String) async throws {
            let got = try await Desk().ask(.get, path, [.accept: "text/html"])
            #expect(got.status == 404 && got.code == "http-path", "\(got.text)")
            #expect(got.head[.contentType] == "application/problem+json")
        }

        @Test("a client that takes neither form is told", arguments: pages)
        func notAcceptable(_ path: String) async throws {
            let got = try await Desk().ask(.get, path, [.accept: "image/png"])
            #expect(got.status == 406 && got.code == "http-form")
        }

        @Test("the document of the addresses has every address, method and parameter, and no other")
        func document() async throws {
            let got = try await Desk().ask(.get, "/ogc/api")
            #expect(got.head[.contentType] == "application/vnd.oai.openapi+json;version=3.0")
            let json = try Self.json(got)
            #expect(Self.text(json["openapi"]) == "3.0.3" && Self.text(json["info"]?["version"]) == programVersion)
            #expect(Self.list(json["servers"]).compactMap { Self.text($0["url"]) } == ["http://localhost"])
            guard case .object(let paths)? = json["paths"] else { return #expect(Bool(false), "no paths") }
            var told: [String: Set<String>] = [:]
            for path in paths {
                guard case .object(let methods) = path.value else { continue }
                for method in methods {
                    let parameters = Self.list(method.value["parameters"]).map { Self.resolved($0, json) }
                    let names = parameters.filter { Self.text($0["in"]) == "query" }.compactMap { Self.text($0["name"]) }
                    told["\(method.name.uppercased()) \(path.name)"] = Set(names)
                    let inPath = parameters.filter { Self.text($0["in"]) == "path" }.compactMap { Self.text($0["name"]) }
                    #expect(Set(inPath) == Set(path.name.matches(of: /\{(\w+)\}/).map { String($0.1) }), "\(path.name)")
                }
            }
            // The keeper's counts are answered before anything is looked up.
            #expect(told.removeValue(forKey: "GET /metrics") == [])
            for endpoint in Served.endpoints {
                let parameters = told.removeValue(forKey: "\(endpoint.method.rawValue) \(endpoint.path)")
                #expect(parameters == Set(endpoint.parameters), "\(endpoint.path)")
            }
            #expect(told.isEmpty, "\(told.keys) are told of, and are not there")
        }

        private static func resolved(_ value: JSONValue, _ document: JSONValue) -> JSONValue {
            guard let reference = text(value["$ref"]) else { return value }
            return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
        }

        @Test("every property of every collection may be asked by")
        func properties() async throws {
            for name in MapCollection.Name.allCases {
                let map = try await Desk().served.map.query.map
                for column in try map.collection(name).columns {
                    #expect(FeatureService.allNames.contains(column.name), "\(name.rawValue).\(column.name)")
                    #expect(!FeatureService.itemNames.contains(column.name))
                }
            }
        }
    }
#endif
