import FeatureIO
import Geometry
import NoiseZoning
import Projection

/// Places in degrees → classes: in batches and one by one. What the index leaves to the plane is settled there, in the same time.
struct LookupSpeed {
    private let query: PlaceQuery
    private let index: PointIndex
    private let toPlane: PointProof.Mover
    private let longitudes: [Double]
    private let latitudes: [Double]
    private let buildings: [Double]

    /// - Parameter places: all longitudes, then all latitudes.
    init(_ query: PlaceQuery, places: [Double], rounds: Int) throws {
        self.query = query
        longitudes = Array(places[..<(places.count / 2)])
        latitudes = Array(places[(places.count / 2)...])
        buildings = try times(rounds) { _ = try PointIndex(query) }
        index = try PointIndex(query)
        toPlane = try PointProof.Mover(.wgs84, query.map.meta.workingCRS)
    }

    /// The class of every place goes to `path`, one byte each; the times to stdout.
    func run(rounds: Int, answersTo path: String) throws {
        var labels = [UInt32](repeating: 0, count: longitudes.count)
        var settled: [Finding] = []
        let batch = times(rounds) { settled = fill(&labels) }
        var sum: UInt64 = 0
        let single = times(rounds) {
            for place in longitudes.indices {
                var label = UInt64(index.label(longitude: longitudes[place], latitude: latitudes[place]))
                if label == PointIndex.undecided { label = UInt64(inPlane(place).limits?[0] ?? 0) }
                sum &+= label
            }
        }
        var left = settled.makeIterator()
        let bytes = labels.map { label in
            let finding = index.finding(label) ?? left.next()
            return UInt8(Classes.number(finding.map(Self.name) ?? "outside"))
        }
        try Numbers.write(bytes, to: path)
        print(
            "{\"batch\":\(batch),\"single\":\(single),\"index\":\(buildings),\"bytes\":\(index.bytes),\"undecided\":\(settled.count),\"check\":\(sum)}"
        )
    }

    /// One batch, over and over: for counting instructions.
    func batches(_ rounds: Int) {
        var labels = [UInt32](repeating: 0, count: longitudes.count)
        for _ in 0..<rounds { _ = fill(&labels) }
        print(labels.reduce(0) { $0 ^ $1 })
    }

    /// The same, one by one.
    func singles(_ rounds: Int) {
        var sum: UInt32 = 0
        for _ in 0..<rounds {
            for place in longitudes.indices { sum ^= index.label(longitude: longitudes[place], latitude: latitudes[place]) }
        }
        print(sum)
    }

    private func fill(_ labels: inout [UInt32]) -> [Finding] {
        var span = labels.mutableSpan
        index.labels(longitudes: longitudes.span, latitudes: latitudes.span, into: &span)
        var settled: [Finding] = []
        for place in labels.indices where labels[place] == PointIndex.undecided { settled.append(inPlane(place)) }
        return settled
    }

    private func inPlane(_ place: Int) -> Finding {
        // Undecided places lie at a line of the map, so they can be carried to its plane.
        query.brief(at: toPlane.moved(Coordinate(x: longitudes[place], y: latitudes[place])) ?? Coordinate(x: 0, y: 0))
    }

    static func name(_ finding: Finding) -> String { finding.zoneClass?.id ?? finding.status.rawValue }
}
