import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON

/// The map as a GeoPackage, in the working plane to the millimetre: the layers `zones`, `lines`, `railway_areas` `meta` and, where
/// buildings are known, `facades`; and a style that QGIS opens with.
extension ZoneMap {
    public func geoPackage() throws(BuildError) -> GeoPackageContents {
        let definition: String
        do throws(ProjectionError) { definition = try meta.workingCRS.wellKnownText() } catch {
            throw .data([.projection(error, file: nil)])
        }
        let system = Int32(meta.workingCRS.epsgCode ?? 100_000)
        let boundaries: [Feature]
        do throws(GeometryError) { boundaries = try boundaryFeatures() } catch { throw .geometry(error) }
        return GeoPackageContents(
            systems: [
                GeoPackageSystem(
                    name: meta.workingCRS.name, id: system, organization: meta.workingCRS.epsgCode == nil ? "NONE" : "EPSG",
                    definition: definition)
            ],
            tables: [
                GeoPackageTable(
                    name: "zones", identifier: meta.title.en, description: meta.title.zh, geometry: .init(kind: .polygon, system: system),
                    columns: zones.contains { !$0.frontages.isEmpty } ? Self.zoneColumns + Self.shieldingColumns : Self.zoneColumns,
                    features: LazyFeatures(count: zones.count) { [zones] in
                        Feature(shape: .polygon(zones[$0].polygon), properties: zones[$0].properties)
                    }),
                GeoPackageTable(
                    name: "lines", geometry: .init(kind: .multiLineString, system: system), columns: Self.lineColumns,
                    features: LazyFeatures(lines.map(\.feature) + boundaries)),
                GeoPackageTable(
                    name: "railway_areas", geometry: .init(kind: .multiPolygon, system: system),
                    columns: [.init("kind", .text), .init("name", .text), .init("eia_approved_on", .text)],
                    features: LazyFeatures(railwayLand.map { $0.feature(kind: "land") } + yards.map { $0.feature(kind: "yard") })),
                GeoPackageTable(
                    name: "meta", geometry: nil, columns: [.init("name", .text), .init("value", .text)],
                    features: LazyFeatures(metaFeatures)),
            ] + facadeTables(system: system),
            styles: [GeoPackageStyle(table: "zones", name: "noisezone", qml: MapStyle.qml, description: "class colours")],
            // A fixed instant: the day that the map holds for.
            lastChange: "\(meta.date)T00:00:00.000Z")
    }

    private static let zoneColumns: [GeoPackageColumn] = [
        .init("id", .text), .init("class", .text), .init("limits_class", .text), .init("day_db", .integer), .init("night_db", .integer),
        .init("zone_id", .text), .init("zone_name", .text), .init("zone_class", .text), .init("kind", .text), .init("rows", .text),
        .init("clauses", .text),
        .init("area_m2", .real),
    ]

    /// Only where buildings change the map.
    private static let shieldingColumns: [GeoPackageColumn] = [
        .init("sight", .text), .init("frontages", .text), .init("other_class", .text), .init("other_limits_class", .text),
    ]

    private static let lineColumns: [GeoPackageColumn] = [
        .init("part", .text), .init("layer", .text), .init("row", .text), .init("name", .text), .init("source", .text),
        .init("structure", .text), .init("status", .text), .init("opened_on", .text), .init("edge_kind", .text), .init("left_m", .real),
        .init("right_m", .real), .init("accuracy_m", .real),
    ]

    /// One feature a member of the meta: its name, and its value as JSON.
    private var metaFeatures: [Feature] {
        guard case .object(let members) = meta.json else { return [] }
        return members.map { member in
            var writer = JSONWriter()
            writer.value(member.value)
            return Feature(
                shape: nil,
                properties: [
                    JSONMember(name: "name", value: .string(member.name)), JSONMember(name: "value", value: .string(writer.text)),
                ])
        }
    }

    /// The boundary lines of every row: the outline of the land between them, ends included.
    private func boundaryFeatures() throws(GeometryError) -> [Feature] {
        guard let ruleset = try? Ruleset.bundled(meta.ruleset) else { return [] }
        let making = CorridorMaking(ruleset: ruleset, date: meta.date, asBuilt: true, zones: ZoneLocator([], ruleset: ruleset))
        let context = GEOSContext()
        var features: [Feature] = []
        for corridor in making.corridors(lines: lines, railwayLand: [], yards: []) {
            let rings = try corridor.outlineRings(arcTolerance: ruleset.tolerances.arcMetres, in: context) { _ in 0 }
                .map { LineString($0.map(Lattice.coordinate)) }
            guard !rings.isEmpty else { continue }
            features.append(
                Feature(
                    shape: .multiLineString(rings),
                    properties: [
                        JSONMember(name: "part", value: .string("boundary")), JSONMember(name: "row", value: .string(corridor.row)),
                        JSONMember(name: "name", value: .string(corridor.name)),
                    ]))
        }
        return features
    }
}

extension TransportLine {
    /// The centre line with everything that the zoning function asks of it.
    fileprivate var feature: Feature {
        func text(_ name: String, _ value: String?) -> JSONMember { JSONMember(name: name, value: value.map { .string($0) } ?? .null) }
        func metres(_ name: String, _ value: Double) -> JSONMember {
            JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: 4, trimmed: true)))
        }
        return Feature(
            shape: .multiLineString([LineString(course)]),
            properties: [
                text("part", "centre"), text("layer", layer.rawValue), text("row", row), text("name", name), text("source", source.id),
                text("structure", structure.rawValue), text("status", status.rawValue), text("opened_on", openedOn?.description),
                text("edge_kind", edgeKind?.rawValue), metres("left_m", left), metres("right_m", right),
                JSONMember(
                    name: "accuracy_m", value: accuracy.map { .number(JSONNumber(fixed: $0, places: 4, trimmed: true)) } ?? .null),
            ])
    }
}

extension RailwayArea {
    fileprivate func feature(kind: String) -> Feature {
        Feature(
            shape: .multiPolygon(MultiPolygon(polygons)),
            properties: [("kind", kind), ("name", name), ("eia_approved_on", approvedOn.description)].map {
                JSONMember(name: $0.0, value: .string($0.1))
            })
    }
}
