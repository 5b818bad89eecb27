import FeatureIO
import Geometry
import Regulation
import StrictJSON
import ZoningModel

/// All pieces of one class in one base zone, as one area: what the rows of an area table are, drawn.
struct ZoneClassArea {
    /// What makes pieces one.
    private struct Key: Hashable {
        let zone: String?
        let zoneClass: ZoneClass?
        let limitsClass: ZoneClass?

        /// Land in no zone last.
        var order: [String] { [zone ?? "~", zoneClass?.id ?? "~", limitsClass?.id ?? "~"] }
    }

    private let key: Key
    /// The first of the pieces, which tells the zone's name and the limits.
    private let first: FunctionalZone
    private let pieces: UnitedPieces
    private let polygons: [Polygon]

    /// By zone, class and class of the limits. Time n log n in the edges.
    static func areas(of zones: [FunctionalZone]) -> [ZoneClassArea] {
        let keys = zones.map { Key(zone: $0.zoneID, zoneClass: $0.zoneClass, limitsClass: $0.limitsClass) }
        let sorted = Set(keys).sorted { $0.order.lexicographicallyPrecedes($1.order) }
        let numbers = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
        let labels = keys.map { numbers[$0] ?? 0 }
        let polygons = AreaUnion.polygons(of: zones, labels: labels, count: sorted.count)
        var firsts = [FunctionalZone?](repeating: nil, count: sorted.count)
        var united = [UnitedPieces](repeating: UnitedPieces(), count: sorted.count)
        for (zone, label) in zip(zones, labels) {
            if firsts[label] == nil { firsts[label] = zone }
            united[label].add(zone)
        }
        return sorted.indices.compactMap { number in
            firsts[number].map { ZoneClassArea(key: sorted[number], first: $0, pieces: united[number], polygons: polygons[number]) }
        }
    }

    /// - Parameter periods: those of the day that the map's limits are for.
    static func columns(_ periods: [DayPeriod]) -> [GeoPackageColumn] {
        [
            .init("id", .text), .init("zone_id", .text), .init("zone_name", .text), .init("base_class", .text), .init("class", .text),
            .init("limits_class", .text),
        ] + periods.map { .init("\($0)_db", .integer) } + MapLayer.unionColumns
    }

    /// - Parameter periods: those of the day that the map's limits are for.
    func feature(_ periods: [DayPeriod]) -> Feature {
        func text(_ name: String, _ value: String?) -> JSONMember { JSONMember(name: name, value: value.map { .string($0) } ?? .null) }
        func whole(_ name: String, _ value: Int?) -> JSONMember {
            JSONMember(name: name, value: value.map { .number(JSONNumber($0)) } ?? .null)
        }
        let limits = key.limitsClass.map { $0 == key.zoneClass ? "" : "-\($0.id)" } ?? ""
        let id = "\(key.zone ?? "none")-\(key.zoneClass?.id ?? "none")\(limits)"
        return Feature(
            id: id, shape: .multiPolygon(MultiPolygon(polygons)),
            properties: [
                text("id", id), text("zone_id", key.zone), text("zone_name", first.zoneName), text("base_class", first.baseClass?.id),
                text("class", key.zoneClass?.id), text("limits_class", key.limitsClass?.id),
            ] + periods.enumerated().map { whole("\($1)_db", first.limits?[$0]) } + pieces.properties(polygons))
    }
}
