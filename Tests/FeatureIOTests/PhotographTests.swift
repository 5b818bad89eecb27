import Testing

@testable import FeatureIO

/// A photograph byte by byte: JPEG with a segment of EXIF attributes, in either order of bytes.
struct MadePhotograph {
    var isLittle = true
    /// Degrees, minutes, seconds as fractions.
    var latitude: [(Int, Int)] = [(39, 1), (47, 1), (3120, 100)]
    var longitude: [(Int, Int)] = [(116, 1), (30, 1), (2664, 100)]
    var letters = ("N", "E")
    var datum: String?
    var taken: String? = "2026:11:20 10:15:00"

    private func number(_ value: Int, _ size: Int) -> [UInt8] {
        let big = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
        return isLittle ? big.reversed() : big
    }

    /// A directory at `start`, its values behind it.
    private func directory(_ entries: [(tag: Int, kind: Int, count: Int, value: [UInt8])], at start: Int) -> [UInt8] {
        var head = number(entries.count, 2)
        var tail: [UInt8] = []
        let behind = start + 2 + 12 * entries.count + 4
        for entry in entries {
            head += number(entry.tag, 2) + number(entry.kind, 2) + number(entry.count, 4)
            if entry.value.count <= 4 {
                head += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
            } else {
                head += number(behind + tail.count, 4)
                tail += entry.value
            }
        }
        return head + number(0, 4) + tail
    }

    private func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }
    private func fractions(_ values: [(Int, Int)]) -> [UInt8] { values.flatMap { number($0.0, 4) + number($0.1, 4) } }

    var tiff: [UInt8] {
        let head = (isLittle ? Array("II".utf8) : Array("MM".utf8)) + number(42, 2) + number(8, 4)
        // Two pointers: 2 + 24 + 4 bytes behind the head.
        let more = 8 + 30
        var own: [(tag: Int, kind: Int, count: Int, value: [UInt8])] = []
        if let taken { own.append((tag: 0x9003, kind: 2, count: taken.utf8.count + 1, value: text(taken))) }
        let exif = directory(own, at: more)
        let gps = more + exif.count
        var entries: [(tag: Int, kind: Int, count: Int, value: [UInt8])] = [
            (1, 2, 2, text(letters.0)), (2, 5, 3, fractions(latitude)), (3, 2, 2, text(letters.1)), (4, 5, 3, fractions(longitude)),
        ]
        if let datum { entries.append((18, 2, datum.utf8.count + 1, text(datum))) }
        return head + directory([(0x8769, 4, 1, number(more, 4)), (0x8825, 4, 1, number(gps, 4))], at: 8) + exif
            + directory(entries, at: gps)
    }

    var jpeg: [UInt8] {
        let body = Array("Exif\0\0".utf8) + tiff
        let length = body.count + 2
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)]
        bytes += body
        bytes += [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9] as [UInt8]
        return bytes
    }
}

@Suite("Photographs with a position")
struct PhotographTests {
    private static let notTIFF: [UInt8] = {
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 16]
        bytes += Array("Exif\0\0II".utf8)
        bytes += [43, 0, 8, 0, 0, 0] as [UInt8]
        return bytes
    }()

    private func read(_ photograph: MadePhotograph) throws -> PhotographPosition {
        try PhotographPosition.read(photograph.jpeg, path: "a.jpg")
    }

    private func code(_ bytes: [UInt8]) -> String {
        do throws(FileError) {
            _ = try PhotographPosition.read(bytes, path: "a.jpg")
            return ""
        } catch { return error.code }
    }

    @Test("39° 47′ 31.20″ N, 116° 30′ 26.64″ E, in either order of bytes", arguments: [true, false])
    func position(_ isLittle: Bool) throws {
        let found = try read(MadePhotograph(isLittle: isLittle))
        // 31.2 / 3600 = 0.0086667, 47 / 60 = 0.7833333; 26.64 / 3600 = 0.0074, 30 / 60 = 0.5.
        #expect(abs(found.latitude - 39.792) < 1e-12)
        #expect(abs(found.longitude - 116.5074) < 1e-12)
        #expect(found.taken == "2026-11-20 10:15:00")
    }

    @Test("south and west are below zero")
    func letters() throws {
        let found = try read(MadePhotograph(letters: ("S", "W")))
        #expect(found.latitude < 0 && found.longitude < 0)
    }

    @Test(
        "no place, or none that a camera knows",
        arguments: [
            MadePhotograph(latitude: [(0, 1), (0, 1), (0, 1)], longitude: [(0, 1), (0, 1), (0, 1)]).jpeg,
            MadePhotograph(latitude: [(39, 0), (0, 0), (0, 0)]).jpeg, [0xFF, 0xD8, 0xFF, 0xDA, 0, 2], [0xFF, 0xD8, 0xFF, 0xD9],
        ])
    func none(_ bytes: [UInt8]) { #expect(code(bytes) == "photograph-position") }

    @Test(
        "what is damaged",
        arguments: [
            MadePhotograph(latitude: [(91, 1), (0, 1), (0, 1)]).jpeg, MadePhotograph(latitude: [(39, 1), (60, 1), (0, 1)]).jpeg,
            MadePhotograph(letters: ("X", "E")).jpeg, MadePhotograph(datum: "TOKYO").jpeg, [], [0xFF], [0xFF, 0xD8],
            [0x89, 0x50, 0x4E, 0x47],
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 1], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1, 2], [0xFF, 0xD8, 0x00, 0xE1],
            Self.notTIFF,
        ])
    func damaged(_ bytes: [UInt8]) { #expect(code(bytes) == "photograph-damaged") }

    @Test("WGS-84 is what its datum may be")
    func datum() throws { #expect(try read(MadePhotograph(datum: "WGS-84")).latitude > 39) }

    @Test("cut off anywhere, or with any byte changed, it is read or refused")
    func hostile() {
        let sound = MadePhotograph().jpeg
        for count in 0..<sound.count { _ = code(Array(sound[..<count])) }
        for place in sound.indices {
            for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = sound
                bytes[place] = value
                guard let found = try? PhotographPosition.read(bytes, path: "a.jpg") else { continue }
                #expect(abs(found.latitude) <= 90 && abs(found.longitude) <= 180)
            }
        }
    }
}
