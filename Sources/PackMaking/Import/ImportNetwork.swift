import Geometry
import Projection
import Regulation
import ZoningModel

/// The lines of all sources as ways in the working plane, and what a trusted pack knows beside.
struct ImportNetwork {
    private(set) var ways: [Way] = []
    private(set) var joined = 0
    private(set) var repeated = 0
    /// Lines for which the working plane has no place.
    private(set) var outside = 0
    private(set) var known = KnownEnds()
    /// Areas of road; nil where the sources have none.
    private(set) var surfaces: RoadSurfaces?

    /// Farther from its origin than half around the Earth no plane has places. Metres.
    private static let plane = 2e7
    /// Metres of walking that it costs to end a row at a street that only the trusted pack has, rather than at one of the sources.
    private static let byPosition = 3000.0
    /// A street that may lie farther off than this ends no row. Metres.
    private static let mostAccuracy = 100.0

    init(_ sorted: SortedFeatures, base: ImportBase?, names: StreetNames, mover: Mover) throws(ProjectionError) {
        var known: [[String]: [String]] = [:]
        for (lines, saysDirections) in sorted.lines {
            var own: [Way] = []
            for line in lines {
                guard let moved = try? mover.moved(line.course), moved.allSatisfy({ abs($0.x) < Self.plane && abs($0.y) < Self.plane })
                else {
                    outside += 1
                    continue
                }
                let course = moved.withoutRepeats
                guard course.count > 1 else { continue }
                var direction = line.direction
                if direction == .unknown, saysDirections, line.kind == .road { direction = line.roadClass == .motorway ? .along : .both }
                let matched: [String]
                if let again = known[line.names] {
                    matched = again
                } else {
                    matched = line.names.flatMap(names.names).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                    known[line.names] = matched
                }
                own.append(
                    Way(
                        source: line.source, kind: line.kind, roadClass: line.roadClass,
                        names: matched,
                        direction: direction, lanes: line.lanes, width: line.width, structure: line.structure, course: course))
            }
            let outcome = TwinWays.joined(own, saysDirections: saysDirections)
            joined += outcome.joined
            repeated += outcome.repeated
            ways += outcome.ways
        }
        ways = DirectionGuess.made(ways)
        if !sorted.roadLand.isEmpty { surfaces = RoadSurfaces(try mover.moved(sorted.roadLand)) }
        for feature in sorted.district { try addOutline(feature.shape?.polygons ?? [], mover) }
        guard let base else { return }
        if sorted.district.isEmpty { for feature in base.district { try addOutline(feature.shape?.polygons ?? [], mover) } }
        var guides: [GuideLine] = []
        for line in base.network.lines {
            let course = try mover.moved(line.course.map(NamedNetwork.coordinate)).withoutRepeats
            guard course.count > 1 else { continue }
            let all = [base.ruleset.canonicalName(line.name), line.name] + line.aliases
            switch line.kind {
            case .road:
                guides.append(GuideLine(name: all[0], accuracy: line.accuracy, course: course))
                if line.accuracy <= Self.mostAccuracy {
                    self.known.lines.append(
                        (all, EndLine(course: course, finding: .position, penalty: Self.byPosition, accuracy: line.accuracy)))
                }
            case .river, .border:
                self.known.lines.append((all, EndLine(course: course, finding: .junction, penalty: 0, accuracy: line.accuracy)))
            case .rail, .stop: break
            }
        }
        for stop in base.network.stops {
            self.known.stops.append(([stop.name] + stop.aliases, stop.line, try mover.moved(NamedNetwork.coordinate(stop.place))))
        }
        for (row, ends) in base.ends { self.known.ends[row] = (try mover.moved(ends.first), try mover.moved(ends.last), ends.accuracy) }
        for stop in sorted.stops { self.known.stops.append(([stop.name], stop.line, try mover.moved(stop.place))) }
        ways = NamesByPosition.given(ways, by: guides)
    }

    private mutating func addOutline(_ polygons: [Polygon], _ mover: Mover) throws(ProjectionError) {
        for polygon in polygons { known.outline.append(try mover.moved(polygon.exterior)) }
    }
}
