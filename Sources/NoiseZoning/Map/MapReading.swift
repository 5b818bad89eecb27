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
    /// A map that `build` or `export` wrote, GeoPackage or GeoJSON; `hash` is the SHA-256 of its bytes.
    public static func read(path: String) throws(MapReadError) -> (map: ZoneMap, hash: ContentHash) {
        let bytes: [UInt8]
        do { bytes = try readFile(path) } catch { throw .file(error) }
        // Every SQLite file begins with these words.
        let isGeoPackage = bytes.starts(with: "SQLite format 3\0".utf8)
        return (isGeoPackage ? try readGeoPackage(path) : try read(bytes, file: path), ContentHash(of: bytes))
    }

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
            for var feature in collection.features {
                feature.shape = try feature.shape?.mapped { (ring) throws(ProjectionError) in try mover.moved(ring) }
                zones.append(contentsOf: FunctionalZone.read(feature, file: file, into: &diagnostics))
            }
        } catch { throw .data([.projection(error, file: file)]) }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        return ZoneMap(meta: meta, zones: zones)
    }
}

extension FunctionalZone {
    /// The zones of one feature of the layer `zones`, whose shape is in the working plane already.
    static func read(_ feature: Feature, file: String, into diagnostics: inout [Diagnostic]) -> [FunctionalZone] {
        var reader = PropertyReader(feature, file: file)
        let (id, kind) = (reader.text("id"), reader.choice("kind", Kind.self))
        let (zoneClass, limitsClass) = (reader.optionalText("class"), reader.optionalText("limits_class"))
        let (day, night) = (reader.optionalNumber("day_db"), reader.optionalNumber("night_db"))
        let (zoneID, zoneName, base) = (reader.optionalText("zone_id"), reader.optionalText("zone_name"), reader.optionalText("zone_class"))
        let (rows, clauses) = (reader.texts("rows"), reader.texts("clauses"))
        let frontages = reader.texts("frontages")
        let sight = frontages.isEmpty ? nil : reader.choice("sight", Sight.self)
        let (otherClass, otherLimits) = (reader.optionalText("other_class"), reader.optionalText("other_limits_class"))
        let other = otherClass.map { Outcome(zoneClass: ZoneClass($0), limitsClass: otherLimits.map { ZoneClass($0) }) }
        diagnostics.append(contentsOf: reader.diagnostics)
        guard let id, let kind else { return [] }
        let limits: NoiseLimit? = if let day, let night { NoiseLimit(day: Int(day), night: Int(night)) } else { nil }
        return (feature.shape?.polygons ?? []).map { polygon in
            FunctionalZone(
                id: id, kind: kind, zoneClass: zoneClass.map { ZoneClass($0) }, limitsClass: limitsClass.map { ZoneClass($0) },
                limits: limits, zoneID: zoneID, zoneName: zoneName, baseClass: base.map { ZoneClass($0) }, rows: rows, clauses: clauses,
                frontages: frontages, sight: sight, other: other, polygon: polygon)
        }
    }
}
