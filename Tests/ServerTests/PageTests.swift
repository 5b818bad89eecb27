#if Server
    import FeatureIO
    import Foundation
    import NoiseZoningServer
    import Testing

    @Suite("The page and its search, without a socket")
    struct PageTests {
        /// A folder with two files under the names of MapLibre's.
        private static func settings(_ basemap: Basemap? = nil) throws -> PageSettings {
            let folder = NSTemporaryDirectory() + "maplibre-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            for (name, text) in [("maplibre-gl.js", "script"), ("maplibre-gl.css", "sheet")] {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            return try PageSettings(mapLibre: folder, basemap: basemap)
        }

        @Test("the policy lets the page's own script and style run, and nothing be asked elsewhere")
        func policy() async throws {
            let page = try await Desk().ask(.get, "/")
            #expect(page.status == 200 && page.head[.contentType] == "text/html; charset=utf-8")
            let policy = try #require(page.head[.contentSecurityPolicy])
            #expect(
                policy.hasPrefix("default-src 'none'; script-src 'self' 'sha256-") && !policy.contains("unsafe") && !policy.contains("http")
            )
            // By another program, where it is there: the hashes are those of what stands in the page.
            for (from, to) in [("<script type=\"module\">", "</script>"), ("<style>", "</style>")] {
                let content = try #require(page.text.components(separatedBy: from).last?.components(separatedBy: to).first)
                let hash = Data(SHA256.digest(of: Array(content.utf8))).base64EncodedString()
                #expect(policy.contains("'sha256-\(hash)'"))
            }
        }

        @Test("the page makes no markup of what the server says, and names no class and no other machine")
        func source() async throws {
            let text = try await Desk().ask(.get, "/").text
            for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://", "4a", "4b"] {
                #expect(!text.contains(word), "\(word)")
            }
        }

        @Test("with a base map its host may be asked, and no other")
        func basemap() async throws {
            let tiles = try #require(Basemap("https://t0.example.org:8443/{z}/{x}/{y}.png?tk=a<b", isShifted: true))
            let page = try await Desk(page: Self.settings(tiles)).ask(.get, "/")
            let policy = try #require(page.head[.contentSecurityPolicy])
            #expect(
                policy.contains("connect-src 'self' https://t0.example.org:8443;") && policy.contains("blob: https://t0.example.org:8443;"))
            #expect(page.text.contains("\"crs\":\"gcj02\"") && page.text.contains("tk=a\\u003cb"))
        }

        @Test("whose pictures a base map has is on the page")
        func attribution() async throws {
            let tiles = try #require(Basemap("https://a.example.org/{z}/{x}/{y}", isShifted: false, attribution: "© <Example>"))
            let page = try await Desk(page: Self.settings(tiles)).ask(.get, "/").text
            #expect(page.contains("\"attribution\":\"© \\u003cExample>\""), "not in the settings of the page")
            #expect(page.contains("config?.basemap?.attribution"))
        }

        @Test("no text of the page names an option of the command")
        func options() async throws {
            let page = try await Desk().ask(.get, "/").text
            let texts = try #require(page.components(separatedBy: "const texts = {").last?.components(separatedBy: "\n}\n").first)
            #expect(texts.count > 1000 && texts.firstMatch(of: /--[a-z]/) == nil)
        }

        @Test("of a link to aerial pictures the cause of the choice is told, so that the right thing is asked")
        func pictures() async throws {
            let link = "https://www.google.com/maps/@39.79,116.50,500m/data=!3m1!1e3"
            let got = try await Desk().ask(.get, "/v1/search?q=\(Percent.encoded(link))")
            #expect(got.text.contains("\"choices\": [") && got.code == "coordinate-link-crs", "\(got.text)")
            #expect(try await Desk().ask(.get, "/").text.contains("=== \"coordinate-link-crs\""))
            #expect(try await Desk().ask(.get, "/v1/search?q=117,39.73").code == nil)
        }

        @Test(
            "what is no template is none",
            arguments: [
                "", "https://a/{z}/{x}", "ftp://a/{z}/{x}/{y}", "https:///{z}/{x}/{y}", "https://{z}.a/{x}/{y}", "https://a b/{z}/{x}/{y}",
                "https://a;script-src/{z}/{x}/{y}", "https://a'/{z}/{x}/{y}", "https://u@a/{z}/{x}/{y}",
            ])
        func template(_ text: String) { #expect(Basemap(text, isShifted: false) == nil) }

        @Test("MapLibre is served where it was given, and else said to be missing")
        func assets() async throws {
            let (without, with) = (try await Desk(), try await Desk(page: Self.settings()))
            #expect(try await without.ask(.get, "/").text.contains("\"maplibre\":false"))
            #expect(try await without.ask(.get, "/assets/maplibre-gl.js").status == 404)
            #expect(try await with.ask(.get, "/").text.contains("\"maplibre\":true"))
            #expect(try await with.ask(.get, "/assets/maplibre-gl.js").text == "script")
            let sheet = try await with.ask(.get, "/assets/maplibre-gl.css")
            #expect(sheet.text == "sheet" && sheet.head[.contentType]?.hasPrefix("text/css") == true)
            #expect(try await with.ask(.get, "/assets/../Package.swift").status == 404)
            #expect(throws: FileError.self) { try PageSettings(mapLibre: "/no/such/folder", basemap: nil) }
        }

        @Test("search finds a road of the street, asks for a system, and takes one")
        func search() async throws {
            let desk = try await Desk()
            let road = try await desk.ask(.get, "/v1/search?q=%E8%8D%A3%E5%8D%8E")
            #expect(road.status == 200 && road.text.contains("\"id\": \"annex1-16\"") && road.head[.cacheControl] == "public, max-age=300")
            #expect(try await desk.ask(.get, "/v1/search?q=117,39.73").text.contains("\"needs_crs\": true"))
            let place = try await desk.ask(.get, "/v1/search?q=117.0,39.73&crs=wgs84")
            #expect(place.text.contains("\"ask\": {\"lon\": \"117\", \"lat\": \"39.73\", \"crs\": \"wgs84\"}"))
            #expect(try await desk.ask(.get, "/v1/search?q=39.73,117&lang=zh").text.contains("coordinate-swapped"))
        }

        @Test(
            "a search is read strictly",
            arguments: [
                ("", "http-parameter"), ("?q=", "http-parameter"), ("?q=a&x=1", "http-parameter"), ("?q=a&lang=fr", "http-parameter"),
                ("?q=a&crs=nowhere", "unknown-crs"), ("?q=%ff", "http-encoding"), ("?q=a&q=b", "http-parameter"),
            ])
        func strict(_ query: String, _ code: String) async throws {
            let got = try await Desk().ask(.get, "/v1/search\(query)")
            #expect(got.status == 400 && got.code == code, "\(got.text)")
        }
    }
#endif
