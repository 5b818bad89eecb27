import FeatureIO
import Geometry
import Projection

/// Places of another reference system carried to the degrees of the index, over and over, for counting instructions.
enum CarriedSpeed {
    /// - Parameter places: degrees of WGS 84, all longitudes, then all latitudes.
    static func repeated(_ places: [Double], from name: String, rounds: Int) throws {
        let way = try Transformation(from: try CoordinateReferenceSystem(parsing: name), to: .wgs84)
        let count = places.count / 2
        var given = (0..<count).map { Coordinate(x: places[$0], y: places[count + $0]) }
        try way.transform(&given, direction: .inverse)
        var sum = 0.0
        for _ in 0..<rounds {
            var carried = given
            try way.transform(&carried)
            sum += carried.reduce(0) { $0 + $1.x + $1.y }
        }
        print(sum)
    }
}
