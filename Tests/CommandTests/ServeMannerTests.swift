#if Server
    import Foundation
    import Testing

    /// What HTTP/1 asks of a server beside the answers, over a real socket.
    @Suite("serve, the manners of HTTP", .serialized)
    struct ServeMannerTests {
        private static let csv = "-H 'Content-Type: text/csv'"
        private static let places = "BASE/v1/places?crs=wgs84&date=2026-11-20"

        @Test("a body that is held back is asked for where it will be read, and a refusal comes without")
        func expectations() throws {
            let server = try RunningServer(["--max-table", "1"])
            try #require(!server.base.isEmpty)
            let expect = "-v -H 'Expect: 100-continue' --expect100-timeout 60"
            let taken = try server.shell(
                "printf 'lon,lat\\n116.505,39.797\\n' | curl -s \(expect) \(Self.csv) --data-binary @- '\(Self.places)'")
            #expect(taken.contains("HTTP/1.1 100 Continue") && taken.contains("nz_status"), "\(taken)")
            for (refused, code) in [
                ("\(Self.csv) --data-binary @<(head -c 3000000 /dev/zero) '\(Self.places)'", "http-body-size"),
                ("-H 'Content-Type: text/html' -d x '\(Self.places)'", "http-body-type"), ("-d x BASE/health", "http-method"),
            ] {
                let got = try server.shell("curl -s --max-time 20 \(expect) \(refused)")
                #expect(got.contains(code) && !got.contains("100 Continue") && !got.contains("timed out"), "\(got)")
            }
            #expect(server.stop() == 0)
        }

        @Test("a client of HTTP/1.0, and one that says close in whatever letters, sees the end of the answer")
        func ends() throws {
            let server = try RunningServer()
            try #require(!server.base.isEmpty)
            func said(_ head: String) throws -> String {
                try server.shell("exec 3<>/dev/tcp/127.0.0.1/PORT; printf '\(head)\\r\\n\\r\\n' >&3; timeout 20 cat <&3; echo \"code $?\"")
            }
            let old = try said(#"GET /ogc/collections/zones/items?limit=10000 HTTP/1.0"#)
            #expect(
                old.hasPrefix("HTTP/1.0 200") && !old.lowercased().contains("chunked") && old.hasSuffix("]}\ncode 0\n"),
                "\(old.prefix(400))")
            for word in ["close", "Close", "TE, CLOSE"] {
                let got = try said(#"GET /health HTTP/1.1\r\nHost: x\r\nConnection: \#(word)"#)
                #expect(got.lowercased().contains("connection: close") && got.hasSuffix("code 0\n"), "\(got)")
            }
            #expect(server.stop() == 0)
        }

        @Test(
            "what is no HTTP is told as a problem, and what is too long as well",
            arguments: [
                (#"GET\r\n\r\n"#, 400), (#"GET /health HTTP/9.9\r\n\r\n"#, 400),
                (#"POST /v1/places HTTP/1.1\r\nContent-Length: -1\r\n\r\n"#, 400),
                (#"GET /health HTTP/1.1\r\nX: $(head -c 20000 /dev/zero | tr '\0' x)\r\n\r\n"#, 431),
            ])
        func malformed(_ bytes: String, _ status: Int) throws {
            let server = try RunningServer()
            try #require(!server.base.isEmpty)
            let got = try server.shell("exec 3<>/dev/tcp/127.0.0.1/PORT; printf \"\(bytes)\" >&3; timeout 20 cat <&3; echo \"code $?\"")
            #expect(got.hasPrefix("HTTP/1.1 \(status)") && got.contains("application/problem+json"), "\(got)")
            #expect(got.contains("\"code\": \"http-malformed\"") && got.hasSuffix("code 0\n"), "\(got)")
            #expect(server.stop() == 0)
        }

        @Test("who sends a whole table before reading is answered; the order is kept and nothing is lost")
        func readsLater() throws {
            let folder = try RunningServer.small()
            let server = try RunningServer(["--max-aside", "64"], in: folder)
            try #require(!server.base.isEmpty)
            let rows = 12_000
            let pad = String(repeating: "x", count: 1000)
            try folder.write("t.csv", "lon,lat,n,pad\n" + (0..<rows).map { "116.505,39.797,\($0),\(pad)\n" }.joined())
            let head = #"POST /v1/places?crs=wgs84&date=2026-11-20 HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nConnection: close\r\n"#
            let got = try server.shell(
                "exec 3<>/dev/tcp/127.0.0.1/PORT; { printf '\(head)Content-Length: %s\\r\\n\\r\\n' $(stat -c %s t.csv); cat t.csv; } >&3; "
                    + "timeout 200 cat <&3 | grep -a -o '39.797,[0-9]*,x' | cut -d, -f2 > got; wc -l < got; seq 0 \(rows - 1) | cmp - got && echo same"
            )
            #expect(got == "\(rows)\nsame\n", "\(got.suffix(300))")
            #expect(server.stop() == 0)
        }

        @Test("a map that is a pipe is refused, at the start and at SIGHUP, and the old one is kept")
        func pipes() throws {
            let folder = try RunningServer.small()
            let made = try Command.run(["build", "small", "-o", "m.gpkg", "--date", "2026-11-20"], in: folder)
            try #require(made.code == 0, "\(made.err)")
            let query = try Command.shell(
                "mkfifo p.gpkg; timeout 20 Tools/run query --map p.gpkg --at 116.505,39.797 --crs wgs84 --date 2026-11-20; echo \"code $?\"",
                in: folder)
            #expect(query.out.contains("[not-a-file]") && query.out.hasSuffix("code 66\n"), "\(query.out)")
            let server = try RunningServer(["--map", "m.gpkg"], in: folder, pack: nil)
            try #require(!server.base.isEmpty)
            _ = try server.shell("rm m.gpkg; mkfifo m.gpkg; kill -HUP \(server.process.processIdentifier)")
            var said = ""
            for _ in 0..<200 where !said.contains("the old map is kept") {
                usleep(50_000)
                said = try folder.read("serve.err")
            }
            #expect(said.contains("[not-a-file]") && said.contains("the old map is kept"), "\(said)")
            #expect(try server.curl("-o /dev/null -w '%{http_code}' BASE/health") == "200")
            #expect(server.stop() == 0)
        }

        @Test("a log that nobody reads loses lines, which are counted, and holds nobody up")
        func log() throws {
            let folder = try RunningServer.small()
            let long = String(repeating: "x", count: 900)
            let got = try Command.shell(
                "mkfifo log; exec 3<>log; Tools/run serve --pack small --date 2026-11-20 --port 0 --log addresses 2>&3 & server=$!; "
                    + "while read -r -t 60 line <&3; do case $line in 'listening at '*) break;; esac; done; base=${line#listening at }; "
                    + "curl -s --max-time 100 \"$base/health?x=\(long)&n=[1-400]\" > /dev/null; sleep 3; "
                    + "curl -s --max-time 20 $base/metrics | grep dropped_total; kill $server; wait $server; echo \"code $?\"", in: folder
            ).out
            let count = got.firstMatch(of: /noisezone_log_lines_dropped_total (\d+)\n/).flatMap { Int($0.1) } ?? 0
            #expect(count > 100 && got.hasSuffix("code 0\n"), "\(got)")
        }

        @Test("an address of IPv6 may stand in brackets; a folder that is not there is said to be missing")
        func options() throws {
            let folder = try RunningServer.small()
            let checked = try Command.run(
                ["serve", "--pack", "small", "--date", "2026-11-20", "--port", "0", "--host", "[::1]", "--check"], in: folder)
            #expect(checked.code == 0 || checked.err.contains("::1, port"), "\(checked.err)")
            #expect(!checked.err.contains("[::1]"))
            let missing = try Command.run(
                ["serve", "--pack", "small", "--date", "2026-11-20", "--port", "0", "--maplibre", "nowhere", "--check"], in: folder)
            #expect(
                missing.code == 66 && missing.err.contains("nowhere") && missing.err.contains("MapLibre should be in it"), "\(missing.err)")
        }
    }
#endif
