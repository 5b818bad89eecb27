import Foundation
import Testing

/// Photographs with a position as places, and what an answer says of the nearest line and the border.
@Suite("Photographs and the inspector's small things")
struct PhotographCommandTests {
    /// A JPEG of nothing but its attributes, high byte first: degrees as `n/1000000`, no minutes and seconds.
    private static func photograph(_ latitude: Int, _ longitude: Int) -> Data {
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
        }
        // Head 8, one pointer 18; the directory of four entries 54, so that the first fractions stand at 80. Numbers, each with its bytes.
        let numbers: [(Int, Int)] = [
            (0x4D4D, 2), (42, 2), (8, 4), (1, 2), (0x8825, 2), (4, 2), (1, 4), (26, 4), (0, 4), (4, 2), (1, 2), (2, 2), (2, 4),
            (0x4E00_0000, 4),
            (2, 2), (5, 2), (3, 4), (80, 4), (3, 2), (2, 2), (2, 4), (0x4500_0000, 4), (4, 2), (5, 2), (3, 4), (104, 4), (0, 4),
            (latitude, 4),
            (1_000_000, 4), (0, 4), (1, 4), (0, 4), (1, 4), (longitude, 4), (1_000_000, 4), (0, 4), (1, 4), (0, 4), (1, 4),
        ]
        var body = Array("Exif\0\0".utf8)
        for (value, size) in numbers { body += number(value, size) }
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1]
        bytes += number(body.count + 2, 2)
        bytes += body
        bytes += [0xFF, 0xDA, 0, 2] as [UInt8]
        return Data(bytes)
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try Self.photograph(39_798_000, 116_505_000).write(to: folder.url.appendingPathComponent("a.jpg"))
        try Self.photograph(39_798_000, 116_515_000).write(to: folder.url.appendingPathComponent("b.JPG"))
        try Data([0xFF, 0xD8, 0xFF, 0xDA, 0, 2]).write(to: folder.url.appendingPathComponent("c.jpg"))
        return folder
    }

    private static let end = ["--pack", "small", "--date", "2026-11-20"]

    @Test("one photograph is a place")
    func one() throws {
        let outcome = try Command.run(["query", "--at", "a.jpg"] + Self.end, in: try folder())
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.hasPrefix("class 2  day 60 dB(A)") && outcome.out.contains("116.5050000,39.7980000 (wgs84)"))
    }

    @Test("many are a table, in their order; one without a place has its own row")
    func many() throws {
        let folder = try folder()
        let outcome = try Command.run(["query", "--input", "a.jpg", "b.JPG"] + Self.end, in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(
            outcome.out
                == "file,lon,lat,taken,nz_status,nz_class,nz_day,nz_night,nz_zone,nz_on_boundary\na.jpg,116.5050000,39.7980000,,inside,2,60,50,201,false\nb.JPG,116.5150000,39.7980000,,inside,3,65,55,301,false\n"
        )
        let faulty = try Command.run(["query", "--input", "a.jpg", "c.jpg", "missing.jpg"] + Self.end, in: folder)
        #expect(faulty.code == 65)
        #expect(faulty.out.contains("a.jpg,116.5050000,39.7980000,,inside,2,") && faulty.out.contains("\nc.jpg,,,,error,"))
        #expect(faulty.err.contains("[photograph-position]\n") && faulty.err.contains("[file-not-found]\n"))
    }

    @Test("photographs and other words do not mix")
    func mixed() throws {
        let folder = try folder()
        for words in [["--input", "a.jpg", "places.csv"], ["--at", "116.505,39.798", "a.jpg"]] {
            let outcome = try Command.run(["query"] + words + ["--crs", "wgs84"] + Self.end, in: folder)
            #expect(outcome.code == 64 && outcome.err.contains("Unexpected argument"), "\(outcome.err)")
        }
    }

    /// The road along 39.795 lies 332.9 m south of 39.798 (see ParkCommandTests), its boundary line 16 m nearer.
    @Test("the nearest line is named beyond its band")
    func line() throws {
        let outcome = try Command.run(
            ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--format", "json"] + Self.end, in: try folder())
        let text = outcome.out
        #expect(
            text.contains("\"nearest_line\": {\"row\": \"annex1-16\", \"name\": \"荣华南路\", \"layer\": \"roads\", \"boundary_m\": 317.0"),
            "\(text)")
        #expect(!text.contains("district_m"))
    }

    /// 0.001° of longitude: 85.65 m to the straight east side in EPSG:4548 (pyproj).
    @Test(
        "outside, how far the district is", arguments: [("en", "85.6", " m to the border of the district\n"), ("zh", "距区界 85.6", " 米\n")])
    func border(_ row: (String, String, String)) throws {
        let outcome = try Command.run(
            ["query", "--at", "116.521,39.795", "--crs", "wgs84", "--lang", row.0] + Self.end, in: try folder())
        #expect(outcome.code == 2)
        #expect(outcome.out.contains(row.1) && outcome.out.contains(row.2), "\(outcome.out)")
    }
}
