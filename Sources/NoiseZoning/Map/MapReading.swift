import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON

/// Why a map could not be read.
public enum MapReadError: Error, Sendable {
    case file(FileError)
    case data([Diagnostic])
}

extension ZoneMap {
    /// A map that was written as GeoJSON: its zones, and no lines to explain from.
    public static func read(_ bytes: [UInt8], file: String) throws(MapReadError) -> ZoneMap {
        let collection: FeatureCollection
        var diagnostics: [Diagnostic]
        do { (collection, diagnostics) = try readGeoJSON(bytes, file: file) } catch { throw .file(error) }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        let meta: MapMeta
        do { meta = try MapMeta(of: collection, file: file) } catch { throw .data([error]) }

        var zones: [FunctionalZone] = []
        do throws(ProjectionError) {
            let mover = try Mover(from: .wgs84, to: meta.workingCRS)
            for feature in collection.features {
                var reader = PropertyReader(feature, file: file)
                let properties = FunctionalZone.Properties(&reader)
                diagnostics.append(contentsOf: reader.diagnostics)
                guard let properties else { continue }
                for polygon in feature.shape?.polygons ?? [] { zones.append(FunctionalZone(properties, polygon: try mover.moved(polygon))) }
            }
        } catch { throw .data([.projection(error, file: file)]) }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        return ZoneMap(meta: meta, zones: zones)
    }
}

extension FunctionalZone {
    /// What a feature of the layer `zones` says beside its geometry.
    fileprivate struct Properties {
        let id: String
        let kind: Kind
        let zoneClass: String?
        let limitsClass: String?
        let limits: NoiseLimit?
        let zoneID: String?
        let zoneName: String?
        let rows: [String]
        let clauses: [String]

        init?(_ reader: inout PropertyReader) {
            let (id, kind) = (reader.text("id"), reader.choice("kind", Kind.self))
            zoneClass = reader.optionalText("class")
            limitsClass = reader.optionalText("limits_class")
            let (day, night) = (reader.optionalNumber("day_db"), reader.optionalNumber("night_db"))
            limits = if let day, let night { NoiseLimit(day: Int(day), night: Int(night)) } else { nil }
            zoneID = reader.optionalText("zone_id")
            zoneName = reader.optionalText("zone_name")
            rows = reader.texts("rows")
            clauses = reader.texts("clauses")
            guard let id, let kind else { return nil }
            self.id = id
            self.kind = kind
        }
    }

    fileprivate init(_ properties: Properties, polygon: Polygon) {
        self.init(
            id: properties.id, kind: properties.kind, zoneClass: properties.zoneClass.map { ZoneClass($0) },
            limitsClass: properties.limitsClass.map { ZoneClass($0) }, limits: properties.limits, zoneID: properties.zoneID,
            zoneName: properties.zoneName, rows: properties.rows, clauses: properties.clauses, polygon: polygon)
    }
}
