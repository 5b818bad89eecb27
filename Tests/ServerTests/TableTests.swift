#if Server
    import Answers
    import FeatureIO
    import Foundation
    import Hummingbird
    import NoiseZoning
    import NoiseZoningServer
    import Projection
    import Testing

    @Suite("Tables over HTTP")
    struct TableTests {
        private static let address = "/v1/places?crs=EPSG:4548&date=2026-11-20"
        private static let csv: HTTPFields = [.contentType: "text/csv"]
        private static let lines: HTTPFields = [.contentType: "application/x-ndjson"]

        private static func table(_ rows: Int) -> String {
            "name,x,y\n" + (0..<rows).map { "\"a,\($0)\",\(500_000 + $0 % 900),\(4_399_850 + $0 * 7 % 300)\n" }.joined()
        }

        /// What the command writes for the same table.
        private static func expected(
            _ text: String, crs: String = "EPSG:4548", isLines: Bool = false
        ) async throws -> (text: String, counts: RowCounts) {
            let session = try await Session(.pack(Desk.folder), on: Desk.occasion())
            let places = try session.places(in: CoordinateReferenceSystem(parsing: crs))
            let file = FileManager.default.temporaryDirectory.appending(path: "noisezone-table-\(UUID())")
            try Data(text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let run = TableRun(file.path)
            var bytes: [UInt8] = []
            let counts =
                isLines
                ? try await run.jsonLines(places) { more throws(FileError) in bytes += more }
                : try await run.csv(places) { more throws(FileError) in bytes += more }
            return (String(decoding: bytes, as: UTF8.self), counts)
        }

        @Test("the rows of CSV come back as the command writes them", arguments: [1, 3, 5000])
        func rows(_ count: Int) async throws {
            let text = Self.table(count)
            let got = try await Desk().ask(.post, Self.address, Self.csv, body: text)
            #expect(got.status == 200 && got.head[.contentType] == "text/csv" && got.head[.cacheControl] == "no-store")
            let expected = try await Self.expected(text)
            #expect(got.text == expected.text && expected.counts.rows == count)
            #expect(got.text.hasPrefix("name,x,y,nz_status,nz_class,"))
            // Of a table that is not all there at once, the count stands behind it.
            let counts = count < 5000 ? got.head : got.trailer
            #expect(
                counts[HTTPFields.Element.Name("noisezone-rows")!] == "\(count)"
                    && counts[HTTPFields.Element.Name("noisezone-rows-failed")!] == "0")
        }

        @Test("JSON lines come back as JSON lines")
        func jsonLines() async throws {
            let text = #"{"x":500300,"y":4400000,"n":1}"# + "\n" + #"{"x":"no","y":1}"# + "\n"
            let got = try await Desk().ask(.post, Self.address, Self.lines, body: text)
            let expected = try await Self.expected(text, isLines: true)
            #expect(got.status == 200 && got.text == expected.text)
            #expect(got.head[HTTPFields.Element.Name("noisezone-rows-failed")!] == "1")
        }

        @Test("degrees are looked up as the command looks them up")
        func degrees() async throws {
            let desk = try await Desk()
            let toDegrees = try Transformation(from: CoordinateReferenceSystem(parsing: "EPSG:4548"), to: .wgs84)
            var text = "lon,lat\n"
            for step in 0..<300 {
                let place = try toDegrees.transform(.init(x: 499_990 + Double(step) * 3.1, y: 4_399_900 + Double(step % 17) * 11))
                text += "\(place.x),\(place.y)\n"
            }
            let got = try await desk.ask(.post, "/v1/places?crs=wgs84&date=2026-11-20", Self.csv, body: text)
            let expected = try await Self.expected(text, crs: "EPSG:4326")
            #expect(got.text == expected.text && got.text.contains(",4a,") && got.text.contains("outside"))
        }

        @Test(
            "a table that is none is refused",
            arguments: [
                ("", "csv-empty"), ("a,b\n1,2\n", "csv-coordinates"), ("x,y,lon,lat\n1,2,3,4\n", "coordinates-twice"),
                ("PK\u{3}\u{4}" + String(repeating: "x", count: 100), "wrong-ending"),
            ])
        func tables(_ body: String, _ code: String) async throws {
            let got = try await Desk().ask(.post, Self.address, Self.csv, body: body)
            #expect(got.status == 400 && got.code == code, "\(got.text)")
            RefusalTests.expectProblem(got)
        }

        @Test(
            "a body of another type is refused",
            arguments: [nil, "application/json", "application/x-www-form-urlencoded", "text/csv; charset=klingon", "text/csv/x", ";", ""])
        func types(_ type: String?) async throws {
            let got = try await Desk().ask(.post, Self.address, type.map { [.contentType: $0] } ?? [:], body: "x,y\n1,2\n")
            #expect(got.status == 415 && got.code == "http-body-type")
            let packed = try await Desk().ask(
                .post, Self.address, [.contentType: "text/csv", .contentEncoding: "gzip"], body: "x,y\n1,2\n")
            #expect(packed.status == 415 && packed.code == "http-body-type")
        }

        @Test("a charset that is not read is named, with those that are")
        func charset() async throws {
            let got = try await Desk().ask(.post, Self.address, [.contentType: "text/csv; charset=klingon"], body: "x,y\n1,2\n")
            #expect(got.status == 415 && got.text.contains("“klingon”") && got.text.contains("charset=utf-8, gbk"), "\(got.text)")
        }

        @Test("GBK goes in and out")
        func encoding() async throws {
            // 名,x,y
            let body: [UInt8] = [0xC3, 0xFB] + Array(",x,y\n".utf8) + [0xC3, 0xFB] + Array(",500300,4400000\n".utf8)
            let got = try await Desk().ask(
                .post, Self.address, [.contentType: "text/csv; charset=gbk"], RequestBody(buffer: ByteBuffer(bytes: body)))
            #expect(got.status == 200 && got.body.starts(with: [0xC3, 0xFB]) && got.text.contains("inside"))
        }

        @Test("size, lines and time are bounded, each with its own code; what is just within is answered")
        func bounds() async throws {
            let text = Self.table(50)
            var limits = Desk.limits
            limits.tableBytes = text.utf8.count
            // The line of names is no row.
            limits.rows = 50
            #expect(try await Desk(limits).ask(.post, Self.address, Self.csv, body: text).status == 200)
            limits.rows = 49
            let rows = try await Desk(limits).ask(.post, Self.address, Self.csv, body: text)
            #expect(rows.status == 413 && rows.code == "http-rows")
            limits.tableBytes -= 1
            let size = try await Desk(limits).ask(.post, Self.address, Self.csv, body: text)
            #expect(size.status == 413 && size.code == "http-body-size")
            // Told by the head, nothing of the body is read.
            let head = try await Desk(limits).ask(
                .post, Self.address, [.contentType: "text/csv", .contentLength: "999999999"], RequestBody(asyncSequence: Endless()))
            #expect(head.status == 413 && head.code == "http-body-size")
            limits = Desk.limits
            limits.seconds = 0
            let slow = try await Desk(limits).ask(.post, Self.address, Self.csv, RequestBody(asyncSequence: Endless()))
            #expect(slow.status == 408 && slow.code == "http-slow")
            for outcome in [rows, size, head, slow] { RefusalTests.expectProblem(outcome) }
        }
    }

    /// A body that never comes.
    private struct Endless: AsyncSequence, Sendable {
        struct AsyncIterator: AsyncIteratorProtocol {
            mutating func next() async throws -> ByteBuffer? {
                try await Task.sleep(for: .seconds(3600))
                return nil
            }
        }
        func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
    }
#endif
