import Geometry
import SystemIO

/// Some lines of a network as a graph of their vertices, to walk along.
struct NetworkGraph {
    /// The vertices of the lines.
    let nodes: Set<LatticePoint>
    private var steps: [LatticePoint: [(to: LatticePoint, line: Int, length: Double)]] = [:]

    init(_ network: NamedNetwork, lines: [Int]) {
        var nodes: Set<LatticePoint> = []
        for line in lines {
            let course = network.lines[line].course
            nodes.formUnion(course)
            for (a, b) in zip(course, course.dropFirst()) where a != b {
                let length = Self.metres(a, b)
                steps[a, default: []].append((b, line, length))
                steps[b, default: []].append((a, line, length))
            }
        }
        self.nodes = nodes
    }

    /// About the metres between two places: enough to tell the shorter way.
    static func metres(_ a: LatticePoint, _ b: LatticePoint) -> Double {
        let perUnit = 111_195 / NamedNetwork.unitsPerDegree
        let middle = Double(a.y + b.y) / 2 / NamedNetwork.unitsPerDegree * Double.pi / 180
        return Coordinate(x: Double(a.x - b.x) * perUnit * cos(middle), y: Double(a.y - b.y) * perUnit).length
    }

    /// How much shorter a degree to the east is than one to the north.
    static func parallelShrink(at latitude: Double) -> Double { cos(latitude * Double.pi / 180) }

    struct Walk {
        var nodes: [LatticePoint]
        /// The line of each step; one less than nodes.
        var lines: [Int]
        var length: Double
    }

    /// The shortest walk between two vertices; nil where the lines do not connect them. Quadratic in the vertices, which are few.
    func walk(from start: LatticePoint, to goal: LatticePoint) -> Walk? {
        if start == goal { return Walk(nodes: [start], lines: [], length: 0) }
        var best: [LatticePoint: Double] = [start: 0]
        var came: [LatticePoint: (from: LatticePoint, line: Int)] = [:]
        var open: Set<LatticePoint> = [start]
        while let here = open.min(by: { (best[$0] ?? .infinity, $0) < (best[$1] ?? .infinity, $1) }) {
            if here == goal { break }
            open.remove(here)
            for step in steps[here] ?? [] {
                let length = (best[here] ?? .infinity) + step.length
                if length < best[step.to] ?? .infinity {
                    best[step.to] = length
                    came[step.to] = (here, step.line)
                    open.insert(step.to)
                }
            }
        }
        guard let length = best[goal] else { return nil }
        var walk = Walk(nodes: [goal], lines: [], length: length)
        while let (from, line) = came[walk.nodes[walk.nodes.count - 1]] {
            walk.nodes.append(from)
            walk.lines.append(line)
        }
        walk.nodes.reverse()
        walk.lines.reverse()
        return walk
    }
}
