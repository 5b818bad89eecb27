#if Server
    import Foundation
    import Testing

    /// The built program as a server: asked by curl over a real socket, and stopped as an operating system stops it.
    @Suite("serve, over a socket", .serialized)
    struct ServeTests {
        @Test("answers twenty places and a table with the bytes of the command, and ends well when told to")
        func answers() throws {
            let folder = try RunningServer.small()
            let server = try RunningServer(in: folder)
            try #require(!server.base.isEmpty)
            let common = ["--crs", "wgs84", "--pack", "small", "--date", "2026-11-20"]
            for step in 0..<20 {
                let (lon, lat) = ("116.50\(step + 10)", "39.79\(step + 35)")
                let got = try server.curl("'BASE/v1/at?lon=\(lon)&lat=\(lat)&crs=wgs84&date=2026-11-20&time=10:00'")
                let said = try Command.run(["query", "--at", "\(lon),\(lat)", "--time", "10:00", "--format", "json"] + common, in: folder)
                #expect(got == said.out && got.hasPrefix("{"))
            }
            try folder.write("t.csv", "lon,lat\n116.505,39.797\nno,1\n116.53,39.797\n116.505,39.7952\n")
            let table = try server.curl("-H 'Content-Type: text/csv' --data-binary @t.csv 'BASE/v1/places?crs=wgs84&date=2026-11-20'")
            #expect(table == (try Command.run(["query", "--input", "t.csv"] + common, in: folder).out))
            let rules = try server.curl("'BASE/v1/rules'")
            #expect(rules == (try Command.run(["rules", "--format", "json"], in: folder).out))
            #expect(server.stop() == 0)
            let said = try folder.read("serve.err")
            #expect(!said.contains("116."), "a place was logged: \(said)")
        }

        @Test("what is no HTTP, or too much of it, ends its own connection and nothing else", arguments: [SIGTERM, SIGINT])
        func hostile(_ signal: Int32) throws {
            let folder = try RunningServer.small()
            let server = try RunningServer(["--max-body", "1", "--max-seconds", "1"], in: folder)
            try #require(!server.base.isEmpty)
            let port = server.base.split(separator: ":").last ?? ""
            for bytes in [
                #"\0\1\2\3\r\n\r\n"#, #"GET\r\n\r\n"#, #"GET /health HTTP/9.9\r\n\r\n"#,
                #"POST /v1/places HTTP/1.1\r\nContent-Length: -1\r\n\r\n"#,
            ] {
                _ = try Command.shell("exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(bytes)' >&3; timeout 2 head -c 20 <&3", in: folder)
            }
            let status = "-o /dev/null -w '%{http_code}'"
            let head = try server.curl("\(status) -H \"X: $(head -c 40000 /dev/zero | tr '\\0' x)\" BASE/health")
            #expect(head != "200")
            let address = try server.curl("\(status) \"BASE/v1/at?lon=$(head -c 40000 /dev/zero | tr '\\0' 1)\"")
            #expect(address != "200")
            let csv = "-H 'Content-Type: text/csv'"
            let large = try server.curl("\(csv) -H 'Expect:' --data-binary @<(head -c 3000000 /dev/zero) 'BASE/v1/places?crs=wgs84'")
            #expect(large.isEmpty || large.contains("http-body-size"), "\(large)")
            let chunked = "-H 'Transfer-Encoding: chunked' -H 'Expect:' --data-binary @<(head -c 3000000 /dev/zero)"
            let stream = try server.curl("\(csv) \(chunked) 'BASE/v1/places?crs=wgs84'")
            #expect(stream.isEmpty || stream.contains("http-body-size"), "\(stream)")
            let slow = try Command.shell(
                "exec 3<>/dev/tcp/127.0.0.1/\(port); printf 'POST /v1/places?crs=wgs84 HTTP/1.1\\r\\nHost: x\\r\\nContent-Type: text/csv\\r\\n"
                    + "Content-Length: 100\\r\\n\\r\\nlon' >&3; timeout 100 head -n 1 <&3", in: folder)
            #expect(slow.out.contains("408"), "\(slow.out)")
            #expect(try server.curl("\(status) BASE/health") == "200")
            #expect(server.stop(signal) == 0)
        }

        @Test("a port that is taken, and an address that is none, end with 69 and say so")
        func taken() throws {
            let folder = try RunningServer.small()
            let server = try RunningServer(in: folder)
            try #require(!server.base.isEmpty)
            let port = String(server.base.split(separator: ":").last ?? "")
            let second = try Command.run(["serve", "--pack", "small", "--date", "2026-11-20", "--port", port], in: folder)
            #expect(second.code == 69 && second.err.contains("taken by another program") && second.err.contains("[server-listening]"))
            let nowhere = try Command.run(
                ["serve", "--pack", "small", "--date", "2026-11-20", "--host", "192.0.2.1", "--port", "0"], in: folder)
            #expect(nowhere.code == 69 && nowhere.err.contains("[server-listening]"))
            #expect(server.stop() == 0)
        }

        @Test(
            "options that mean nothing are refused before the map is drawn",
            arguments: [
                ["--port", "65536"], ["--port", "-1"], ["--max-body", "0"], ["--max-rows", "0"], ["--max-seconds", "0"],
                ["--max-requests", "0"], ["--cors", "example.org"], ["--cors", "https://"], ["--cors", "https://a/b"],
                ["--map", "a", "--pack", "b"], ["--max-aside", "-1"], ["--basemap-attribution", "x"],
            ])
        func options(_ arguments: [String]) throws {
            let said = try Command.run(["serve"] + arguments, in: try TemporaryFolder())
            #expect(said.code == 64, "\(said.err)")
        }
    }
#endif
