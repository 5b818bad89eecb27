import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// What is not wrong, but makes a planner look again: warnings all of them.
struct Doubts {
    let input: ZoningInput
    let ruleset: Ruleset
    /// The day that "in the future" is counted from.
    let today: CivilDate
    let file: (PackManifest.Layer) -> String

    /// Square metres below which a zone is worth a look: GB/T 15190 asks for zones of 0.5 km² and more.
    private static let smallZone = 500_000.0
    /// Metres by which a line may miss the line it should end at.
    private static let endTolerance = 1.0

    func diagnostics() -> [Diagnostic] {
        zoneDoubts() + smallZones() + doubledLines() + exchangedSides() + shortLines() + assumedEdges() + openings()
    }

    private func zoneDoubts() -> [Diagnostic] {
        ZoneDoubts(input: input, ruleset: ruleset).doubts().map { warning($0.code, .zones, $0.zone, $0.place, $0.what, $0.fix) }
    }

    private func smallZones() -> [Diagnostic] {
        // Where zones are listed, they are districts; drawn on maps they may be plots.
        if ruleset.zones.isEmpty { return [] }
        return input.zones.compactMap { zone in
            let area = zone.polygons.reduce(0) { $0 + $1.area }
            guard area < Self.smallZone else { return nil }
            return warning(
                MakingFault.zoneSmall, .zones, zone.id, zone.polygons.first?.exterior.first,
                "the zone has \(FixedDecimal.text(area / 1e6, places: 3)) km², less than 0.5",
                "Check that it is not a fragment of another zone")
        }
    }

    /// The same piece of a row drawn twice.
    private func doubledLines() -> [Diagnostic] {
        var seen: Set<String> = []
        var found: [Diagnostic] = []
        for line in input.lines {
            let chain = Lattice.chain(line.course)
            for (a, b) in zip(chain, chain.dropFirst()) {
                let segment = LatticeSegment(a, b)
                let key = "\(line.row) \(segment.a.x) \(segment.a.y) \(segment.b.x) \(segment.b.y)"
                guard !seen.insert(key).inserted else { continue }
                found.append(
                    warning(
                        MakingFault.lineDoubled, layer(of: line), line.label, line.course.first, "a piece of the row is drawn twice",
                        "Remove one of the two; the wider of their offsets is used"))
                break
            }
        }
        return found
    }

    /// Metres by which the sides of two sections must fit better exchanged than as they are.
    private static let exchangeTolerance = 2.0

    /// Sections of a row that go on with the wide side on the other hand: drawn in two directions, or with left and right mistaken.
    private func exchangedSides() -> [Diagnostic] {
        struct SectionEnd {
            let line: TransportLine
            let isStart: Bool
            /// Looking along the line away from the end.
            var sides: (left: Double, right: Double) { isStart ? (line.left, line.right) : (line.right, line.left) }
        }
        struct Node: Hashable {
            let row: String
            let place: LatticePoint
        }
        var nodes: [Node: [SectionEnd]] = [:]
        for line in input.lines where !line.structure.isBelowGround && line.hasOffsets {
            let chain = Lattice.chain(line.course)
            guard let first = chain.first, let last = chain.last else { continue }
            nodes[Node(row: line.row, place: first), default: []].append(SectionEnd(line: line, isStart: true))
            nodes[Node(row: line.row, place: last), default: []].append(SectionEnd(line: line, isStart: false))
        }
        let pairs = nodes.filter { $0.value.count == 2 }.sorted { ($0.key.row, $0.key.place) < ($1.key.row, $1.key.place) }
        return pairs.compactMap { node, ends -> Diagnostic? in
            let (a, b) = (ends[0].sides, ends[1].sides)
            // Looking away from the node, the left side of one goes on as the right side of the other.
            let asTheyAre = abs(a.left - b.right) + abs(a.right - b.left)
            let exchanged = abs(a.left - b.left) + abs(a.right - b.right)
            guard asTheyAre - exchanged > Self.exchangeTolerance else { return nil }
            let (line, other) = (ends[0].line, ends[1].line)
            return warning(
                MakingFault.sidesExchanged, layer(of: line), line.label, Lattice.coordinate(node.place),
                ends[0].isStart == ends[1].isStart
                    ? "the row goes on here as \(other.label), drawn in the opposite direction, and its wide side changes from left to right"
                    : "the row goes on here as \(other.label), and its wide side changes from left to right",
                "Turn one of the two round, or exchange its left_m and right_m: they are seen along the line as it is drawn")
        }
    }

    /// What a line says of its opening that does not go together (clause 四.2, reading R4).
    private func openings() -> [Diagnostic] {
        input.lines.compactMap { line -> Diagnostic? in
            switch (line.status, line.openedOn) {
            case (.open, let day?) where day > today:
                warning(
                    MakingFault.openingAhead, layer(of: line), line.label, line.course.first,
                    "the line is open, and opens on \(day.description) only",
                    "Give status planned, or correct opened_on; it makes a band from that day on")
            case (.planned, let day?) where day <= today:
                warning(
                    MakingFault.openingPast, layer(of: line), line.label, line.course.first,
                    "the line is planned, and opened on \(day.description)",
                    "Give status open if it did, or correct opened_on; it makes a band from that day on")
            case (.planned, nil):
                warning(
                    MakingFault.openingUnknown, layer(of: line), line.label, line.course.first,
                    "the line is planned, and nothing says when it opens",
                    "Give opened_on as soon as it is known; until then it makes no band on any day")
            default: nil
            }
        }
    }

    /// Rows that stop short of the line at which the data say they begin or end.
    private func shortLines() -> [Diagnostic] {
        let byRow = Dictionary(grouping: input.lines, by: \.row)
        // The rows that go by a name.
        var rowsNamed: [String: Set<String>] = [:]
        for (row, sections) in byRow {
            for name in Set(sections.map(\.name) + annexNames(of: sections[0])) { rowsNamed[name, default: []].insert(row) }
        }
        var found: [Diagnostic] = []
        for row in byRow.keys.sorted() {
            let sections = byRow[row] ?? []
            guard let first = sections.first else { continue }
            // A portal lies near the road that the row names, not on it (reading W8).
            let end = ruleset.rail(row)?.to?.kind == .portal ? nil : first.to
            for name in Set([first.from, end].compactMap { $0 }).sorted() {
                let targets = (rowsNamed[name] ?? []).sorted().flatMap { $0 == row ? [] : byRow[$0] ?? [] }
                guard !targets.isEmpty else { continue }
                let gap = Self.gap(between: sections, and: targets)
                guard gap > Self.endTolerance else { continue }
                found.append(
                    warning(
                        MakingFault.lineShort, layer(of: first), "\(row) \(first.name)", first.course.first,
                        "the row stops \(FixedDecimal.text(gap, places: 1)) m short of \(name)",
                        "Draw it on to the junction with \(name); the band ends where the line ends"))
            }
        }
        return found
    }

    /// Metres from the nearest vertex of some lines to the boundary lines of others; as soon as it is within the tolerance, no more is sought.
    private static func gap(between sections: [TransportLine], and targets: [TransportLine]) -> Double {
        // Most meet where one of them begins or ends.
        let ends = sections.flatMap { [$0.course.first, $0.course.last].compactMap { $0 } }
        for target in targets {
            let reach = max(target.left, target.right) + endTolerance
            for (a, b) in zip(target.course, target.course.dropFirst())
            where ends.contains(where: { $0.distance(toSegment: a, b) <= reach }) {
                return 0
            }
        }
        let vertices = sections.flatMap(\.course)
        let byReach = Dictionary(grouping: targets) { max($0.left, $0.right) }
        return byReach.reduce(Double.infinity) { min($0, distance(from: vertices, to: $1.value.map(\.course)) - $1.key) }
    }

    /// Metres between the nearest vertex and some lines, by cells: tracks have thousands of vertices.
    private static func distance(from vertices: [Coordinate], to courses: [[Coordinate]]) -> Double {
        let segments = courses.flatMap { zip($0, $0.dropFirst()).map { ($0, $1) } }
        guard let first = vertices.first else { return .infinity }
        let cells = CellIndex(segments.map { Envelope($0.0, $0.1) }, cell: 50)
        var nearest = segments.reduce(Double.infinity) { min($0, first.distance(toSegment: $1.0, $1.1)) }
        for vertex in vertices {
            cells.forEach(in: Envelope(vertex, vertex).grown(by: nearest)) { number in
                nearest = min(nearest, vertex.distance(toSegment: segments[number].0, segments[number].1))
                return true
            }
        }
        return nearest
    }

    /// Boundary lines that were assumed, or that lie on the centre line (clause 二(四)4, reading W1).
    private func assumedEdges() -> [Diagnostic] {
        var found: [Diagnostic] = []
        let roads = input.lines.filter { $0.layer == .roads }
        let assumed = roads.count { $0.edgeKind == .approximate }
        if assumed > 0 {
            found.append(
                warning(
                    MakingFault.edgeApproximate, .roads, nil, nil,
                    "\(assumed) of \(roads.count) boundary lines are made from centre line and width only",
                    "Survey the edges that \(ruleset.edges[0].source.clause) names where a decision hangs on metres"))
        }
        for line in input.lines
        where line.left + line.right == 0 && !line.structure.isBelowGround && ruleset.bandClass(of: line.source) != nil {
            found.append(
                warning(
                    MakingFault.edgeZero, layer(of: line), line.label, line.course.first,
                    "both boundary lines lie on the centre line",
                    "Give left_m and right_m, the metres from the centre line to the boundary line"))
        }
        return found
    }

    private func annexNames(of line: TransportLine) -> [String] {
        (ruleset.road(line.row)?.allNames ?? []) + (ruleset.rail(line.row)?.allNames ?? [])
    }

    private func layer(of line: TransportLine) -> PackManifest.Layer { PackManifest.Layer(rawValue: line.layer.rawValue) ?? .roads }

    private func warning(
        _ code: some FaultCode, _ layer: PackManifest.Layer, _ feature: String?, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase
    ) -> Diagnostic {
        let written = place.flatMap { try? Mover(from: input.pack.workingCRS, to: .wgs84).moved($0) }
        return Diagnostic(
            code: code, severity: .warning, file: file(layer), feature: feature,
            coordinate: written, what: what, fix: fix)
    }
}
