import Geometry
import Regulation
import Scratch
import ZoningModel

/// Makes the bands of a district on one date: every listed line in force, by its row.
///
/// Bands come sorted by row and name, whatever the order of the input.
package struct BandMaking {
    let ruleset: Ruleset
    let date: CivilDate
    let asBuilt: Bool
    let baseClasses: [ZoneClass]
    /// For the switches of reading W5 that ask what a boundary line fronts.
    private let fronting: FrontingZones?

    /// - Parameter zones: made only where the switch asks for them.
    package init(ruleset: Ruleset, date: CivilDate, asBuilt: Bool, zones: @autoclosure () -> ZoneLocator) {
        self.ruleset = ruleset
        self.date = date
        self.asBuilt = asBuilt
        baseClasses = ruleset.baseClasses
        fronting = ruleset.switches.widthBy == .containing ? nil : FrontingZones(zones: zones())
    }

    package func bands(lines: [TransportLine], railwayLand: [LandArea], yards: [LandArea], areas: [LandArea] = []) -> [Band] {
        let bands = sectionsByRow(lines).compactMap(band)
        let land = (railwayLand + yards + areas).compactMap(self.land)
        return bands + land.sorted { ($0.row, $0.maker == .line ? 0 : 1) < ($1.row, $1.maker == .line ? 0 : 1) }
    }

    /// The sections of the rows that may have a band within a rectangle.
    package func lines(_ lines: [TransportLine], reaching box: Envelope) -> [TransportLine] {
        let rows = Set(
            lines.lazy.filter { line in
                let reach = self.widths(of: line).widest + max(line.left, line.right)
                return Envelope(line.course).grown(by: reach).intersects(box)
            }.map(\.row))
        return lines.filter { rows.contains($0.row) }
    }

    /// The sections in force, row by row; where sections of a row have other widths, each lot by itself.
    func sectionsByRow(_ lines: [TransportLine]) -> [[TransportLine]] {
        let byRow = Dictionary(grouping: lines.filter { $0.isInForce(on: date, asBuilt: asBuilt) }, by: \.row)
        return byRow.keys.sorted().flatMap { row -> [[TransportLine]] in
            let sections = byRow[row] ?? []
            // What runs below ground has no band; it says where a portal is, and goes with all of its row.
            let (above, below) = (sections.filter { !$0.structure.isBelowGround }, sections.filter(\.structure.isBelowGround))
            var lots: [(widths: Band.Widths, outcome: ZoneClass?, sections: [TransportLine])] = []
            for section in above {
                let (widths, outcome) = (widths(of: section), outcome(of: section.source, approvedOn: section.approvedOn))
                let known = lots.firstIndex {
                    $0.widths == widths && $0.outcome == outcome && $0.sections[0].source == section.source
                }
                if let known { lots[known].sections.append(section) } else { lots.append((widths, outcome, [section])) }
            }
            return lots.isEmpty ? [below] : lots.map { $0.sections + below }
        }
    }

    // MARK: - Lines: the band on both sides

    private func band(of sections: [TransportLine]) -> Band? {
        guard let listed = ListedRow(sections, ruleset: ruleset) else { return nil }
        let (first, source, graph, portals) = (listed.first, listed.source, listed.graph, listed.portals)
        let widths = self.widths(of: first)
        var shapes = graph.pieces.flatMap(Self.strips)
        let isRound = ruleset.distances.ends.value == .round
        for node in graph.nodes {
            if node.rays.count == 1 {
                if portals.contains(Lattice.point(node.place)) {
                    shapes.append(portal(at: node.place, ray: node.rays[0]))
                } else if isRound {
                    shapes += RoundEnds.cap(at: node.place, ray: node.rays[0])
                }
            } else {
                shapes.append(contentsOf: bends(at: node))
                if isRound { shapes += RoundEnds.steps(at: node) }
            }
        }
        if let boundary = listed.boundary {
            shapes += boundary.carriageways.map { .carriageway(AreaLocator([$0])) } + boundary.shapes(width: widths.widest)
        }
        return Band(
            row: first.row, name: first.name, source: first.source, maker: .line, effect: listed.effect,
            outcome: outcome(of: first.source, approvedOn: first.approvedOn), ownLand: source.ownLand,
            parts: parts(shapes, table: widths),
            courses: fronting == nil && listed.boundary == nil && !isRound ? [graph] : [], land: listed.boundary?.carriageways ?? [])
    }

    /// Both sides of a straight piece, or the one that has an offset; the surveyed one has a line of its own (W1a).
    private static func strips(of piece: SectionGraph.Piece) -> [BandPart] {
        switch (piece.isSurveyed.left, piece.isSurveyed.right) {
        case (false, false): [.strip(from: piece.from, to: piece.to, left: piece.left, right: piece.right)]
        case (false, true): [.side(from: piece.from, to: piece.to, offset: piece.left)]
        case (true, false): [.side(from: piece.to, to: piece.from, offset: piece.right)]
        case (true, true): []
        }
    }

    /// The outside of a bend: where two neighbouring rays leave more than 180° between them (W7).
    private func bends(at node: SectionGraph.Node) -> [BandPart] {
        var sectors: [BandPart] = []
        for (number, ray) in node.rays.enumerated() {
            let next = node.rays[(number + 1) % node.rays.count]
            guard Coordinate.cross(ray.direction, next.direction) < -Tolerance.angle else { continue }
            let (first, last) = (ray.direction.leftNormal, next.direction.leftNormal * -1)
            let middle = (first + last).normalized
            switch (ray.isSurveyed.left, next.isSurveyed.right) {
            case (false, false):
                sectors.append(.sector(centre: node.place, from: first, to: last, fromOffset: ray.left, toOffset: next.right))
            // A surveyed line comes as far as the bisector (W1a).
            case (false, true):
                sectors.append(.sector(centre: node.place, from: first, to: middle, fromOffset: ray.left, toOffset: ray.left))
            case (true, false):
                sectors.append(.sector(centre: node.place, from: middle, to: last, fromOffset: next.right, toOffset: next.right))
            case (true, true): break
            }
        }
        return sectors
    }

    /// 二(四)1, last paragraph; W8: the arc about the point where the centre line meets the ground, beyond the end.
    private func portal(at place: Coordinate, ray: SectionGraph.Ray) -> BandPart {
        .portal(centre: place, outward: ray.direction * -1, offset: portalOffset(of: ray))
    }

    /// Metres from the centre line to where the arc of a portal is measured from.
    func portalOffset(of ray: SectionGraph.Ray) -> Double {
        switch ruleset.switches.radiusFrom {
        case .centre: 0
        case .edge: (ray.left + ray.right) / 2
        }
    }

    // MARK: - Land that counts as a whole

    private func land(_ area: LandArea) -> Band? {
        let rails = ruleset.railways
        switch area.kind {
        // R7: the yard itself, whatever lies about it.
        case LandArea.yard:
            guard let kind = rails?.kind, let effect = ruleset.source(kind)?.effect else { return nil }
            return band(of: area, source: kind, maker: .yard, effect: effect, widths: buffer(0, effect))
        case LandArea.railwayLand:
            guard let kind = rails?.kind, let source = ruleset.source(kind), let effect = source.effect else { return nil }
            return band(of: area, source: kind, maker: .line, effect: effect, widths: widths(of: kind), ownLand: source.ownLand)
        default:
            if let rule = ruleset.area(area.kind) {
                let width = rule.buffer?.value(on: date)?.metres ?? 0
                return band(of: area, source: SourceKind(rule.key), maker: .area, effect: rule.effect, widths: buffer(width, rule.effect))
            }
            guard let source = ruleset.source(SourceKind(area.kind)), let effect = source.effect else { return nil }
            return band(
                of: area, source: source.kind, maker: .line, effect: effect, widths: widths(of: source.kind), ownLand: source.ownLand)
        }
    }

    private func band(
        of area: LandArea, source: SourceKind, maker: Band.Maker, effect: Effect, widths: Band.Widths,
        ownLand: SourceRule.OwnLand = .band
    ) -> Band {
        let polygons = area.polygons.map { $0.mapped { ring in Lattice.chain(ring).map(Lattice.coordinate) } }
        let outlines = widths.widest > 0 ? polygons.flatMap(\.rings).map(graph) : []
        // Land with a class of its own is told apart from the band about it, as a carriageway is.
        let own: BandPart = ownLand == .band ? .land(AreaLocator(polygons)) : .carriageway(AreaLocator(polygons))
        let shapes =
            [own]
            + outlines.flatMap { graph in
                graph.pieces.map { BandPart.strip(from: $0.from, to: $0.to, left: 0, right: 0) } + graph.nodes.flatMap(bends)
            }
        return Band(
            row: area.name, name: area.name, source: source, maker: maker, effect: effect,
            outcome: outcome(of: source, approvedOn: area.approvedOn), ownLand: ownLand,
            parts: maker == .line ? parts(shapes, table: widths) : shapes.map { Band.Part(shape: $0, widths: widths) },
            courses: fronting == nil ? outlines : [], land: polygons)
    }

    /// 二(四)1: the limits of the band's class are for railways approved from a day on; R5: an older one keeps the background limit.
    private func outcome(of source: SourceKind, approvedOn: CivilDate?) -> ZoneClass? {
        guard let rails = ruleset.railways, rails.kind == source, let existing = rails.existing, let approvedOn else { return nil }
        return approvedOn < existing.approvedBefore ? existing.limitsClass : nil
    }

    /// The same width about an area whatever lies there, but for zones that keep their class.
    private func buffer(_ metres: Double, _ effect: Effect) -> Band.Widths {
        Band.Widths(
            byClass: baseClasses.map { effect.zoneClass(in: $0) == nil ? nil : metres }, unzoned: effect.byBase.isEmpty ? metres : nil)
    }

    /// A ring of the land boundary as a line without a width of its own: its band lies on both sides of each edge and each corner.
    private func graph(of ring: [Coordinate]) -> SectionGraph {
        SectionGraph([
            TransportLine(
                layer: .rail, row: "", name: "", from: nil, to: nil, source: SourceKind(""), structure: .surface, status: .open,
                openedOn: nil,
                edgeKind: nil, left: 0, right: 0, accuracy: nil, course: ring)
        ])
    }

    /// The shapes with their widths, as the switch of reading W5 asks.
    func parts(_ shapes: [BandPart], table: Band.Widths) -> [Band.Part] {
        guard let fronting else { return shapes.map { Band.Part(shape: $0, widths: table) } }
        // The land between the boundary lines, and a railway's own, is the same in every reading.
        let bare = Band.Widths(byClass: table.byClass.map { $0.map { _ in 0 } }, unzoned: nil)
        // Of each class that may lie in front, once: a city has many parts.
        let fronted = table.byClass.map { fronted in
            fronted.map { fronted in
                Band.Widths(
                    byClass: table.byClass.map { containing in
                        containing.map { ruleset.switches.widthBy == .fronting ? fronted : min($0, fronted) }
                    }, unzoned: nil)
            }
        }
        return shapes.flatMap { shape in
            [Band.Part(shape: shape, widths: bare)]
                + fronting.parts(of: shape).compactMap { part, ordinal in
                    ordinal.flatMap { fronted[$0] }.map { Band.Part(shape: part, widths: $0) }
                }
        }.trimmed
    }

    /// The widths beside a section: those of its kind, and where the table asks for it of its lanes or its own width.
    func widths(of section: TransportLine) -> Band.Widths {
        widths(of: section.source, lanes: section.lanes, roadWidth: section.widthBetweenBoundaries)
    }

    private func widths(of source: SourceKind, lanes: Int? = nil, roadWidth: Double? = nil) -> Band.Widths {
        // 二(四)1 表1, W5: the class of the zone that contains the place sets the width; outside every zone there is mostly none (Z5).
        func width(_ base: ZoneClass?) -> Double? {
            ruleset.distance(from: source, adjoining: base, on: date, lanes: lanes, roadWidth: roadWidth)
        }
        return Band.Widths(byClass: baseClasses.map { width($0) }, unzoned: width(nil))
    }
}

/// One row of sections that makes a band: what of it runs above ground, as straight pieces that meet at nodes.
struct ListedRow {
    let first: TransportLine
    let source: SourceRule
    let effect: Effect
    let graph: SectionGraph
    /// The boundary lines that were surveyed; nil where all are offsets of the centre line.
    let boundary: RowBoundary?
    /// Where an underground section of the row runs: an end of the rest that touches it is a portal (reading W8).
    let portals: Set<LatticePoint>

    /// Nil for a row that makes no band itself.
    init?(_ sections: [TransportLine], ruleset: Ruleset) {
        // 二(四)1: lines whose land is drawn make no band themselves (W3), spur lines none at all (R6).
        guard let first = sections.first(where: { !$0.structure.isBelowGround }), let source = ruleset.source(first.source),
            let effect = source.effect, source.geometry == .line
        else { return nil }
        (self.first, self.source, self.effect) = (first, source, effect)
        let above = sections.filter { !$0.structure.isBelowGround }  // R2
        graph = SectionGraph(above)
        boundary = RowBoundary(above)
        let underground = sections.filter { $0.structure == .underground }
        let hasPortals = ruleset.portals?.appliesTo.contains(first.source) == true
        portals = hasPortals ? Set(underground.flatMap { Lattice.chain($0.course) }) : []
    }
}
