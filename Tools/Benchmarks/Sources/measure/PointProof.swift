import Geometry
import Glibc
import NoiseZoning
import Projection

/// Asks the same places of the index in degrees and of the map in its plane.
struct PointProof {
    private let query: PlaceQuery
    private let index: PointIndex
    private let toPlane: Mover
    private let toDegrees: Mover

    /// A class, so that the closures of a run share one handle.
    final class Mover {
        private let transformation: Transformation
        init(_ from: CoordinateReferenceSystem, _ to: CoordinateReferenceSystem) throws {
            transformation = try Transformation(from: from, to: to)
        }
        func moved(_ place: Coordinate) -> Coordinate? { try? transformation.transform(place) }
    }

    init(_ query: PlaceQuery) throws {
        self.query = query
        index = try PointIndex(query)
        toPlane = try Mover(.wgs84, query.map.meta.workingCRS)
        toDegrees = try Mover(query.map.meta.workingCRS, .wgs84)
    }

    /// Half of the places lie anywhere in the box of the map, half on its vertices and edges and a hair beside them.
    func run(_ count: Int) -> Bool {
        var random = Seeded(seed: 20_261_121)
        let rings = query.map.zones.flatMap(\.polygon.rings)
        let box = rings.reduce(into: Envelope()) { $0.add(Envelope($1)) }
        var (asked, undecided, wrong, outside) = (0, 0, 0, 0)
        var (anywhere, anywhereUndecided) = (0, 0)
        func ask(_ place: Coordinate) -> Bool {
            let label = index.label(longitude: place.x, latitude: place.y)
            asked += 1
            guard let found = index.finding(label) else {
                undecided += 1
                return false
            }
            let wanted = toPlane.moved(place).map { query.brief(at: $0) }
            if found.status == .outside { outside += 1 }
            if found.words != wanted?.words ?? "outside" {
                wrong += 1
                if wrong < 10 { print("\(place.x),\(place.y): \(found.words), in the plane \(wanted?.words ?? "nowhere")") }
            }
            return true
        }
        for (x, y) in Self.strange { _ = ask(Coordinate(x: x, y: y)) }
        while asked < count {
            let place = Coordinate(
                x: .random(in: box.minX - 200...box.maxX + 200, using: &random),
                y: .random(in: box.minY - 200...box.maxY + 200, using: &random))
            if let degrees = toDegrees.moved(place) {
                anywhere += 1
                if !ask(degrees) { anywhereUndecided += 1 }
            }
            let ring = rings[Int.random(in: 0..<rings.count, using: &random)]
            let corner = Int.random(in: 0..<ring.count - 1, using: &random)
            let along = [0, 0.5, .random(in: 0...1, using: &random)][Int.random(in: 0..<3, using: &random)]
            let off = [0, 0.0011, 0.0015, 0.002, 0.0025, 0.003, 0.01, 0.1][Int.random(in: 0..<8, using: &random)]
            let edge = ring[corner + 1] - ring[corner]
            let beside = ring[corner] + edge * along + edge.normalized.leftNormal * (Bool.random(using: &random) ? off : -off)
            guard let line = toDegrees.moved(beside) else { continue }
            for (x, y) in [(line.x, line.y), (line.x.nextUp, line.y), (line.x, line.y.nextDown)] { _ = ask(Coordinate(x: x, y: y)) }
            // On a line between cells: whole units of 2⁻³⁰°, and one unit in the last place to either side.
            let unit = Double(1 << 30)
            let onCell = Coordinate(x: (line.x * unit).rounded() / unit, y: (line.y * unit).rounded() / unit)
            for x in [onCell.x.nextDown, onCell.x, onCell.x.nextUp] { _ = ask(Coordinate(x: x, y: onCell.y)) }
        }
        let share = 100 * Double(anywhereUndecided) / Double(max(1, anywhere))
        print("\(asked) places: \(wrong) wrong, \(outside) outside, \(undecided) left to the plane (of \(anywhere) anywhere: \(share) %)")
        return wrong == 0
    }

    private static let strange: [(Double, Double)] = {
        let values = [
            Double.nan, .infinity, -.infinity, 0, -0.0, 180, -180, 90, -90, 180.000001, 1e300, -1e300, .greatestFiniteMagnitude,
            .leastNonzeroMagnitude, 116.5, 39.8, 1e9, -1e9, 2_147_483_647, 4_294_967_296,
        ]
        return values.flatMap { x in values.map { (x, $0) } }
    }()
}

extension Finding {
    /// All that a brief answer says.
    var words: String {
        guard status != .outside else { return "outside" }
        let zones = zones.map { "\($0.id) \($0.name) \($0.zoneClass?.id ?? "-")" }.joined(separator: "+")
        return "\(status) \(zoneClass?.id ?? "-") \(limitsClass?.id ?? "-") \(limits?.written ?? "-") [\(zones)] "
            + "\(isOnBoundary) \(isOnCarriageway) \(candidates)"
    }
}
