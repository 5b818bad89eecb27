import Geometry
import Testing

@testable import FeatureIO

@Suite("Damaged GeoJSON gives errors, never a crash")
struct HostileJSONTests {
    static let sample: [UInt8] = {
        var random = Seeded(7)
        return GeoJSONWriter.collection(random.collection(count: 4), places: 3)
    }()

    @Test("Cut off at every byte: an error each time")
    func truncated() {
        for end in 0..<(Self.sample.count - 2) {
            #expect(throws: FileError.self, "cut at \(end)") { try readGeoJSON(Array(Self.sample[..<end]), file: "t.geojson") }
        }
    }

    @Test("Cut off at every byte, a sequence is read as far as it goes")
    func truncatedSequence() throws {
        let lines = Array(Self.sample.drop { $0 != 0x0A })
        for end in 0..<lines.count { _ = try readGeoJSON(Array(lines[..<end]), file: "t.geojsonl") }
    }

    @Test("Every byte replaced by others: read or refused", arguments: [0x00, 0x22, 0x2C, 0x5B, 0x5D, 0xFF] as [UInt8])
    func replaced(byte: UInt8) {
        var bytes = Self.sample
        for index in bytes.indices {
            let before = bytes[index]
            bytes[index] = byte
            _ = try? readGeoJSON(bytes, file: "t.geojson")
            bytes[index] = before
        }
    }
}
