import FeatureIO
import Geometry
import LineOfSight
import NoiseZoning

/// Segments → whether they are clear of all buildings of a pack, in a batch and one by one.
struct SightSpeed {
    private let buildings: BuildingList
    private let starts: [Coordinate]
    private let ends: [Coordinate]

    /// - Parameter segments: all x, then all y, then both of the other ends; metres of the working plane.
    init(packAt folder: String, segments: [Double]) throws {
        guard let input = try PackReader(folder: folder).read(layers: [.buildings]).input else {
            preconditionFailure("\(folder) is no pack that can be read")
        }
        buildings = input.projected().input.buildings
        let count = segments.count / 4
        starts = (0..<count).map { Coordinate(x: segments[$0], y: segments[count + $0]) }
        ends = (0..<count).map { Coordinate(x: segments[2 * count + $0], y: segments[3 * count + $0]) }
    }

    /// One byte a segment goes to `path`, 1 for clear; the times to stdout.
    func run(rounds: Int, answersTo path: String) throws {
        let making = times(3) { _ = SightGrid(buildings) }
        let grid = SightGrid(buildings)
        var clear: [Bool] = []
        let batch = times(rounds) { clear = grid.areClear(from: starts, to: ends) }
        var same = 0
        let single = times(rounds) {
            for number in starts.indices where grid.isClear(from: starts[number], to: ends[number]) == clear[number] { same += 1 }
        }
        precondition(same == rounds * starts.count, "one by one says otherwise")
        try Numbers.write(clear.map { UInt8($0 ? 1 : 0) }, to: path)
        print("{\"batch\":\(batch),\"single\":\(single),\"grid\":\(making)}")
    }
}
