import Geometry
import Glibc
import NoiseZoning
import Projection

/// How fast look-ups are on one core: `taskset -c 0 proofs speed`; for instructions, `perf stat -e instructions:u proofs batch 100`.
struct PointSpeed {
    private let query: PlaceQuery
    private let longitudes: [Double]
    private let latitudes: [Double]

    init(_ query: PlaceQuery) throws {
        self.query = query
        let toDegrees = try Transformation(from: query.map.meta.workingCRS, to: .wgs84)
        let box = query.map.zones.reduce(into: Envelope()) { $0.add(Envelope($1.polygon.exterior)) }
        var random = Seeded(seed: 7)
        var places: [Coordinate] = []
        for _ in 0..<1_000_000 {
            places.append(
                Coordinate(x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random)))
        }
        try toDegrees.transform(&places)
        longitudes = places.map(\.x)
        latitudes = places.map(\.y)
    }

    func run() throws {
        for (name, labels) in [("answers", PointIndex.Labels.answers), ("pieces", .pieces)] {
            var building = Double.infinity
            for _ in 0..<5 { building = min(building, try seconds { _ = try PointIndex(query, labels: labels) }) }
            let index = try PointIndex(query, labels: labels)
            print("\(name): \(index.count) labels, built in \(building * 1000) ms, \(index.bytes) bytes")
            var (batch, single) = (Double.infinity, Double.infinity)
            var out = [UInt32](repeating: 0, count: longitudes.count)
            var sum: UInt64 = 0
            for _ in 0..<15 {
                batch = min(batch, seconds { fill(&out, index) })
                single = min(
                    single,
                    seconds {
                        for place in longitudes.indices {
                            sum &+= UInt64(index.label(longitude: longitudes[place], latitude: latitudes[place]))
                        }
                    })
            }
            let millions = Double(out.count) / 1e6
            let undecided = out.lazy.filter { $0 == PointIndex.undecided }.count
            print(
                "  batch \(millions / batch) M/s, one by one \(millions / single) M/s = \(1e9 * single / Double(out.count)) ns; "
                    + "\(undecided) undecided of \(out.count); check \(sum)")
        }
    }

    /// One index, the million places over and over: for a profiler.
    func batch(_ rounds: Int) throws {
        let index = try PointIndex(query)
        var out = [UInt32](repeating: 0, count: longitudes.count)
        for _ in 0..<rounds { fill(&out, index) }
        print("\(rounds * out.count) look-ups")
    }

    private func fill(_ out: inout [UInt32], _ index: PointIndex) {
        var span = out.mutableSpan
        index.labels(longitudes: longitudes.span, latitudes: latitudes.span, into: &span)
    }
}

/// The time of the wall that something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
}
