import Geometry
import NoiseZoning
import Projection
import Regulation

/// One place asked of a map file that is opened for it, as `query --at` does.
enum NearSpeed {
    /// Beside a street in the middle of Beijing E-Town.
    private static let place = Coordinate(x: 116.505, y: 39.79)

    static func repeated(_ path: String, rounds: Int) throws {
        var pieces = 0
        for _ in 0..<rounds {
            let file = try MapFile(path)
            let inPlane = try Transformation(from: .wgs84, to: file.meta.workingCRS).transform(place)
            let answer = try file.finding(at: inPlane, accuracy: nil, ruleset: try Ruleset.bundled(file.meta.ruleset))
            pieces += answer.query.map.zones.count
        }
        print(pieces)
    }
}
