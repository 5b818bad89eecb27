import Geometry
import NoiseZoning

/// Parcels like a cadastre's: 20 to 60 m, 4 to 12 corners, half of them along the lines of the map. Shares against GEOS.
struct ParcelProof {
    private let query: PlaceQuery
    private let parcels: [[Polygon]]

    init(_ query: PlaceQuery, count: Int) {
        self.query = query
        var making = Cadastre(query.map, seed: 20_261_121)
        parcels = (0..<count).map { _ in [making.parcel()] }
    }

    func run() throws -> Bool {
        let asking = ParcelQuery(map: query.map)
        var wrong = 0
        for parcel in parcels {
            let (found, wanted) = (try asking.shares(of: parcel), try asking.finding(of: parcel).inClasses)
            let isSame =
                found.shares.count == wanted.shares.count
                && wanted.shares.allSatisfy { share in found.shares.contains { $0.land == share.land && abs($0.area - share.area) < 1e-4 } }
            if !isSame {
                wrong += 1
                if wrong < 6 {
                    print("\(parcel[0].exterior.map { "\($0.x) \($0.y)" })")
                    for (name, shares) in [("found", found), ("GEOS", wanted)] {
                        print("  \(name): \(shares.shares.map { "\($0.land.words) \($0.area)" })")
                    }
                }
            }
        }
        print("\(parcels.count) parcels, \(wrong) not as GEOS has them")
        return wrong == 0
    }
}

/// Quarters and terraces: boxes and broken outlines anywhere, and such that run along an edge of the map, on it or some millimetres beside.
private struct Cadastre {
    private let rings: [[Coordinate]]
    private let box: Envelope
    private var random: Seeded

    init(_ map: ZoneMap, seed: UInt64) {
        rings = map.zones.flatMap(\.polygon.rings)
        box = rings.reduce(into: Envelope()) { $0.add(Envelope($1)) }
        random = Seeded(seed: seed)
    }

    mutating func parcel() -> Polygon {
        let (width, depth) = (Double.random(in: 20...60, using: &random), Double.random(in: 20...60, using: &random))
        if Bool.random(using: &random) {
            let corner = Coordinate(
                x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
            let (x, y) = (Double.random(in: -1...1, using: &random), Double.random(in: -1...1, using: &random))
            return quarter(corner, along: Coordinate(x: x, y: y).normalized, width: width, depth: depth)
        }
        let ring = rings[Int.random(in: 0..<rings.count, using: &random)]
        let start = Int.random(in: 0..<ring.count - 1, using: &random)
        let along = (ring[start + 1] - ring[start]).normalized
        let off = [0, 0, 0.001, -0.001, 0.006, -0.006, 0.5][Int.random(in: 0..<7, using: &random)]
        let isLeft = Bool.random(using: &random)
        let way = isLeft ? along : along * -1
        let from = (isLeft ? ring[start] : ring[start + 1]) + way.leftNormal * off
        return quarter(
            from, along: way, width: Bool.random(using: &random) ? ring[start].distance(to: ring[start + 1]) : width, depth: depth)
    }

    /// A box with up to eight more corners on its far side, on the lattice of the map.
    private mutating func quarter(_ corner: Coordinate, along: Coordinate, width: Double, depth: Double) -> Polygon {
        let up = along.leftNormal
        let steps = Int.random(in: 0...4, using: &random)
        var ring = [corner, corner + along * width]
        for step in 0...steps {
            let x = width * (1 - Double(step) / Double(steps + 1))
            let deep = depth * .random(in: 0.8...1, using: &random)
            ring.append(corner + along * x + up * deep)
            if step == steps {
                ring.append(corner + up * deep)
            } else {
                ring.append(corner + along * (x - width / Double(steps + 1)) + up * deep)
            }
        }
        var places: [Coordinate] = []
        for place in ring {
            let rounded = Coordinate(x: (place.x * 1000).rounded() / 1000, y: (place.y * 1000).rounded() / 1000)
            if rounded != places.last { places.append(rounded) }
        }
        return Polygon(exterior: places + [places[0]])
    }
}
