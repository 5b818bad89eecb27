import FeatureIO
import Geometry

/// Bytes of GeoJSON to features; what the coordinates are is told by a sum of their bits, which no order changes.
enum ReadingSpeed {
    static func run(_ path: String, rounds: Int) throws {
        let bytes = try Numbers.bytes(path)
        let (collection, faults) = try readGeoJSON(bytes, file: path)
        var (vertices, bits) = (0, UInt64(0))
        for feature in collection.features {
            for place in feature.shape?.coordinates ?? [] {
                vertices += 1
                bits &+= place.x.bitPattern &+ place.y.bitPattern
            }
        }
        let reading = try times(rounds) { _ = try readGeoJSON(bytes, file: path) }
        print(
            "{\"reading\":\(reading),\"bytes\":\(bytes.count),\"features\":\(collection.features.count),\"faults\":\(faults.count),"
                + "\"vertices\":\(vertices),\"bits\":\"\(bits)\"}")
    }
}
