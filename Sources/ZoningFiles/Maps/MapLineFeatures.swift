import FeatureIO
import Geometry
import Regulation
import StrictJSON
import ZoningLaw
import ZoningModel

/// The lines of a map, and its land that counts as a whole, as features of the working plane.
extension ZoneMap {
    /// The features of the layer `lines`: sections, what was surveyed beside them, and the boundary lines of every row.
    func lineFeatures() throws(BuildError) -> [Feature] {
        let hasRuleColumns = hasRuleColumns
        let hasNeighbours = hasNeighbours
        let sections = lines.flatMap { [$0.feature(hasRuleColumns, hasNeighbours)] + $0.surveyedFeatures }
        do throws(GeometryError) { return sections + (try boundaryFeatures()) } catch { throw .geometry(error) }
    }

    /// Whether some line says of itself what only some rules ask for.
    var hasRuleColumns: Bool { lines.contains { $0.lanes != nil || $0.approvedOn != nil } }

    /// Whether something of it was read from the pack of a neighbour (reading Z7).
    var hasNeighbours: Bool {
        lines.contains { $0.neighbour != nil } || [railwayLand, yards, areas].contains { $0.contains { $0.neighbour != nil } }
    }

    /// The features of the layer `railway_areas`: all land that counts as a whole.
    var railwayFeatures: [Feature] {
        let hasNeighbours = hasNeighbours
        return (railwayLand + yards + areas).map { $0.feature(hasNeighbours) }
    }

    /// The boundary lines of every row: the outline of the land between them, ends included.
    private func boundaryFeatures() throws(GeometryError) -> [Feature] {
        guard let ruleset = try? Ruleset.bundled(meta.ruleset) else { return [] }
        let making = BandMaking(ruleset: ruleset, date: meta.date, asBuilt: true, zones: ZoneLocator([], ruleset: ruleset))
        let context = GEOSContext()
        var features: [Feature] = []
        for band in making.bands(lines: lines, railwayLand: [], yards: []) where band.maker == .line {
            let rings = try band.outlineRings(arcTolerance: ruleset.tolerances.arcMetres, in: context) { _ in 0 }
                .map { LineString($0.map(Lattice.coordinate)) }
            guard !rings.isEmpty else { continue }
            features.append(
                Feature(
                    shape: .multiLineString(rings),
                    properties: [
                        JSONMember(name: "part", value: .string("boundary")), JSONMember(name: "row", value: .string(band.row)),
                        JSONMember(name: "name", value: .string(band.name)),
                    ]))
        }
        return features
    }
}

extension TransportLine {
    /// The centre line with everything that the zoning function asks of it.
    ///
    /// - Parameters:
    ///   - hasRuleColumns: whether what only some rules ask for goes along.
    ///   - hasNeighbours: whether it is said who drew it.
    fileprivate func feature(_ hasRuleColumns: Bool, _ hasNeighbours: Bool) -> Feature {
        func text(_ name: String, _ value: String?) -> JSONMember { JSONMember(name: name, value: value.map { .string($0) } ?? .null) }
        func metres(_ name: String, _ line: BoundaryLine) -> JSONMember {
            guard case .offset(let value) = line else { return JSONMember(name: name, value: .null) }
            return JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: 4, trimmed: true)))
        }
        return Feature(
            shape: .multiLineString([LineString(course)]),
            properties: [
                text("part", "centre"), text("layer", layer.rawValue), text("row", row), text("name", name), text("source", source.id),
                text("structure", structure.rawValue), text("status", status.rawValue), text("opened_on", openedOn?.description),
                text("edge_kind", edgeKind?.rawValue), metres("left_m", leftLine), metres("right_m", rightLine),
                JSONMember(
                    name: "accuracy_m", value: accuracy.map { .number(JSONNumber(fixed: $0, places: 4, trimmed: true)) } ?? .null),
            ]
                + (hasRuleColumns
                    ? [
                        JSONMember(name: "lanes", value: lanes.map { .number(JSONNumber($0)) } ?? .null),
                        text("eia_approved_on", approvedOn?.description),
                    ] : []) + (hasNeighbours ? [text("neighbour", neighbour)] : []))
    }
}

extension LandArea {
    /// - Parameter hasNeighbours: whether it is said who drew it.
    fileprivate func feature(_ hasNeighbours: Bool) -> Feature {
        let properties: [(String, String?)] =
            [("kind", kind), ("name", name), ("eia_approved_on", approvedOn?.description)]
            + (hasNeighbours ? [("neighbour", neighbour)] : [])
        return Feature(
            shape: .multiPolygon(MultiPolygon(polygons)),
            properties: properties.map { JSONMember(name: $0.0, value: $0.1.map { .string($0) } ?? .null) })
    }
}
