#if Server
    import Hummingbird
    import NoiseZoningServer
    import Testing

    @Suite("What the server refuses")
    struct RefusalTests {
        private static let sound = "lon=500300&lat=4400000&crs=EPSG:4548&date=2026-11-20"

        @Test(
            "a question that is none is told why, by the code of the command where it has one",
            arguments: [
                ("", 400, "http-parameter"), ("?", 400, "http-parameter"), ("?lon=1", 400, "http-parameter"),
                ("?lon=1&lat=2", 400, "crs-missing"), ("?\(sound)&lon=2", 400, "http-parameter"),
                ("?\(sound)&LON=2", 400, "http-parameter"),
                ("?\(sound)&format=csv", 400, "http-parameter"), ("?\(sound)&%00=1", 400, "http-encoding"),
                ("?\(sound)&time=", 400, "http-parameter"), ("?\(sound)&lang=fr", 400, "http-parameter"),
                ("?\(sound)&date=2026-11-20", 400, "http-parameter"),
                ("?lon=x&lat=2&crs=wgs84", 400, "coordinate-missing-number"),
                ("?lon=116.5,39.8&lat=1&crs=wgs84", 400, "coordinate-too-many-numbers"),
                ("?lon=geo:39.8&lat=116.5&crs=wgs84", 400, "coordinate-unknown-sign"),
                ("?lon=https://uri.amap.com/marker?position=116.5&lat=39.8&crs=gcj02", 400, "coordinate-unknown-sign"),
                ("?lon=nan&lat=2&crs=wgs84", 400, "coordinate-not-a-number"), ("?lon=39.79&lat=116.5&crs=wgs84", 400, "coordinate-swapped"),
                ("?lon=%zz&lat=2&crs=wgs84", 400, "http-encoding"), ("?lon=%4&lat=2&crs=wgs84", 400, "http-encoding"),
                ("?lon=%ff%fe&lat=2&crs=wgs84", 400, "http-encoding"), ("?lon=1%00&lat=2&crs=wgs84", 400, "http-encoding"),
                ("?lon=1&lat=2&crs=/etc/passwd", 400, "unknown-crs"), ("?lon=1&lat=2&crs=../../x.prj", 400, "unknown-crs"),
                ("?lon=1&lat=2&crs=file:///x.prj", 400, "unknown-crs"), ("?lon=1&lat=2&crs=GEOGCS%5B%22x%22%5D", 400, "http-parameter"),
                ("?lon=1&lat=2&crs=EPSG:0", 400, "unknown-crs"),
                ("?lon=500300&lat=4400000&crs=EPSG:4548&date=2026-13-01", 400, "http-parameter"),
                ("?lon=500300&lat=4400000&crs=EPSG:4548&date=2020-01-01", 422, "date-before-ruleset"),
                ("?\(sound)&time=25:00", 400, "time-date"), ("?\(sound)&time=2026-11-21T10:00", 400, "time-date"),
                ("?\(sound)&accuracy=-1", 400, "http-parameter"), ("?\(sound)&accuracy=1e3", 400, "http-parameter"),
            ])
        func questions(_ query: String, _ status: Int, _ code: String) async throws {
            let got = try await Desk().ask(.get, "/v1/at\(query)")
            #expect(got.status == status && got.code == code, "\(got.text)")
            Self.expectProblem(got)
        }

        @Test("faults are told in Chinese where it is asked for")
        func chinese() async throws {
            let desk = try await Desk()
            let got = try await desk.ask(.get, "/v1/at?lon=1&lang=zh")
            #expect(got.head[.contentLanguage] == "zh" && got.text.contains("缺少"), "\(got.text)")
            #expect(try await desk.ask(.get, "/v1/at?lon=1").text.contains("lat is missing"))
            // As clients may write it.
            for said in ["lang=%7Ah", "l%61ng=zh", "x&lang=zh"] {
                #expect(try await desk.ask(.get, "/v1/at?lon=1&\(said)").head[.contentLanguage] == "zh", "\(said)")
            }
        }

        @Test("a fault of the path is told of the path, and a name that is nearly one of those that there are is asked after")
        func hints() async throws {
            let desk = try await Desk()
            let path = try await desk.ask(.get, "/ogc/collections/%ff/items")
            #expect(path.status == 400 && path.code == "http-encoding" && path.text.contains("the path is not"), "\(path.text)")
            let query = try await desk.ask(.get, "/ogc/collections/zones/items?limit=%ff")
            #expect(query.code == "http-encoding" && query.text.contains("the query is not"), "\(query.text)")
            for (name, meant) in [("map-date", "date"), ("--date", "date"), ("Accuracy", "accuracy"), ("dates", "date")] {
                let got = try await desk.ask(.get, "/v1/at?\(Self.sound)&\(name)=1")
                #expect(got.code == "http-parameter" && got.text.contains("Did you mean \(meant)?"), "\(got.text)")
            }
            let other = try await desk.ask(.get, "/v1/at?\(Self.sound)&colour=1")
            #expect(!other.text.contains("Did you mean"))
        }

        @Test(
            "no address leads anywhere but those that there are",
            arguments: [
                "/index.html", "/v1", "/v1/at/", "/v1/at/..", "/v1/../v1/at", "/v1/%61t", "/%2e%2e/etc/passwd", "//etc/passwd", "/v1/AT",
                "/pack.json",
                "/v1/at%00", "/v1/at;x=1", "*", "/v1/rules/../../Package.swift",
            ])
        func addresses(_ path: String) async throws {
            let got = try await Desk().ask(.get, path)
            #expect(got.status == 404 && got.code == "http-path" || path == "/v1/at/" && got.status == 400, "\(got.status) \(got.text)")
            Self.expectProblem(got)
        }

        @Test(
            "a method that an address does not take is told those that it does",
            arguments: [
                ("/v1/at", HTTPRequest.Method.post, "GET, HEAD"), ("/v1/places", .get, "POST"), ("/health", .put, "GET, HEAD"),
                ("/metrics", .delete, "GET, HEAD"), ("/v1/rules", .trace, "GET, HEAD"),
            ])
        func methods(_ path: String, _ method: HTTPRequest.Method, _ allowed: String) async throws {
            let got = try await Desk().ask(method, path)
            #expect(got.status == 405 && got.code == "http-method" && got.head[.allow] == allowed)
            Self.expectProblem(got)
        }

        @Test("as many requests as may be are answered at once")
        func busy() async throws {
            var limits = Desk.limits
            limits.requests = 0
            let got = try await Desk(limits).ask(.get, "/health")
            #expect(got.status == 503 && got.code == "http-busy" && got.head[.retryAfter] == "1")
            Self.expectProblem(got)
        }

        /// RFC 9457, and nothing of the machine.
        static func expectProblem(_ got: Desk.Outcome) {
            #expect(got.head[.contentType] == "application/problem+json" && got.head[.cacheControl] == "no-store")
            #expect(got.text.contains("\"status\": \(got.status)") && got.text.contains("\"title\": ") && got.text.contains("\"detail\": "))
            for name in ["GeoData", "street-block", "/work", "/home", ".build", "Sources/"] { #expect(!got.text.contains(name)) }
        }
    }
#endif
