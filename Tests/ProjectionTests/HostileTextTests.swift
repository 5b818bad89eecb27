import Geometry
import Projection
import Testing

@Suite("Hostile text")
struct HostileTextTests {
    @Test(
        "is refused without a crash and quoted harmlessly",
        arguments: [
            "\0", "\0\0116.5,39.8", "116.5,39.8\0", "\u{1B}[2J116.5,39.8", "116.5\u{202E},39.8", "e\u{301}116.5,39.8", "👨‍👩‍👧‍👦",
            "116.5,39.8\u{FEFF}",
            "\u{FFFD}", "\u{10FFFF}", "ſ", "K", "ı", "116.5,39.8N", "1٫5,2", "½,¾", "Ⅻ,Ⅴ",
        ])
    func refused(_ text: String) { refuse(text) }

    @Test(
        "as much of it as there may be",
        arguments: ["1", "(", "°", ",", "N", "-", " ", "′", "东经", "\0", "1,", "116.5074,39.7920;", "\u{301}"],
        [100, 500, 1 << 20])
    func repeated(_ unit: String, _ bytes: Int) { refuse(String(repeating: unit, count: bytes / unit.utf8.count)) }

    @Test("a megabyte of zeros in a number that would be good")
    func zeros() { refuse("116.5," + String(repeating: "0", count: 1 << 20) + "39.8") }

    private func refuse(_ text: String) {
        var error: CoordinateError?
        do throws(CoordinateError) { _ = try WrittenCoordinate.parse(text, crs: .wgs84) } catch let refusal { error = refusal }
        #expect(error.map { $0.text.utf8.count < 700 } == true)
        #expect(error.map { isPrintable($0.description) } == true)
    }

    @Test(
        "as the name of a reference system",
        arguments: [
            ("\0", 1), ("EPSG:9", 1), ("9", 1 << 20), ("PROJCS[", 1), ("PROJCS[\"", 100_000), ("[", 1 << 20), ("\u{1B}[2J", 1),
            ("GEOGCS[\"\u{0}\"]", 1), ("a.prj", 2000),
        ])
    func asName(_ unit: String, _ count: Int) {
        var error: ProjectionError?
        do throws(ProjectionError) {
            _ = try CoordinateReferenceSystem(parsing: String(repeating: unit, count: count))
        } catch let refusal { error = refusal }
        #expect(error.map { isPrintable($0.description) && $0.description.utf8.count < 1000 } == true)
    }

    /// No control character, and nothing that turns the direction of writing.
    private func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E && $0.value != 0x7F }
    }

    @Test(
        "half UTF-8 is named as such",
        arguments: [
            [0xE4, 0xB8], [0x31, 0xC3], [0xFF, 0xFE, 0x31, 0x2C, 0x32], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            [0xB1, 0xB1, 0xCE, 0xB3, 0x33, 0x39],
        ] as [[UInt8]])
    func halfUTF8(_ bytes: [UInt8]) {
        let error = #expect(throws: CoordinateError.self) { try WrittenCoordinate.parse(utf8: bytes, crs: .wgs84) }
        #expect(error?.cause == .notUTF8)
    }

    @Test("bytes of a good pair are read")
    func goodBytes() throws {
        #expect(try WrittenCoordinate.parse(utf8: Array("116.5,39.8".utf8), crs: .wgs84) == Coordinate(x: 116.5, y: 39.8))
    }

    @Test("20,000 random strings: an answer on the globe or an error", arguments: [1, 2, 3, 4] as [UInt64])
    func fuzz(_ seed: UInt64) throws {
        let pieces = [
            "116.5", "39.8", "1", "60", ",", ";", " ", "、", "°", "′", "″", "'", "\"", "d", "m", "s", "N", "E", "S", "W", "北纬", "东经", "度",
            "分", "秒", "米", "-", "+",
            "(", ")", "=", ":", "lon", "lat", "x", "y", "坐标", "nan", "\0", "500000", "4405000", ".",
        ]
        let plane = try CoordinateReferenceSystem(parsing: "EPSG:4548")
        var generator = Seeded(seed: seed)
        var wrong: [String] = []
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
            if let place = try? WrittenCoordinate.parse(text, crs: .wgs84), abs(place.x) > 180 || abs(place.y) > 90 { wrong.append(text) }
            if let place = try? WrittenCoordinate.parse(text, crs: plane),
                !(1e5...9e5).contains(place.x) || !(1e6...6.2e6).contains(place.y)
            {
                wrong.append(text)
            }
        }
        #expect(wrong.isEmpty)
    }
}
