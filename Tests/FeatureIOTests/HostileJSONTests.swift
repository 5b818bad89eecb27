import Geometry
import Testing

@testable import FeatureIO

@Suite("Damaged GeoJSON gives errors, never a crash")
struct HostileJSONTests {
    static let sample: [UInt8] = {
        var random = Seeded(seed: 7)
        return GeoJSONWriter.collection(random.collection(count: 4), places: 3)
    }()

    @Test("White space before the text changes nothing", arguments: [" ", "\n\t\r ", "\u{FEFF}\n"])
    func whiteSpace(_ space: String) throws {
        let (collection, faults) = try readGeoJSON(Array(space.utf8) + Self.sample, file: "t.geojson")
        #expect(collection.features.count == 4 && faults.isEmpty)
    }

    @Test("A hundred thousand records at fault are each told with their line, in linear time")
    func manyFaults() throws {
        let (_, faults) = try readGeoJSON(Array(String(repeating: "{\n", count: 100_000).utf8), file: "t.geojsonl")
        #expect(faults.count == 100_000)
        #expect(faults.last?.what.description.hasPrefix("line 100000, column ") == true, "\(faults.last?.what ?? "")")
        #expect(faults.last?.what.description.contains("that began on line 100000") == true)
    }

    @Test("A hundred thousand names in one object, one of them twice, in linear time")
    func manyNames() throws {
        let names = (0..<100_000).map { "\"a\($0)\":0" }.joined(separator: ",")
        let text = { (more: String) in Array("{\"type\":\"FeatureCollection\",\"features\":[],\(names)\(more)}".utf8) }
        #expect(try readGeoJSON(text(""), file: "t.geojson").0.members.count == 100_000)
        let error = #expect(throws: FileError.self) { try readGeoJSON(text(",\"a77777\":1"), file: "t.geojson") }
        #expect(error?.what.description.contains("the name \"a77777\" stands twice") == true)
    }

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
