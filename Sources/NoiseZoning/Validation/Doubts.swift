import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording

/// What is not wrong, but makes a planner look again: warnings all of them.
struct Doubts {
    let input: ZoningInput
    let ruleset: Ruleset
    let folder: String

    /// Square metres below which a zone is worth a look: GB/T 15190 asks for zones of 0.5 km² and more.
    private static let smallZone = 500_000.0
    /// Metres by which a line may miss the line it should end at.
    private static let endTolerance = 1.0

    func diagnostics() -> [Diagnostic] {
        smallZones() + doubledLines() + shortLines() + assumedEdges()
    }

    private func smallZones() -> [Diagnostic] {
        input.zones.compactMap { zone in
            let area = zone.polygons.reduce(0) { $0 + $1.area }
            guard area < Self.smallZone else { return nil }
            return warning(
                "zone-small", .zones, zone.id, zone.polygons.first?.exterior.first,
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
                        "line-doubled", layer(of: line), "\(line.row) \(line.name)", line.course.first, "a piece of the row is drawn twice",
                        "Remove one of the two; the wider of their offsets is used"))
                break
            }
        }
        return found
    }

    /// Rows that stop short of the line at which the data say they begin or end.
    private func shortLines() -> [Diagnostic] {
        let byRow = Dictionary(grouping: input.lines, by: \.row)
        var found: [Diagnostic] = []
        for row in byRow.keys.sorted() {
            let sections = byRow[row] ?? []
            guard let first = sections.first else { continue }
            let vertices = sections.flatMap(\.course)
            for name in Set([first.from, first.to].compactMap { $0 }).sorted() {
                let targets = input.lines.filter { $0.row != row && names(of: $0).contains(name) }
                guard !targets.isEmpty else { continue }
                let gap = targets.reduce(Double.infinity) { least, target in
                    let reach = max(target.left, target.right)
                    let distance = zip(target.course, target.course.dropFirst()).reduce(Double.infinity) { near, segment in
                        vertices.reduce(near) { min($0, $1.distance(toSegment: segment.0, segment.1)) }
                    }
                    return min(least, distance - reach)
                }
                guard gap > Self.endTolerance else { continue }
                found.append(
                    warning(
                        "line-short", layer(of: first), "\(row) \(first.name)", first.course.first,
                        "the row stops \(FixedDecimal.text(gap, places: 1)) m short of \(name)",
                        "Draw it on to the junction with \(name); the band ends where the line ends"))
            }
        }
        return found
    }

    /// Boundary lines that were assumed, or that lie on the centre line (clause 二(四)4, reading W1).
    private func assumedEdges() -> [Diagnostic] {
        var found: [Diagnostic] = []
        let roads = input.lines.filter { $0.layer == .roads }
        let assumed = roads.count { $0.edgeKind == .approximate }
        if assumed > 0 {
            found.append(
                warning(
                    "edge-approximate", .roads, nil, nil,
                    "\(assumed) of \(roads.count) boundary lines are made from centre line and width only",
                    "Survey the edges that 二(四)4 names where a decision hangs on metres"))
        }
        for line in input.lines where line.left + line.right == 0 && !line.structure.isBelowGround && line.source != .spur {
            found.append(
                warning(
                    "edge-zero", layer(of: line), "\(line.row) \(line.name)", line.course.first,
                    "both boundary lines lie on the centre line",
                    "Give left_m and right_m, the metres from the centre line to the boundary line"))
        }
        return found
    }

    private func names(of line: TransportLine) -> [String] {
        [line.name] + (ruleset.road(line.row)?.allNames ?? []) + (ruleset.rail(line.row)?.allNames ?? [])
    }

    private func layer(of line: TransportLine) -> PackManifest.Layer { line.layer == .roads ? .roads : .rail }

    private func warning(
        _ code: String, _ layer: PackManifest.Layer, _ feature: String?, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase
    ) -> Diagnostic {
        let written = place.flatMap { try? Mover(from: input.pack.workingCRS, to: .wgs84).moved($0) }
        return Diagnostic(
            code: code, severity: .warning, file: "\(folder)/\(input.pack.layers[layer] ?? layer.rawValue)", feature: feature,
            coordinate: written, what: what, fix: fix)
    }
}
