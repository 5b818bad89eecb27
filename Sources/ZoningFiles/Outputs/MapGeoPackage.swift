import FeatureIO
import Projection
import StrictJSON
import Wording
import ZoningModel

/// The map as a GeoPackage, in the working plane to the millimetre: the layers `zones`, `lines`, `railway_areas` `meta` and, where
/// buildings are known, `facades`; and styles that QGIS opens with.
extension ZoneMap {
    /// The contents of the file, ready to be written. Time: the vertices of the map, and the outlines of its bands.
    /// Throws `.data` where PROJ has no WKT of the system, and `.geometry` where GEOS cannot draw a boundary line.
    ///
    /// - Parameters:
    ///   - target: the system of its coordinates; nil for the working plane.
    ///   - language: of titles, legends and the names of values.
    ///   - hasStyles: whether QGIS is told how the layers look.
    package func geoPackage(
        to target: CoordinateReferenceSystem? = nil, language: Language = .en, hasStyles: Bool = true
    ) throws(BuildError) -> GeoPackageContents {
        let target = target ?? meta.workingCRS
        let made = MapLayers(self, language)
        var layers = [made.zones(nil), try made.lines(), made.railwayAreas()] + (facades.isEmpty ? [] : [made.facades()])
        let system: OutputSystem
        do throws(ProjectionError) {
            system = try OutputSystem(defined: target)
            for number in layers.indices {
                let isTiling = layers[number].name == MapName.zones
                layers[number] = try LayerCarrier(from: meta.workingCRS, to: target, isText: false, tiling: isTiling ? zones : [])
                    .carried(layers[number])
            }
        } catch { throw .data([.projection(error, file: nil)]) }
        let isPlane = target.isSame(as: meta.workingCRS)
        var tables = layers.map { layer in
            // Of the pieces of the plane each is one area; elsewhere a hair may come apart.
            let kind: GeoPackageGeometryColumn.TypeName =
                switch (layer.kind, layer.name) {
                case (.line, MapName.facades): .lineString
                case (.line, _): .multiLineString
                case (_, MapName.zones) where isPlane: .polygon
                default: .multiPolygon
                }
            return GeoPackageTable(
                name: layer.name, identifier: layer.name == MapName.zones ? meta.title.en : nil,
                description: layer.name == MapName.zones ? meta.title.own : "", geometry: .init(kind: kind, system: system.number),
                columns: layer.columns, features: layer.features)
        }
        var sealing = MapSealing(meta: meta.json, schema: .current)
        for table in tables {
            guard let layer = MapLayer(rawValue: table.name) else { continue }
            for number in 0..<table.features.count { sealing.add(table.features[number], layer: layer) }
        }
        // Where it has always stood: before the façades.
        tables.insert(.meta(metaMembers(sealing.seal())), at: 3)
        return GeoPackageContents(
            systems: [
                GeoPackageSystem(
                    name: target.name, id: system.number, organization: system.code == nil ? "NONE" : "EPSG", definition: system.wkt ?? "")
            ],
            tables: tables, styles: hasStyles ? layers.compactMap(\.geoPackageStyle) : [],
            // A fixed instant: the day that the map holds for.
            lastChange: lastChange)
    }

    /// As the contents of a file of this map have it: the day that the map holds for, at midnight.
    package var lastChange: String { "\(meta.date)T00:00:00.000Z" }

    /// The members of the meta, and the seal behind them.
    private func metaMembers(_ seal: MapSeal) -> [JSONMember] {
        guard case .object(let members) = meta.json else { return [] }
        return members + [JSONMember(name: MapSeal.member.row, value: seal.json)]
    }
}
