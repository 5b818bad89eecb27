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
    /// In order, along the row.
    let sections: [TracedSection]
    /// The largest among the lines it runs on, in metres.
    package let accuracy: Double

    /// A stretch of the row on lines that say the same of themselves.
    struct TracedSection: Sendable {
        var course: [LatticePoint]
        let structure: TransportLine.Structure?
        /// As seen along the row; nil where nobody measured it.
        let sides: LandSides?
        /// Metres.
        let accuracy: Double
    }
}

struct RowTracing {
    var names: NameLookup
    private var network: NamedNetwork { names.network }

    /// - Parameter goesUnderground: whether the far end is a portal, after which the line goes on below ground.
    mutating func row(_ row: String, name: String, from: String, to: String, goesUnderground: Bool) -> TracedRow? {
        guard let lines = names.lines(named: name, for: row) else { return nil }
        let graph = NetworkGraph(network, lines: lines.filter { network.lines[$0].structure != .underground || !goesUnderground })
        guard let starts = junctions(of: graph, name: name, with: from, row: row),
            let ends = goesUnderground
                ? portals(of: graph, lines, name: name, near: to, row: row) : junctions(of: graph, name: name, with: to, row: row)
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

    /// Metres within which a line goes underground "at" a road: the rules name the road, the ramp ends beside it.
    private static let portalReach = 300

    /// Where the line goes underground near the road that the row names.
    private mutating func portals(
        of graph: NetworkGraph, _ lines: [Int], name: String, near road: String, row: String
    ) -> [LatticePoint]? {
        let others = network.lines(named: road).flatMap { network.lines[$0].course }
        guard !others.isEmpty else { return junctions(of: graph, name: name, with: road, row: row) }
        let below = lines.filter { network.lines[$0].structure == .underground }.flatMap { network.lines[$0].course }
        let places = graph.nodes.intersection(below).filter { place in
            Nearness.gap(between: [place], and: others).map { $0 <= Double(Self.portalReach) } ?? false
        }
        guard places.isEmpty else { return places.sorted() }
        names.unresolved(row, "\(name) does not go underground within \(Self.portalReach) m of a vertex of \(road)")
        return nil
    }

    /// A walk cut where the lines say something else of themselves.
    private func split(_ walk: NetworkGraph.Walk) -> [TracedRow.TracedSection] {
        var sections: [TracedRow.TracedSection] = []
        for (number, step) in walk.lines.enumerated() {
            let (line, a, b) = (network.lines[step], walk.nodes[number], walk.nodes[number + 1])
            let isAlong = zip(line.course, line.course.dropFirst()).contains { $0 == a && $1 == b }
            let sides = isAlong ? line.sides : line.sides?.reversed
            if let last = sections.last, last.structure == line.structure, last.sides == sides, last.accuracy == line.accuracy {
                sections[sections.count - 1].course.append(b)
            } else {
                sections.append(TracedRow.TracedSection(course: [a, b], structure: line.structure, sides: sides, accuracy: line.accuracy))
            }
        }
        return sections
    }

    private func underground(_ lines: [Int], from portal: LatticePoint) -> [TracedRow.TracedSection] {
        lines.compactMap { number in
            let line = network.lines[number]
            guard line.structure == .underground, [line.course.first, line.course.last].contains(portal) else { return nil }
            return TracedRow.TracedSection(
                course: line.course.first == portal ? line.course : line.course.reversed(), structure: .underground, sides: nil,
                accuracy: line.accuracy)
        }
    }
}
