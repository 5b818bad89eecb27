import NoiseZoningServer
import TestSupport
import Testing

@testable import NoiseZoningServer

@Suite("Which tiles are asked for, and which are kept")
struct TileRequestTests {
    @Test(
        "an address that is none is told why",
        arguments: [
            ("zones", "14", "13500", "6200", 200, ""), ("noisezone", "18", "262143", "262143", 200, ""),
            ("zone_labels", "8", "0", "0", 200, ""),
            ("roads", "14", "1", "1", 404, "http-path"), ("", "14", "1", "1", 404, "http-path"),
            ("Zones", "14", "1", "1", 404, "http-path"),
            ("zones", "7", "1", "1", 404, "http-tile"), ("zones", "19", "1", "1", 404, "http-tile"),
            ("zones", "8", "256", "1", 404, "http-tile"),
            ("zones", "8", "1", "256", 404, "http-tile"), ("zones", "99999999999999999999", "1", "1", 404, "http-tile"),
            ("zones", "8", "99999999999999999999", "1", 404, "http-tile"), ("zones", "14", "-1", "1", 400, "http-parameter"),
            ("zones", "14", "1", "1.0", 400, "http-parameter"), ("zones", "+14", "1", "1", 400, "http-parameter"),
            ("zones", "14", "", "1", 400, "http-parameter"), ("zones", "14", "1", "１", 400, "http-parameter"),
            ("zones", "14", "1", "1.mvt", 400, "http-parameter"), ("zones", "0x1", "1", "1", 400, "http-parameter"),
        ])
    func addresses(_ layer: String, _ z: String, _ x: String, _ y: String, _ status: Int, _ code: String) {
        do throws(Problem) {
            let request = try TileRequest(TileRequest.Layers(layer), zoom: z, column: x, row: y)
            #expect(status == 200 && "\(request.address.level) \(request.address.column) \(request.address.row)" == "\(z) \(x) \(y)")
        } catch {
            #expect((error.status, error.fault.code) == (status, code), "\(error.what)")
        }
    }

    @Test("what is kept has room, is what was kept, and what is asked for again and again stays", arguments: 0..<8)
    func cache(_ seed: Int) {
        var random = Seeded(seed: UInt64(seed))
        let room = 64 << 10
        var cache = TileCache<Int, [UInt8]>(bytes: room)
        var (kept, found): ([Int: [UInt8]], Int) = ([:], 0)
        cache.keep([7], for: -1)
        for _ in 0..<4000 {
            let key = Int.random(in: 0..<300, using: &random)
            if let answer = cache.answer(to: key) {
                #expect(answer == kept[key])
                found += 1
            } else {
                let answer = [UInt8](repeating: UInt8(truncatingIfNeeded: key), count: Int.random(in: 0...2000, using: &random))
                cache.keep(answer, for: key)
                kept[key] = answer
                #expect(cache.answer(to: key) == answer)
            }
            #expect(cache.bytes <= room)
            #expect(cache.answer(to: -1) == [7])
        }
        #expect(found > 200)
    }

    @Test("an answer larger than the room is not kept, and what was there stays; without room nothing is")
    func large() {
        var cache = TileCache<Int, [UInt8]>(bytes: 1000)
        cache.keep([1], for: 1)
        cache.keep([UInt8](repeating: 0, count: 500), for: 2)
        #expect(cache.answer(to: 1) == [1] && cache.answer(to: 2) == nil)
        var none = TileCache<Int, [UInt8]>(bytes: 0)
        none.keep([], for: 1)
        #expect(none.answer(to: 1) == nil && none.bytes == 0)
    }
}
