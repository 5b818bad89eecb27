import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// What makes one look again at the layer `buildings`: footprints that overlap, that stand across a boundary line, and frontages so near to the
/// half that a survey may turn them. Warnings all of them: every footprint stands as it is drawn.
struct BuildingDoubts {
    let pack: PackManifest
    let shielding: Shielding
    let file: String

    /// Square metres that two footprints may share by rounding.
    private static let sharedArea = 0.01

    func diagnostics() throws(GeometryError) -> [Diagnostic] {
        guard !shielding.buildings.isEmpty else { return [] }
        return try overlaps() + astride() + doubtful()
    }

    /// Pairs whose boxes overlap are intersected in GEOS.
    private func overlaps() throws(GeometryError) -> [Diagnostic] {
        let context = GEOSContext()
        let table = shielding.buildings
        var found: [Diagnostic] = []
        for number in 0..<table.count {
            if number % BuildingList.breath == 0 { table.rest() }
            let box = table.box(of: number)
            for other in table.candidates(in: box) where other > number {
                let otherBox = table.box(of: other)
                let width = min(box.maxX, otherBox.maxX) - max(box.minX, otherBox.minX)
                let height = min(box.maxY, otherBox.maxY) - max(box.minY, otherBox.minY)
                guard width * height > Self.sharedArea else { continue }
                let origin = Lattice.point(Coordinate(x: box.minX, y: box.minY))
                func local(_ building: Int) -> [Polygon] {
                    table.polygons(of: building).map { $0.mapped { Lattice.local($0, origin: origin) } }
                }
                let shared = try GEOSGeometry(polygons: local(number), in: context).unaryUnion(grid: 1)
                    .intersection(with: GEOSGeometry(polygons: local(other), in: context).unaryUnion(grid: 1), grid: 1)
                let area = try shared.polygons().reduce(0) { $0 + $1.area } / (Lattice.perMetre * Lattice.perMetre)
                guard area > Self.sharedArea else { continue }
                let id = table.id(of: number)
                found.append(
                    warning(
                        MakingFault.buildingsOverlap, id, table.polygons(of: number).first?.exterior.first,
                        "buildings \(id) and \(table.id(of: other)) overlap over \(FixedDecimal.text(area, places: 2)) m²",
                        "Draw one line between them, or remove the one that is drawn twice; both stand as they are"))
            }
        }
        return found
    }

    private func astride() -> [Diagnostic] {
        shielding.astride.map { building in
            let id = shielding.buildings.id(of: building)
            return warning(
                MakingFault.buildingOnBoundaryLine, id, shielding.buildings.polygons(of: building).first?.exterior.first,
                "building \(id) stands across the boundary line of a listed line",
                "Check the footprint and the metres from the centre line to the boundary line; it is taken as it stands")
        }
    }

    private func doubtful() -> [Diagnostic] {
        shielding.frontages.filter { $0.isDoubtful || $0.outcome == .undecided }.map { frontage in
            let isUndecided = frontage.outcome == .undecided
            return warning(
                isUndecided ? MakingFault.frontageUndecided : MakingFault.frontageDoubtful, "\(frontage.id) \(frontage.name)", nil,
                "the frontage\(frontage.words)",
                isUndecided
                    ? "Give the storeys of its buildings; until then answers there name both outcomes"
                    : "Check the storeys and footprints there: above 50 % buildings cut the band back, else they do not")
        }
    }

    private func warning(_ code: some FaultCode, _ feature: String, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        let written = place.flatMap { try? Mover(from: pack.workingCRS, to: .wgs84).moved($0) }
        return Diagnostic(code: code, severity: .warning, file: file, feature: feature, coordinate: written, what: what, fix: fix)
    }
}
