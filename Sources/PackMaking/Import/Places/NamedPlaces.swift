import Geometry
import Regulation

/// Places that can be told by names: where two named lines meet, and stops. In longitude and latitude.
struct NamedPlaces {
    /// By `name / name` in order, or by the name of the stop.
    private(set) var places: [String: Coordinate] = [:]

    /// Of the lines of a network that is trusted.
    init(_ network: NamedNetwork, _ ruleset: Ruleset) {
        var namesAt: [LatticePoint: Set<String>] = [:]
        for line in network.lines where line.kind == .road {
            for node in line.course { namesAt[node, default: []].insert(ruleset.canonicalName(line.name)) }
        }
        add(namesAt.map { (NamedNetwork.coordinate($0.key), $0.value) })
        for stop in network.stops { places[NameForm.normalised(stop.name)] = NamedNetwork.coordinate(stop.place) }
    }

    /// Of the features of a source.
    init(lines: [SortedFeatures.Line], stops: [SortedFeatures.Stop], _ names: StreetNames) {
        var namesAt: [LatticePoint: Set<String>] = [:]
        var known: [[String]: Set<String>] = [:]
        for line in lines where line.kind == .road && !line.names.isEmpty {
            let own = known[line.names] ?? Set(line.names.flatMap(names.names))
            known[line.names] = own
            for place in line.course { namesAt[NamedNetwork.node(place), default: []].formUnion(own) }
        }
        add(namesAt.map { (NamedNetwork.coordinate($0.key), $0.value) })
        for stop in stops { places[NameForm.normalised(stop.name)] = stop.place }
    }

    /// Degrees: two meetings of the same names that are farther apart are two junctions, and tell nothing. About 150 m.
    private static let oneJunction = 0.0015

    private mutating func add(_ meetings: [(Coordinate, Set<String>)]) {
        var boxes: [String: Envelope] = [:]
        for (place, names) in meetings where names.count > 1 {
            let sorted = names.sorted()
            // A square of ten names says no more than one of three.
            for (number, first) in sorted.prefix(8).enumerated() {
                for second in sorted.prefix(8).dropFirst(number + 1) { boxes["\(first) / \(second)", default: Envelope()].add(place) }
            }
        }
        for (pair, box) in boxes where max(box.width, box.height) <= Self.oneJunction { places[pair] = box.centre }
    }
}
