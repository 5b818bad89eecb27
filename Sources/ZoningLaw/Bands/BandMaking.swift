import Geometry
import Regulation
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

    package func bands(lines: [TransportLine], railwayLand: [RailwayArea], yards: [RailwayArea]) -> [Band] {
        let bands = sectionsByRow(lines).compactMap(band)
        let land = railwayLand.map { railway($0, isYard: false) }
        let stations = yards.map { railway($0, isYard: true) }
        return bands + (land + stations).sorted { ($0.row, $0.isYard ? 1 : 0) < ($1.row, $1.isYard ? 1 : 0) }
    }

    /// The sections in force, row by row.
    func sectionsByRow(_ lines: [TransportLine]) -> [[TransportLine]] {
        let byRow = Dictionary(grouping: lines.filter { $0.isInForce(on: date, asBuilt: asBuilt) }, by: \.row)
        return byRow.keys.sorted().compactMap { byRow[$0] }
    }

    // MARK: - Roads and urban rail: 4a

    private func band(of sections: [TransportLine]) -> Band? {
        guard let listed = ListedRow(sections, ruleset: ruleset) else { return nil }
        let (first, bandClass, graph, portals) = (listed.first, listed.bandClass, listed.graph, listed.portals)
        let widths = self.widths(of: first.source)
        var shapes = graph.pieces.flatMap(Self.strips)
        for node in graph.nodes {
            if node.rays.count == 1 {
                if portals.contains(Lattice.point(node.place)) { shapes.append(portal(at: node.place, ray: node.rays[0])) }
            } else {
                shapes.append(contentsOf: bends(at: node))
            }
        }
        if let boundary = listed.boundary {
            shapes += boundary.carriageways.map { .carriageway(AreaLocator([$0])) } + boundary.shapes(width: widths.widest)
        }
        return Band(
            row: first.row, name: first.name, source: first.source, bandClass: bandClass, limitsClass: bandClass, isYard: false,
            parts: parts(shapes, table: widths), courses: fronting == nil && listed.boundary == nil ? [graph] : [],
            land: listed.boundary?.carriageways ?? [])
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

    // MARK: - Railways: 4b

    private func railway(_ area: RailwayArea, isYard: Bool) -> Band {
        let polygons = area.polygons.map { $0.mapped { ring in Lattice.chain(ring).map(Lattice.coordinate) } }
        let widths =
            isYard
            ? Band.Widths(byClass: baseClasses.map { _ in 0 }, unzoned: 0)  // R7: the yard itself, whatever lies about it
            : self.widths(of: .railway)
        let outlines = isYard ? [] : polygons.flatMap(\.rings).map(graph)
        let shapes =
            [BandPart.land(AreaLocator(polygons))]
            + outlines.flatMap { graph in
                graph.pieces.map { BandPart.strip(from: $0.from, to: $0.to, left: 0, right: 0) } + graph.nodes.flatMap(bends)
            }
        // 二(四)1: 4b limits are for railways approved from 2011-01-01 on; R5: an older one keeps the background limit of GB 3096.
        let rule = ruleset.existingRailway
        let isExisting = area.approvedOn < rule.approvedBefore
        return Band(
            row: area.name, name: area.name, source: .railway, bandClass: ruleset.bandClass(of: .railway) ?? rule.reportedClass,
            limitsClass: isExisting ? rule.limitsClass : (ruleset.bandClass(of: .railway) ?? rule.reportedClass), isYard: isYard,
            parts: isYard ? shapes.map { Band.Part(shape: $0, widths: widths) } : parts(shapes, table: widths),
            courses: fronting == nil ? outlines : [], land: polygons)
    }

    /// A ring of the land boundary as a line without a width of its own: its band lies on both sides of each edge and each corner.
    private func graph(of ring: [Coordinate]) -> SectionGraph {
        SectionGraph([
            TransportLine(
                layer: .rail, row: "", name: "", from: nil, to: nil, source: .railway, structure: .surface, status: .open, openedOn: nil,
                edgeKind: nil, left: 0, right: 0, accuracy: nil, course: ring)
        ])
    }

    /// The shapes with their widths, as the switch of reading W5 asks.
    func parts(_ shapes: [BandPart], table: Band.Widths) -> [Band.Part] {
        guard let fronting else { return shapes.map { Band.Part(shape: $0, widths: table) } }
        // The land between the boundary lines, and a railway's own, is the same in every reading.
        let bare = Band.Widths(byClass: table.byClass.map { $0.map { _ in 0 } }, unzoned: nil)
        return shapes.flatMap { shape in
            [Band.Part(shape: shape, widths: bare)]
                + fronting.parts(of: shape).compactMap { part, ordinal in
                    guard let fronted = ordinal.flatMap({ table.byClass[$0] }) else { return nil }
                    let widths = table.byClass.map { containing -> Double? in
                        containing.map { ruleset.switches.widthBy == .fronting ? fronted : min($0, fronted) }
                    }
                    return Band.Part(shape: part, widths: Band.Widths(byClass: widths, unzoned: nil))
                }
        }
    }

    func widths(of source: SourceKind) -> Band.Widths {
        // 二(四)1 表1, W5: the class of the zone that contains the place sets the width; outside every zone there is none (Z5).
        Band.Widths(byClass: baseClasses.map { ruleset.distance(from: source, adjoining: $0, on: date) }, unzoned: nil)
    }
}

/// One row of the annexes that makes a band 4a: what of it runs above ground, as straight pieces that meet at nodes.
struct ListedRow {
    let first: TransportLine
    let bandClass: ZoneClass
    let graph: SectionGraph
    /// The boundary lines that were surveyed; nil where all are offsets of the centre line.
    let boundary: RowBoundary?
    /// Where an underground section of the row runs: an end of the rest that touches it is a portal (reading W8).
    let portals: Set<LatticePoint>

    /// Nil for a row that makes no band itself.
    init?(_ sections: [TransportLine], ruleset: Ruleset) {
        // 二(四)1: railway lines make no band themselves (W3: their land does), spur lines none at all (R6).
        guard let first = sections.first(where: { !$0.structure.isBelowGround }), let bandClass = ruleset.bandClass(of: first.source),
            first.source != .railway
        else { return nil }
        self.first = first
        self.bandClass = bandClass
        let above = sections.filter { !$0.structure.isBelowGround }  // R2
        graph = SectionGraph(above)
        boundary = RowBoundary(above)
        let underground = sections.filter { $0.structure == .underground }
        portals = Set(underground.flatMap { Lattice.chain($0.course) })
    }
}
