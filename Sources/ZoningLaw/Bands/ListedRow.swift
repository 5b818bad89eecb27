import Geometry
import Regulation
import ZoningModel

/// One row of the annexes that makes a band 4a: what of it runs above ground, as straight pieces that meet at nodes.
struct ListedRow {
    let first: TransportLine
    let bandClass: ZoneClass
    let graph: SectionGraph
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
        graph = SectionGraph(sections.filter { !$0.structure.isBelowGround })  // R2
        let underground = sections.filter { $0.structure == .underground }
        portals = Set(underground.flatMap { Lattice.chain($0.course) })
    }
}
