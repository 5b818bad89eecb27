import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import ZoningLaw
import ZoningModel

/// The map as a GeoPackage, in the working plane to the millimetre: the layers `zones`, `lines`, `railway_areas` `meta` and, where
/// buildings are known, `facades`; and a style that QGIS opens with.
extension ZoneMap {
    /// The contents of the file, ready to be written. Time: the vertices of the map, and the outlines of its bands.
    /// Throws `.data` where PROJ has no WKT of the working plane, and `.geometry` where GEOS cannot draw a boundary line.
    package func geoPackage() throws(BuildError) -> GeoPackageContents {
        let definition: String
        do throws(ProjectionError) { definition = try meta.workingCRS.wellKnownText() } catch {
            throw .data([.projection(error, file: nil)])
        }
        let system = Int32(clamping: meta.workingCRS.epsgCode ?? 100_000)
        let sections = try lineFeatures()
        var tables = [
            GeoPackageTable(
                name: MapLayer.zones.rawValue, identifier: meta.title.en, description: meta.title.zh,
                geometry: .init(kind: .polygon, system: system),
                columns: zones.contains { !$0.frontages.isEmpty } ? MapLayer.zones.columns(in: .current) : MapLayer.zoneColumns(.current),
                features: LazyFeatures(count: zones.count) { [zones] in
                    Feature(shape: .polygon(zones[$0].polygon), properties: zones[$0].properties)
                }),
            GeoPackageTable(
                name: MapLayer.lines.rawValue, geometry: .init(kind: .multiLineString, system: system),
                columns: MapLayer.lines.columns(in: .current),
                features: LazyFeatures(sections)),
            GeoPackageTable(
                name: MapLayer.railwayAreas.rawValue, geometry: .init(kind: .multiPolygon, system: system),
                columns: MapLayer.railwayAreas.columns(in: .current),
                features: LazyFeatures(railwayLand.map { $0.feature(kind: "land") } + yards.map { $0.feature(kind: "yard") })),
        ]
        let facades = facadeTables(system: system)
        var sealing = MapSealing(meta: meta.json, schema: .current)
        for table in tables + facades {
            guard let layer = MapLayer(rawValue: table.name) else { continue }
            for number in 0..<table.features.count { sealing.add(table.features[number], layer: layer) }
        }
        tables.append(
            GeoPackageTable(
                name: "meta", geometry: nil, columns: [.init("name", .text), .init("value", .text)],
                features: LazyFeatures(metaFeatures(sealing.seal()))))
        return GeoPackageContents(
            systems: [
                GeoPackageSystem(
                    name: meta.workingCRS.name, id: system, organization: meta.workingCRS.epsgCode == nil ? "NONE" : "EPSG",
                    definition: definition)
            ],
            tables: tables + facades,
            styles: [GeoPackageStyle(table: "zones", name: "noisezone", qml: MapStyle.qml, description: "class colours")],
            // A fixed instant: the day that the map holds for.
            lastChange: "\(meta.date)T00:00:00.000Z")
    }

    /// One feature a member of the meta: its name, and its value as JSON.
    private func metaFeatures(_ seal: MapSeal) -> [Feature] {
        guard case .object(let members) = meta.json else { return [] }
        return (members + [JSONMember(name: MapSeal.member.row, value: seal.json)]).map { member in
            var writer = JSONWriter()
            writer.value(member.value)
            return Feature(
                shape: nil,
                properties: [
                    JSONMember(name: "name", value: .string(member.name)), JSONMember(name: "value", value: .string(writer.text)),
                ])
        }
    }

    /// The features of the layer `lines`: sections, what was surveyed beside them, and the boundary lines of every row.
    func lineFeatures() throws(BuildError) -> [Feature] {
        let sections = lines.flatMap { [$0.feature] + $0.surveyedFeatures }
        do throws(GeometryError) { return sections + (try boundaryFeatures()) } catch { throw .geometry(error) }
    }

    /// The boundary lines of every row: the outline of the land between them, ends included.
    private func boundaryFeatures() throws(GeometryError) -> [Feature] {
        guard let ruleset = try? Ruleset.bundled(meta.ruleset) else { return [] }
        let making = BandMaking(ruleset: ruleset, date: meta.date, asBuilt: true, zones: ZoneLocator([], ruleset: ruleset))
        let context = GEOSContext()
        var features: [Feature] = []
        for band in making.bands(lines: lines, railwayLand: [], yards: []) {
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
    fileprivate var feature: Feature {
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
