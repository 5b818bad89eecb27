#if Server
    import Answers
    import Hummingbird
    import NoiseZoning
    import NoiseZoningServer
    import Projection
    import Regulation
    import Testing

    @Suite("The server without its socket")
    struct RouterTests {
        /// From west to east through the street: in both zones, in the band, on the lines, outside.
        private static let steps = (0..<20).map(Double.init)
        private static let system = "crs=EPSG:4548&date=2026-11-20"

        @Test("a place is answered as a session over the pack answers it, to the byte")
        func places() async throws {
            let (desk, session) = (try await Desk(), try await Session(.pack(Desk.folder), on: Desk.occasion()))
            var classes: Set<String> = []
            for step in Self.steps {
                let (x, y) = (499_990 + 48.5 * step, 4_399_840 + 16.25 * step)
                var question = try PlaceQuestion("\(x),\(y)", crs: CoordinateReferenceSystem(parsing: "EPSG:4548"))
                question.namesMap = true
                question.accuracy = .metres(5)
                let answer = try session.answer(question).answer
                let got = try await desk.ask(.get, "/v1/at?lon=\(x)&lat=\(y)&\(Self.system)&accuracy=5")
                #expect(got.status == 200 && got.head[.contentType] == "application/json")
                #expect(got.text == answer.json(pretty: true))
                classes.insert(answer.finding.zoneClass?.id ?? answer.finding.status.rawValue)
            }
            #expect(classes.isSuperset(of: ["4a", "outside"]) && classes.count > 2)
        }

        @Test("the time chooses the period, and an offset is kept: a plus is a plus")
        func time() async throws {
            let desk = try await Desk()
            let at = "/v1/at?lon=500300&lat=4400000&crs=EPSG:4548"
            for (time, period) in [
                ("10:00", "day"), ("23:00", "night"), ("2026-11-20T12:00+00:00", "day"), ("2026-11-20T15:00%2B00:00", "night"),
            ] {
                let got = try await desk.ask(.get, "\(at)&date=2026-11-20&time=\(time)")
                #expect(got.text.contains("\"period\": \"\(period)\""), "\(time): \(got.text)")
            }
            // Nothing said: the clock, which is at night.
            #expect(try await desk.ask(.get, at).text.contains("\"period\": \"night\""))
        }

        @Test("HEAD has the head of GET and no body", arguments: ["/v1/at?lon=500300&lat=4400000&\(system)", "/v1/rules", "/health"])
        func head(_ path: String) async throws {
            let desk = try await Desk()
            let (get, head) = (try await desk.ask(.get, path), try await desk.ask(.head, path))
            #expect(get.status == 200 && head.status == 200)
            #expect(head.head == get.head && head.body.isEmpty)
            #expect(head.head[.contentLength] == "\(get.body.count)")
        }

        @Test(
            "what a client has is not sent again",
            arguments: ["/v1/at?lon=500300&lat=4400000&\(system)&time=10:00", "/v1/rules", "/health"])
        func known(_ path: String) async throws {
            let desk = try await Desk()
            let first = try await desk.ask(.get, path)
            let tag = try #require(first.head[.eTag])
            for asked in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await desk.ask(.get, path, [.ifNoneMatch: asked])
                #expect(again.status == 304 && again.body.isEmpty && again.head[.eTag] == tag)
                #expect(again.head[.cacheControl] == first.head[.cacheControl])
            }
            #expect(try await desk.ask(.get, path, [.ifNoneMatch: "\"other\""]).body == first.body)
            #expect(first.head[.cacheControl] == (path == "/health" ? "no-cache" : "public, max-age=300"))
        }

        @Test(
            "an answer that hangs on the clock is asked for again",
            arguments: ["", "&date=2026-11-20", "&time=10:00", "&date=2026-11-20&time=now"])
        func clock(_ said: String) async throws {
            let got = try await Desk().ask(.get, "/v1/at?lon=500300&lat=4400000&crs=EPSG:4548\(said)")
            #expect(got.status == 200 && got.head[.cacheControl] == "no-cache")
        }

        @Test("the rules are those of the command")
        func rules() async throws {
            let got = try await Desk().ask(.get, "/v1/rules")
            #expect(got.body == RuleBook.json(try Ruleset.bundled("beijing-etown-2025")))
        }

        @Test("health names the map; on a day without rules it is not well")
        func health() async throws {
            let got = try await Desk().ask(.get, "/health")
            #expect(got.status == 200 && got.text.contains("\"status\": \"ok\"") && got.text.contains("street-block"))
            // 2020-09-13.
            let early = try await Desk(clock: Clock(unixSeconds: 1_600_000_000)).ask(.get, "/health")
            #expect(early.status == 503 && early.code == "date-before-ruleset")
        }

        @Test("requests are counted by address and status, and no place is kept")
        func metrics() async throws {
            let desk = try await Desk()
            _ = try await desk.ask(.get, "/v1/at?lon=500300.125&lat=4400000&\(Self.system)")
            _ = try await desk.ask(.get, "/v1/at?lon=1")
            _ = try await desk.ask(.get, "/secret")
            _ = try await desk.ask(.delete, "/v1/rules")
            let text = try await desk.ask(.get, "/metrics").text
            for line in [
                #"noisezone_requests_total{route="/v1/at",status="200"} 1"#, #"noisezone_requests_total{route="/v1/at",status="400"} 1"#,
                #"noisezone_requests_total{route="other",status="404"} 1"#, #"noisezone_requests_total{route="/v1/rules",status="405"} 1"#,
                "noisezone_requests_in_progress 1",
            ] { #expect(text.contains(line + "\n"), "\(line) in \(text)") }
            #expect(!text.contains("500300") && !text.contains("secret"))
        }

        @Test("pages of the origin that was named may read, and ask beforehand")
        func origin() async throws {
            let (closed, open) = (try await Desk(), try await Desk(origin: "https://example.org"))
            #expect(try await closed.ask(.get, "/v1/rules").head[.accessControlAllowOrigin] == nil)
            #expect(try await closed.ask(.options, "/v1/rules").status == 405)
            for path in ["/v1/rules", "/v1/at", "/nowhere"] {
                let got = try await open.ask(.get, path)
                #expect(got.head[.accessControlAllowOrigin] == "https://example.org" && got.head[.vary]?.contains("Origin") == true)
            }
            let before = try await open.ask(.options, "/v1/places")
            #expect(before.status == 204 && before.head[.accessControlAllowMethods] == "POST")
            #expect(try await Desk(origin: "*").ask(.get, "/v1/rules").head[.accessControlAllowOrigin] == "*")
        }
    }
#endif
