import FeatureIO
import Geometry
import Regulation
import Wording
import ZoningModel

/// The piece of a named line that one row of an annex lists: from its junction with one named line to its junction with another.
package struct TracedRow: Sendable {
    /// The row of the annex, such as `annex1-16`.
    package let row: String
    /// The name of the line that the row follows.
    package let name: String
    /// The name of the line or stop at which the row begins.
    package let from: String
    /// The name of the line or stop at which the row ends.
    package let to: String
    /// Sections in order; more than one where the structure of a rail line changes.
    let sections: [(course: [LatticePoint], structure: TransportLine.Structure?)]
    /// The largest among the lines it runs on, in metres.
    package let accuracy: Double
}

struct RowTracing {
    var names: NameLookup
    private var network: NamedNetwork { names.network }

    /// - Parameter goesUnderground: whether the far end is a portal, after which the line goes on below ground.
    mutating func row(_ row: String, name: String, from: String, to: String, goesUnderground: Bool) -> TracedRow? {
        guard let lines = names.lines(named: name, for: row) else { return nil }
        let graph = NetworkGraph(network, lines: lines.filter { network.lines[$0].structure != .underground || !goesUnderground })
        guard let starts = junctions(of: graph, name: name, with: from, row: row),
            let ends = junctions(of: graph, name: name, with: to, row: row)
        else { return nil }
        var best: NetworkGraph.Walk?
        for start in starts {
            for end in ends {
                guard let walk = graph.walk(from: start, to: end), walk.length > 0, walk.length < best?.length ?? .infinity else {
                    continue
                }
                best = walk
            }
        }
        guard let best else {
            names.unresolved(row, "\(name) is not connected from \(from) to \(to)")
            return nil
        }
        var sections = split(best)
        if goesUnderground, let portal = best.nodes.last { sections += underground(lines, from: portal) }
        let accuracy = best.lines.map { network.lines[$0].accuracy }.max() ?? 0
        return TracedRow(row: row, name: name, from: from, to: to, sections: sections, accuracy: accuracy)
    }

    private mutating func junctions(of graph: NetworkGraph, name: String, with end: String, row: String) -> [LatticePoint]? {
        let others = network.lines(named: end)
        let stops = network.stops.filter { ($0.name == end || $0.aliases.contains(end)) && ($0.line == nil || $0.line == name) }
        guard !others.isEmpty || !stops.isEmpty else {
            names.unresolved(row, "no line or stop of the network is named \(end)", near: end)
            return nil
        }
        var places = graph.nodes.intersection(others.flatMap { network.lines[$0].course })
        for stop in stops {
            // A stop stands beside its line: its foot is the nearest vertex.
            let nearest = graph.nodes.min { (NetworkGraph.metres($0, stop.place), $0) < (NetworkGraph.metres($1, stop.place), $1) }
            if let nearest, NetworkGraph.metres(nearest, stop.place) <= 100 { places.insert(nearest) }
        }
        guard !places.isEmpty else {
            let gap = Nearness.gap(between: Array(graph.nodes), and: others.flatMap { network.lines[$0].course })
            let what: Phrase =
                gap.map { "\(name) does not meet \(end); they come within \(Int($0.rounded(), within: 0...40_000_000)) m" }
                ?? "\(name) does not meet \(end)"
            names.unresolved(row, what)
            return nil
        }
        return places.sorted()
    }

    /// A walk cut where the structure changes.
    private func split(_ walk: NetworkGraph.Walk) -> [(course: [LatticePoint], structure: TransportLine.Structure?)] {
        var sections: [(course: [LatticePoint], structure: TransportLine.Structure?)] = []
        for (number, line) in walk.lines.enumerated() {
            let structure = network.lines[line].structure
            if let last = sections.last, last.structure == structure {
                sections[sections.count - 1].course.append(walk.nodes[number + 1])
            } else {
                sections.append((Array(walk.nodes[number...(number + 1)]), structure))
            }
        }
        return sections
    }

    private func underground(_ lines: [Int], from portal: LatticePoint) -> [(course: [LatticePoint], structure: TransportLine.Structure?)] {
        lines.compactMap { number in
            let line = network.lines[number]
            guard line.structure == .underground else { return nil }
            if line.course.first == portal { return (line.course, .underground) }
            if line.course.last == portal { return (line.course.reversed(), .underground) }
            return nil
        }
    }
}
