import FeatureIO
import Geometry
import MapMaking
import PlanarArrangement
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// What is wrong or doubtful with a pack, seen in the working plane. `build` and `validate` ask here, so that what one says the other says.
package struct Inspection {
    private let folder: String
    private let pack: PackManifest
    private let ruleset: Ruleset
    /// The systems of the layers as they were read.
    private let systems: [PackManifest.Layer: CoordinateReferenceSystem]
    /// The day that "in the future" is counted from.
    private let today: CivilDate

    /// - Precondition: the reading has an input and a ruleset.
    package init(_ input: borrowing ZoningInput, ruleset: Ruleset, folder: String, today: CivilDate) {
        self.folder = folder
        self.ruleset = ruleset
        self.today = today
        pack = input.pack
        systems = input.crs
    }

    func file(_ layer: PackManifest.Layer) -> String { pack.file(of: layer, in: folder) }

    /// Joins what nearly meets in a projected input, and tells what keeps a map from being made of it, with the doubts that come up on the way.
    package func settle(_ input: inout ZoningInput) -> [Diagnostic] {
        var found: [Diagnostic] = []
        do throws(GeometryError) { found += try unite(&input) } catch { return [unfit(error, .district)] }
        found += DistrictFit(input: input, ruleset: ruleset, systems: systems, file: file).diagnostics()
        // Nothing is rounded to the lattice before everything is known to be near.
        guard !found.contains(where: { $0.severity == .error }) else { return found }
        if !input.neighbours.isEmpty {
            found += NeighbourHalo(input, ruleset: ruleset, packFile: "\(folder)/pack.json").take(into: &input)
        }
        let joined = SectionJoining(distance: pack.joining).joined(input.lines)
        input.lines = joined.lines
        found += joined.gaps.map(gap)
        found += BoundarySurvey(widestOpening: ruleset.tolerances.openingMetres).applied(to: &input).map(misfit)
        found += collapsed(&input)
        guard !found.contains(where: { $0.severity == .error }) else { return found }
        found += LineCrowd.diagnostics(input, file: file, place: written)
        found += stacked(input.railwayLand, .railwayLand) + stacked(input.yards, .yards)
        found += stacked(input.lineLand, .roadLand) + stacked(input.areas, .areas)
        found += BuildingCrowd.diagnostics(input.buildings, file: file(.buildings), place: written)
        guard !found.contains(where: { $0.severity == .error }) else { return found }
        let fit = ZoneFit(input: input, file: file(.zones), hasResidual: ruleset.residual != nil)
        do throws(CrowdedPlace) { found += try fit.overlaps() } catch { found.append(error.diagnostic(pack.workingCRS)) }
        return found
    }

    /// What makes a planner look again; of an input that `settle` found no error in.
    package func doubts(_ input: ZoningInput) -> [Diagnostic] {
        var found: [Diagnostic] = []
        do throws(CrowdedPlace) {
            found += try ZoneFit(input: input, file: file(.zones), hasResidual: ruleset.residual != nil).gaps()
        } catch {
            found.append(error.diagnostic(pack.workingCRS))
        }
        // What is doubtful of a neighbour is told where its own map is made.
        return found + Doubts(input: input.neighbours.isEmpty ? input : input.own, ruleset: ruleset, today: today, file: file).diagnostics()
    }

    package func doubts(_ shielding: Shielding) -> [Diagnostic] {
        let doubts = BuildingDoubts(pack: pack, shielding: shielding, file: file(.buildings))
        do throws(GeometryError) { return try doubts.diagnostics() } catch { return [unfit(error, .buildings)] }
    }

    private func unfit(_ error: GeometryError, _ layer: PackManifest.Layer) -> Diagnostic {
        Diagnostic(
            code: ShapeFault.geometryInvalid, file: file(layer),
            what: "the areas of the layer cannot be laid over each other: \(error.description)",
            fix: "Check the layer on a map for areas typed wrong (QGIS: Vector, Geometry tools, Check validity)")
    }

    /// Several features of the layer are one district, whether they touch or overlap. What is torn is left to `DistrictFit`.
    private func unite(_ input: inout ZoningInput) throws(GeometryError) -> [Diagnostic] {
        guard input.district.count > 1 else { return [] }
        let reach = FarVertices(input)
        guard input.district.allSatisfy({ $0.rings.allSatisfy { $0.allSatisfy(reach.isNear) } }) else { return [] }
        let (district, twice) = try DistrictUniting.united(input.district)
        input.district = district
        guard twice > 0 else { return [] }
        return [
            Diagnostic(
                code: MakingFault.districtOverlap, severity: .warning, file: file(.district),
                what: "features of the district overlap over \(FixedDecimal.text(twice, places: 2)) m²; together they count as one area",
                fix: "Draw each part of the district once")
        ]
    }

    /// Railway areas of which a place would have more than any name could be told of.
    private func stacked(_ areas: [LandArea], _ layer: PackManifest.Layer) -> [Diagnostic] {
        let stack = AreaStack(areas.map(\.polygons))
        guard let first = stack.deepest.first else { return [] }
        return [
            Diagnostic(
                code: MakingFault.areasStacked, file: file(layer), feature: areas[first].name,
                coordinate: areas[first].polygons.first?.exterior.first.map(written),
                what: "more than \(AreaStack.mostAtOnce) areas of the layer lie on each other",
                fix: "Look for areas that stand there many times over, and unite those that belong together")
        ]
    }

    /// Reading W1b.
    private func gap(_ gap: SectionJoining.Gap) -> Diagnostic {
        let layer = PackManifest.Layer(rawValue: gap.line.layer.rawValue) ?? .roads
        return Diagnostic(
            code: MakingFault.sectionGap, severity: .warning, file: gap.line.neighbour ?? file(layer), feature: gap.line.label,
            coordinate: written(gap.place),
            what: "the section ends \(FixedDecimal.text(gap.metres, places: 2)) m beside \(gap.other.label), a section of its own row",
            fix:
                "Draw both to one point if the line goes on there; join_m in pack.json (\(FixedDecimal.text(pack.joining, places: 2)) m) says what is joined by itself"
        )
    }

    /// Areas that are nothing on the lattice of the map. Holes that are nothing there go.
    private func collapsed(_ input: inout ZoningInput) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func look(_ polygons: inout [Polygon], _ label: String?, _ layer: PackManifest.Layer) {
            for number in polygons.indices {
                polygons[number].holes.removeAll { Lattice.chain($0).count < 4 }
                guard Lattice.chain(polygons[number].exterior).count < 4 else { continue }
                found.append(
                    Diagnostic(
                        code: MakingFault.areaCollapsed, file: file(layer), feature: label,
                        coordinate: polygons[number].exterior.first.map(written),
                        what: "the area is no wider than a millimetre", fix: "Check its coordinates and the reference system of the layer"))
            }
        }
        look(&input.district, nil, .district)
        for number in input.zones.indices { look(&input.zones[number].polygons, input.zones[number].id, .zones) }
        for number in input.railwayLand.indices { look(&input.railwayLand[number].polygons, input.railwayLand[number].name, .railwayLand) }
        for number in input.lineLand.indices { look(&input.lineLand[number].polygons, input.lineLand[number].name, .roadLand) }
        for number in input.areas.indices { look(&input.areas[number].polygons, input.areas[number].name, .areas) }
        for number in input.yards.indices { look(&input.yards[number].polygons, input.yards[number].name, .yards) }
        for number in input.residential.indices { look(&input.residential[number].polygons, input.residential[number].id, .residential) }
        return found
    }

    func written(_ place: Coordinate) -> Coordinate {
        (try? Mover(from: pack.workingCRS, to: .wgs84).moved(place)) ?? place
    }
}
