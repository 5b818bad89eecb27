#if Server
    import Answers
    import FeatureIO
    import Foundation
    import Hummingbird
    import NoiseZoning
    import NoiseZoningServer
    import Projection
    import Testing
    import Wording

    @Suite("Records, levels and parcels over HTTP")
    struct AnswerTests {
        private static let place = "lon=500300&lat=4400000&crs=EPSG:4548&date=2026-11-20"

        @Test("a record is a page, with the hash of the map")
        func record() async throws {
            let desk = try await Desk()
            let got = try await desk.ask(.get, "/v1/record?\(Self.place)&time=10:00&lang=zh")
            #expect(got.status == 200 && got.head[.contentType] == "text/html; charset=utf-8")
            #expect(got.text.hasPrefix("<!DOCTYPE html>") && got.text.contains(desk.served.map.hash) && got.text.contains("lang=\"zh"))
            let wall = try await desk.ask(
                .get, "/v1/record?lon=500030&lat=4400043&crs=EPSG:4548&date=2026-11-20&time=10:00&floor=3")
            #expect(wall.status == 200 && wall.text.contains("N01") && wall.text.contains("--floor 3"), "\(wall.text)")
            #expect(try await desk.ask(.get, "/v1/record?\(Self.place)&floor=3&accuracy=5").code == "http-parameter")
        }

        @Test(
            "a façade is asked by storey or height, within their bounds",
            arguments: ["floor=0", "floor=x", "height=-1", "height=1001", "floor=1&height=2"])
        func facade(_ text: String) async throws {
            let got = try await Desk().ask(.get, "/v1/at?\(Self.place)&\(text)")
            #expect(got.status == 400 && got.code == "http-parameter")
        }

        @Test("a level is judged by the class of the place, or by the class that is given")
        func levels() async throws {
            let desk = try await Desk()
            let got = try await desk.ask(.get, "/v1/check?level=80&standard=gb22337&\(Self.place)&time=23:00")
            #expect(
                got.status == 200 && got.text.contains("\"verdict\": \"exceeds\"") && got.text.contains(desk.served.map.hash), "\(got.text)"
            )
            let given = try await desk.ask(.get, "/v1/check?level=40&standard=gb22337&class=2&time=23:00&date=2026-11-20")
            #expect(given.status == 200 && given.text.contains("\"verdict\": \"pass\""), "\(given.text)")
            #expect(try await desk.ask(.get, "/v1/check?class=2").code == "level-missing")
            #expect(try await desk.ask(.get, "/v1/check?level=40&lon=500300&crs=EPSG:4548").code == "http-parameter")
            #expect(try await desk.ask(.get, "/v1/check?level=nan&class=2").status == 400)
        }

        private static let parcel = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Polygon","coordinates":\
            [[[500300,4400000],[500340,4400000],[500340,4400030],[500300,4400030],[500300,4400000]]]}},
            {"type":"Feature","properties":{"n":"b"},"geometry":null}]}
            """

        @Test("parcels come back as the command writes them", arguments: [ParcelFormat.geojson, .json, .ndjson, .csv])
        func parcels(_ format: ParcelFormat) async throws {
            let address = "/v1/parcels?crs=EPSG:4548&date=2026-11-20" + (format == .geojson ? "" : "&format=\(format.rawValue)")
            let got = try await Desk().ask(.post, address, [.contentType: "application/geo+json"], body: Self.parcel)
            let session = try await Session(.pack(Desk.folder), on: Desk.occasion())
            let file = FileManager.default.temporaryDirectory.appending(path: "noisezone-\(UUID()).geojson")
            try Data(Self.parcel.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            var expected: [UInt8] = []
            _ = try await session.parcels(as: format, crs: CoordinateReferenceSystem(parsing: "EPSG:4548")).run(
                FeatureRows(path: file.path)
            ) {
                (bytes) throws(FileError) in expected += bytes
            }
            #expect(
                got.status == 200 && got.text == String(decoding: expected, as: UTF8.self).replacing(file.path, with: "-"), "\(got.text)")
            #expect(got.head[HTTPFields.Element.Name("noisezone-rows-failed")!] == "1")
        }

        @Test("what is no GeoJSON is refused, and so is too much of it")
        func refusals() async throws {
            let type: HTTPFields = [.contentType: "application/geo+json"]
            let desk = try await Desk()
            #expect(try await desk.ask(.post, "/v1/parcels", type, body: "{").status == 400)
            #expect(try await desk.ask(.post, "/v1/parcels", [.contentType: "text/csv"], body: Self.parcel).code == "http-body-type")
            #expect(try await desk.ask(.post, "/v1/parcels?format=text", type, body: Self.parcel).code == "http-parameter")
            for crs in ["gcj02", "bd09", "bd09mc"] {
                #expect(try await desk.ask(.post, "/v1/parcels?crs=\(crs)", type, body: Self.parcel).code == "http-parameter")
            }
            var limits = Desk.limits
            limits.seconds = 0
            #expect(try await Desk(limits).ask(.post, "/v1/parcels?crs=EPSG:4548", type, body: Self.parcel).code == "http-slow")
            limits = Desk.limits
            limits.bodyBytes = 100
            #expect(try await Desk(limits).ask(.post, "/v1/parcels", type, body: Self.parcel).code == "http-body-size")
        }

        @Test("what a client takes packed is packed, and unpacks to the same bytes")
        func packed() async throws {
            let desk = try await Desk()
            let plain = try await desk.ask(.get, "/v1/rules")
            let packed = try await desk.ask(.get, "/v1/rules", [.acceptEncoding: "br, gzip;q=0.5"])
            #expect(plain.head[.contentEncoding] == nil && packed.head[.contentEncoding] == "gzip")
            #expect(plain.head[.vary] == "Accept-Encoding" && packed.head[.vary] == "Accept-Encoding")
            #expect(packed.body.count * 2 < plain.body.count && gunzipped(packed.body) == plain.body)
            #expect(plain.head[.eTag] != packed.head[.eTag])
            let again = try await desk.ask(.get, "/v1/rules", [.acceptEncoding: "gzip", .ifNoneMatch: packed.head[.eTag] ?? ""])
            #expect(again.status == 304 && again.body.isEmpty && again.head[.contentEncoding] == nil)
            for header in ["gzip;q=0", "gzip;q=0.000, *", "br", "identity"] {
                #expect(try await desk.ask(.get, "/v1/rules", [.acceptEncoding: header]).head[.contentEncoding] == nil)
            }
            #expect(try await desk.ask(.get, "/v1/rules", [.acceptEncoding: "br;q=0, *"]).head[.contentEncoding] == "gzip")
        }
    }
#endif
