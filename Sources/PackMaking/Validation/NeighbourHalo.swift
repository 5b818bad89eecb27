import FeatureIO
import Geometry
import Regulation
import Wording
import ZoningLaw
import ZoningModel

/// Takes from the packs beside a pack what reaches over its border, the halo, into its own layers: from there on a line of a neighbour makes its
/// band here as one of ours does, by our zones and our rules (readings Z6, Z7), and keeps the name of where it is from.
struct NeighbourHalo {
    private let ruleset: Ruleset
    private let packFile: String
    private let border: AreaBorder
    private let reach: FarVertices

    /// - Parameter input: in metres of the working plane, its district known to be whole.
    init(_ input: ZoningInput, ruleset: Ruleset, packFile: String) {
        self.ruleset = ruleset
        self.packFile = packFile
        border = AreaBorder(input.district)
        reach = FarVertices(input)
    }

    /// Linear in the vertices of the neighbours' lines.
    func take(into input: inout ZoningInput) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var isTaken = false
        var known = Set(input.lines.map(LineKey.init))
        var knownLand = Set((input.railwayLand + input.yards + input.lineLand + input.areas).map(LandKey.init))
        for number in input.neighbours.indices {
            let neighbour = input.neighbours[number]
            let theirs = neighbour.input
            let places = theirs.bandPlaces
            if !places.isEmpty, !places.contains(where: reach.isNear) {
                found.append(
                    Diagnostic(
                        code: MakingFault.neighbourFar, severity: .warning, file: packFile,
                        what: "everything of the neighbour \(neighbour.id) lies more than 100 km away",
                        fix: "Check the folder, and the reference systems of its layers"))
            }
            let lines = lines(of: theirs).filter { known.insert(LineKey($0)).inserted }
            let rows = Set(lines.map(\.row))
            input.lines += lines.map { line in
                var line = line
                line.neighbour = neighbour.id
                return line
            }
            input.roadLand += theirs.roadLand.filter { rows.contains($0.row) && isNear($0.polygons.flatMap(\.rings)) }
            input.roadEdges += theirs.roadEdges.filter { rows.contains($0.row) && isNear([$0.course]) }
            func land(_ areas: [LandArea]) -> [LandArea] {
                areas.filter { area in
                    let rings = area.polygons.map(\.exterior)
                    return isNear(area.polygons.flatMap(\.rings)) && !border.isOutside(rings, isArea: true, reach: reach(of: area))
                        && knownLand.insert(LandKey(area)).inserted
                }.map { area in
                    var area = area
                    area.neighbour = neighbour.id
                    return area
                }
            }
            let taken = [land(theirs.railwayLand), land(theirs.yards), land(theirs.lineLand), land(theirs.areas)]
            input.railwayLand += taken[0]
            input.yards += taken[1]
            input.lineLand += taken[2]
            input.areas += taken[3]
            // A0: an answer is as good as what decides it, whoever drew that.
            let names = rows.union(taken.joined().map(\.name))
            for name in names.sorted() { if let metres = theirs.accuracies.rows[name] { input.accuracies.note(metres, of: .row(name)) } }
            isTaken = isTaken || !names.isEmpty
            input.neighbours[number].input = ZoningInput(pack: theirs.pack)
        }
        return found + (isTaken ? doubts(input) : [])
    }

    /// The sections whose band may reach the district: of a row as far as the widest of its sections would, so that a bend is whole.
    private func lines(of theirs: ZoningInput) -> [TransportLine] {
        let isSurveyed = !theirs.roadLand.isEmpty || !theirs.roadEdges.isEmpty
        let near = theirs.lines.filter { isNear([$0.course]) }
        let reaches = Dictionary(near.map { ($0.row, reach(of: $0, isSurveyed: isSurveyed)) }, uniquingKeysWith: max)
        return near.filter { !border.isOutside([$0.course], isArea: false, reach: reaches[$0.row] ?? 0) }
    }

    private func reach(of line: TransportLine, isSurveyed: Bool) -> Double {
        let half = isSurveyed && line.layer == .roads ? HalfWidths.most : max(line.left, line.right)
        return half + ruleset.widestBand(of: line.source) + Tolerance.corner
    }

    private func reach(of area: LandArea) -> Double {
        let band: Double =
            switch area.kind {
            case LandArea.yard: 0
            case LandArea.railwayLand: ruleset.railways.map { ruleset.widestBand(of: $0.kind) } ?? 0
            default: max(ruleset.widestBuffer(of: area.kind), ruleset.widestBand(of: SourceKind(area.kind)))
            }
        return band + Tolerance.corner
    }

    /// What is farther than anything of a map may be is not taken onto its lattice.
    private func isNear(_ rings: [[Coordinate]]) -> Bool { rings.allSatisfy { $0.allSatisfy(reach.isNear) } }

    private func doubts(_ input: ZoningInput) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func doubt(_ code: MakingFault, _ what: Phrase, _ fix: Phrase) {
            found.append(Diagnostic(code: code, severity: .warning, file: packFile, what: what, fix: fix))
        }
        let lines = input.lines.filter { $0.neighbour != nil }
        if !input.buildings.isEmpty, let rule = ruleset.buildings, lines.contains(where: { rule.appliesTo.contains($0.source) }) {
            doubt(
                .neighbourBuildings,
                "the buildings of the neighbours are not known here, so that buildings cut back no band of a neighbour's line",
                "Where such a line has tall frontage, look at its band on both sides of the border")
        }
        if ruleset.switches.widthBy != .containing {
            doubt(
                .neighbourWidth,
                "the zones of the neighbours are not known here: with width_by \(ruleset.switches.widthBy.rawValue) a boundary line in a neighbour's land makes no band",
                "Draw with width_by containing, or look at the bands along the border")
        }
        return found
    }
}

/// One section, whoever drew it and from which end: what we know ourselves comes before what a neighbour says of it.
private struct LineKey: Hashable {
    let layer: TransportLine.LineLayer
    let row: String
    let course: [LatticePoint]

    init(_ line: TransportLine) {
        (layer, row) = (line.layer, line.row)
        let chain = Lattice.chain(line.course)
        let turned = Array(chain.reversed())
        course = turned.lexicographicallyPrecedes(chain) ? turned : chain
    }
}

/// One area, whoever drew it.
private struct LandKey: Hashable {
    let kind: String
    let name: String
    let rings: Set<[LatticePoint]>

    init(_ area: LandArea) {
        (kind, name) = (area.kind, area.name)
        rings = Set(area.polygons.flatMap(\.rings).map(Lattice.chain))
    }
}

extension ZoningInput {
    /// A place of each line and area that may make bands.
    fileprivate var bandPlaces: [Coordinate] {
        lines.compactMap(\.course.first)
            + (railwayLand + yards + lineLand + areas).compactMap { $0.polygons.first?.exterior.first }
    }
}
